//! APIs and their operations.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Paging, SourceLocation, Type, Variant};

/// The operations that one page documents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Api {
    /// Its name without `Api`: `Routing`.
    pub name: String,
    /// The Cargo feature that enables the types of its operations.
    pub feature: String,
    /// The URL that the paths are relative to; none where the page does not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// The values of its parameters: one enum for all parameters of the API with that identifier.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parameter_enums: Vec<ParameterEnum>,
    /// The operations, in document order.
    pub operations: Vec<Operation>,
    /// The headings of its pages.
    pub sources: Vec<SourceLocation>,
}

/// The values that the operations of an API document for the parameters with one identifier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ParameterEnum {
    /// The identifier of the parameters.
    pub identifier: String,
    /// The Rust type's name, unique in the API's module.
    pub rust_name: String,
    /// The values of all of them, in document order.
    pub variants: Vec<Variant>,
}

/// A request that a client can make.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Operation {
    /// Its name in the SDK, as documented.
    pub name: String,
    /// The name of its function in Rust.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rust_name: String,
    /// The name of the type that its function returns, unique in the API's module.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub type_name: String,
    /// The name of the type that holds the required parameters; none for fewer than two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parameters_type_name: Option<String>,
    /// The HTTP method.
    pub method: Method,
    /// The path, with its parameters in braces.
    pub path: String,
    /// The summary, one sentence.
    pub summary: Option<String>,
    /// The rest of its description.
    pub description: Option<String>,
    /// Whether the page marks it as deprecated.
    pub deprecated: bool,
    /// The permissions that it requires; none where the page does not list any.
    pub permissions: Option<Permissions>,
    /// Its parameters without the body, in document order.
    pub parameters: Vec<Parameter>,
    /// The request body.
    pub body: Option<Body>,
    /// The content types of the form that its parameters make, if they make one; empty where the page does
    /// not tell.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub form_content_types: Vec<String>,
    /// The type of the response body; none where it is empty.
    pub returns: Option<Type>,
    /// The content types of the response; empty where the page does not tell.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepts: Vec<String>,
    /// How it returns its result in pages; none where the pages show no pattern.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paging: Option<Paging>,
    /// The credentials, any one of which suffices: empty where the operation needs none. None where the
    /// page does not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credentials: Option<Vec<Credentials>>,
    /// The rows of the summaries that list it.
    pub sources: Vec<SourceLocation>,
}

/// A parameter that is no body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Parameter {
    /// The wire name: the key in the query, the name of the header, the name in the braces of the path.
    pub name: String,
    /// Its identifier in the SDK, as documented, where that differs from the wire name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identifier: Option<String>,
    /// The name in Rust, of a setter or of an argument.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rust_name: String,
    /// Its location in the request.
    #[serde(rename = "in")]
    pub location: ParameterLocation,
    /// How a list is written; none for a single value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<ListFormat>,
    /// The type of its value.
    #[serde(rename = "type")]
    pub ty: Type,
    /// Whether a request must have it.
    pub required: bool,
    /// Its value where a request leaves it out.
    pub default: Option<String>,
    /// The allowed values; empty where any value of the type is allowed.
    pub values: Vec<String>,
    /// Its description.
    pub description: Option<String>,
}

impl Parameter {
    /// Its identifier in the SDK, as documented.
    pub fn identifier(&self) -> &str {
        self.identifier.as_deref().unwrap_or(&self.name)
    }

    /// Whether the default may be used: not if the page lists the values and the default is none of them.
    /// The default of a list is not compared with the values of its elements.
    pub fn default_is_listed(&self) -> bool {
        let is_list = matches!(self.ty, Type::List(_) | Type::Map(_));
        match &self.default {
            Some(default) => is_list || self.values.is_empty() || self.values.contains(default),
            None => true,
        }
    }
}

/// The body of a request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Body {
    /// Its type.
    #[serde(rename = "type")]
    pub ty: Type,
    /// Whether a request must have it.
    pub required: bool,
    /// Its description.
    pub description: Option<String>,
    /// The content types that the operation accepts; empty where the page does not tell.
    #[serde(default, rename = "contentTypes", skip_serializing_if = "Vec::is_empty")]
    pub content_types: Vec<String>,
}

/// Whether a content type is that of a form.
pub(crate) fn is_form(content_type: &str) -> bool {
    content_type.starts_with("multipart/")
        || content_type.starts_with("application/x-www-form-urlencoded")
}

/// How the values of a list are written in a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ListFormat {
    /// Each value with its key: `id=1&id=2`.
    Repeat,
    /// `1,2`
    Comma,
    /// `1 2`
    Space,
    /// `1|2`
    Pipe,
}

impl ListFormat {
    /// Every format.
    pub const ALL: [ListFormat; 4] =
        [ListFormat::Repeat, ListFormat::Comma, ListFormat::Space, ListFormat::Pipe];

    /// The format of a location where nothing else is stated, which is OpenAPI's default:
    /// <https://spec.openapis.org/oas/v3.1.1.html#style-values>.
    pub fn default_of(location: ParameterLocation) -> ListFormat {
        match location {
            ParameterLocation::Query | ParameterLocation::Form => ListFormat::Repeat,
            ParameterLocation::Path | ParameterLocation::Header | ParameterLocation::Body => {
                ListFormat::Comma
            }
        }
    }

