//! Locations in the documentation.

use std::fmt;
use std::sync::Arc;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A line of a page. In JSON and in messages it is text, `path:line`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceLocation {
    /// The path of the page, as it is shown to people. Locations of one page share it.
    pub path: Arc<str>,
    /// The line, from 1.
    pub line: u32,
}

impl fmt::Display for SourceLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.path, self.line)
    }
}

impl Serialize for SourceLocation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for SourceLocation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<SourceLocation, D::Error> {
        deserializer.deserialize_str(LocationVisitor)
    }
}

struct LocationVisitor;

impl Visitor<'_> for LocationVisitor {
    type Value = SourceLocation;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a location as `path:line`")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<SourceLocation, E> {
        let location = text.rsplit_once(':').and_then(|(path, line)| {
            Some(SourceLocation { path: path.into(), line: line.parse().ok()? })
        });
        location.ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(text), &self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_location_is_path_and_line_in_json() {
        let location = SourceLocation { path: "C:/docs/Page.md".into(), line: 12 };
        let json = serde_json::to_string(&location).expect("JSON");
        assert_eq!(json, "\"C:/docs/Page.md:12\"");
        assert_eq!(serde_json::from_str::<SourceLocation>(&json).expect("a location"), location);
    }

    #[test]
    fn a_text_without_a_line_is_refused() {
        let error = serde_json::from_str::<SourceLocation>("\"Page.md\"").expect_err("no line");
        let expected = "invalid value: string \"Page.md\", expected a location as `path:line`";
        assert!(error.to_string().starts_with(expected), "{error}");
    }
}
