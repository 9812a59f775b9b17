//! Which of several operators or functions of one name is meant: PostgreSQL's rules for type
//! conversion, as `func_select_candidate` has them.

use super::kind::{self, Kind, STRING};
use super::signature::{self, Parameter, Signature};

/// The type of an argument; a constant without one is `None`.
pub(super) type Argument = Option<Kind>;

/// What was picked: the types that the arguments are turned into, and the type of the result.
#[derive(Clone, Debug)]
pub(super) struct Picked {
    pub(super) arguments: Vec<Kind>,
    pub(super) result: Kind,
    /// The first of the arguments that go into an array, if some do.
    pub(super) array_from: Option<usize>,
}

/// The operator that is meant.
pub(super) fn operator(name: &str, operands: &[Argument]) -> Option<Picked> {
    let candidates: Vec<Picked> = signature::operators(name)
        .iter()
        .filter(|it| it.parameters.len() == operands.len())
        .map(plain)
        .collect();
    // A constant beside something of a type is of that type, if there is such an operator.
    let supposed: Vec<Kind> = match operands {
        [Some(one), None] | [None, Some(one)] => vec![*one, *one],
        _ => operands.iter().copied().flatten().collect(),
    };
    let exact = candidates.iter().find(|it| it.arguments == supposed);
    match exact {
        Some(exact) => Some(exact.clone()),
        None => pick(candidates, operands),
    }
}

/// The function that is meant. Names are those of named arguments.
pub(super) fn function(
    name: &str,
    arguments: &[Argument],
    names: &[Option<&str>],
    is_variadic: bool,
) -> Option<Picked> {
    let candidates: Vec<Picked> = signature::functions(name)
        .iter()
        .filter_map(|it| called(it, names, is_variadic))
        .collect();
    let known: Option<Vec<Kind>> = arguments.iter().copied().collect();
    let exact = known.and_then(|known| candidates.iter().find(|it| it.arguments == known));
    match exact {
        Some(exact) => Some(exact.clone()),
        None => pick(candidates, arguments),
    }
}

fn plain(signature: &Signature) -> Picked {
    Picked {
        arguments: signature.parameters.iter().map(|it| it.kind).collect(),
        result: signature.result,
        array_from: None,
    }
}

/// A signature as it is called with these arguments, if it can be.
fn called(signature: &Signature, names: &[Option<&str>], is_variadic: bool) -> Option<Picked> {
    let parameters = &signature.parameters;
    let mut arguments = Vec::with_capacity(names.len());
    let mut used = vec![false; parameters.len()];
    for (at, name) in names.iter().enumerate() {
        let position = match name {
            Some(name) => parameters.iter().position(|it| it.name == *name)?,
            None if at < parameters.len() => at,
            // One more for a parameter that takes all that are left.
            None => parameters.len().checked_sub(1)?,
        };
        let parameter = parameters[position];
        if used[position] && (is_variadic || !parameter.is_variadic) {
            return None;
        }
        used[position] = true;
        let is_whole = parameter.is_variadic && is_variadic && parameter.kind.name != "any";
        arguments.push(if is_whole {
            parameter.kind.array()
        } else {
            parameter.kind
        });
    }
    let is_complete = |(parameter, used): (&Parameter, &bool)| *used || parameter.has_default;
    let is_called = parameters.iter().zip(&used).all(is_complete)
        && (!is_variadic || parameters.last().is_some_and(|it| it.is_variadic));
    let takes_rest = |it: &Parameter| it.is_variadic && !is_variadic && it.kind.name != "any";
    is_called.then_some(Picked {
        arguments,
        result: signature.result,
        array_from: parameters.iter().position(takes_rest),
    })
}

fn pick(candidates: Vec<Picked>, arguments: &[Argument]) -> Option<Picked> {
    let mut fitting: Vec<Picked> = candidates
        .into_iter()
        .filter(|it| fits(it, arguments))
        .collect();
    if fitting.len() > 1 {
        fitting = selected(fitting, arguments);
    }
    if fitting.len() != 1 {
        return None;
    }
    concrete(fitting.pop()?, arguments)
}

fn fits(candidate: &Picked, arguments: &[Argument]) -> bool {
    let becomes = |(wanted, argument): (&Kind, &Argument)| {
        argument.is_none_or(|argument| argument.becomes(*wanted))
    };
    candidate.arguments.iter().zip(arguments).all(becomes)
        && concrete(candidate.clone(), arguments).is_some()
}