    /// The formats that a list in this location can have.
    pub fn of(location: ParameterLocation) -> &'static [ListFormat] {
        match location {
            ParameterLocation::Query | ParameterLocation::Form => &ListFormat::ALL,
            ParameterLocation::Path | ParameterLocation::Header | ParameterLocation::Body => {
                &[ListFormat::Comma]
            }
        }
    }

    /// The name in JSON and in the configuration.
    pub fn as_str(self) -> &'static str {
        match self {
            ListFormat::Repeat => "repeat",
            ListFormat::Comma => "comma",
            ListFormat::Space => "space",
            ListFormat::Pipe => "pipe",
        }
    }
}

impl fmt::Display for ListFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Credentials that an operation accepts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Credentials {
    /// The name in the documentation.
    pub name: String,
    /// How they are sent; none where the page does not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scheme: Option<CredentialScheme>,
}

/// How credentials are sent.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CredentialScheme {
    /// A token: `Authorization: Bearer …` (RFC 6750). It may come from OAuth 2.0.
    Bearer,
    /// A name and a password: `Authorization: Basic …` (RFC 7617).
    Basic,
    /// A key in a header, or in the query.
    ApiKey {
        /// The name of the header, or the key in the query; none where the page does not tell.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
        /// A header or the query; none where the page does not tell.
        #[serde(default, rename = "in", skip_serializing_if = "Option::is_none")]
        location: Option<ParameterLocation>,
    },
}

/// The location of a parameter. Pages do not state it; it is derived from path, name and type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ParameterLocation {
    /// In the path, where its name is in braces.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a form.
    Form,
    /// The body itself.
    Body,
}

impl ParameterLocation {
    /// The name in JSON and in the configuration.
    pub fn as_str(self) -> &'static str {
        match self {
            ParameterLocation::Path => "path",
            ParameterLocation::Query => "query",
            ParameterLocation::Header => "header",
            ParameterLocation::Form => "form",
            ParameterLocation::Body => "body",
        }
    }
}

impl fmt::Display for ParameterLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The permissions that an operation requires.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Permissions {
    /// No permission.
    None,
    /// At least one of these.
    Any(Vec<String>),
    /// All of these.
    All(Vec<String>),
}

impl Permissions {
    /// What is required, with each name as `show` writes it: `any of routing:view, routing:edit`. None where
    /// the page names nothing.
    pub(crate) fn required(&self, show: impl Fn(&str) -> String) -> Option<String> {
        let (which, names) = match self {
            Permissions::None => return Some("no permission".to_owned()),
            Permissions::Any(names) => ("any", names),
            Permissions::All(names) => ("all", names),
        };
        let shown: Vec<String> = names.iter().map(|name| show(name)).collect();
        match shown.as_slice() {
            [] => None,
            [one] => Some(one.clone()),
            several => Some(format!("{which} of {}", several.join(", "))),
        }
    }
}

/// An HTTP method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// Reads.
    Get,
    /// Reads the headers.
    Head,
    /// Creates or executes.
    Post,
    /// Replaces.
    Put,
    /// Changes.
    Patch,
    /// Removes.
    Delete,
    /// Asks for the allowed methods.
    Options,
    /// Returns the request as the server received it.
    Trace,
}

impl Method {
    /// Every method.
    pub const ALL: [Method; 8] = [
        Method::Get,
        Method::Head,
        Method::Post,
        Method::Put,
        Method::Patch,
        Method::Delete,
        Method::Options,
        Method::Trace,
    ];

    /// The name in a request.
    pub fn as_str(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Head => "HEAD",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Patch => "PATCH",
            Method::Delete => "DELETE",
            Method::Options => "OPTIONS",
            Method::Trace => "TRACE",
        }
    }
}

impl FromStr for Method {
    type Err = ();

    /// Ignores case: pages have `Get` and `GET`.
    fn from_str(text: &str) -> Result<Method, ()> {
        Method::ALL.into_iter().find(|method| method.as_str().eq_ignore_ascii_case(text)).ok_or(())
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Api {
    /// The operations with a function in Rust: all of them, but in a schema that was printed before
    /// operations had functions.
    pub fn functions(&self) -> impl Iterator<Item = &Operation> {
        self.operations.iter().filter(|operation| !operation.rust_name.is_empty())
    }
}

impl Operation {
    /// The parameters that a request must have, in document order.
    pub fn required_parameters(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters.iter().filter(|parameter| parameter.required)
    }

    /// The types of the request, that of the body first.
    pub fn takes(&self) -> impl Iterator<Item = &Type> {
        let body = self.body.iter().map(|body| &body.ty);
        body.chain(self.parameters.iter().map(|parameter| &parameter.ty))
    }
}

/// Notification topics with one prefix. Their models are sent by the server, and no operation returns them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// The first word of the models' names, in lower case: `conversation`.
    pub prefix: String,
    /// The Cargo feature that enables them.
    pub feature: String,
}
