//! `CREATE TABLE`, its columns included.

use super::constraint::{Constraint, column_constraint, table_constraint};
use super::parameter::{Parameter, with_parameters};
use super::partition::{
    PartitionBound, PartitionKey, TypedElement, partition_bound, partition_key, typed_elements,
};
use crate::ident::{Ident, Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed, Unread};
use crate::parse::data_type::{DataType, data_type};
use crate::parse::token::TokenKind;
use crate::text::{Span, Spanned};

/// `CREATE TABLE …`
#[derive(Clone, Debug, PartialEq)]
pub struct CreateTable {
    /// `TEMPORARY` or `UNLOGGED`, with `GLOBAL` or `LOCAL` before it.
    pub persistence: Option<Spanned<Persistence>>,
    /// `IF NOT EXISTS`
    pub if_not_exists: Option<Span>,
    /// Its name.
    pub name: Spanned<QualifiedName>,
    /// What stands between the parentheses.
    pub elements: Vec<TableElement>,
    /// `PARTITION OF parent …`
    pub partition_of: Option<Span>,
    /// `OF type`
    pub of_type: Option<Span>,
    /// The parent of a partition, the type of a typed table, the parents of `INHERITS`.
    pub parents: Vec<Spanned<QualifiedName>>,
    /// What stands between the parentheses of a partition or a typed table.
    pub typed_elements: Vec<TypedElement>,
    /// `FOR VALUES …` or `DEFAULT`, of a partition.
    pub bound: Option<PartitionBound>,
    /// `INHERITS (parents)`
    pub inherits: Option<Span>,
    /// `PARTITION BY strategy (keys)`
    pub partition_by: Option<Span>,
    /// The strategy and the keys.
    pub partition_key: Option<PartitionKey>,
    /// `USING method`
    pub using: Option<Span>,
    /// `WITH (parameters)`
    pub with: Option<Span>,
    /// The parameters.
    pub parameters: Vec<Parameter>,
    /// `ON COMMIT action`
    pub on_commit: Option<Span>,
    /// `TABLESPACE name`
    pub tablespace: Option<Span>,
}

impl CreateTable {
    /// The columns that could be read.
    pub fn columns(&self) -> impl Iterator<Item = &ColumnDef> {
        self.elements.iter().filter_map(|it| match it {
            TableElement::Column(column) => Some(column),
            _ => None,
        })
    }

    /// The table constraints that could be read.
    pub fn constraints(&self) -> impl Iterator<Item = &Constraint> {
        self.elements.iter().filter_map(|it| match it {
            TableElement::Constraint(constraint) => Some(constraint),
            _ => None,
        })
    }
}

/// How long a table's rows live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Persistence {
    Temporary,
    Unlogged,
}

/// One element of the list of a `CREATE TABLE`.
#[derive(Clone, Debug, PartialEq)]
pub enum TableElement {
    /// A column.
    Column(ColumnDef),
    /// A constraint of the table.
    Constraint(Constraint),
    /// `LIKE source …`
    Like(Like),
    /// Something that could not be read; the rest of the list still was.
    Unread(Unread),
}

/// `LIKE source [INCLUDING … | EXCLUDING …]`
#[derive(Clone, Debug, PartialEq)]
pub struct Like {
    /// All of it.
    pub span: Span,
    /// The table that lends its columns.
    pub source: Spanned<QualifiedName>,
    /// What else is copied, or is not, in the order it is written.
    pub options: Vec<LikeOption>,
}

/// `INCLUDING DEFAULTS`, `EXCLUDING ALL` and the like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LikeOption {
    /// Both words.
    pub span: Span,
    /// `INCLUDING` rather than `EXCLUDING`.
    pub is_included: bool,
    /// The word after it: `ALL`, `DEFAULTS`, `CONSTRAINTS`, …
    pub what: K,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnDef {
    /// All of it.
    pub span: Span,
    /// Its name.
    pub name: Spanned<Ident>,
    /// Its type.
    pub data_type: DataType,
    /// `STORAGE x`, in upper case.
    pub storage: Option<Spanned<String>>,
    /// `COMPRESSION method`
    pub compression: Option<Span>,
    /// `COLLATE name`
    pub collation: Option<Span>,
    /// Its constraints, in the order they are written.
    pub constraints: Vec<Constraint>,
}

/// After `CREATE [modifiers] TABLE`.
pub(in crate::parse) fn create_table(
    it: &mut Cursor<'_>,
    persistence: Option<Spanned<Persistence>>,
) -> Parsed<CreateTable> {
    let if_not_exists = it.eat_all(&[K::If, K::Not, K::Exists]);
    let name = it.qualified_name()?;
    let mut table = CreateTable {
        persistence,
        if_not_exists,
        name,
        elements: vec![],
        partition_of: None,
        of_type: None,
        parents: vec![],
        typed_elements: vec![],
        bound: None,
        inherits: None,
        partition_by: None,
        partition_key: None,
        using: None,
        with: None,
        parameters: vec![],
        on_commit: None,
        tablespace: None,
    };
    let start = it.position();
    if it.eat_all(&[K::Partition, K::Of]).is_some() {
        table.parents.push(it.qualified_name()?);
        table.partition_of = Some(it.span_from(start));
        table.typed_elements = typed_elements(it)?;
        let bound = it.position();
        table.bound = partition_bound(it).ok();
        if table.bound.is_none() {
            // That it is a partition counts for more than what it holds.
            it.rewind(bound);
            it.expect(K::For)?;
            while it.peek().is_some() && !it.is(K::Partition) {
                it.bump();
            }
        }
    } else if it.eat(K::Of).is_some() {
        table.parents.push(it.qualified_name()?);
        table.of_type = Some(it.span_from(start));
        table.typed_elements = typed_elements(it)?;
    } else {
        table.elements = elements(it)?;
    }
    while clause(it, &mut table)? {}
    if it.is_at_end() {
        Ok(table)
    } else {
        Err(it.unread("the end of the statement"))
    }
}

