//! What was likely renamed: of what is gone and what is new, the pairs that are most alike.

use std::collections::HashSet;

/// The most comparisons that are made; past it nothing is guessed, for two schemas with so little in
/// common are not two versions of one.
const COMPARISONS: usize = 1_000_000;

/// Pairs what is `gone` with what is `new`, the most alike first, each at most once. `similarity` is
/// between 0 and 1, and 0 means that one cannot be the other.
pub(super) fn pairs<T>(
    gone: &[T],
    new: &[T],
    similarity: impl Fn(&T, &T) -> f64,
) -> Vec<(usize, usize)> {
    if gone.len().saturating_mul(new.len()) > COMPARISONS {
        return Vec::new();
    }
    let mut alike = Vec::new();
    for (old_index, old) in gone.iter().enumerate() {
        for (new_index, new) in new.iter().enumerate() {
            let similarity = similarity(old, new);
            if similarity > 0.0 {
                alike.push((similarity, old_index, new_index));
            }
        }
    }
    alike.sort_by(|(a, a_old, a_new), (b, b_old, b_new)| {
        b.total_cmp(a).then_with(|| (a_old, a_new).cmp(&(b_old, b_new)))
    });
    let (mut used_old, mut used_new) = (HashSet::new(), HashSet::new());
    alike.retain(|(_, old, new)| {
        let free = !used_old.contains(old) && !used_new.contains(new);
        if free {
            used_old.insert(*old);
            used_new.insert(*new);
        }
        free
    });
    alike.into_iter().map(|(_, old, new)| (old, new)).collect()
}

/// How alike two names are: 1 where only case and punctuation differ, 0 where they are others. Digits
/// have to be the same: `address1` and `address2` are two things.
pub(super) fn of_names(old: &str, new: &str) -> f64 {
    /// Below this two names are not one misspelt.
    const ALIKE: f64 = 0.93;
    let bare = |name: &str| -> String {
        name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let digits = |name: &str| -> String { name.chars().filter(char::is_ascii_digit).collect() };
    let (old, new) = (bare(old), bare(new));
    if old == new {
        return 1.0;
    }
    if digits(&old) != digits(&new) {
        return 0.0;
    }
    match strsim::jaro_winkler(&old, &new) {
        similarity if similarity >= ALIKE => similarity,
        _ => 0.0,
    }
}

/// How alike two sets are: what they share of what they have together, 0 below four fifths or where
/// there is too little to tell.
pub(super) fn of_sets<T: Eq + std::hash::Hash>(old: &HashSet<T>, new: &HashSet<T>) -> f64 {
    /// Sets with fewer members are alike by chance.
    const TELLING: usize = 2;
    const ALIKE: f64 = 0.8;
    if old.len().min(new.len()) < TELLING {
        return 0.0;
    }
    let shared = old.intersection(new).count() as f64;
    let together = old.len() as f64 + new.len() as f64 - shared;
    match shared / together {
        similarity if similarity >= ALIKE => similarity,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_alike_are_paired_and_each_once() {
        let gone = ["cancelled", "type1"];
        let new = ["canceled", "canceledd", "type2"];
        assert_eq!(pairs(&gone, &new, |old, new| of_names(old, new)), [(0, 0)]);
        assert!(of_names("transfer.forward", "transferForward") == 1.0);
        assert!(of_names("endpoint", "client") == 0.0);
    }

    #[test]
    fn too_much_to_compare_is_not_compared() {
        let many = vec!["a"; 1_001];
        assert_eq!(pairs(&many, &many, |_, _| 1.0), []);
    }
}
