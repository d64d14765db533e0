//! Numbers of things, in messages.

use std::fmt::Display;

/// `1 page`, `2 pages`, `2 properties`, `2 keys`.
pub(crate) fn counted<N: Display + PartialEq + From<u8>>(count: N, noun: &str) -> String {
    let stem = noun.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    match (count == N::from(1), stem) {
        (true, _) => format!("1 {noun}"),
        (false, Some(stem)) => format!("{count} {stem}ies"),
        (false, None) => format!("{count} {noun}s"),
    }
}

/// The verb behind a number of things: `1 of 12 payloads has`, `2 of 12 payloads have`.
pub(crate) fn has<N: PartialEq + From<u8>>(count: N) -> &'static str {
    if count == N::from(1) { "has" } else { "have" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_and_several() {
        assert_eq!(counted(1_usize, "page"), "1 page");
        assert_eq!(counted(0_u64, "page"), "0 pages");
        assert_eq!(counted(2_usize, "property"), "2 properties");
        assert_eq!(counted(2_usize, "documented key"), "2 documented keys");
        assert_eq!(counted(2_usize, "API"), "2 APIs");
        assert_eq!([0_u64, 1, 2].map(has), ["have", "has", "have"]);
    }
}
