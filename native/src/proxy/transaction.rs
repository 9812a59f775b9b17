//! The transaction in which a session's next statement runs.
//!
//! It is what will be when everything sent so far has been carried out; PostgreSQL, which knows,
//! sets it right whenever it waits for the client. Where it is wrong in between, an earlier statement
//! has failed and PostgreSQL does not read the next one anyway.

use deesql_core::parse::Statement;
use deesql_core::transaction::{TransactionState, Work};

/// What is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Transaction {
    /// Nothing.
    #[default]
    None,
    /// What PostgreSQL opens by itself for all that is sent in one query or before one Sync.
    Implicit(Work),
    /// A block, from `BEGIN` on.
    Block(Work),
}

/// How far it can be known which transaction is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Certainty {
    /// Nothing that can fail stands before what the client sends next.
    #[default]
    Certain,
    /// A query or a Sync has still to be answered.
    Due,
    /// Something was sent behind such a query. If the query failed, what opened the transaction may be
    /// another statement than was thought.
    Doubtful,
}

impl Certainty {
    /// A statement is sent. Whether the transaction is known in which it runs.
    pub(super) fn at_statement(&mut self) -> bool {
        if *self == Self::Due {
            *self = Self::Doubtful;
        }
        *self == Self::Certain
    }

    /// A query or a Sync is sent.
    pub(super) fn sync(&mut self) {
        if *self == Self::Certain {
            *self = Self::Due;
        }
    }

    /// Everything is answered, and PostgreSQL says what is open.
    pub(super) fn settle(&mut self, is_idle: bool) {
        if is_idle || *self == Self::Due {
            *self = Self::Certain;
        }
    }
}

impl Transaction {
    /// As the rules see it.
    pub(super) fn state(self) -> TransactionState {
        match self {
            Self::None => TransactionState::Autocommit,
            Self::Implicit(work) | Self::Block(work) => TransactionState::Open(work),
        }
    }

    /// Whether it has changed rows.
    pub(super) fn has_manipulated(self) -> bool {
        match self {
            Self::None => false,
            Self::Implicit(work) | Self::Block(work) => work.manipulations > 0,
        }
    }

    /// For a statement of a query that has others beside it.
    pub(super) fn shared(self) -> Self {
        match self {
            Self::None => Self::Implicit(Work::default()),
            other => other,
        }
    }

    /// After a statement.
    pub(super) fn after(self, statement: &Statement) -> Self {
        match self.state().after(statement) {
            TransactionState::Autocommit => Self::None,
            TransactionState::Open(work) => match self {
                Self::Implicit(_) if !opens(statement) => Self::Implicit(work),
                _ => Self::Block(work),
            },
        }
    }

    /// After a prepared statement: until Sync, what follows is in the same transaction.
    pub(super) fn after_execute(self, statement: &Statement) -> Self {
        let ends = self.shared().after(statement) == Self::None;
        if ends || opens(statement) {
            self.after(statement)
        } else {
            self.shared().after(statement)
        }
    }

    /// The same with nothing but what the rules ask about, so that there are few of them.
    pub(super) fn condensed(self) -> Self {
        let condense = |it: Work| Work {
            definitions: it.definitions.min(1),
            presumed_definitions: it.presumed_definitions.min(1),
            manipulations: it.manipulations.min(1),
        };
        match self {
            Self::None => Self::None,
            Self::Implicit(work) => Self::Implicit(condense(work)),
            Self::Block(work) => Self::Block(condense(work)),
        }
    }

    /// A query or a Sync ends what PostgreSQL opened by itself.
    pub(super) fn sync(&mut self) {
        if let Self::Implicit(_) = self {
            *self = Self::None;
        }
    }

    /// PostgreSQL says what is open.
    pub(super) fn settle(&mut self, is_idle: bool) {
        *self = match (is_idle, *self) {
            (true, _) => Self::None,
            (false, Self::Block(work)) => Self::Block(work),
            (false, _) => Self::Block(Work::default()),
        };
    }
}

/// Whether a statement turns what is open into a block.
fn opens(statement: &Statement) -> bool {
    matches!(
        TransactionState::Autocommit.after(statement),
        TransactionState::Open(_)
    )
}
