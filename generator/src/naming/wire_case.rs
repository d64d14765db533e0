//! The case of the keys in JSON, where the documentation shows them in another one.

use std::str::FromStr;

use heck::{ToKebabCase, ToLowerCamelCase, ToPascalCase, ToShoutySnakeCase, ToSnakeCase};

/// How the words of a wire name are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WireCase {
    /// `divisionId`
    CamelCase,
    /// `DivisionId`
    PascalCase,
    /// `division_id`
    SnakeCase,
    /// `DIVISION_ID`
    UpperSnakeCase,
    /// `division-id`
    KebabCase,
    /// `divisionid`
    LowerCase,
    /// As the documentation has it, whatever that is.
    AsDocumented,
}

impl WireCase {
    /// Every case, with the name that it is chosen by.
    pub const ALL: [(&'static str, WireCase); 7] = [
        ("camelCase", WireCase::CamelCase),
        ("PascalCase", WireCase::PascalCase),
        ("snake_case", WireCase::SnakeCase),
        ("SCREAMING_SNAKE_CASE", WireCase::UpperSnakeCase),
        ("kebab-case", WireCase::KebabCase),
        ("lowercase", WireCase::LowerCase),
        ("as-documented", WireCase::AsDocumented),
    ];

    /// `name`, which is in camel case of either kind, in this case.
    ///
    /// Camel case is what the generators make it, the first letter's case alone: `IssuerURI` is
    /// `issuerURI`. A name in capitals is an abbreviation and stays as it is.
    pub fn apply(self, name: &str) -> String {
        match self {
            WireCase::CamelCase if is_abbreviation(name) => name.to_owned(),
            WireCase::CamelCase if name.contains(['_', '-', ' ']) => name.to_lower_camel_case(),
            WireCase::CamelCase => with_first(name, |c| c.to_lowercase().collect()),
            WireCase::PascalCase if name.contains(['_', '-', ' ']) => name.to_pascal_case(),
            WireCase::PascalCase => with_first(name, |c| c.to_uppercase().collect()),
            WireCase::SnakeCase => name.to_snake_case(),
            WireCase::UpperSnakeCase => name.to_shouty_snake_case(),
            WireCase::KebabCase => name.to_kebab_case(),
            WireCase::LowerCase => name.to_lowercase(),
            WireCase::AsDocumented => name.to_owned(),
        }
    }
}

impl FromStr for WireCase {
    type Err = String;

    fn from_str(text: &str) -> Result<WireCase, String> {
        WireCase::ALL.iter().find(|(name, _)| *name == text).map(|&(_, case)| case).ok_or_else(
            || {
                let names: Vec<_> =
                    WireCase::ALL.iter().map(|(name, _)| format!("`{name}`")).collect();
                format!("`{text}` is no case; there are {}", names.join(", "))
            },
        )
    }
}

/// `RD`, `HNO`: two capitals or more, and nothing else.
fn is_abbreviation(name: &str) -> bool {
    name.len() >= 2 && name.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn with_first(name: &str, change: impl FnOnce(char) -> String) -> String {
    let mut rest = name.chars();
    match rest.next() {
        Some(first) => change(first) + rest.as_str(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn becomes(name: &str, case: &str, expected: &str) {
        let case: Result<WireCase, _> = case.parse();
        assert_eq!(case.map(|case| case.apply(name)), Ok(expected.to_owned()));
    }

    #[test]
    fn names_take_the_case() {
        becomes("DivisionId", "camelCase", "divisionId");
        becomes("IssuerURI", "camelCase", "issuerURI");
        becomes("RD", "camelCase", "RD");
        becomes("A1", "camelCase", "a1");
        becomes("X", "camelCase", "x");
        becomes("first_name", "camelCase", "firstName");
        becomes("divisionId", "PascalCase", "DivisionId");
        becomes("DivisionId", "snake_case", "division_id");
        becomes("divisionId", "kebab-case", "division-id");
        becomes("divisionId", "SCREAMING_SNAKE_CASE", "DIVISION_ID");
        becomes("divisionId", "lowercase", "divisionid");
        becomes("divisionID", "as-documented", "divisionID");
    }

    #[test]
    fn an_unknown_case_names_the_known_ones() {
        let message = "snakecase".parse::<WireCase>().err().unwrap_or_default();
        assert!(message.contains("`snake_case`"), "{message}");
    }
}
