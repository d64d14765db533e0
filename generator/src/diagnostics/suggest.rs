//! Did you mean …?

/// The name that is most like `name`, if any is like it at all.
pub(crate) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    /// Below this two names have little in common.
    const ALIKE: f64 = 0.8;
    let lower = name.to_lowercase();
    known
        .map(|known| (strsim::jaro_winkler(&lower, &known.to_lowercase()), known))
        .filter(|(similarity, _)| *similarity >= ALIKE)
        .max_by(|(a, first), (b, second)| a.total_cmp(b).then_with(|| second.cmp(first)))
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_alike_name_is_suggested() {
        let known = ["Address", "Adress2", "Queue"];
        assert_eq!(nearest("Adress", known.into_iter()), Some("Adress2"));
        assert_eq!(nearest("queue", known.into_iter()), Some("Queue"));
        assert_eq!(nearest("Wrapup", known.into_iter()), None);
    }
}
