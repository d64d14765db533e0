//! Compares what the server received with the description.

use std::collections::BTreeMap;

use serde_json::Value;
use tablesmith::schema::{ListFormat, Parameter, ParameterLocation, Type};
use tablesmith_requests::Received;
use tablesmith_tests::requests::arguments::Call;
use tablesmith_tests::requests::expression::UNDOCUMENTED;

use super::description::{
    Described, DescribedList, DescribedLocation, DescribedParameter, Description, is_form, letters,
};
use super::program::Sent;

/// What the comparison of a request gives.
pub(super) enum Outcome {
    /// It is as described.
    Equal,
    /// It differs for these reasons alone.
    Explained { reasons: Vec<Reason>, details: Vec<String> },
    /// It differs otherwise.
    Different(Vec<String>),
}

/// Why a request is not as described: what the pages do not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reason {
    /// The pages have an operation that the description does not have.
    OperationOnPage,
    /// The pages have a parameter that the description does not have.
    ParameterOnPage,
    /// The description has a parameter that the pages do not have.
    ParameterDescribed,
    /// A name has characters that the identifier on the page lost.
    Identifier,
    /// A header is described, and nothing on the page tells it from a parameter of the query; or a parameter
    /// of the query is called as a header.
    Header,
    /// A parameter of the query is described, of an operation that has a form.
    FormOrQuery,
    /// A list is joined.
    JoinedList,
    /// The path on the page has a name in braces that no parameter has.
    PathName,
}

impl Reason {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Reason::OperationOnPage => "the description has no such operation",
            Reason::ParameterOnPage => "the description has no such parameter",
            Reason::ParameterDescribed => "the page has no such parameter",
            Reason::Identifier => "the identifier on the page lost characters of the name",
            Reason::Header => "the page does not tell a header from a parameter of the query",
            Reason::FormOrQuery => {
                "the page does not tell a form's parameter from one of the query"
            }
            Reason::JoinedList => "the page does not tell that a list is joined",
            Reason::PathName => "the page has no row for a name in the path",
        }
    }
}

/// Compares what was received with the description.
pub(super) fn outcome(call: &Call<'_>, sent: &Sent, description: &Description) -> Outcome {
    let received = match sent {
        Ok(received) => received,
        Err(error) => return Outcome::Different(vec![format!("nothing was sent: {error}")]),
    };
    let Some(described) = description.find(call) else {
        let details = vec![format!("{} {}", call.operation.method, call.operation.path)];
        return Outcome::Explained { reasons: vec![Reason::OperationOnPage], details };
    };
    let mut comparison = Comparison {
        call,
        described,
        reasons: Vec::new(),
        details: Vec::new(),
        unexplained: false,
    };
    comparison.compare(received);
    let Comparison { mut reasons, details, unexplained, .. } = comparison;
    reasons.sort_unstable();
    reasons.dedup();
    match (unexplained, reasons.is_empty()) {
        (true, _) => Outcome::Different(details),
        (false, false) => Outcome::Explained { reasons, details },
        (false, true) => Outcome::Equal,
    }
}

