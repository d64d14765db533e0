//! The parts of a page by its kind: what the readers of models, enums and APIs are given.

use std::fmt;

use crate::diagnostics::Span;
use crate::markdown::{Table, Text};

/// The kind of a page, with its parts.
pub(super) enum PageKind<'p, 'a> {
    Model(ModelLayout<'p, 'a>),
    Enum(EnumLayout<'p, 'a>),
    Api(ApiLayout<'p, 'a>),
    Nothing(SkipReason),
}

/// The parts of a model's page.
pub(super) struct ModelLayout<'p, 'a> {
    /// The model's name, less its namespace.
    pub(super) name: String,
    /// The heading that names it.
    pub(super) at: Span,
    /// The paragraphs and lists before the table.
    pub(super) description: Vec<Text<'a>>,
    /// The property table; none where the page has no properties to show.
    pub(super) table: Option<&'p Table<'a>>,
    /// The columns of names and of types in it.
    pub(super) columns: (Option<usize>, Option<usize>),
    /// The enums that the page's properties use.
    pub(super) enums: Vec<EnumLayout<'p, 'a>>,
}

/// The parts of an enum.
pub(super) struct EnumLayout<'p, 'a> {
    /// Its name, as a type expression: `StateEnum`, `List<ScopesEnum>`.
    pub(super) name: Text<'a>,
    /// Its values; none where they are missing.
    pub(super) values: Option<Values<'p, 'a>>,
}

/// The parts of an API's page.
pub(super) struct ApiLayout<'p, 'a> {
    /// The API's name, less its namespace.
    pub(super) name: String,
    /// The heading that names it.
    pub(super) at: Span,
    /// The table of all its operations.
    pub(super) summary: Option<&'p Table<'a>>,
    /// The column of names in it.
    pub(super) name_column: Option<usize>,
}

/// The two ways of showing an enum's values.
pub(super) enum Values<'p, 'a> {
    /// `| ALERTING | &quot;alerting&quot; |`
    Table { table: &'p Table<'a>, name_column: usize, value_column: usize },
    /// `` * `PRIVATE` (value: `"Private"`) ``
    List(Vec<Text<'a>>),
}

/// Why a page documents nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum SkipReason {
    /// It has neither properties, an enum nor operations: an index, release notes, a read-me.
    Prose,
    /// It describes a class of the SDK: methods, but no request that one of them makes.
    Client,
    /// It documents an API, and only models are read.
    Api,
    /// It documents an API in a layout whose operations are not read.
    Operations,
    /// It gives a type another name.
    Alias,
}

impl fmt::Display for SkipReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            SkipReason::Prose => "without properties, values or operations",
            SkipReason::Client => "about a class of the SDK",
            SkipReason::Api => "about an API",
            SkipReason::Operations => "with operations in a layout that is not read",
            SkipReason::Alias => "about another name of a type",
        })
    }
}
