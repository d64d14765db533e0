//! Numbers of things, in messages.

use std::fmt::Display;

/// `1 page`, `2 pages`, `2 properties`.
pub(crate) fn counted<N: Display + PartialEq + From<u8>>(count: N, noun: &str) -> String {
    match (count == N::from(1), noun.strip_suffix('y')) {
        (true, _) => format!("1 {noun}"),
        (false, Some(stem)) => format!("{count} {stem}ies"),
        (false, None) => format!("{count} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn one_thing_and_several() {
        assert_eq!(counted(1_usize, "page"), "1 page");
        assert_eq!(counted(0_u64, "page"), "0 pages");
        assert_eq!(counted(2_usize, "property"), "2 properties");
    }
}
