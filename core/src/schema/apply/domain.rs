//! `CREATE DOMAIN` and `ALTER DOMAIN`.

use super::Application;
use crate::ident::Ident;
use crate::order::Map;
use crate::parse::ddl::constraint::{Constraint, ConstraintKind};
use crate::parse::ddl::domain::{AlterDomain, CreateDomain, DomainAction};
use crate::parse::ddl::object_change::ObjectChange;
use crate::schema::name::free_name;
use crate::schema::{DataType, Definition, Domain, Object, ObjectId, qualified};
use crate::text::Span;

impl Application<'_> {
    pub(super) fn create_domain(&mut self, create: &CreateDomain, span: Span) {
        let id = ObjectId::Domain(qualified(&create.name.value));
        if !self.is_free(&id, create.name.span, false) {
            return;
        }
        if let Some(collation) = create.collation {
            self.not_part(collation, "COLLATE");
        }
        let mut data_type = DataType::of_column(&create.data_type, self.text);
        if let Some(base) = self.schema.base_of(&data_type) {
            data_type.set_base(&base);
        }
        let mut domain = Domain {
            data_type,
            default: None,
            is_not_null: false,
            checks: Map::default(),
        };
        // The names that are written first, as for tables.
        let named = |it: &&Constraint| it.name.is_some();
        let constraints = create.constraints.iter();
        let unnamed = constraints.clone().filter(|it| !named(it));
        for constraint in constraints.filter(named).chain(unnamed) {
            self.domain_constraint(&mut domain, &id, constraint);
        }
        let origin = self.origin(span);
        let object = Object::new(Definition::Domain(domain), origin);
        self.schema.insert_object(id, object);
    }

    fn domain_constraint(&mut self, domain: &mut Domain, id: &ObjectId, constraint: &Constraint) {
        match &constraint.kind {
            ConstraintKind::Default(value) => domain.default = self.default_value(value),
            ConstraintKind::NotNull => domain.is_not_null = true,
            ConstraintKind::Null => domain.is_not_null = false,
            ConstraintKind::Check(condition) => {
                let name = match &constraint.name {
                    Some(name) => name.value.clone(),
                    None => {
                        let taken = |it: &Ident| domain.checks.contains_key(it);
                        free_name(id.name().name.as_str(), None, "check", taken).0
                    }
                };
                domain.checks.insert(name, self.expression(condition));
            }
            _ => self.not_part(constraint.span, "this constraint of a domain"),
        }
    }

    pub(super) fn alter_domain(&mut self, alter: &AlterDomain) {
        let id = ObjectId::Domain(qualified(&alter.name.value));
        let span = alter.name.span;
        match &alter.action.value {
            DomainAction::Change(ObjectChange::RenameTo(to)) => {
                return self.rename_object(&id, &to.value, span);
            }
            DomainAction::Change(ObjectChange::SetSchema(to)) => {
                return self.move_to_schema(&id, &to.value, span);
            }
            _ => {}
        }
        let Some(mut object) = self.take_object(&id, span, false) else {
            return;
        };
        if let Definition::Domain(domain) = &mut object.definition {
            self.change_domain(domain, &id, alter);
        }
        self.schema.insert_object(id, object);
    }

    fn change_domain(&mut self, domain: &mut Domain, id: &ObjectId, alter: &AlterDomain) {
        match &alter.action.value {
            DomainAction::SetDefault(value) => domain.default = self.default_value(value),
            DomainAction::DropDefault => domain.default = None,
            DomainAction::SetNotNull => domain.is_not_null = true,
            DomainAction::DropNotNull => domain.is_not_null = false,
            DomainAction::AddConstraint(constraint) => {
                self.domain_constraint(domain, id, constraint);
            }
            DomainAction::DropConstraint {
                if_exists, name, ..
            } => {
                if domain.checks.remove(&name.value).is_none() && if_exists.is_none() {
                    let message = format!("domain {id} has no constraint {}", name.value);
                    self.error(name.span, message);
                }
            }
            DomainAction::RenameConstraint { from, to } => {
                if let Some(check) = domain.checks.remove(&from.value) {
                    domain.checks.insert(to.value.clone(), check);
                }
            }
            DomainAction::ValidateConstraint(_) | DomainAction::Change(_) => {}
        }
    }
}
