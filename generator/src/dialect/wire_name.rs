//! The wire name of a property, as a page states it.

/// A key of the JSON, and how far the page can be trusted to spell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum WireName {
    /// As it stands on the page.
    Exact(String),
    /// Worked out from a name in another case.
    Derived(String),
}

impl WireName {
    /// The key.
    pub(crate) fn as_str(&self) -> &str {
        let (WireName::Exact(name) | WireName::Derived(name)) = self;
        name
    }
}
