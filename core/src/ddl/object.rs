//! What is written alike for objects of every kind beside tables.

use crate::ident::Ident;
use crate::schema::ObjectId;

/// `DROP … name`
pub fn drop_object(id: &ObjectId) -> String {
    let word = id.object_type().word().to_ascii_uppercase();
    format!("DROP {word} {id}")
}

/// `ALTER … name RENAME TO to`
pub fn rename_object(id: &ObjectId, to: &Ident) -> String {
    let word = id.object_type().word().to_ascii_uppercase();
    format!("ALTER {word} {id} RENAME TO {to}")
}
