//! What is done alike to objects of every kind beside tables.

use super::Application;
use crate::ident::{Ident, QualifiedName};
use crate::schema::{Object, ObjectId, qualified, written};
use crate::text::Span;

impl Application<'_> {
    /// Whether an object may be created under its name; says why not.
    pub(super) fn is_free(&mut self, id: &ObjectId, span: Span, if_not_exists: bool) -> bool {
        let shown = written(id.name());
        let message = if id.is_relation() && self.schema.has_relation(id.name()) {
            format!("relation {shown} exists already")
        } else if self.schema.object(id).is_some() {
            format!("{} {shown} exists already", id.object_type().word())
        } else {
            return true;
        };
        if !if_not_exists {
            self.error(span, message);
        }
        false
    }

    /// The object, to be changed; it must be put back. Says where there is none.
    pub(super) fn take_object(
        &mut self,
        id: &ObjectId,
        span: Span,
        if_exists: bool,
    ) -> Option<Object> {
        let found = self.schema.remove_object(id);
        if found.is_none() && !if_exists {
            let word = id.object_type().word();
            self.error(span, format!("{word} {id} does not exist"));
        }
        found
    }

    /// Gives an object another name.
    pub(super) fn rename_object(&mut self, id: &ObjectId, to: &Ident, span: Span) {
        let name = Self::beside(id.name(), to.clone());
        self.move_object(id, name, span);
    }

    /// Moves an object to another namespace.
    pub(super) fn move_to_schema(&mut self, id: &ObjectId, to: &Ident, span: Span) {
        let name = QualifiedName {
            namespace: Some(to.clone()),
            name: id.name().name.clone(),
        };
        self.move_object(id, name, span);
    }

    fn move_object(&mut self, id: &ObjectId, to: QualifiedName, span: Span) {
        let to = id.with_name(qualified(&to));
        if self.is_free(&to, span, false)
            && let Some(object) = self.schema.remove_object(id)
        {
            self.schema.insert_object(to.clone(), object);
            self.object_renamed(id, to.name(), span);
        }
    }

    /// Takes an object out. Whether it was there.
    pub(super) fn drop_object(&mut self, id: &ObjectId) -> bool {
        self.schema.remove_object(id).is_some()
    }
}
