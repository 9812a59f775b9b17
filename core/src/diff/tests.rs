use super::*;
use crate::ident::{Ident, QualifiedName};
use crate::schema::demo;

fn in_table(table: &str, change: TableChange) -> Change {
    let name = crate::schema::qualified(&QualifiedName::bare(Ident::new(table)));
    Change::InTable(name, change)
}

fn table(name: &str, presence: Presence) -> Change {
    let name = crate::schema::qualified(&QualifiedName::bare(Ident::new(name)));
    Change::Table(name, presence)
}

#[test]
fn finds_just_the_differences_of_the_demo() {
    let column = |name: &str, presence| TableChange::Column(Ident::new(name), presence);
    let changed = |name: &str, changes| TableChange::ColumnChanges(Ident::new(name), changes);
    let constraint =
        |kind, name: &str, difference| TableChange::Constraint(kind, Ident::new(name), difference);
    let index = |name: &str, difference| TableChange::Index(Ident::new(name), difference);
    let none = ColumnChanges::default();
    let found = diff(Pair::new(&demo::before(), &demo::after()));
    let expected = [
        in_table("accounts", column("display_name", Presence::Added)),
        in_table(
            "bike_models",
            constraint(
                ConstraintKind::Unique,
                "bike_models_manufacturer_name_key",
                Difference::Added,
            ),
        ),
        in_table("bikes", column("battery_percent", Presence::Added)),
        in_table("bookings", index("bookings_open_idx", Difference::Added)),
        in_table(
            "messages",
            changed(
                "sent_at",
                ColumnChanges {
                    not_null: Some(Presence::Added),
                    ..none
                },
            ),
        ),
        in_table(
            "payments",
            constraint(
                ConstraintKind::Check,
                "payments_amount_positive",
                Difference::Added,
            ),
        ),
        // With its foreign key and its index.
        table("refunds", Presence::Added),
        in_table(
            "repair_tickets",
            constraint(
                ConstraintKind::ForeignKey,
                "repair_tickets_assignee_fk",
                Difference::Added,
            ),
        ),
        in_table("rides", index("rides_account_idx", Difference::Changed)),
        in_table(
            "stations",
            changed(
                "street",
                ColumnChanges {
                    not_null: Some(Presence::Dropped),
                    ..none
                },
            ),
        ),
        in_table(
            "tariffs",
            changed(
                "free_minutes",
                ColumnChanges {
                    default: Some(Presence::Added),
                    ..none
                },
            ),
        ),
        in_table("workshops", column("fax", Presence::Dropped)),
        table("newsletter_signups", Presence::Dropped),
    ];
    assert_eq!(found.changes, expected);
}

#[test]
fn a_schema_does_not_differ_from_itself() {
    for schema in [demo::before(), demo::after()] {
        assert!(diff(Pair::new(&schema, &schema)).is_empty());
        assert!(schema == schema.clone());
    }
    assert!(demo::before() != demo::after());
}
