//! Sets, maps and sorted lists with little code.
//!
//! What is generic is compiled anew for every type, and the standard `BTreeMap` is 5 KB of the `.wasm`
//! for each kind of item, a sort 6 KB more. So sets and maps are sorted lists here, and what is sorted
//! are numbers.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt::{self, Debug, Formatter};
use std::hash::Hash;
use std::ops::Index;

/// A map in the order of its keys.
///
/// It is a list of short lists, none of them empty, so that a value that goes in between moves few
/// others. Values are in boxes: what is moved is small.
#[derive(Clone)]
pub struct Map<K, V>(Vec<Part<K, V>>);

type Part<K, V> = Vec<(K, Box<V>)>;

/// How many values a part may have.
const FULL: usize = 256;

/// A part, and the place in it.
type At = (usize, usize);

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> Map<K, V> {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many values it has.
    pub fn len(&self) -> usize {
        self.0.iter().map(Vec::len).sum()
    }

    /// Where a key is, or where it would be.
    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Result<At, At>
    where
        K: Borrow<Q>,
    {
        let is_before = |it: &Part<K, V>| it.first().is_some_and(|it| it.0.borrow() <= key);
        let part = self.0.partition_point(is_before).saturating_sub(1);
        let Some(items) = self.0.get(part) else {
            return Err((part, 0));
        };
        match items.binary_search_by(|it| it.0.borrow().cmp(key)) {
            Ok(at) => Ok((part, at)),
            Err(at) => Err((part, at)),
        }
    }

    /// Whether it has a value of this key.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_ok()
    }

    /// The value of this key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let (part, at) = self.find(key).ok()?;
        Some(&self.0[part][at].1)
    }

    /// The value of this key, to be changed.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let (part, at) = self.find(key).ok()?;
        Some(&mut self.0[part][at].1)
    }

    /// Adds a value or takes the place of another.
    pub fn insert(&mut self, key: K, value: V) {
        match self.find(&key) {
            Ok((part, at)) => *self.0[part][at].1 = value,
            Err(at) => {
                self.insert_at(at, key, value);
            }
        }
    }

    /// The value of this key, to be changed. It is made when there is none.
    pub fn or_default(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        let (part, at) = match self.find(&key) {
            Ok(it) => it,
            Err(at) => self.insert_at(at, key, V::default()),
        };
        &mut self.0[part][at].1
    }

    /// Puts a value where its key would be. Where it is then.
    fn insert_at(&mut self, (part, at): At, key: K, value: V) -> At {
        if self.0.is_empty() {
            self.0.push(Vec::new());
        }
        self.0[part].insert(at, (key, Box::new(value)));
        if self.0[part].len() <= FULL {
            return (part, at);
        }
        // What comes in order leaves full parts behind it.
        let middle = if at == FULL { FULL } else { FULL / 2 };
        let upper = self.0[part].split_off(middle);
        self.0.insert(part + 1, upper);
        match at.checked_sub(middle) {
            Some(at) => (part + 1, at),
            None => (part, at),
        }
    }

    /// Takes a value out.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let (part, at) = self.find(key).ok()?;
        let (_, value) = self.0[part].remove(at);
        if self.0[part].is_empty() {
            self.0.remove(part);
        }
        Some(*value)
    }

    /// Takes out the values that are not to be kept.
    pub fn retain(&mut self, keep: impl Fn(&V) -> bool) {
        self.0.retain_mut(|part| {
            part.retain(|it| keep(&it.1));
            !part.is_empty()
        });
    }

    /// The keys in order.
    pub fn keys(&self) -> impl Iterator<Item = &K> + Clone {
        self.0.iter().flatten().map(|it| &it.0)
    }

    /// The values in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> + Clone {
        self.0.iter().flatten().map(|it| &*it.1)
    }

    /// The values in the order of their keys, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.0.iter_mut().flatten().map(|it| &mut *it.1)
    }

    /// The values themselves in the order of their keys.
    pub fn into_values(self) -> impl Iterator<Item = V> {
        self.0.into_iter().flatten().map(|it| *it.1)
    }

    /// The keys with their values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> + Clone {
        self.0.iter().flatten().map(|it| (&it.0, &*it.1))
    }

    /// The keys themselves with their values, in order.
    pub fn into_entries(self) -> impl Iterator<Item = (K, V)> {
        self.0.into_iter().flatten().map(|(key, it)| (key, *it))
    }
}

impl<K: Ord, V> Extend<(K, V)> for Map<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, items: I) {
        for (key, value) in items {
            self.insert(key, value);
        }
    }
}

impl<K: Ord + Debug, V: Debug> Debug for Map<K, V> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// A set of items in order, in one list: it has little code, and for few items it is the fastest. Many
/// are given to it at once ([`filled`]), since one that goes in between moves all behind it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Set<T>(Vec<T>);

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Ord> Set<T> {
    /// A set with nothing in it.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// How many items it has.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where an item is, or where it would be.
    fn find<Q: Ord + ?Sized>(&self, item: &Q) -> Result<usize, usize>
    where
        T: Borrow<Q>,
    {
        self.0.binary_search_by(|it| it.borrow().cmp(item))
    }

    /// Whether it has this item.
    pub fn contains<Q: Ord + ?Sized>(&self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.find(item).is_ok()
    }

    /// Adds an item. Whether it was not there.
    pub fn insert(&mut self, item: T) -> bool {
        match self.find(&item) {
            Ok(_) => false,
            Err(at) => {
                self.0.insert(at, item);
                true
            }
        }
    }

    /// Takes an item out. Whether it was there.
    pub fn remove<Q: Ord + ?Sized>(&mut self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        match self.find(item) {
            Ok(at) => {
                self.0.remove(at);
                true
            }
            Err(_) => false,
        }
    }

    /// Takes out the items that are not to be kept.
    pub fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
        self.0.retain(keep);
    }

    /// The least of its items.
    pub fn first(&self) -> Option<&T> {
        self.0.first()
    }

    /// The items in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }
}

