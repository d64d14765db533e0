//! The content of an API's page.

use crate::diagnostics::Span;
use crate::dialect::type_ref::TypeRef;
use crate::schema::{Credentials, ListFormat, Method, ParameterLocation, Permissions};

/// An API as one page documents it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ParsedApi {
    /// Its name, from the heading, less `Api`.
    pub name: String,
    /// The heading.
    pub at: Span,
    /// The URL that the paths are relative to.
    pub base_url: Option<String>,
    /// The operations, in the order of the summary.
    pub operations: Vec<ParsedOperation>,
}

/// A row of the summary, and the section that it announces.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ParsedOperation {
    /// Its name in the SDK.
    pub name: String,
    /// The name's cell in the summary, or the section's heading.
    pub at: Span,
    /// The HTTP method.
    pub method: Method,
    /// The path, with its parameters in braces.
    pub path: String,
    /// The text that holds both.
    pub path_at: Span,
    /// What it does, in a sentence.
    pub summary: Option<String>,
    /// What else the section says.
    pub description: Option<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// The permissions that its caller needs.
    pub permissions: Option<Permissions>,
    /// What it takes, its body included.
    pub parameters: Vec<ParsedParameter>,
    /// What it returns, and where that stands.
    pub returns: Option<(TypeRef, Span)>,
    /// The content types of the request's body.
    pub content_types: Vec<String>,
    /// The content types of the response.
    pub accepts: Vec<String>,
    /// The credentials that it accepts.
    pub credentials: ParsedCredentials,
}

/// What a section tells of credentials.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum ParsedCredentials {
    /// Nothing.
    #[default]
    NotTold,
    /// Its example configures none. None is needed, if the examples of other operations configure some.
    NoneInExample,
    /// These; none is needed if it lists none.
    Listed(Vec<Credentials>),
}

/// What a page leaves open of how a parameter is sent. The likely answer is taken, and reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// The name of the header: the identifier has lost its hyphens.
    HeaderName,
    /// The location: another parameter of the operation is the body, and this one could be it as well.
    SecondBody,
    /// The location: the operation has a form of several parameters, and this one could be in the query.
    FormOrQuery,
}

/// A row of a parameter table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ParsedParameter {
    /// Its identifier, less what escapes a reserved word.
    pub name: String,
    /// Its wire name.
    pub wire_name: String,
    /// The name's cell.
    pub at: Span,
    /// What its value is.
    pub ty: TypeRef,
    /// The type's cell.
    pub ty_at: Span,
    /// Where it goes.
    pub location: ParameterLocation,
    /// What the page leaves open of how it is sent.
    pub doubt: Option<Doubt>,
    /// How a list is written, where that is stated.
    pub list: Option<ListFormat>,
    /// Whether a request must have it.
    pub required: bool,
    /// Its default value.
    pub default: Option<String>,
    /// The cell that the default is in, or else the name's.
    pub default_at: Span,
    /// The values that are documented.
    pub values: Vec<String>,
    /// Its description.
    pub description: Option<String>,
}
