//! Patterns of pages that are not read.

use glob::Pattern;

use crate::diagnostics::{Code, Diagnostic, Span};

/// The patterns of `exclude`. A pattern is matched against the path of a page below the folder that was
/// given; `*` matches `/` as well.
#[derive(Debug, Default)]
pub(crate) struct Exclude {
    patterns: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    pattern: Pattern,
    at: Span,
    matched: bool,
}

impl Exclude {
    /// Adds a pattern that is written at `at`.
    ///
    /// # Errors
    ///
    /// If it is no glob pattern.
    pub(crate) fn add(&mut self, pattern: &str, at: Span) -> Result<(), Box<Diagnostic>> {
        match Pattern::new(pattern) {
            Ok(pattern) => self.patterns.push(Entry { pattern, at, matched: false }),
            Err(error) => {
                let message = format!("this is no pattern: {}", error.msg);
                return Err(Box::new(Diagnostic::error(Code::Config, message).at(at, "")));
            }
        }
        Ok(())
    }

    /// Whether a page is not read.
    pub(crate) fn excludes(&mut self, path: &str) -> bool {
        let mut excluded = false;
        for entry in &mut self.patterns {
            let matches = entry.pattern.matches(path);
            entry.matched |= matches;
            excluded |= matches;
        }
        excluded
    }

    /// A warning for each pattern that no page matched.
    pub(crate) fn unused(&self) -> impl Iterator<Item = Diagnostic> {
        self.patterns.iter().filter(|entry| !entry.matched).map(|entry| {
            Diagnostic::warning(Code::Config, "no page matches this pattern")
                .at(entry.at, "")
                .help("a pattern is matched against the path below the folder of the documents")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Sources;

    #[test]
    fn patterns_match_paths_below_the_folder() {
        let id = Sources::new().add("tablesmith.toml", "");
        let mut exclude = Exclude::default();
        for pattern in ["*Api.md", "old/*", "none/*"] {
            exclude.add(pattern, Span::new(id, 0..0)).expect("a pattern");
        }
        let excluded = ["PetApi.md", "v2/PetApi.md", "old/Pet.md", "old/a/Pet.md"];
        assert!(excluded.into_iter().all(|path| exclude.excludes(path)));
        assert!(!exclude.excludes("Pet.md") && !exclude.excludes("new/old/Pet.md"));
        assert_eq!(exclude.unused().count(), 1);
        assert!(exclude.add("[", Span::new(id, 0..0)).is_err());
    }
}
