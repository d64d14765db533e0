//! The codes of diagnostics: one for each kind of fault, the same for every occurrence.

use std::fmt;

use serde::{Serialize, Serializer};

macro_rules! codes {
    ($($(#[$doc:meta])+ $name:ident = $text:literal,)+) => {
        /// What kind of fault a diagnostic reports.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[$doc])+ $name,)+
        }

        impl Code {
            /// All codes, sorted by name.
            pub const ALL: &[Code] = &[$(Code::$name),+];

            /// The code as reports and JSON messages write it, in kebab case.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Code::$name => $text,)+
                }
            }
        }
    };
}

codes! {
    /// `bad-method`
    BadMethod = "bad-method",
    /// `bad-type`
    BadType = "bad-type",
    /// `bad-value`
    BadValue = "bad-value",
    /// `case-of-keys`
    CaseOfKeys = "case-of-keys",
    /// `config`
    Config = "config",
    /// `contradicting-requests`
    ContradictingRequests = "contradicting-requests",
    /// `contradicting-types`
    ContradictingTypes = "contradicting-types",
    /// `crate-name`
    CrateName = "crate-name",
    /// `differing-required`
    DifferingRequired = "differing-required",
    /// `disk`
    Disk = "disk",
    /// `documented-twice`
    DocumentedTwice = "documented-twice",
    /// `duplicate-enum`
    DuplicateEnum = "duplicate-enum",
    /// `duplicate-operation`
    DuplicateOperation = "duplicate-operation",
    /// `duplicate-parameter`
    DuplicateParameter = "duplicate-parameter",
    /// `duplicate-property`
    DuplicateProperty = "duplicate-property",
    /// `duplicate-value`
    DuplicateValue = "duplicate-value",
    /// `emission`
    Emission = "emission",
    /// `empty-page`
    EmptyPage = "empty-page",
    /// `git`
    Git = "git",
    /// `lock-contradiction`
    LockContradiction = "lock-contradiction",
    /// `lock-name`
    LockName = "lock-name",
    /// `lock-path`
    LockPath = "lock-path",
    /// `lock-syntax`
    LockSyntax = "lock-syntax",
    /// `lock-version`
    LockVersion = "lock-version",
    /// `manifest`
    Manifest = "manifest",
    /// `missing-column`
    MissingColumn = "missing-column",
    /// `missing-enum`
    MissingEnum = "missing-enum",
    /// `missing-operation`
    MissingOperation = "missing-operation",
    /// `missing-path`
    MissingPath = "missing-path",
    /// `missing-type`
    MissingType = "missing-type",
    /// `missing-values`
    MissingValues = "missing-values",
    /// `model-and-enum`
    ModelAndEnum = "model-and-enum",
    /// `more-findings`
    MoreFindings = "more-findings",
    /// `no-documents`
    NoDocuments = "no-documents",
    /// `no-models`
    NoModels = "no-models",
    /// `no-path`
    NoPath = "no-path",
    /// `no-revision`
    NoRevision = "no-revision",
    /// `no-table`
    NoTable = "no-table",
    /// `not-a-document`
    NotADocument = "not-a-document",
    /// `not-utf-8`
    NotUtf8 = "not-utf-8",
    /// `override`
    Override = "override",
    /// `page-too-large`
    PageTooLarge = "page-too-large",
    /// `pipe-in-cell`
    PipeInCell = "pipe-in-cell",
    /// `properties-differ-in-case`
    PropertiesDifferInCase = "properties-differ-in-case",
    /// `row-too-long`
    RowTooLong = "row-too-long",
    /// `schema-syntax`
    SchemaSyntax = "schema-syntax",
    /// `schema-version`
    SchemaVersion = "schema-version",
    /// `short-row`
    ShortRow = "short-row",
    /// `too-deep`
    TooDeep = "too-deep",
    /// `too-many-pages`
    TooManyPages = "too-many-pages",
    /// `too-many-rows`
    TooManyRows = "too-many-rows",
    /// `too-much-text`
    TooMuchText = "too-much-text",
    /// `undocumented-model`
    UndocumentedModel = "undocumented-model",
    /// `unknown-name`
    UnknownName = "unknown-name",
    /// `unnamed-operation`
    UnnamedOperation = "unnamed-operation",
    /// `unnamed-page`
    UnnamedPage = "unnamed-page",
    /// `unnamed-parameter`
    UnnamedParameter = "unnamed-parameter",
    /// `unnamed-property`
    UnnamedProperty = "unnamed-property",
    /// `unreadable`
    Unreadable = "unreadable",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