/// Narrows several candidates down.
fn selected(candidates: Vec<Picked>, arguments: &[Argument]) -> Vec<Picked> {
    let is_exact = |wanted: Kind, argument: Kind| wanted == argument;
    let best = most(candidates, arguments, is_exact);
    let is_good = |wanted: Kind, argument: Kind| {
        wanted == argument || (wanted.is_preferred() && wanted.category() == argument.category())
    };
    let best = most(best, arguments, is_good);
    if best.len() == 1 || arguments.iter().all(Option::is_some) {
        return best;
    }
    let best = by_category(best, arguments);
    if best.len() == 1 {
        return best;
    }
    // All that is known is of one type: then the constants are, too.
    let mut known = arguments.iter().flatten();
    let Some(first) = known.next() else {
        return best;
    };
    if !known.all(|it| it == first) {
        return best;
    }
    best.into_iter()
        .filter(|it| it.arguments.iter().all(|wanted| first.becomes(*wanted)))
        .collect()
}

/// Those with the most arguments that are good.
fn most(
    candidates: Vec<Picked>,
    arguments: &[Argument],
    is_good: impl Fn(Kind, Kind) -> bool,
) -> Vec<Picked> {
    let count = |it: &Picked| {
        let pairs = it.arguments.iter().zip(arguments);
        pairs
            .filter(|(wanted, argument)| argument.is_some_and(|it| is_good(**wanted, it)))
            .count()
    };
    let best = candidates.iter().map(count).max().unwrap_or(0);
    candidates
        .into_iter()
        .filter(|it| count(it) == best)
        .collect()
}

/// For every constant without a type, the category that candidates agree on; strings win.
fn by_category(candidates: Vec<Picked>, arguments: &[Argument]) -> Vec<Picked> {
    let mut wanted: Vec<Option<(char, bool)>> = Vec::with_capacity(arguments.len());
    for (at, argument) in arguments.iter().enumerate() {
        if argument.is_some() {
            wanted.push(None);
            continue;
        }
        let kinds = || candidates.iter().map(|it| it.arguments[at]);
        let first = kinds().next().map(Kind::category);
        let category = if kinds().any(|it| it.category() == STRING) {
            Some(STRING)
        } else if kinds().all(|it| Some(it.category()) == first) {
            first
        } else {
            return candidates;
        };
        wanted.push(category.map(|category| {
            let preferred = kinds().any(|it| it.category() == category && it.is_preferred());
            (category, preferred)
        }));
    }
    let is_wanted = |it: &&Picked| {
        it.arguments
            .iter()
            .zip(&wanted)
            .all(|(kind, wanted)| match wanted {
                Some((category, preferred)) => {
                    kind.category() == *category && (!preferred || kind.is_preferred())
                }
                None => true,
            })
    };
    let left: Vec<Picked> = candidates.iter().filter(is_wanted).cloned().collect();
    if left.is_empty() { candidates } else { left }
}

/// With types in place of `anyelement` and its relatives; `None` where those do not agree.
fn concrete(mut candidate: Picked, arguments: &[Argument]) -> Option<Picked> {
    let pairs = || candidate.arguments.iter().copied().zip(arguments);
    let is_of = |kind: Kind, family: &[&str]| family.contains(&kind.name);
    let same = ["anyelement", "anyarray", "anynonarray"];
    let compatible = [
        "anycompatible",
        "anycompatiblearray",
        "anycompatiblenonarray",
    ];
    let elements = |family: &[&str]| -> Vec<Argument> {
        pairs()
            .filter(|it| is_of(it.0, family))
            .map(|(wanted, argument)| {
                let is_array = wanted.name.ends_with("array") && !wanted.name.ends_with("nonarray");
                argument.map(|it| if is_array { it.element() } else { it })
            })
            .collect()
    };
    let element = |family: &[&str], found: Option<Kind>| {
        let is_used = |kind: Kind| is_of(kind, family);
        (candidate.arguments.iter().any(|it| is_used(*it)), found)
    };
    let known = elements(&same);
    let first = known.iter().flatten().next().copied();
    if known.iter().flatten().any(|it| Some(*it) != first) {
        return None;
    }
    let (uses_same, same_kind) = element(&same, first);
    if uses_same && same_kind.is_none() {
        return None;
    }
    let (uses_compatible, compatible_kind) =
        element(&compatible, kind::common(elements(&compatible).into_iter()));
    if uses_compatible && compatible_kind.is_none() {
        return None;
    }
    let meant = |kind: Kind| match kind.name {
        "anyelement" | "anynonarray" => same_kind.unwrap_or(kind),
        "anyarray" => same_kind.map_or(kind, Kind::array),
        "anycompatible" | "anycompatiblenonarray" => compatible_kind.unwrap_or(kind),
        "anycompatiblearray" => compatible_kind.map_or(kind, Kind::array),
        _ => kind,
    };
    candidate.result = meant(candidate.result);
    for it in &mut candidate.arguments {
        *it = meant(*it);
    }
    Some(candidate)
}
