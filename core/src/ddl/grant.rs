//! `GRANT` and `REVOKE`.

use crate::ident::Ident;
use crate::order::Map;
use crate::schema::{GrantTarget, Privilege};

/// `GRANT … ON … TO … [WITH GRANT OPTION]`, to one role.
pub fn grant(
    target: &GrantTarget,
    grantee: Option<&Ident>,
    privileges: &[&Privilege],
    can_pass_on: bool,
) -> String {
    let option = if can_pass_on {
        " WITH GRANT OPTION"
    } else {
        ""
    };
    let (list, role) = (list(privileges), role(grantee));
    format!("GRANT {list} ON {target} TO {role}{option}")
}

/// `REVOKE [GRANT OPTION FOR] … ON … FROM …`, from one role.
pub fn revoke(
    target: &GrantTarget,
    grantee: Option<&Ident>,
    privileges: &[&Privilege],
    only_option: bool,
) -> String {
    let option = if only_option { "GRANT OPTION FOR " } else { "" };
    let (list, role) = (list(privileges), role(grantee));
    format!("REVOKE {option}{list} ON {target} FROM {role}")
}

fn role(grantee: Option<&Ident>) -> String {
    grantee.map_or_else(|| "PUBLIC".to_owned(), ToString::to_string)
}

/// `SELECT, UPDATE (a, b)`
fn list(privileges: &[&Privilege]) -> String {
    let mut columns: Map<&str, Vec<Ident>> = Map::default();
    let mut whole: Vec<String> = Vec::new();
    for it in privileges {
        match &it.column {
            Some(column) => columns.or_default(&it.name).push(column.clone()),
            None => whole.push(it.name.clone()),
        }
    }
    for (name, columns) in columns.iter() {
        whole.push(format!("{name} ({})", super::list(columns)));
    }
    whole.join(", ")
}