/// Values by location and name, in the order in which they are sent.
type Values = BTreeMap<(&'static str, String), Vec<String>>;

struct Comparison<'c, 's> {
    call: &'c Call<'s>,
    described: &'c Described,
    reasons: Vec<Reason>,
    details: Vec<String>,
    unexplained: bool,
}

impl<'c> Comparison<'c, '_> {
    fn compare(&mut self, received: &Received) {
        let mut expected = Values::new();
        let mut matched: Vec<&str> = Vec::new();
        for described in &self.described.parameters {
            let Some((parameter, argument)) = self.argument(described) else {
                if described.location != DescribedLocation::In(ParameterLocation::Path) {
                    self.explain(Reason::ParameterDescribed, &described.name);
                }
                continue;
            };
            matched.push(parameter.identifier());
            self.expect(described, parameter, argument, &mut expected);
        }
        let path = self.expected_path();
        let mut actual = received_values(received);
        for parameter in &self.call.operation.parameters {
            if !matched.contains(&parameter.identifier()) {
                self.explain(Reason::ParameterOnPage, parameter.identifier());
                let key = (location(parameter.location), sent_name(parameter));
                actual.remove(&key);
            }
        }
        // Headers that every request has.
        actual.retain(|key, _| key.0 != "header" || expected.contains_key(key));
        self.equal("method", &received.method, &self.described.method.to_ascii_uppercase());
        self.equal("path", &received.segments(), &path);
        self.equal("parameters", &actual, &expected);
        self.body(received);
        if let Some(needed) = self.described.needs_credentials {
            self.equal("credentials", &!received.header("authorization").is_empty(), &needed);
        }
    }

    /// The page's parameter that a described one is, and its value.
    fn argument(&self, described: &DescribedParameter) -> Option<(&'c Parameter, &'c Value)> {
        let call: &'c Call<'_> = self.call;
        let all = || call.operation.parameters.iter().zip(&call.arguments);
        let exact = all().find(|(parameter, _)| parameter.name == described.name);
        let wanted = letters(&described.name);
        exact.or_else(|| {
            all().find(|(parameter, _)| {
                letters(parameter.identifier()) == wanted || letters(&parameter.name) == wanted
            })
        })
    }

    /// Notes what is expected of a described parameter. What the page cannot tell is an explained difference, and
    /// is expected as it is sent.
    fn expect(
        &mut self,
        described: &DescribedParameter,
        parameter: &Parameter,
        argument: &Value,
        expected: &mut Values,
    ) {
        use ParameterLocation::{Form, Header, Path, Query};
        let place = match (described.location, parameter.location) {
            (DescribedLocation::In(own), sent) if own == sent => own,
            (DescribedLocation::In(Header), Query) | (DescribedLocation::In(Query), Header) => {
                self.explain(Reason::Header, &described.name);
                parameter.location
            }
            (DescribedLocation::In(Query), Form) if self.has_form_besides(described) => {
                self.explain(Reason::FormOrQuery, &described.name);
                Form
            }
            (DescribedLocation::In(Path), _) if !self.is_in_path(&described.name) => {
                self.explain(Reason::PathName, &described.name);
                parameter.location
            }
            (DescribedLocation::In(own), _) => own,
            (DescribedLocation::Cookie, _) => Query,
        };
        if place == Path {
            return;
        }
        let is_same = |name: &str| match place {
            Header => name.eq_ignore_ascii_case(&described.name),
            _ => name == described.name,
        };
        let mut name = described.name.clone();
        if !is_same(&parameter.name) {
            self.explain(Reason::Identifier, &described.name);
            name = parameter.name.clone();
        }
        if place == Header {
            name = name.to_ascii_lowercase();
        }
        let mut values = texts(argument);
        let is_list = matches!(parameter.ty, Type::List(_));
        let joined = match described.list.filter(|_| is_list) {
            Some(DescribedList::JoinedBy(delimiter)) => Some(delimiter),
            Some(DescribedList::Repeated) | None => None,
        };
        let sent_joined = is_list && parameter.list != Some(ListFormat::Repeat);
        match joined {
            Some(_) if !sent_joined => self.explain(Reason::JoinedList, &described.name),
            Some(delimiter) => values = vec![values.join(&delimiter.to_string())],
            None if sent_joined && place == Header => values = vec![values.join(",")],
            None => {}
        }
        if !values.is_empty() {
            expected.insert((location(place), name), values);
        }
    }

    fn is_in_path(&self, name: &str) -> bool {
        self.described.path.contains(&format!("{{{name}}}"))
    }

    fn has_form_besides(&self, one: &DescribedParameter) -> bool {
        let mut others = self.described.parameters.iter().filter(|other| other.name != one.name);
        others.any(|other| other.location == DescribedLocation::In(ParameterLocation::Form))
    }

    /// The segments of the described path with the values that are sent, by the positions of the names.
    fn expected_path(&self) -> Vec<String> {
        let operation = self.call.operation;
        let mut own = operation.path.split('{').skip(1).filter_map(|rest| rest.split('}').next());
        let path = self.described.path.split(['?', '#']).next().unwrap_or_default();
        let segments = path.trim_start_matches('/').split('/').map(|segment| {
            let mut text = String::new();
            for (index, part) in segment.split('{').enumerate() {
                match part.split_once('}').filter(|_| index > 0) {
                    Some((_, after)) => {
                        text += &own.next().map_or_else(String::new, |name| self.path_value(name));
                        text += after;
                    }
                    None => text += part,
                }
            }
            text
        });
        segments.collect()
    }

    fn path_value(&self, name: &str) -> String {
        let values = self.call.operation.parameters.iter().zip(&self.call.arguments);
        let mut values = values.filter(|(one, _)| one.location == ParameterLocation::Path);
        let found = values.find(|(one, _)| one.name == name);
        found.map_or_else(|| UNDOCUMENTED.to_owned(), |(_, value)| texts(value).join(","))
    }

    fn body(&mut self, received: &Received) {
        let content_type = received.header("content-type");
        let essence = content_type.split(';').next().unwrap_or_default().trim();
        let has_body = !received.body.is_empty() && !is_form(essence);
        self.equal("a body", &has_body, &self.described.has_body);
        let Some(value) = &self.call.body else { return };
        if has_body {
            let sent = match serde_json::from_slice(&received.body) {
                Ok(sent) => sent,
                Err(_) => Value::from(String::from_utf8_lossy(&received.body)),
            };
            self.equal("body", &sent, value);
        }
        let described = self.described.content_types.iter().map(|one| one.split(';').next());
        let mut described = described.flatten().map(str::trim).peekable();
        let is_told = described.peek().is_some();
        let is_described = described.any(|one| one == essence || one == "*/*");
        if has_body && is_told && !is_described {
            let all = &self.described.content_types;
            self.details.push(format!("content type: {essence} is sent, {all:?} is described"));
            self.unexplained = true;
        }
    }

    fn explain(&mut self, reason: Reason, name: &str) {
        self.reasons.push(reason);
        self.details.push(format!("`{name}`: {}", reason.as_str()));
    }

    fn equal<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, sent: &T, described: &T) {
        if sent != described {
            self.details.push(format!("{what}: {sent:?} is sent, {described:?} is described"));
            self.unexplained = true;
        }
    }
}

