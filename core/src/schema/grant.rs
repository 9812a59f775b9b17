//! Privileges on tables and their columns, views, sequences, functions and namespaces.

use super::{ObjectId, Schema, written};
use crate::ident::{Ident, QualifiedName};
use crate::order::Map;
use std::fmt;

/// What privileges are given on. Names always have their namespace.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GrantTarget {
    /// A namespace.
    Namespace(Ident),
    /// A table.
    Table(QualifiedName),
    /// A view, sequence or function.
    Object(ObjectId),
}

/// One privilege of one role.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Privilege {
    /// The role; `None` is everybody, `PUBLIC`.
    pub grantee: Option<Ident>,
    /// In upper case.
    pub name: String,
    /// The column, if it is for one alone.
    pub column: Option<Ident>,
}

/// Who has which privileges, the owner aside.
#[derive(Clone, Debug, Default)]
pub struct Grants {
    /// Who owns the object, if that is known: what is said of him is no difference.
    pub owner: Option<Ident>,
    /// The privileges, and whether each may be passed on.
    pub given: Map<Privilege, bool>,
}

impl GrantTarget {
    /// All that there is to give on it, or on its columns.
    pub fn all_privileges(&self, of_columns: bool) -> &'static [&'static str] {
        match self {
            Self::Namespace(_) => &["CREATE", "USAGE"],
            Self::Object(ObjectId::Sequence(_)) => &["SELECT", "UPDATE", "USAGE"],
            Self::Object(ObjectId::Function(..)) => &["EXECUTE"],
            _ if of_columns => &["INSERT", "REFERENCES", "SELECT", "UPDATE"],
            _ => &[
                "DELETE",
                "INSERT",
                "REFERENCES",
                "SELECT",
                "TRIGGER",
                "TRUNCATE",
                "UPDATE",
            ],
        }
    }

    /// What everybody has where nothing is said.
    pub fn usual(&self) -> Grants {
        let mut grants = Grants::default();
        if let Self::Object(ObjectId::Function(..)) = self {
            let everybody = Privilege {
                grantee: None,
                name: "EXECUTE".to_owned(),
                column: None,
            };
            grants.given.insert(everybody, false);
        }
        grants
    }
}

impl Grants {
    /// The privileges that somebody else than this owner has.
    pub fn beside(&self, owner: Option<&Ident>) -> Map<Privilege, bool> {
        let mut others = Map::default();
        for (privilege, option) in self.given.iter() {
            if owner.is_none() || privilege.grantee.as_ref() != owner {
                others.insert(privilege.clone(), *option);
            }
        }
        others
    }

    /// Takes a privilege away; one on a table also from its columns.
    pub(super) fn remove(&mut self, privilege: &Privilege) {
        let gone: Vec<Privilege> = self
            .given
            .keys()
            .filter(|it| {
                it.grantee == privilege.grantee
                    && it.name == privilege.name
                    && (privilege.column.is_none() || it.column == privilege.column)
            })
            .cloned()
            .collect();
        for it in &gone {
            self.given.remove(it);
        }
    }

    /// Takes the privileges on columns away that are not these.
    pub fn keep_columns(&mut self, is_kept: impl Fn(&Ident) -> bool) {
        let gone: Vec<Privilege> = self
            .given
            .keys()
            .filter(|it| it.column.as_ref().is_some_and(|it| !is_kept(it)))
            .cloned()
            .collect();
        for it in &gone {
            self.given.remove(it);
        }
    }

    /// One item of an access control list: `role=arw*/owner`.
    pub(super) fn add_item(&mut self, item: &str, column: Option<&Ident>) {
        let Some((grantee, rest)) = split_role(item) else {
            return;
        };
        let letters = rest.split('/').next().unwrap_or_default();
        let grantee = (!grantee.is_empty()).then(|| Ident::new(grantee));
        if grantee.is_some() && grantee == self.owner {
            return;
        }
        let mut letters = letters.chars().peekable();
        while let Some(letter) = letters.next() {
            let option = letters.next_if_eq(&'*').is_some();
            let name = match letter {
                'r' => "SELECT",
                'a' => "INSERT",
                'w' => "UPDATE",
                'd' => "DELETE",
                'D' => "TRUNCATE",
                'x' => "REFERENCES",
                't' => "TRIGGER",
                'X' => "EXECUTE",
                'U' => "USAGE",
                'C' => "CREATE",
                // What later versions have besides is not the service's.
                _ => continue,
            };
            let privilege = Privilege {
                grantee: grantee.clone(),
                name: name.to_owned(),
                column: column.cloned(),
            };
            self.given.insert(privilege, option);
        }
    }
}

