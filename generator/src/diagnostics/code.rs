//! The codes of diagnostics: one for each kind of fault, the same for every occurrence.

use std::fmt;

use serde::{Serialize, Serializer};

/// What an error is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Subject {
    /// The arguments of the command, or the calls of [`Generator`](crate::Generator).
    Arguments,
    /// `tablesmith.toml`.
    Configuration,
    /// `tablesmith.lock`.
    Lock,
    /// `Cargo.toml`.
    Manifest,
    /// The pages.
    Documents,
    /// A schema that was printed as JSON.
    Schema,
    /// The file system.
    Disk,
}

impl Subject {
    /// All subjects.
    pub const ALL: [Subject; 7] = [
        Subject::Arguments,
        Subject::Configuration,
        Subject::Lock,
        Subject::Manifest,
        Subject::Documents,
        Subject::Schema,
        Subject::Disk,
    ];
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Subject::Arguments => "the arguments",
            Subject::Configuration => "the configuration",
            Subject::Lock => "the lock file",
            Subject::Manifest => "the manifest",
            Subject::Documents => "the documents",
            Subject::Schema => "the schema",
            Subject::Disk => "the file system",
        })
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])+ $name:ident = $text:literal, $subject:ident;)+) => {
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

            /// What an error of this code is about.
            pub const fn subject(self) -> Subject {
                match self {
                    $(Code::$name => Subject::$subject,)+
                }
            }
        }
    };
}

codes! {
    /// `bad-method`
    BadMethod = "bad-method", Documents;
    /// `bad-type`
    BadType = "bad-type", Documents;
    /// `bad-value`
    BadValue = "bad-value", Documents;
    /// `case-of-keys`
    CaseOfKeys = "case-of-keys", Documents;
    /// `config`
    Config = "config", Configuration;
    /// `contradicting-requests`
    ContradictingRequests = "contradicting-requests", Documents;
    /// `contradicting-types`
    ContradictingTypes = "contradicting-types", Documents;
    /// `crate-name`
    CrateName = "crate-name", Arguments;
    /// `default-not-listed`
    DefaultNotListed = "default-not-listed", Documents;
    /// `differing-required`
    DifferingRequired = "differing-required", Documents;
    /// `disk`
    Disk = "disk", Disk;
    /// `documented-twice`
    DocumentedTwice = "documented-twice", Documents;
    /// `duplicate-enum`
    DuplicateEnum = "duplicate-enum", Documents;
    /// `duplicate-operation`
    DuplicateOperation = "duplicate-operation", Documents;
    /// `duplicate-parameter`
    DuplicateParameter = "duplicate-parameter", Documents;
    /// `duplicate-property`
    DuplicateProperty = "duplicate-property", Documents;
    /// `duplicate-value`
    DuplicateValue = "duplicate-value", Documents;
    /// `empty-page`
    EmptyPage = "empty-page", Documents;
    /// `extra-cells`
    ExtraCells = "extra-cells", Documents;
    /// `foreign-language`
    ForeignLanguage = "foreign-language", Documents;
    /// `git`
    Git = "git", Arguments;
    /// `invalid-schema`
    InvalidSchema = "invalid-schema", Schema;
    /// `lock-contradiction`
    LockContradiction = "lock-contradiction", Lock;
    /// `lock-name`
    LockName = "lock-name", Lock;
    /// `lock-path`
    LockPath = "lock-path", Lock;
    /// `lock-syntax`
    LockSyntax = "lock-syntax", Lock;
    /// `lock-version`
    LockVersion = "lock-version", Lock;
    /// `manifest`
    Manifest = "manifest", Manifest;
    /// `missing-column`
    MissingColumn = "missing-column", Documents;
    /// `missing-enum`
    MissingEnum = "missing-enum", Documents;
    /// `missing-operation`
    MissingOperation = "missing-operation", Documents;
    /// `missing-path`
    MissingPath = "missing-path", Documents;
    /// `missing-type`
    MissingType = "missing-type", Documents;
    /// `missing-values`
    MissingValues = "missing-values", Documents;
    /// `model-and-enum`
    ModelAndEnum = "model-and-enum", Documents;
    /// `more-findings`
    MoreFindings = "more-findings", Documents;
    /// `no-documents`
    NoDocuments = "no-documents", Arguments;
    /// `no-models`
    NoModels = "no-models", Documents;
    /// `no-path`
    NoPath = "no-path", Arguments;
    /// `no-revision`
    NoRevision = "no-revision", Arguments;
    /// `no-table`
    NoTable = "no-table", Documents;
    /// `not-a-document`
    NotADocument = "not-a-document", Documents;
    /// `not-utf-8`
    NotUtf8 = "not-utf-8", Documents;
    /// `override`
    Override = "override", Configuration;
    /// `page-too-large`
    PageTooLarge = "page-too-large", Documents;
    /// `pipe-in-cell`
    PipeInCell = "pipe-in-cell", Documents;
    /// `properties-differ-in-case`
    PropertiesDifferInCase = "properties-differ-in-case", Documents;
    /// `row-too-long`
    RowTooLong = "row-too-long", Documents;
    /// `schema-syntax`
    SchemaSyntax = "schema-syntax", Schema;
    /// `schema-version`
    SchemaVersion = "schema-version", Schema;
    /// `short-row`
    ShortRow = "short-row", Documents;
    /// `too-deep`
    TooDeep = "too-deep", Documents;
    /// `too-many-pages`
    TooManyPages = "too-many-pages", Documents;
    /// `too-many-rows`
    TooManyRows = "too-many-rows", Documents;
    /// `too-much-text`
    TooMuchText = "too-much-text", Documents;
    /// `undocumented-model`
    UndocumentedModel = "undocumented-model", Documents;
    /// `unknown-generic`
    UnknownGeneric = "unknown-generic", Documents;
    /// `unknown-name`
    UnknownName = "unknown-name", Arguments;
    /// `unnamed-operation`
    UnnamedOperation = "unnamed-operation", Documents;
    /// `unnamed-page`
    UnnamedPage = "unnamed-page", Documents;
    /// `unnamed-parameter`
    UnnamedParameter = "unnamed-parameter", Documents;
    /// `unnamed-property`
    UnnamedProperty = "unnamed-property", Documents;
    /// `unreadable`
    Unreadable = "unreadable", Documents;
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
