//! Which sequence of statements Aurora DSQL accepts for a wish, as data.
//!
//! PostgreSQL does most of these in one statement; the service takes several, or none. The planner
//! walks the lists, the help texts of the rules quote them.

use crate::service::Validity;
use crate::service::timeline::{
    ALTER_COLUMN, DROP_COLUMN, DROP_CONSTRAINT, FOREIGN_KEYS, STORAGE, UNIQUE_USING_INDEX,
    VALIDATE_CONSTRAINT,
};

/// What somebody wants of a table that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wish {
    /// A new nullable column.
    AddColumn,
    /// A new column with a default.
    AddColumnWithDefault,
    /// A column that may no longer be NULL, new or old.
    SetNotNull,
    /// A column that may be NULL.
    DropNotNull,
    /// Another default.
    SetDefault,
    /// No default.
    DropDefault,
    /// Another type for a nullable column that nothing else refers to.
    ChangeType,
    /// Another storage of long values.
    SetStorage,
    /// No such column.
    DropColumn,
    /// A new check.
    AddCheck,
    /// A new foreign key.
    AddForeignKey,
    /// A new unique constraint.
    AddUnique,
    /// A unique constraint out of an index that is there.
    AddUniqueOfIndex,
    /// All rows checked against a constraint that is `NOT VALID`.
    ValidateConstraint,
    /// No such check, unique constraint or foreign key.
    DropConstraint,
    /// Another name for a constraint.
    RenameConstraint,
    /// A foreign key that is checked at another time.
    ChangeDeferrability,
    /// A new, changed or missing primary key.
    ChangePrimaryKey,
    /// An identity for a column that is there.
    AddIdentity,
    /// Another way of counting.
    ChangeIdentity,
    /// No identity.
    DropIdentity,
    /// A new generated column, or another expression.
    AddGeneratedColumn,
    /// An ordinary column out of a generated one.
    DropExpression,
    /// A new index.
    CreateIndex,
    /// An index whose job failed, or another definition under the same name.
    RebuildIndex,
    /// No such index.
    DropIndex,
    /// Another name for a table.
    RenameTable,
    /// Another namespace for a table.
    MoveTable,
    /// Another name for a column.
    RenameColumn,
    /// Another name for an index.
    RenameIndex,
    /// Another name for a sequence, a view or another object beside tables.
    RenameObject,
    /// Another table in the place of one, for what nothing else changes.
    Rebuild,
}

/// One kind of step of a recipe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// `ALTER TABLE … ADD COLUMN name type`, nothing else.
    AddColumn,
    /// `ALTER TABLE … ALTER COLUMN … SET DEFAULT …`
    SetDefault,
    /// `ALTER TABLE … ALTER COLUMN … DROP DEFAULT`
    DropDefault,
    /// Batches of `UPDATE` where the column is NULL.
    Backfill,
    /// `ALTER TABLE … ALTER COLUMN … DROP NOT NULL`
    DropNotNull,
    /// `ALTER TABLE … ALTER COLUMN … SET STORAGE …`
    SetStorage,
    /// `ALTER TABLE … DROP COLUMN …`
    DropColumn,
    /// `ALTER TABLE … ADD COLUMN` with the new type and a name of its own.
    AddSwapColumn,
    /// Batches of `UPDATE` from the old column to the new one.
    CopyColumn,
    /// `ALTER TABLE … RENAME COLUMN …` of the new one to the old one's name.
    RenameSwapColumn,
    /// `ALTER TABLE … ADD CONSTRAINT … CHECK (…) NOT VALID`
    AddCheckNotValid,
    /// `ALTER TABLE … ADD CONSTRAINT … FOREIGN KEY … NOT VALID`
    AddForeignKeyNotValid,
    /// `ALTER TABLE ASYNC … VALIDATE CONSTRAINT …`
    ValidateAsync,
    /// `CALL sys.wait_for_job(…)` outside any transaction.
    Wait,
    /// `CREATE UNIQUE INDEX ASYNC …` under the name of the constraint.
    CreateUniqueIndexAsync,
    /// A look at `pg_index.indisvalid`.
    CheckIndexValid,
    /// `ALTER TABLE … ADD CONSTRAINT … UNIQUE USING INDEX …`
    AddUniqueUsingIndex,
    /// `ALTER TABLE … DROP CONSTRAINT …`
    DropConstraint,
    /// `ALTER TABLE … RENAME CONSTRAINT …`
    RenameConstraint,
    /// `ALTER TABLE … ALTER CONSTRAINT … DEFERRABLE …`
    AlterConstraint,
    /// `ALTER TABLE … ALTER COLUMN … ADD GENERATED … AS IDENTITY (CACHE …)`
    AddIdentity,
    /// `ALTER TABLE … ALTER COLUMN … SET GENERATED …`
    SetIdentity,
    /// `ALTER TABLE … ALTER COLUMN … DROP IDENTITY`
    DropIdentity,
    /// `ALTER TABLE … ALTER COLUMN … DROP EXPRESSION`
    DropExpression,
    /// `CREATE [UNIQUE] INDEX ASYNC …`
    CreateIndexAsync,
    /// `DROP INDEX …`
    DropIndex,
    /// `ALTER TABLE … RENAME TO …`
    RenameTable,
    /// `ALTER TABLE … SET SCHEMA …`
    SetSchema,
    /// `ALTER TABLE … RENAME COLUMN …`
    RenameColumn,
    /// `ALTER INDEX … RENAME TO …`
    RenameIndex,
    /// `ALTER SEQUENCE … RENAME TO …` and the like.
    RenameObject,
    /// `CREATE TABLE` with the new definition, under a reserved name.
    CreateNewTable,
    /// Batches of `INSERT … SELECT` by ranges of a key.
    CopyRows,
    /// Both tables have as many rows, with the same values.
    CompareRows,
    /// `setval` of the new identities.
    CarryPosition,
    /// `ALTER TABLE … DROP CONSTRAINT …` of the tables that refer to it.
    DropForeignKeys,
    /// A look at `pg_constraint` and `pg_depend`.
    CheckNothingRefers,
    /// `ALTER TABLE … RENAME TO …` of the old table to a reserved name.
    RenameOldTable,
    /// `ALTER TABLE … RENAME TO …` of the new table to its name.
    RenameNewTable,
    /// `DROP TABLE …` of the old table.
    DropOldTable,
    /// `RENAME` of constraints and indexes, whose names are free now.
    RenameIndexes,
}

