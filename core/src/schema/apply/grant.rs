//! `GRANT` and `REVOKE`.

use super::Application;
use crate::ident::Ident;
use crate::parse::ddl::grant::{Grant, GrantObjects, Privileges};
use crate::parse::ddl::role_name::RoleName;
use crate::schema::{GrantTarget, ObjectId, PUBLIC, Privilege, qualified};
use crate::service::ObjectKind;
use crate::text::Span;

impl Application<'_> {
    pub(super) fn grant(&mut self, grant: &Grant) {
        let Some(objects) = &grant.objects else {
            return;
        };
        let targets = self.grant_targets(&objects.value, objects.span);
        let mut grantees: Vec<Option<Ident>> = Vec::new();
        for grantee in &grant.grantees {
            match &grantee.value {
                RoleName::Named(name) if *name == PUBLIC => grantees.push(None),
                RoleName::Named(name) => grantees.push(Some(name.clone())),
                _ => self.not_a_role(grantee.span),
            }
        }
        let can_pass_on = grant.with.as_ref().is_some_and(|it| {
            let mut options = it.value.iter();
            options.any(|it| it.name.value == "grant" && it.value)
        });
        for target in &targets {
            let privileges = self.privileges(target, &grant.privileges);
            let is_there = self.schema.change_grants(target, |grants| {
                for grantee in &grantees {
                    for (name, column) in &privileges {
                        let privilege = Privilege {
                            grantee: grantee.clone(),
                            name: name.clone(),
                            column: column.clone(),
                        };
                        if !grant.is_revoke {
                            let before = grants.given.get(&privilege).copied();
                            let option = can_pass_on || before.unwrap_or(false);
                            grants.given.insert(privilege, option);
                        } else if grant.option_for.is_none() {
                            grants.remove(&privilege);
                        } else if let Some(option) = grants.given.get_mut(&privilege) {
                            *option = false;
                        }
                    }
                }
            });
            if !is_there {
                self.error(objects.span, format!("{target} does not exist"));
            }
        }
    }

    fn not_a_role(&mut self, span: Span) {
        self.error_with_help(
            span,
            "who this is depends on who runs the plan",
            "name the role",
        );
    }

    /// The privileges by their names, and the columns that they are for.
    fn privileges(
        &self,
        target: &GrantTarget,
        written: &Privileges,
    ) -> Vec<(String, Option<Ident>)> {
        let mut found = Vec::new();
        let mut add = |name: &str, columns: &[crate::text::Spanned<Ident>]| {
            if columns.is_empty() {
                found.push((name.to_ascii_uppercase(), None));
            }
            for column in columns {
                found.push((name.to_ascii_uppercase(), Some(column.value.clone())));
            }
        };
        match written {
            Privileges::All(_, columns) => {
                for name in target.all_privileges(!columns.is_empty()) {
                    add(name, columns);
                }
            }
            Privileges::List(list) => {
                for privilege in list {
                    add(privilege.name.span.slice(self.text), &privilege.columns);
                }
            }
        }
        found
    }

    fn grant_targets(&mut self, objects: &GrantObjects, span: Span) -> Vec<GrantTarget> {
        let mut targets = Vec::new();
        match objects {
            GrantObjects::Names(kind, names) => {
                for name in names {
                    let full = qualified(&name.value);
                    targets.push(match kind {
                        ObjectKind::Schema => GrantTarget::Namespace(full.name),
                        ObjectKind::Sequence => GrantTarget::Object(ObjectId::Sequence(full)),
                        _ if self.schema.view(&full).is_some() => {
                            GrantTarget::Object(ObjectId::View(full))
                        }
                        _ if self.schema.sequence(&full).is_some() => {
                            GrantTarget::Object(ObjectId::Sequence(full))
                        }
                        _ => GrantTarget::Table(full),
                    });
                }
            }
            GrantObjects::Functions(_, signatures) => {
                for signature in signatures {
                    match self.function_id(signature) {
                        Some(id) => targets.push(GrantTarget::Object(id)),
                        None => {
                            let name = &signature.name.value;
                            self.error(signature.span, format!("function {name} does not exist"));
                        }
                    }
                }
            }
            GrantObjects::AllInSchema(kind, schemas) => {
                let is_in = |namespace: Option<&Ident>| {
                    schemas.iter().any(|it| Some(&it.value) == namespace)
                };
                let is_meant = |id: &ObjectId| match kind {
                    ObjectKind::Table => matches!(id, ObjectId::View(_)),
                    ObjectKind::Sequence => matches!(id, ObjectId::Sequence(_)),
                    _ => matches!(id, ObjectId::Function(..)),
                };
                if *kind == ObjectKind::Table {
                    let tables = self.schema.tables().keys();
                    let inside = tables.filter(|it| is_in(it.namespace.as_ref()));
                    targets.extend(inside.map(|it| GrantTarget::Table(it.clone())));
                }
                let objects = self.schema.objects().map(|it| it.0);
                let inside =
                    objects.filter(|it| is_meant(it) && is_in(it.name().namespace.as_ref()));
                targets.extend(inside.map(|it| GrantTarget::Object(it.clone())));
            }
            _ => self.not_part(span, "such privileges"),
        }
        targets
    }
}

/// Whether the model holds privileges on such objects.
pub(in crate::schema) fn is_granted(grant: &Grant) -> bool {
    use ObjectKind::{Function, Routine, Schema, Sequence, Table};
    grant.objects.as_ref().is_some_and(|it| {
        matches!(
            it.value,
            GrantObjects::Names(Table | Sequence | Schema, _)
                | GrantObjects::Functions(Function | Routine, _)
                | GrantObjects::AllInSchema(Table | Sequence | Function | Routine, _)
        )
    })
}