fn elements(it: &mut Cursor<'_>) -> Parsed<Vec<TableElement>> {
    it.open_paren()?;
    if it.eat_kind(TokenKind::RightParen).is_some() {
        return Ok(vec![]);
    }
    let mut found = Vec::new();
    loop {
        found.push(element(it));
        if it.eat_kind(TokenKind::Comma).is_none() {
            break;
        }
    }
    it.close_paren()?;
    Ok(found)
}

/// One element; what is not understood ends at the next comma, so that the others are still read.
fn element(it: &mut Cursor<'_>) -> TableElement {
    let start = it.position();
    let read = known_element(it).and_then(|element| {
        let ends = matches!(
            it.peek().map(|it| it.kind),
            None | Some(TokenKind::Comma | TokenKind::RightParen)
        );
        if ends {
            Ok(element)
        } else {
            Err(it.unread("a column constraint, `,` or `)`"))
        }
    });
    read.unwrap_or_else(|unread| {
        it.rewind(start);
        it.skip_list_element();
        TableElement::Unread(unread)
    })
}

fn known_element(it: &mut Cursor<'_>) -> Parsed<TableElement> {
    let start = it.position();
    if it.eat(K::Like).is_some() {
        let source = it.qualified_name()?;
        let mut options = Vec::new();
        while let Some(keyword @ (K::Including | K::Excluding)) = it.keyword() {
            let option = it.position();
            it.bump();
            let what = it.keyword().ok_or_else(|| it.unread("what to copy"))?;
            it.bump();
            options.push(LikeOption {
                span: it.span_from(option),
                is_included: keyword == K::Including,
                what,
            });
        }
        return Ok(TableElement::Like(Like {
            span: it.span_from(start),
            source,
            options,
        }));
    }
    if let Some(constraint) = table_constraint(it)? {
        return Ok(TableElement::Constraint(constraint));
    }
    column_def(it).map(TableElement::Column)
}

/// A column as `CREATE TABLE` and `ADD COLUMN` take it.
pub(in crate::parse) fn column_def(it: &mut Cursor<'_>) -> Parsed<ColumnDef> {
    let start = it.position();
    let name = it.ident()?;
    let data_type = data_type(it)?;
    let mut column = ColumnDef {
        span: Span::default(),
        name,
        data_type,
        storage: None,
        compression: None,
        collation: None,
        constraints: vec![],
    };
    loop {
        let clause = it.position();
        match it.keyword() {
            Some(K::Storage) => {
                it.bump();
                let word = it.label()?.value.as_str().to_ascii_uppercase();
                column.storage = Some(Spanned::new(word, it.span_from(clause)));
            }
            Some(K::Compression) => {
                it.bump();
                it.label()?;
                column.compression = Some(it.span_from(clause));
            }
            Some(K::Collate) => {
                it.bump();
                it.qualified_name()?;
                column.collation = Some(it.span_from(clause));
            }
            _ => match column_constraint(it)? {
                Some(constraint) => column.constraints.push(constraint),
                None => break,
            },
        }
    }
    column.span = it.span_from(start);
    Ok(column)
}

/// One of the clauses after the list.
fn clause(it: &mut Cursor<'_>, table: &mut CreateTable) -> Parsed<bool> {
    let start = it.position();
    match it.keyword() {
        Some(K::Inherits) => {
            it.bump();
            table.parents = it.parens_or_skip(Cursor::qualified_name)?;
            table.inherits = Some(it.span_from(start));
        }
        Some(K::Partition) => {
            it.bump();
            it.expect(K::By)?;
            table.partition_key = Some(partition_key(it)?);
            table.partition_by = Some(it.span_from(start));
        }
        Some(K::Using) => {
            it.bump();
            it.ident()?;
            table.using = Some(it.span_from(start));
        }
        Some(K::With) => {
            table.parameters = with_parameters(it)?.map_or(vec![], |it| it.value);
            table.with = Some(it.span_from(start));
        }
        Some(K::Without) => {
            it.bump();
            it.expect(K::Oids)?;
        }
        Some(K::On) => {
            on_commit(it)?;
            table.on_commit = Some(it.span_from(start));
        }
        Some(K::Tablespace) => {
            it.bump();
            it.ident()?;
            table.tablespace = Some(it.span_from(start));
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// `ON COMMIT { PRESERVE ROWS | DELETE ROWS | DROP }`
pub(in crate::parse) fn on_commit(it: &mut Cursor<'_>) -> Parsed<()> {
    it.expect(K::On)?;
    it.expect(K::Commit)?;
    while matches!(
        it.keyword(),
        Some(K::Preserve | K::Delete | K::Rows | K::Drop)
    ) {
        it.bump();
    }
    Ok(())
}