/// How a wish comes true.
#[derive(Clone, Copy, Debug)]
pub struct Recipe {
    /// The wish.
    pub wish: Wish,
    /// The steps in order, each a transaction of its own; none where there is no way but another
    /// table.
    pub actions: &'static [Action],
    /// When the service accepts them.
    pub validity: Validity,
    /// The sequence in a sentence or two, for people.
    pub help: &'static str,
    /// Where it is written.
    pub source: &'static str,
}

const DOCUMENTED: &str = "AWS user guide, ALTER TABLE; observed on a cluster in 2026";
const INDEXES: &str = "AWS user guide, Asynchronous indexes; observed on a cluster in 2026";
const REFUSED: &str = "observed on a cluster 2026-09-18 and 2026-10-01";

const fn recipe(
    wish: Wish,
    actions: &'static [Action],
    validity: Validity,
    help: &'static str,
    source: &'static str,
) -> Recipe {
    Recipe {
        wish,
        actions,
        validity,
        help,
        source,
    }
}

/// Every recipe, in the order of [`Wish`].
pub const RECIPES: &[Recipe] = &[
    recipe(
        Wish::AddColumn,
        &[Action::AddColumn],
        Validity::ALWAYS,
        "use `ALTER TABLE … ADD COLUMN name type` with nothing after the type but STORAGE",
        DOCUMENTED,
    ),
    recipe(
        Wish::AddColumnWithDefault,
        &[Action::AddColumn, Action::SetDefault, Action::Backfill],
        Validity::since(ALTER_COLUMN),
        "add the column bare, then `ALTER COLUMN … SET DEFAULT …`, then fill the rows that are \
         there with `UPDATE … WHERE column IS NULL`, at most 3,000 rows at a time",
        DOCUMENTED,
    ),
    recipe(
        Wish::SetNotNull,
        &[
            Action::AddCheckNotValid,
            Action::ValidateAsync,
            Action::Wait,
        ],
        Validity::since(VALIDATE_CONSTRAINT),
        "fill the column, then add `CHECK (column IS NOT NULL) NOT VALID` and run `ALTER TABLE \
         ASYNC … VALIDATE CONSTRAINT …`; only a new table can have the attribute itself",
        DOCUMENTED,
    ),
    recipe(
        Wish::DropNotNull,
        &[Action::DropNotNull],
        Validity::since(ALTER_COLUMN),
        "use `ALTER COLUMN … DROP NOT NULL`",
        DOCUMENTED,
    ),
    recipe(
        Wish::SetDefault,
        &[Action::SetDefault],
        Validity::since(ALTER_COLUMN),
        "use `ALTER COLUMN … SET DEFAULT …`, which is for future rows",
        DOCUMENTED,
    ),
    recipe(
        Wish::DropDefault,
        &[Action::DropDefault],
        Validity::since(ALTER_COLUMN),
        "use `ALTER COLUMN … DROP DEFAULT`",
        DOCUMENTED,
    ),
    recipe(
        Wish::ChangeType,
        &[
            Action::AddSwapColumn,
            Action::CopyColumn,
            // Rows that come while the copy runs must still be NULL, to be copied; and the column
            // must never be under its own name without its default.
            Action::SetDefault,
            Action::DropColumn,
            Action::RenameSwapColumn,
        ],
        Validity::since(DROP_COLUMN),
        "no type can be changed, not even widened: add a column of the new type, copy in batches, \
         drop the old one, rename",
        REFUSED,
    ),
    recipe(
        Wish::SetStorage,
        &[Action::SetStorage],
        Validity::since(STORAGE),
        "use `ALTER COLUMN … SET STORAGE …`",
        DOCUMENTED,
    ),
    recipe(
        Wish::DropColumn,
        &[Action::DropColumn],
        Validity::since(DROP_COLUMN),
        "use `ALTER TABLE … DROP COLUMN …`, which a column of the primary key refuses",
        DOCUMENTED,
    ),
    recipe(
        Wish::AddCheck,
        &[
            Action::AddCheckNotValid,
            Action::ValidateAsync,
            Action::Wait,
        ],
        Validity::since(VALIDATE_CONSTRAINT),
        "add it with NOT VALID, then run `ALTER TABLE ASYNC … VALIDATE CONSTRAINT …` and wait for \
         its job",
        DOCUMENTED,
    ),
    recipe(
        Wish::AddForeignKey,
        &[
            Action::AddForeignKeyNotValid,
            Action::ValidateAsync,
            Action::Wait,
        ],
        Validity::since(FOREIGN_KEYS),
        "add it with NOT VALID, then run `ALTER TABLE ASYNC … VALIDATE CONSTRAINT …` and wait for \
         its job",
        DOCUMENTED,
    ),
    recipe(
        Wish::AddUnique,
        &[
            Action::CreateUniqueIndexAsync,
            Action::Wait,
            Action::CheckIndexValid,
            Action::AddUniqueUsingIndex,
        ],
        Validity::since(UNIQUE_USING_INDEX),
        "build it with `CREATE UNIQUE INDEX ASYNC …`, wait for its job, then `ADD CONSTRAINT … \
         UNIQUE USING INDEX …`",
        DOCUMENTED,
    ),
    recipe(
        Wish::AddUniqueOfIndex,
        &[Action::CheckIndexValid, Action::AddUniqueUsingIndex],
        Validity::since(UNIQUE_USING_INDEX),
        "use `ADD CONSTRAINT … UNIQUE USING INDEX …` once the index is valid",
        DOCUMENTED,
    ),
    recipe(
        Wish::ValidateConstraint,
        &[Action::ValidateAsync, Action::Wait],
        Validity::since(VALIDATE_CONSTRAINT),
        "use `ALTER TABLE ASYNC … VALIDATE CONSTRAINT …` and wait for its job",
        DOCUMENTED,
    ),
    recipe(
        Wish::DropConstraint,
        &[Action::DropConstraint],
        Validity::since(DROP_CONSTRAINT),
        "use `ALTER TABLE … DROP CONSTRAINT …`, which a primary key refuses",
        DOCUMENTED,
    ),
    recipe(
        Wish::RenameConstraint,
        &[Action::RenameConstraint],
        Validity::ALWAYS,
        "use `ALTER TABLE … RENAME CONSTRAINT … TO …`",
        DOCUMENTED,
    ),
    recipe(
        Wish::ChangeDeferrability,
        &[Action::AlterConstraint],
        Validity::since(FOREIGN_KEYS),
        "use `ALTER TABLE … ALTER CONSTRAINT … [NOT] DEFERRABLE …`",
        DOCUMENTED,
    ),
    recipe(
        Wish::ChangePrimaryKey,
        &[],
        Validity::ALWAYS,
        "a primary key cannot be added, dropped or changed: make a new table with the key, copy the \
         rows in batches of at most 3,000, drop the old table, rename the new one",
        REFUSED,
    ),
    recipe(
        Wish::AddIdentity,
        &[Action::AddIdentity],
        Validity::since(ALTER_COLUMN),
        "use `ALTER COLUMN … ADD GENERATED … AS IDENTITY (CACHE …)` on a bigint column that its \
         `CREATE TABLE` made NOT NULL and without default; an added column cannot become NOT NULL",
        DOCUMENTED,
    ),
    recipe(
        Wish::ChangeIdentity,
        &[Action::SetIdentity],
        Validity::since(ALTER_COLUMN),
        "use `ALTER COLUMN … SET GENERATED …` and `SET` with the options of the sequence",
        DOCUMENTED,
    ),
    recipe(
        Wish::DropIdentity,
        &[Action::DropIdentity],
        Validity::since(ALTER_COLUMN),
        "use `ALTER COLUMN … DROP IDENTITY`",
        DOCUMENTED,
    ),
    recipe(
        Wish::AddGeneratedColumn,
        &[],
        Validity::ALWAYS,
        "a generated column can only come with its table: make a new table, or an ordinary column \
         that the application fills",
        REFUSED,
    ),
    recipe(
        Wish::DropExpression,
        &[Action::DropExpression],
        Validity::since(ALTER_COLUMN),
        "use `ALTER COLUMN … DROP EXPRESSION`, which keeps the values",
        DOCUMENTED,
    ),
    recipe(
        Wish::CreateIndex,
        &[Action::CreateIndexAsync, Action::Wait],
        Validity::ALWAYS,
        "use `CREATE INDEX ASYNC …` and wait for its job",
        INDEXES,
    ),
    recipe(
        Wish::RebuildIndex,
        &[Action::DropIndex, Action::CreateIndexAsync, Action::Wait],
        Validity::ALWAYS,
        "use `DROP INDEX …`, then `CREATE INDEX ASYNC …` again: there is no REINDEX",
        INDEXES,
    ),
    recipe(
        Wish::DropIndex,
        &[Action::DropIndex],
        Validity::ALWAYS,
        "use `DROP INDEX …`",
        INDEXES,
    ),
    recipe(
        Wish::RenameTable,
        &[Action::RenameTable],
        Validity::ALWAYS,
        "use `ALTER TABLE … RENAME TO …`; its constraints and indexes keep their names",
        DOCUMENTED,
    ),
    recipe(
        Wish::MoveTable,
        &[Action::SetSchema],
        Validity::ALWAYS,
        "use `ALTER TABLE … SET SCHEMA …`",
        DOCUMENTED,
    ),
    recipe(
        Wish::RenameColumn,
        &[Action::RenameColumn],
        Validity::ALWAYS,
        "use `ALTER TABLE … RENAME COLUMN … TO …`",
        DOCUMENTED,
    ),
    recipe(
        Wish::RenameIndex,
        &[Action::RenameIndex],
        Validity::ALWAYS,
        "use `ALTER INDEX … RENAME TO …`",
        "observed on a cluster 2026-10-03 and 2026-10-10",
    ),
    recipe(
        Wish::RenameObject,
        &[Action::RenameObject],
        Validity::ALWAYS,
        "use `ALTER … name RENAME TO …`",
        DOCUMENTED,
    ),
    recipe(
        Wish::Rebuild,
        &[
            Action::CreateNewTable,
            Action::CopyRows,
            Action::CreateIndexAsync,
            Action::CompareRows,
            Action::CarryPosition,
            Action::DropForeignKeys,
            Action::CheckNothingRefers,
            Action::RenameOldTable,
            Action::RenameNewTable,
            Action::AddForeignKeyNotValid,
            Action::ValidateAsync,
            Action::DropOldTable,
            Action::RenameIndexes,
        ],
        Validity::ALWAYS,
        "make a new table, copy the rows in batches of at most 3,000, compare the rows, swap the \
         two by renames, drop the old one; `deesql plan` does so",
        REFUSED,
    ),
];

impl Wish {
    /// How it comes true.
    pub fn recipe(self) -> &'static Recipe {
        &RECIPES[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wish_finds_its_own_recipe() {
        for (at, recipe) in RECIPES.iter().enumerate() {
            assert_eq!(recipe.wish as usize, at, "{:?}", recipe.wish);
            assert_eq!(recipe.wish.recipe().wish, recipe.wish);
            assert!(!recipe.help.ends_with('.'), "{:?}", recipe.wish);
        }
    }
}
