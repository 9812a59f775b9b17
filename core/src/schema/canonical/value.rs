//! An expression in the making: its tree and its type, and what casts do to both.

use super::DataType;
use super::kind::Kind;
use super::literal::{cut_interval, read_as};
use super::tree::{Head, Tree};

/// A tree with its type.
#[derive(Clone, Debug)]
pub(super) struct Value {
    pub(super) tree: Tree,
    pub(super) data_type: Type,
    /// The fields of a row, each with its type.
    pub(super) fields: Vec<Value>,
}

/// What is known of the type of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Type {
    /// Its type, and its modifiers where PostgreSQL can tell.
    Known(DataType),
    /// A string constant or `NULL` that is yet to get a type.
    Literal,
    /// Nothing: somebody's own function, a type of somebody's own, a query.
    Unknown,
}

impl Value {
    pub(super) fn new(tree: Tree, data_type: Type) -> Self {
        Self {
            tree,
            data_type,
            fields: Vec::new(),
        }
    }

    /// A row of these fields.
    pub(super) fn row(fields: Vec<Self>) -> Self {
        let trees = fields.iter().map(|it| it.tree.clone()).collect();
        Self {
            fields,
            ..Self::unknown(Tree::new(Head::Row, trees))
        }
    }

    pub(super) fn unknown(tree: Tree) -> Self {
        Self::new(tree, Type::Unknown)
    }

    pub(super) fn known(tree: Tree, data_type: DataType) -> Self {
        Self::new(tree, Type::Known(data_type))
    }

    pub(super) fn of_kind(tree: Tree, kind: Kind) -> Self {
        Self::known(tree, DataType::of_kind(kind))
    }

    pub(super) fn boolean(tree: Tree) -> Self {
        Self::of_kind(tree, Kind::of("bool"))
    }

    /// Its type without modifiers, if it is one of PostgreSQL's own.
    pub(super) fn kind(&self) -> Option<Kind> {
        match &self.data_type {
            Type::Known(data_type) => data_type.kind(),
            Type::Literal | Type::Unknown => None,
        }
    }

    /// As an argument whose type decides what is meant: `None` if nothing is known of it, and inside
    /// that `None` for a constant without a type.
    pub(super) fn argument(&self) -> Option<Option<Kind>> {
        match &self.data_type {
            Type::Literal => Some(None),
            _ => self.kind().map(Some),
        }
    }

    /// As a value of this type, by a cast that nobody wrote.
    pub(super) fn become_kind(self, kind: Kind) -> Self {
        if kind.is_pseudo() || self.kind() == Some(kind) {
            return self;
        }
        self.converted(DataType::of_kind(kind))
    }

    /// As a value of this type, which is another than its own.
    fn converted(mut self, data_type: DataType) -> Self {
        match self.tree.head {
            // A cast goes under a collation, or takes its place.
            Head::Collate(name) => {
                let Some(operand) = self.tree.children.pop() else {
                    return Self::unknown(Tree::leaf(Head::Collate(name)));
                };
                let operand = Self::new(operand, self.data_type).converted(data_type.clone());
                if !data_type.kind().is_none_or(Kind::is_collatable) {
                    return operand;
                }
                let tree = Tree::new(Head::Collate(name), vec![operand.tree]);
                Self::new(tree, operand.data_type)
            }
            // As it is read again from what is printed for it: as a cast of each element.
            Head::Array if data_type.is_array() => {
                let tree = cast_elements(self.tree.children, &data_type.element());
                Self::known(tree, data_type)
            }
            _ if self.data_type == Type::Literal => typed_literal(self.tree, data_type),
            _ => {
                let tree = Tree::new(Head::Cast(data_type.clone()), vec![self.tree]);
                Self::known(tree, data_type)
            }
        }
    }

    /// As a value of this type, by a cast that somebody wrote.
    pub(super) fn cast(self, data_type: DataType) -> Self {
        // A value of a domain is one of the type under it, which PostgreSQL writes down always.
        if let Type::Known(from) = &self.data_type
            && from.is_domain_over(&data_type)
        {
            return Self::known(self.tree, data_type);
        }
        let is_same_base = match &self.data_type {
            Type::Known(from) => from.is_same_base(&data_type),
            Type::Literal | Type::Unknown => false,
        };
        if !is_same_base {
            let is_read_whole = self.data_type == Type::Literal
                && data_type.system_name() == Some("interval")
                || self.tree.head == Head::Null;
            let is_cut_later =
                self.data_type == Type::Literal || matches!(self.tree.head, Head::Collate(_));
            if data_type.is_bare() || is_read_whole || !is_cut_later {
                return self.converted(data_type);
            }
            // The constant is read first, and then cut to its length.
            return self
                .converted(data_type.without_modifiers())
                .cast(data_type);
        }
        if self.data_type == Type::Known(data_type.clone()) {
            return self;
        }
        match self.tree.head {
            // Without modifiers there is nothing to compute.
            Head::Constant(_, text) if data_type.is_bare() => constant(text, data_type),
            // What is printed for it is read as a constant that has the fields.
            Head::Constant(own, text)
                if own.is_bare() && data_type.system_name() == Some("interval") =>
            {
                constant(cut_interval(&text, &data_type), data_type)
            }
            head => {
                let tree = Tree {
                    head,
                    children: self.tree.children,
                };
                let tree = Tree::new(Head::Cast(data_type.clone()), vec![tree]);
                Self::known(tree, data_type)
            }
        }
    }

    /// Without a type, where that of its surroundings is not known: the other side may have been
    /// given one, or a cast to what stands beside it.
    pub(super) fn without_type(mut self) -> Self {
        if let Head::Cast(data_type) = &self.tree.head
            && data_type.is_bare()
            && data_type.kind().is_some_and(Kind::is_often_added)
            && let Some(operand) = self.tree.children.pop()
        {
            return Self::unknown(operand);
        }
        match self.tree.head {
            Head::Constant(data_type, text) if data_type.kind().is_none_or(Kind::is_collatable) => {
                Self::new(Tree::leaf(Head::Text(text)), Type::Literal)
            }
            _ => self,
        }
    }
}

fn cast_elements(elements: Vec<Tree>, data_type: &DataType) -> Tree {
    let elements = elements.into_iter().map(|it| match it.head {
        Head::Array => cast_elements(it.children, data_type),
        _ => Tree::new(Head::Cast(data_type.clone()), vec![it]),
    });
    Tree::new(Head::Array, elements.collect())
}

/// A constant that has got its type.
pub(super) fn constant(text: String, data_type: DataType) -> Value {
    Value::known(
        Tree::leaf(Head::Constant(data_type.clone(), text)),
        data_type,
    )
}

/// A string constant or `NULL` as this type.
fn typed_literal(tree: Tree, data_type: DataType) -> Value {
    match tree.head {
        Head::Text(text) => {
            let text = read_as(&text, &data_type).unwrap_or(text);
            constant(text, data_type)
        }
        _ => Value::known(
            Tree::new(Head::Cast(data_type.clone()), vec![tree]),
            data_type,
        ),
    }
}