/// The role before the equals sign, which may be in quotes, and what comes after the sign.
fn split_role(item: &str) -> Option<(String, &str)> {
    let Some(quoted) = item.strip_prefix('"') else {
        let (role, rest) = item.split_once('=')?;
        return Some((role.to_owned(), rest));
    };
    let mut role = String::new();
    let mut rest = quoted;
    loop {
        let (part, after) = rest.split_once('"')?;
        role.push_str(part);
        match after.strip_prefix('"') {
            Some(more) => {
                role.push('"');
                rest = more;
            }
            None => return Some((role, after.strip_prefix('=')?)),
        }
    }
}

impl Schema {
    /// The privileges on something; `None` if nothing is said about them.
    pub fn grants(&self, target: &GrantTarget) -> Option<&Grants> {
        match target {
            GrantTarget::Namespace(name) => self.namespace_grants.get(name),
            GrantTarget::Table(name) => self.table(name)?.grants.as_ref(),
            GrantTarget::Object(id) => self.object(id)?.grants.as_ref(),
        }
    }

    /// Whether there is something to give privileges on.
    pub fn has_grant_target(&self, target: &GrantTarget) -> bool {
        match target {
            GrantTarget::Namespace(name) => self.has_namespace(name),
            GrantTarget::Table(name) => self.table(name).is_some(),
            GrantTarget::Object(id) => self.object(id).is_some(),
        }
    }

    /// Changes the privileges on something. Whether there is such a thing.
    pub(super) fn change_grants(
        &mut self,
        target: &GrantTarget,
        change: impl FnOnce(&mut Grants),
    ) -> bool {
        if !self.has_grant_target(target) {
            return false;
        }
        let mut grants = self
            .grants(target)
            .cloned()
            .unwrap_or_else(|| target.usual());
        change(&mut grants);
        match target {
            GrantTarget::Namespace(name) => self.namespace_grants.insert(name.clone(), grants),
            GrantTarget::Table(name) => {
                if let Some(table) = self.table_mut(name) {
                    table.grants = Some(grants);
                }
            }
            GrantTarget::Object(id) => {
                if let Some(object) = self.objects.get_mut(id) {
                    object.grants = Some(grants);
                }
            }
        }
        true
    }

    /// Says nothing more of the privileges on a namespace.
    pub fn forget_namespace_grants(&mut self, name: &Ident) {
        self.namespace_grants.remove(name);
    }

    /// Everything about whose privileges something is said, in a fixed order.
    pub fn grant_targets(&self) -> Vec<GrantTarget> {
        let namespaces = self.namespace_grants.keys();
        let namespaces = namespaces.map(|it| GrantTarget::Namespace(it.clone()));
        let tables = self.tables.values().filter(|it| it.grants.is_some());
        let tables = tables.map(|it| GrantTarget::Table(it.name.clone()));
        let objects = self.objects().filter(|it| it.1.grants.is_some());
        let objects = objects.map(|it| GrantTarget::Object(it.0.clone()));
        namespaces.chain(tables).chain(objects).collect()
    }
}

/// As `GRANT … ON` names it.
impl fmt::Display for GrantTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Namespace(name) => write!(f, "SCHEMA {name}"),
            Self::Table(name) | Self::Object(ObjectId::View(name)) => written(name).fmt(f),
            Self::Object(id) => {
                write!(f, "{} {id}", id.object_type().word().to_ascii_uppercase())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_items_of_access_control_lists() {
        let mut grants = Grants {
            owner: Some(Ident::new("admin")),
            ..Grants::default()
        };
        for item in [
            "admin=arwdDxt/admin",
            "=r/admin",
            "\"a \"\"b=\"=r*m/admin",
            "no item",
        ] {
            grants.add_item(item, None);
        }
        let found: Vec<(Option<&str>, &str, bool)> = grants
            .given
            .iter()
            .map(|(it, option)| (it.grantee.as_ref().map(Ident::as_str), &*it.name, *option))
            .collect();
        assert_eq!(
            found,
            [(None, "SELECT", false), (Some("a \"b="), "SELECT", true)]
        );
    }
}
