//! Similarity of removed and added items, to find out what was likely renamed.

use std::collections::HashSet;

use crate::schema::folding::folded;

/// The maximum number of comparisons. With more, no renames are suggested: two schemas with so little
/// in common are not two versions of one.
const MAX_COMPARISONS: usize = 1_000_000;

/// Pairs removed items with added ones by index, the most similar first, each at most once. `similarity`
/// is between 0 and 1; items with a similarity of 0 are never paired.
pub(super) fn pairs<T>(
    removed: &[T],
    added: &[T],
    similarity: impl Fn(&T, &T) -> f64,
) -> Vec<(usize, usize)> {
    if removed.len().saturating_mul(added.len()) > MAX_COMPARISONS {
        return Vec::new();
    }
    let mut candidates = Vec::new();
    for (old_index, old) in removed.iter().enumerate() {
        for (new_index, new) in added.iter().enumerate() {
            let similarity = similarity(old, new);
            if similarity > 0.0 {
                candidates.push((similarity, old_index, new_index));
            }
        }
    }
    candidates.sort_by(|(a, a_old, a_new), (b, b_old, b_new)| {
        b.total_cmp(a).then_with(|| (a_old, a_new).cmp(&(b_old, b_new)))
    });
    let (mut used_old, mut used_new) = (HashSet::new(), HashSet::new());
    candidates.retain(|(_, old, new)| {
        let free = !used_old.contains(old) && !used_new.contains(new);
        if free {
            used_old.insert(*old);
            used_new.insert(*new);
        }
        free
    });
    candidates.into_iter().map(|(_, old, new)| (old, new)).collect()
}

/// The similarity of two names: 1 if only case and punctuation differ, 0 if they are unrelated. Names with
/// different digits, such as `address1` and `address2`, are unrelated.
pub(super) fn of_names(old: &str, new: &str) -> f64 {
    const THRESHOLD: f64 = 0.93;
    let digits = |name: &str| -> String { name.chars().filter(char::is_ascii_digit).collect() };
    let (old, new) = (folded(old), folded(new));
    if old == new {
        return 1.0;
    }
    if digits(&old) != digits(&new) {
        return 0.0;
    }
    match strsim::jaro_winkler(&old, &new) {
        similarity if similarity >= THRESHOLD => similarity,
        _ => 0.0,
    }
}

/// The similarity of two sets: the part of all members that both have (the Jaccard index); 0 if it is
/// below the threshold or a set is too small.
pub(super) fn of_sets<T: Eq + std::hash::Hash>(old: &HashSet<T>, new: &HashSet<T>) -> f64 {
    /// Smaller sets are similar by chance.
    const MIN_MEMBERS: usize = 2;
    const THRESHOLD: f64 = 0.8;
    if old.len().min(new.len()) < MIN_MEMBERS {
        return 0.0;
    }
    let shared = old.intersection(new).count() as f64;
    let together = old.len() as f64 + new.len() as f64 - shared;
    match shared / together {
        similarity if similarity >= THRESHOLD => similarity,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_similar_are_paired_each_once() {
        let removed = ["cancelled", "type1"];
        let added = ["canceled", "canceledd", "type2"];
        assert_eq!(pairs(&removed, &added, |old, new| of_names(old, new)), [(0, 0)]);
        assert!(of_names("transfer.forward", "transferForward") == 1.0);
        assert!(of_names("endpoint", "client") == 0.0);
    }

    #[test]
    fn too_many_comparisons_suggest_nothing() {
        let many = vec!["a"; 1_001];
        assert_eq!(pairs(&many, &many, |_, _| 1.0), []);
    }
}
