//! Which dialect a run reads, as its user says it.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use serde::{Deserialize, Deserializer};

use super::known::Dialect;

/// A dialect by its name, or by its file: `office-365`, `pets.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DialectChoice {
    /// A dialect that is at hand.
    Dialect(Dialect),
    /// The path of a dialect file.
    File(PathBuf),
}

impl DialectChoice {
    /// The path of the file, if it is one.
    pub(crate) fn file(&self) -> Option<&Path> {
        match self {
            DialectChoice::Dialect(_) => None,
            DialectChoice::File(path) => Some(path),
        }
    }

    /// The choice with the path of its file below `folder`.
    pub(crate) fn below(&self, folder: &Path) -> DialectChoice {
        match self {
            DialectChoice::Dialect(dialect) => DialectChoice::Dialect(dialect.clone()),
            DialectChoice::File(path) => DialectChoice::File(folder.join(path)),
        }
    }
}

impl From<Dialect> for DialectChoice {
    fn from(dialect: Dialect) -> DialectChoice {
        DialectChoice::Dialect(dialect)
    }
}

impl FromStr for DialectChoice {
    type Err = String;

    /// Text that ends with `.toml` or has a `/` is a path, any other the name of a built-in dialect.
    fn from_str(text: &str) -> Result<DialectChoice, String> {
        if text.ends_with(".toml") || text.contains(['/', '\\']) {
            return Ok(DialectChoice::File(text.into()));
        }
        let dialect = text.parse().map(DialectChoice::Dialect);
        dialect.map_err(|error: String| format!("{error}, and files such as `pets.toml`"))
    }
}

impl<'de> Deserialize<'de> for DialectChoice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<DialectChoice, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl fmt::Display for DialectChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DialectChoice::Dialect(dialect) => f.write_str(dialect.name()),
            DialectChoice::File(path) => path.display().fmt(f),
        }
    }
}
