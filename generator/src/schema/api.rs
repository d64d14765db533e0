//! What can be called: APIs and their operations.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{SourceLocation, Type};

/// Operations that are documented on one page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Api {
    /// Its name, less `Api`: `Routing`.
    pub name: String,
    /// The Cargo feature that brings what its operations take and return.
    pub feature: String,
    /// The operations, in document order.
    pub operations: Vec<Operation>,
    /// The headings of its pages.
    pub sources: Vec<SourceLocation>,
}

/// One request that can be made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Operation {
    /// Its name in the SDK, as documented.
    pub name: String,
    /// The HTTP method.
    pub method: Method,
    /// The path, with its parameters in braces.
    pub path: String,
    /// What it does, in a sentence.
    pub summary: Option<String>,
    /// What else the page says of it.
    pub description: Option<String>,
    /// Whether it is not to be used any more.
    pub deprecated: bool,
    /// What its caller must be permitted; none where the page does not reporter.
    pub permissions: Option<Permissions>,
    /// What it takes besides its body, in document order.
    pub parameters: Vec<Parameter>,
    /// The body that it takes.
    pub body: Option<Body>,
    /// What it returns; none where the body of the response is empty.
    pub returns: Option<Type>,
    /// The rows of the summaries that list it.
    pub sources: Vec<SourceLocation>,
}

/// A parameter that is no body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Where it goes.
    #[serde(rename = "in")]
    pub place: ParameterLocation,
    /// What its value is.
    #[serde(rename = "type")]
    pub ty: Type,
    /// Whether a request must have it.
    pub required: bool,
    /// What it is where it is not given.
    pub default: Option<String>,
    /// The values that are documented, where not any will do.
    pub values: Vec<String>,
    /// What the page says of it.
    pub description: Option<String>,
}

impl Parameter {
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
    /// What it is.
    #[serde(rename = "type")]
    pub ty: Type,
    /// Whether a request must have it.
    pub required: bool,
    /// What the page says of it.
    pub description: Option<String>,
}

/// Where a parameter goes. No page says so: it is worked out from the path, the name and the type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ParameterLocation {
    /// Into the path, where its name stands in braces.
    Path,
    /// Behind the `?`.
    Query,
    /// Among the headers.
    Header,
    /// Into a form.
    Form,
    /// It is the body.
    Body,
}

impl fmt::Display for ParameterLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ParameterLocation::Path => "path",
            ParameterLocation::Query => "query",
            ParameterLocation::Header => "header",
            ParameterLocation::Form => "form",
            ParameterLocation::Body => "body",
        })
    }
}

/// What a caller must be permitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Permissions {
    /// Nothing.
    None,
    /// One of these.
    Any(Vec<String>),
    /// All of these.
    All(Vec<String>),
}

/// An HTTP method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// Read.
    Get,
    /// Read the headers alone.
    Head,
    /// Do, or create.
    Post,
    /// Replace.
    Put,
    /// Change.
    Patch,
    /// Remove.
    Delete,
    /// Ask what may be done.
    Options,
    /// Ask what arrives.
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

    /// As a request has it.
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

    /// In any case: the pages write `Get` and `GET`.
    fn from_str(text: &str) -> Result<Method, ()> {
        Method::ALL.into_iter().find(|method| method.as_str().eq_ignore_ascii_case(text)).ok_or(())
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Operation {
    /// The types of everything that is sent: the body first.
    pub fn takes(&self) -> impl Iterator<Item = &Type> {
        let body = self.body.iter().map(|body| &body.ty);
        body.chain(self.parameters.iter().map(|parameter| &parameter.ty))
    }
}

/// Models that no API returns, because they come by notification: those whose names start alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// The first word of their names, in lower case: `conversation`.
    pub prefix: String,
    /// The Cargo feature that brings them.
    pub feature: String,
}
