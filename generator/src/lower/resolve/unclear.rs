//! What the pages leave open of requests. The likely answer is taken, and reported with what to do where it
//! is wrong.

use std::collections::BTreeMap;

use crate::diagnostics::{Code, Diagnostic, Span};
use crate::dialect::parsed::{Doubt, ParsedOperation, ParsedParameter};
use crate::lower::merged::Merged;
use crate::schema::path_template::PathTemplate;
use crate::schema::{
    Api, CredentialScheme, Credentials, Operation, Parameter, ParameterLocation, Type,
};

/// Reports what is open in the operations of these APIs, which were made of `merged`.
pub(super) fn requests(merged: &Merged, apis: &[Api]) -> Vec<Diagnostic> {
    let parsed = merged.apis.iter().flat_map(|api| &api.operations).map(|one| &one.content);
    let resolved = apis.iter().flat_map(|api| &api.operations);
    let mut unclear = Unclear::default();
    for (parsed, operation) in parsed.zip(resolved) {
        unclear.operation(parsed, operation);
    }
    unclear.finish()
}

#[derive(Default)]
struct Unclear<'m> {
    diagnostics: Vec<Diagnostic>,
    /// Guessed headers by identifier: the first place, the name that is sent, and the number of operations.
    headers: BTreeMap<&'m str, (Span, &'m str, usize)>,
    /// Credentials by name, with the first operation that has them.
    credentials: BTreeMap<&'m str, (Span, &'m Credentials)>,
}

impl<'m> Unclear<'m> {
    fn operation(&mut self, parsed: &'m ParsedOperation, operation: &'m Operation) {
        self.path(parsed, operation);
        self.form(parsed);
        let body = parsed.parameters.iter().find(|one| one.location == ParameterLocation::Body);
        for parameter in &parsed.parameters {
            match (parameter.doubt, body) {
                (Some(Doubt::HeaderName), _) => {
                    let name = parameter.wire_name.as_str();
                    let entry =
                        self.headers.entry(&parameter.name).or_insert((parameter.at, name, 0));
                    entry.2 += 1;
                }
                (Some(Doubt::SecondBody), Some(body)) => {
                    let message = format!("two parameters of `{}` could be its body", parsed.name);
                    self.ambiguous(message, parameter, body);
                }
                (None | Some(Doubt::FormOrQuery), Some(body))
                    if parameter.location == ParameterLocation::Form =>
                {
                    let message = format!("`{}` has a body and a form", parsed.name);
                    self.ambiguous(message, parameter, body);
                }
                _ => {}
            }
            let resolved = operation.parameters.iter();
            let resolved = resolved.filter(|resolved| resolved.identifier() == parameter.name);
            for resolved in resolved {
                self.value(parsed, parameter, resolved);
            }
        }
        for credentials in operation.credentials.iter().flatten() {
            let is_told = match &credentials.scheme {
                Some(CredentialScheme::Bearer | CredentialScheme::Basic) => true,
                Some(CredentialScheme::ApiKey { name, location }) => {
                    name.is_some() && location.is_some()
                }
                None => false,
            };
            if !is_told {
                self.credentials.entry(&credentials.name).or_insert((parsed.at, credentials));
            }
        }
    }

    /// The names in the braces of the path that no row of the table has.
    fn path(&mut self, parsed: &ParsedOperation, operation: &Operation) {
        let documented = |name: &str| {
            let mut parameters = operation.parameters.iter();
            parameters.any(|parameter| parameter.name == name || parameter.identifier() == name)
        };
        let template = PathTemplate::of(&operation.path);
        for name in template.names.iter().filter(|name| !documented(name)) {
            let message = format!("`{name}` in the path of `{}` has no row", parsed.name);
            self.diagnostics.push(
                Diagnostic::warning(Code::UndocumentedPathParameter, message)
                    .at(parsed.path_at, "its value is taken as text")
                    .help("add it to the table of parameters"),
            );
        }
    }

    /// The parameters of a form that could be in the query.
    fn form(&mut self, parsed: &ParsedOperation) {
        let parameters = parsed.parameters.iter();
        let mut doubtful =
            parameters.filter(|parameter| parameter.doubt == Some(Doubt::FormOrQuery));
        let Some(first) = doubtful.next() else { return };
        let label = match doubtful.count() {
            0 => format!("`{}` is sent in the form", first.name),
            more => format!("`{}` and {more} more are sent in the form", first.name),
        };
        let message =
            format!("the pages do not tell which parameters of `{}` are its form", parsed.name);
        self.diagnostics.push(
            Diagnostic::note(Code::GuessedForm, message)
                .at(first.at, label)
                .help("say where one is sent with `in` of a [[parameter-override]]"),
        );
    }

    fn ambiguous(&mut self, message: String, parameter: &ParsedParameter, body: &ParsedParameter) {
        self.diagnostics.push(
            Diagnostic::warning(Code::AmbiguousBody, message)
                .at(parameter.at, format!("sent in the {}", parameter.location))
                .at(body.at, "sent as the body")
                .help("say where they are sent with `in` of a [[parameter-override]]"),
        );
    }

    /// A value that its location has no rule for.
    fn value(
        &mut self,
        operation: &ParsedOperation,
        parameter: &ParsedParameter,
        resolved: &Parameter,
    ) {
        let is_form = resolved.location == ParameterLocation::Form;
        let is_file = resolved.ty.innermost() == &Type::Binary;
        if resolved.ty.is_object() {
            let message = format!(
                "the pages do not tell how the object `{}` of `{}` is written in the {}",
                parameter.name, operation.name, resolved.location
            );
            self.diagnostics.push(
                Diagnostic::note(Code::ObjectParameter, message)
                    .at(parameter.ty_at, "its value is taken as text")
                    .help("pass the text that the server expects"),
            );
        } else if is_form && is_file && is_url_encoded(&operation.content_types) {
            let message = format!("the form of `{}` has a file", operation.name);
            self.diagnostics.push(
                Diagnostic::warning(Code::FileInForm, message)
                    .at(parameter.ty_at, "no `application/x-www-form-urlencoded` holds a file")
                    .help("it is sent as `multipart/form-data`: correct the page"),
            );
        }
    }

    fn finish(mut self) -> Vec<Diagnostic> {
        for (identifier, (at, name, operations)) in self.headers {
            let message = format!("the hyphens of the header `{name}` are guessed");
            let label = match operations {
                1 => format!("the page has `{identifier}`"),
                count => format!("the pages have `{identifier}`, in {count} operations"),
            };
            self.diagnostics.push(
                Diagnostic::note(Code::GuessedHeader, message)
                    .at(at, label)
                    .help("give its name with `wire-name` of a [[parameter-override]]"),
            );
        }
        for (name, (at, credentials)) in self.credentials {
            let message = match credentials.scheme {
                Some(CredentialScheme::ApiKey { .. }) => {
                    format!("the pages do not tell where the API key `{name}` is sent")
                }
                _ => format!("the pages do not tell how the credentials `{name}` are sent"),
            };
            self.diagnostics.push(
                Diagnostic::note(Code::UnknownCredentials, message)
                    .at(at, "an operation that accepts them")
                    .help(
                        "`Credentials` of the generated crate has a function for each way; \
                         OpenAPI has `x-credentials`",
                    ),
            );
        }
        self.diagnostics
    }
}

/// Whether a form is documented, and not as one of several parts.
fn is_url_encoded(content_types: &[String]) -> bool {
    let is_multipart = |content_type: &String| content_type.starts_with("multipart/");
    !content_types.is_empty() && !content_types.iter().any(is_multipart)
}