impl<T: Ord> Extend<T> for Set<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        let before = self.0.len();
        self.0.extend(items);
        let is_sorted = |pair: &[T]| pair[0] < pair[1];
        if !self.0[before.saturating_sub(1)..].windows(2).all(is_sorted) {
            sort_by(&mut self.0, Ord::cmp);
            self.0.dedup();
        }
    }
}

impl<T> IntoIterator for Set<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Set<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// A map for very many values: they are found by hash, and walked in the order of their keys, which
/// has to be found for each walk.
#[derive(Clone)]
pub struct Directory<K, V>(Hashed<K, V>);

#[allow(clippy::disallowed_types, reason = "never walked without being sorted")]
type Hashed<K, V> = std::collections::HashMap<K, Box<V>>;

impl<K, V> Default for Directory<K, V> {
    fn default() -> Self {
        Self(Hashed::new())
    }
}

impl<K: Hash + Ord, V> Directory<K, V> {
    /// How many values it has.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it has a value of this key.
    pub fn contains_key(&self, key: &K) -> bool {
        self.0.contains_key(key)
    }

    /// The value of this key.
    pub fn get(&self, key: &K) -> Option<&V> {
        self.0.get(key).map(|it| &**it)
    }

    /// The value of this key, to be changed.
    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        self.0.get_mut(key).map(|it| &mut **it)
    }

    /// Adds a value or takes the place of another.
    pub fn insert(&mut self, key: K, value: V) {
        self.0.insert(key, Box::new(value));
    }

    /// Takes a value out.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        self.0.remove(key).map(|it| *it)
    }

    /// The keys in order.
    pub fn keys(&self) -> impl Iterator<Item = &K> + Clone {
        self.iter().map(|it| it.0)
    }

    /// The values in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> + Clone {
        self.iter().map(|it| it.1)
    }

    /// The values in no order, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.0.values_mut().map(|it| &mut **it)
    }

    /// The keys with their values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> + Clone {
        let mut all: Vec<(&K, &V)> = self.0.iter().map(|(key, it)| (key, &**it)).collect();
        sort_by_key(&mut all, |it| it.0);
        all.into_iter()
    }
}

impl<K: Hash + Ord + Debug, V: Debug> Debug for Directory<K, V> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K: Hash + Ord, V> Index<&K> for Directory<K, V> {
    type Output = V;

    fn index(&self, key: &K) -> &V {
        &self.0[key]
    }
}

/// A set or a map of these, filled one by one.
pub fn filled<C: Default + Extend<T>, T>(items: impl IntoIterator<Item = T>) -> C {
    let mut all = C::default();
    all.extend(items);
    all
}

/// Sorts by a key. Equal items stay in the order they have.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// Sorts by a comparison. Equal items stay in the order they have.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    if items.len() < 2 {
        return;
    }
    let order = order(items.len(), &|one, other| {
        compare(&items[one], &items[other])
    });
    let mut unsorted: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| unsorted[at].take()));
}

/// The numbers below `count`, sorted. The only sort that is compiled.
#[allow(clippy::disallowed_methods)]
fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| compare(*one, *other));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_each_item_once_and_in_order() {
        let mut set: Set<u32> = filled([3, 1, 3, 2]);
        assert_eq!(set.iter().collect::<Vec<_>>(), [&1, &2, &3]);
        assert!(!set.insert(2) && set.insert(0) && set.remove(&3) && !set.remove(&3));
        // What follows in order, what does not, and what is there already.
        set.extend([4, 5]);
        set.extend([5, 3]);
        set.extend([0]);
        set.extend([]);
        assert_eq!(set.iter().collect::<Vec<_>>(), [&0, &1, &2, &3, &4, &5]);
        assert!(set.contains(&4) && !set.contains(&6));
    }

    #[test]
    #[allow(clippy::disallowed_types, reason = "what it is compared with")]
    fn a_map_has_each_key_once_and_in_order() {
        // In order, from the end, and all over the place, in more than one part.
        let count = 5 * FULL as u64;
        let orders: [fn(u64) -> u64; 3] =
            [|it| it, |it| 5 * FULL as u64 - it, |it| it * 7919 % 1_281];
        for order in orders {
            let mut map: Map<u64, u64> = filled((1..=count).map(|it| (order(it), it)));
            map.insert(order(1), 0);
            *map.or_default(order(2)) += 1;
            *map.or_default(count + 9) += 5;
            let mut expected: std::collections::BTreeMap<u64, u64> =
                (1..=count).map(|it| (order(it), it)).collect();
            expected.insert(order(1), 0);
            *expected.entry(order(2)).or_default() += 1;
            expected.insert(count + 9, 5);
            assert!(map.iter().eq(&expected));
            for it in 0..=count + 9 {
                assert_eq!(map.get(&it), expected.get(&it));
                if it % 3 > 0 {
                    assert_eq!(map.remove(&it), expected.remove(&it));
                }
            }
            assert!(map.iter().eq(&expected));
            map.retain(|it| it % 2 == 0);
            expected.retain(|_, it| *it % 2 == 0);
            assert!(map.iter().eq(&expected));
            assert_eq!(map.len(), expected.len());
            for it in 0..=count {
                map.remove(&it);
            }
            assert!(map.is_empty() && map.0.is_empty());
        }
    }

    #[test]
    fn equal_items_stay_in_their_order() {
        let mut items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd'), (0, 'e')];
        sort_by_key(&mut items, |it| it.0);
        assert_eq!(items, [(0, 'e'), (1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }
}
