//! Where the parameters of an operation are sent, as far as path, name, type and content types show it.

use heck::ToTrainCase;

use crate::dialect::interpreter::Interpreter;
use crate::dialect::parsed::{Doubt, ParsedParameter, TypeRef};
use crate::schema::folding::folded;
use crate::schema::{Method, ParameterLocation, Type, is_form};

/// What an operation's section tells of the body of its requests, under `**Content-Type**`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// Nothing.
    NotTold,
    /// `Not defined`: a generator knows of no body.
    NotDefined,
    /// A form, and nothing else.
    Form,
    /// A form, or something else.
    FormOrOther,
    /// No form.
    Other,
}

impl Content {
    pub(super) fn of(content_types: Option<&[String]>) -> Content {
        let Some(listed) = content_types else { return Content::NotTold };
        let forms = listed.iter().filter(|content_type| is_form(content_type)).count();
        match (forms, listed.len()) {
            (_, 0) => Content::NotDefined,
            (0, _) => Content::Other,
            (forms, all) if forms == all => Content::Form,
            _ => Content::FormOrOther,
        }
    }
}

/// The operation of a parameter.
pub(super) struct Surroundings<'o> {
    pub(super) method: Method,
    pub(super) path: &'o str,
    pub(super) content: Content,
}

/// A parameter whose location is wanted.
pub(super) struct Subject<'o> {
    /// Its identifier.
    pub(super) name: &'o str,
    pub(super) ty: &'o TypeRef,
    /// Whether it is called as its type, or as the type of its elements: generators name a body so that has no
    /// name.
    pub(super) is_named_as_its_type: bool,
    /// Whether its type has a page.
    pub(super) is_linked: bool,
}

/// Where a parameter is sent, and under which name.
pub(super) struct Located {
    pub(super) location: ParameterLocation,
    pub(super) wire_name: String,
    pub(super) doubt: Option<Doubt>,
}

impl Surroundings<'_> {
    /// Locates a parameter. `headers` are the identifiers of headers, beside those that start with `x`.
    pub(super) fn locate(
        &self,
        subject: &Subject<'_>,
        headers: &[String],
        interpreter: Interpreter<'_>,
    ) -> Located {
        let name = subject.name;
        if let Some(there) = self.in_path(name) {
            let wire_name = there.to_owned();
            return Located { location: ParameterLocation::Path, wire_name, doubt: None };
        }
        let is_extension =
            name.strip_prefix('x').is_some_and(|rest| rest.starts_with(char::is_uppercase));
        let is_header = is_extension || headers.iter().any(|header| header == name);
        let location = match self.in_body(subject) {
            Some(ParameterLocation::Form) if is_header => ParameterLocation::Header,
            Some(location) => location,
            None if is_header => ParameterLocation::Header,
            None => ParameterLocation::Query,
        };
        match location {
            ParameterLocation::Header => {
                let wire_name = name.to_train_case();
                // The identifier of `X-Total` shows all of its hyphens, that of `X-RateLimit-Reset` does not.
                let is_guess = is_extension && wire_name.matches('-').count() > 1;
                Located { location, wire_name, doubt: is_guess.then_some(Doubt::HeaderName) }
            }
            ParameterLocation::Query | ParameterLocation::Form => {
                Located { location, wire_name: interpreter.parameter_wire_name(name), doubt: None }
            }
            ParameterLocation::Path | ParameterLocation::Body => {
                Located { location, wire_name: name.to_owned(), doubt: None }
            }
        }
    }

    /// The name in the braces of the path that a parameter is; the generators change its case.
    fn in_path(&self, name: &str) -> Option<&str> {
        let bare = folded(name);
        let mut names = self.path.split('{').skip(1).filter_map(|rest| rest.split('}').next());
        names.find(|there| *there == name || folded(there) == bare)
    }

    /// Whether a parameter is the body, or a part of it.
    fn in_body(&self, subject: &Subject<'_>) -> Option<ParameterLocation> {
        // Where no body is known, a text of this name is none.
        let is_body = matches!(subject.name, "body" | "requestBody")
            && (self.content != Content::NotDefined || subject.is_object());
        if self.content == Content::Form {
            return Some(ParameterLocation::Form);
        }
        // Without a body there is nothing that an object could be but text in the query.
        if matches!(self.method, Method::Get | Method::Head) {
            let is_known = self.content != Content::NotDefined;
            return (is_body && is_known).then_some(ParameterLocation::Body);
        }
        let is_listed = matches!(self.content, Content::Other | Content::FormOrOther);
        let is_unnamed = is_listed
            && subject.is_named_as_its_type
            && matches!(subject.ty, TypeRef::List(_) | TypeRef::Map(_));
        if is_body || is_unnamed || subject.is_object() {
            return Some(ParameterLocation::Body);
        }
        is_file(subject.ty).then_some(match self.content {
            Content::Other => ParameterLocation::Body,
            _ => ParameterLocation::Form,
        })
    }
}

impl Subject<'_> {
    fn is_object(&self) -> bool {
        match self.ty.innermost() {
            TypeRef::Named { otherwise: None, .. } => true,
            TypeRef::Scalar(Type::Any) => self.is_linked,
            _ => false,
        }
    }
}

fn is_file(ty: &TypeRef) -> bool {
    let binary = |ty: Option<&Type>| ty == Some(&Type::Binary);
    match ty.innermost() {
        TypeRef::Scalar(scalar) => binary(Some(scalar)),
        TypeRef::Named { otherwise, .. } => binary(otherwise.as_ref()),
        TypeRef::List(_) | TypeRef::Map(_) | TypeRef::OwnEnum(_) | TypeRef::MemberNames(_) => false,
    }
}

/// Notes where the query could have a part of a form. One that is alone is all of the form, and a query has no
/// files.
pub(super) fn doubt_forms(parameters: &mut [ParsedParameter]) {
    let mut in_form: Vec<&mut ParsedParameter> =
        parameters.iter_mut().filter(|one| one.location == ParameterLocation::Form).collect();
    if in_form.len() > 1 {
        for parameter in in_form.iter_mut().filter(|parameter| !is_file(&parameter.ty)) {
            parameter.doubt = Some(Doubt::FormOrQuery);
        }
    }
}

/// Leaves one parameter as the body: the one of that name, or the first object.
pub(super) fn only_one_body(parameters: &mut [ParsedParameter]) {
    let is_body = |parameter: &ParsedParameter| parameter.location == ParameterLocation::Body;
    let named =
        parameters.iter().position(|parameter| is_body(parameter) && parameter.name == "body");
    let body = named.or_else(|| parameters.iter().position(is_body));
    for (index, parameter) in parameters.iter_mut().enumerate() {
        if is_body(parameter) && body != Some(index) {
            parameter.location = ParameterLocation::Query;
            parameter.doubt = Some(Doubt::SecondBody);
        }
    }
}