fn location(location: ParameterLocation) -> &'static str {
    match location {
        ParameterLocation::Path => "path",
        ParameterLocation::Query => "query",
        ParameterLocation::Header => "header",
        ParameterLocation::Form => "form",
        ParameterLocation::Body => "body",
    }
}

fn sent_name(parameter: &Parameter) -> String {
    match parameter.location {
        ParameterLocation::Header => parameter.name.to_ascii_lowercase(),
        _ => parameter.name.clone(),
    }
}

/// What is sent for a value.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        Value::String(text) => vec![text.clone()],
        value => vec![value.to_string()],
    }
}

/// The parameters in query, headers and form.
fn received_values(received: &Received) -> Values {
    let mut values = Values::new();
    for (name, value) in &received.query {
        values.entry(("query", name.clone())).or_default().push(value.clone());
    }
    for (name, value) in &received.headers {
        let value = value.to_str().unwrap_or_default().to_owned();
        values.entry(("header", name.as_str().to_owned())).or_default().push(value);
    }
    let parts = received.parts().into_iter();
    let parts =
        parts.map(|(name, _, content)| (name, String::from_utf8_lossy(&content).into_owned()));
    let is_encoded =
        received.header("content-type").starts_with("application/x-www-form-urlencoded");
    let form = if is_encoded { received.form() } else { Vec::new() };
    for (name, value) in parts.chain(form) {
        values.entry(("form", name)).or_default().push(value);
    }
    values
}
