//! Which relation a column belongs to.

use super::Reading;
use crate::ident::{Ident, QualifiedName};
use crate::schema::{Column, DataType};

/// A column that a relation of the `FROM` shows.
#[derive(Clone, Debug)]
pub(super) struct SourceColumn {
    /// The name that it goes by here.
    pub(super) name: Ident,
    /// What it is called in the canonical form, after the number of its relation.
    pub(super) key: Ident,
    pub(super) data_type: Option<DataType>,
}

/// A relation of the `FROM`.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub(super) number: usize,
    /// The name before its columns.
    pub(super) alias: Option<Ident>,
    /// The table or view that it is; `None` for queries and functions.
    pub(super) relation: Option<QualifiedName>,
    /// `None` where they are not known.
    pub(super) columns: Option<Vec<SourceColumn>>,
}

/// A column that can be named without its relation.
#[derive(Clone, Debug)]
pub(super) struct Visible {
    pub(super) name: Ident,
    /// Position of the relation in [`Level::sources`]; `None` for what `FULL JOIN … USING` makes.
    pub(super) source: Option<usize>,
    pub(super) key: Ident,
    pub(super) data_type: Option<DataType>,
}

/// The relations of one query.
#[derive(Clone, Debug, Default)]
pub(super) struct Level {
    pub(super) sources: Vec<Source>,
    pub(super) visible: Vec<Visible>,
}

impl Reading<'_> {
    /// The canonical name of a column.
    pub(super) fn column(&mut self, parts: &[Ident]) -> Ident {
        let found = match parts {
            [name] => self.bare_column(name),
            [.., relation, name] => {
                let namespace = parts.len().checked_sub(3).and_then(|it| parts.get(it));
                self.column_of(namespace, relation, name)
            }
            [] => None,
        };
        found.unwrap_or_else(|| {
            let written: Vec<&str> = parts.iter().map(Ident::as_str).collect();
            Ident::new(format!("?.{}", written.join(".")))
        })
    }

    fn bare_column(&mut self, name: &Ident) -> Option<Ident> {
        for at in (0..self.levels.len()).rev() {
            let level = self.levels.get(at)?;
            if let Some(visible) = level.visible.iter().find(|it| it.name == *name) {
                let visible = visible.clone();
                return Some(self.name(at, &visible));
            }
            // It may be one of a relation whose columns are not known, or the relation itself.
            let is_open = |it: &&Source| it.columns.is_none();
            let open = level.sources.iter().find(is_open).map(|it| it.number);
            let whole = level
                .sources
                .iter()
                .find(|it| it.alias.as_ref() == Some(name));
            if let Some(whole) = whole {
                let key = if whole.columns.is_none() {
                    name.as_str()
                } else {
                    "*"
                };
                return Some(Ident::new(format!("{}.{key}", whole.number)));
            }
            if let Some(number) = open {
                return Some(Ident::new(format!("{number}.{name}", name = name.as_str())));
            }
        }
        None
    }

    fn column_of(
        &mut self,
        namespace: Option<&Ident>,
        relation: &Ident,
        name: &Ident,
    ) -> Option<Ident> {
        for at in (0..self.levels.len()).rev() {
            let level = self.levels.get(at)?;
            let position = level.sources.iter().position(|it| {
                let is_alias = it.alias.as_ref() == Some(relation);
                let is_there = namespace.is_none_or(|namespace| {
                    let of = it.relation.as_ref().and_then(|it| it.namespace.as_ref());
                    of == Some(namespace)
                });
                is_alias && is_there
            });
            let Some(position) = position else {
                continue;
            };
            let source = level.sources.get(position)?;
            let Some(columns) = &source.columns else {
                return Some(Ident::new(format!("{}.{}", source.number, name.as_str())));
            };
            let column = columns.iter().find(|it| it.name == *name)?;
            let visible = Visible {
                name: column.name.clone(),
                source: Some(position),
                key: column.key.clone(),
                data_type: column.data_type.clone(),
            };
            return Some(self.name(at, &visible));
        }
        None
    }

    /// The canonical name of a column that was found, whose use and type are kept.
    pub(super) fn name(&mut self, level: usize, visible: &Visible) -> Ident {
        let source = self
            .levels
            .get(level)
            .and_then(|it| it.sources.get(visible.source?));
        let name = match source {
            Some(source) => {
                if let Some(relation) = &source.relation {
                    let used = self.used.or_default(relation.clone());
                    used.insert(visible.key.clone());
                }
                Ident::new(format!("{}.{}", source.number, visible.key.as_str()))
            }
            None => visible.key.clone(),
        };
        if let Some(data_type) = &visible.data_type
            && self.typed.iter().all(|it| it.name != name)
        {
            self.typed
                .push(Column::new(name.clone(), data_type.clone()));
        }
        name
    }
}
