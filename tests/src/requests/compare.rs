//! Compares two requests, and explains differences by what is known of the other SDK.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;
use tablesmith::schema::{ListFormat, Operation, Parameter, ParameterLocation, Type};

use super::request::{Request, SdkCall};

/// What the comparison of two requests gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// They are equal.
    Equal,
    /// They differ for these reasons alone.
    Explained(Vec<Reason>),
    /// The SDK has no such operation.
    Missing,
    /// They differ otherwise: each difference.
    Different(Vec<String>),
}

/// Why requests differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The SDK joins the values of a list with commas; the pages, and SDKs for other languages, repeat the key.
    JoinedList,
    /// The SDK sends the JSON `null` where the operation has no body.
    NullBody,
    /// The pages tell no media type of a text that is returned: the generated crate accepts any, JSON rather
    /// than others.
    UndocumentedMediaType,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Reason; 3] =
        [Reason::JoinedList, Reason::NullBody, Reason::UndocumentedMediaType];
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Reason::JoinedList => "the SDK joins the values of lists with commas",
            Reason::NullBody => "the SDK sends `null` where there is no body",
            Reason::UndocumentedMediaType => {
                "the pages tell no media type of a returned text, and the SDK asks for one"
            }
        })
    }
}

/// Compares our request with theirs.
pub fn outcome(operation: &Operation, ours: &Request, theirs: &SdkCall) -> Outcome {
    if theirs.missing {
        return Outcome::Missing;
    }
    let mut comparison = Comparison { operation, reasons: Vec::new(), differences: Vec::new() };
    comparison.parameters(theirs);
    match &theirs.request {
        Some(request) => comparison.compare(ours, request),
        None => {
            let why = theirs.failed.as_deref().unwrap_or("no reason is given");
            comparison.differences.push(format!("the SDK sent nothing: {why}"));
        }
    }
    let Comparison { mut reasons, differences, .. } = comparison;
    reasons.sort_unstable();
    reasons.dedup();
    match (differences.is_empty(), reasons.is_empty()) {
        (false, _) => Outcome::Different(differences),
        (true, false) => Outcome::Explained(reasons),
        (true, true) => Outcome::Equal,
    }
}

struct Comparison<'s> {
    operation: &'s Operation,
    reasons: Vec<Reason>,
    differences: Vec<String>,
}

impl<'s> Comparison<'s> {
    fn parameters(&mut self, theirs: &SdkCall) {
        for name in &theirs.unknown {
            self.differences.push(format!("`{name}`: the SDK has no such parameter"));
        }
        for name in &theirs.unset {
            self.differences.push(format!("`{name}`: the pages have no such parameter"));
        }
    }

    fn compare(&mut self, ours: &Request, theirs: &Request) {
        self.equal("method", &ours.method, &theirs.method);
        self.equal("path", &ours.path(), &theirs.path());
        // The SDK does not escape a slash in a value, so its segments are not those of the path.
        let segments = self.operation.path.split('?').next().map(|path| path.split('/').count());
        if segments != Some(ours.segments()) {
            self.differences.push(format!("the path has other segments: {}", ours.target));
        }
        self.query(&ours.query(), theirs.query());
        for parameter in self.parameters_in(ParameterLocation::Header) {
            self.header(&parameter.name.to_ascii_lowercase(), ours, theirs);
        }
        self.header("authorization", ours, theirs);
        self.accept(ours, theirs);
        self.body(ours, theirs);
    }

    fn query(
        &mut self,
        ours: &BTreeMap<String, Vec<String>>,
        mut theirs: BTreeMap<String, Vec<String>>,
    ) {
        for parameter in self.parameters_in(ParameterLocation::Query) {
            let values = (ours.get(&parameter.name), theirs.get_mut(&parameter.name));
            if let (Some(own), Some(their)) = values
                && parameter.list == Some(ListFormat::Repeat)
                && own.len() > 1
                && *their == [own.join(",")]
            {
                their.clone_from(own);
                self.reasons.push(Reason::JoinedList);
            }
        }
        self.equal("query", ours, &theirs);
    }

    fn body(&mut self, ours: &Request, theirs: &Request) {
        let json = |text: &str| -> Option<Value> {
            (!text.is_empty()).then(|| serde_json::from_str(text).unwrap_or_else(|_| text.into()))
        };
        let (own, their) = (json(&ours.body), json(&theirs.body));
        if self.operation.body.is_none() && own.is_none() && their == Some(Value::Null) {
            self.reasons.push(Reason::NullBody);
        } else {
            self.equal("body", &own, &their);
            if own.is_some() {
                self.header("content-type", ours, theirs);
            }
        }
    }

    fn accept(&mut self, ours: &Request, theirs: &Request) {
        let returns_text = matches!(self.operation.returns, Some(Type::String | Type::Binary));
        let is_undocumented = self.operation.accepts.is_empty();
        let accepted =
            |request: &Request| request.headers.get("accept").cloned().unwrap_or_default();
        let accepts_any = accepted(ours).contains("*/*");
        if returns_text && is_undocumented && accepts_any && !accepted(theirs).is_empty() {
            self.reasons.push(Reason::UndocumentedMediaType);
        } else {
            self.header("accept", ours, theirs);
        }
    }

    fn header(&mut self, name: &str, ours: &Request, theirs: &Request) {
        self.equal(name, &ours.headers.get(name), &theirs.headers.get(name));
    }

    fn equal<T: PartialEq + fmt::Debug>(&mut self, what: &str, ours: &T, theirs: &T) {
        if ours != theirs {
            self.differences.push(format!("{what}: {ours:?} here, {theirs:?} in the SDK"));
        }
    }

    fn parameters_in(&self, location: ParameterLocation) -> Vec<&'s Parameter> {
        let operation: &'s Operation = self.operation;
        operation.parameters.iter().filter(|one| one.location == location).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::{Value, json};
    use tablesmith::schema::{Operation, Type};

    use super::super::request::{Request, SdkCall};
    use super::{Outcome, Reason, outcome};

    fn operation(method: &str, body: Option<&str>) -> Operation {
        let operation = json!({
            "name": "Books",
            "method": method,
            "path": "/books/{bookId}",
            "summary": null,
            "description": null,
            "deprecated": false,
            "permissions": null,
            "parameters": [parameter("bookId", "path"), list("tag"), parameter("If-Match", "header")],
            "body": body.map(|ty| json!({ "type": ty, "required": true, "description": null })),
            "returns": null,
            "sources": [],
        });
        serde_json::from_value(operation).expect("an operation")
    }

    fn parameter(name: &str, location: &str) -> Value {
        json!({
            "name": name, "in": location, "type": "string", "required": false, "default": null,
            "values": [], "description": null,
        })
    }

    fn list(name: &str) -> Value {
        let mut list = parameter(name, "query");
        list["type"] = json!({ "list": "string" });
        list["list"] = json!("repeat");
        list
    }

    fn request(method: &str, target: &str, body: &str) -> Request {
        let headers = [("accept", "application/json"), ("authorization", "Bearer TOKEN")];
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let (method, target, body) = (method.to_owned(), target.to_owned(), body.to_owned());
        Request { method, target, headers: BTreeMap::from(headers), body }
    }

    fn recorded(request: Request) -> SdkCall {
        SdkCall { request: Some(request), ..SdkCall::default() }
    }

    fn compared(operation: &Operation, ours: &Request, theirs: Request) -> Outcome {
        outcome(operation, ours, &recorded(theirs))
    }

    fn differs(outcome: &Outcome, part: &str) {
        let Outcome::Different(differences) = outcome else { panic!("{outcome:?}") };
        assert!(differences.iter().any(|one| one.contains(part)), "{differences:?}");
    }

    #[test]
    fn requests_that_are_escaped_differently_are_equal() {
        let ours = request("GET", "/books/a%2Fb%20c?tag=x%20y&tag=z", "");
        let theirs = request("GET", "/books/a/b%20c?tag=x+y&tag=z", "");
        assert_eq!(compared(&operation("GET", None), &ours, theirs), Outcome::Equal);
    }

    #[test]
    fn the_order_of_a_bodys_keys_and_its_spaces_do_not_count() {
        let ours = request("POST", "/books/1", r#"{"a":1,"b":2}"#);
        let theirs = request("POST", "/books/1", r#"{"b": 2, "a": 1}"#);
        assert_eq!(compared(&operation("POST", Some("any")), &ours, theirs), Outcome::Equal);
    }

    #[test]
    fn each_part_of_a_request_is_compared() {
        let operation = operation("POST", Some("any"));
        let ours = request("POST", "/books/1?tag=x", "[1]");
        for (part, theirs) in [
            ("method", request("PUT", "/books/1?tag=x", "[1]")),
            ("path", request("POST", "/books/2?tag=x", "[1]")),
            ("query", request("POST", "/books/1?tag=y", "[1]")),
            ("query", request("POST", "/books/1?tag=x&page=1", "[1]")),
            ("body", request("POST", "/books/1?tag=x", "[2]")),
            ("body", request("POST", "/books/1?tag=x", "null")),
        ] {
            differs(&compared(&operation, &ours, theirs), part);
        }
        for name in ["accept", "authorization", "if-match", "content-type"] {
            let mut theirs = ours.clone();
            theirs.headers.insert(name.to_owned(), "other".to_owned());
            differs(&compared(&operation, &ours, theirs), name);
        }
    }

    #[test]
    fn a_slash_in_a_value_is_no_new_segment() {
        let unescaped = request("GET", "/books/a/b", "");
        differs(&compared(&operation("GET", None), &unescaped.clone(), unescaped), "segments");
    }

    #[test]
    fn a_joined_list_is_explained() {
        let ours = request("GET", "/books/1?tag=x&tag=y", "");
        let explained = |tags: &str| {
            let theirs = request("GET", &format!("/books/1?tag={tags}"), "");
            compared(&operation("GET", None), &ours, theirs)
        };
        assert_eq!(explained("x%2Cy"), Outcome::Explained(vec![Reason::JoinedList]));
        differs(&explained("y%2Cx"), "query");
        differs(&explained("x%2Cy&tag=z"), "query");
        differs(&explained("x"), "query");
    }

    #[test]
    fn null_instead_of_no_body_is_explained() {
        let post = operation("POST", None);
        let ours = request("POST", "/books/1", "");
        let expected = Outcome::Explained(vec![Reason::NullBody]);
        assert_eq!(compared(&post, &ours, request("POST", "/books/1", "null")), expected);
        differs(&compared(&post, &ours, request("POST", "/books/1", "{}")), "body");
        let documented = operation("POST", Some("any"));
        differs(&compared(&documented, &ours, request("POST", "/books/1", "null")), "body");
    }

    #[test]
    fn any_media_type_of_text_is_explained_where_the_pages_tell_none() {
        let accepting = |media_types: &str| {
            let mut request = request("GET", "/books/1", "");
            request.headers.insert("accept".to_owned(), media_types.to_owned());
            request
        };
        let mut text = operation("GET", None);
        text.returns = Some(Type::String);
        let ours = accepting("application/json, */*;q=0.8");
        let expected = Outcome::Explained(vec![Reason::UndocumentedMediaType]);
        assert_eq!(compared(&text, &ours, accepting("text/plain")), expected);
        differs(&compared(&operation("GET", None), &ours, accepting("text/plain")), "accept");
        differs(&compared(&text, &accepting("text/csv"), accepting("text/plain")), "accept");
        text.accepts = vec!["text/csv".to_owned()];
        differs(&compared(&text, &ours, accepting("text/plain")), "accept");
    }

    #[test]
    fn an_operation_that_the_sdk_lacks_is_missing() {
        let missing = SdkCall { missing: true, ..SdkCall::default() };
        let ours = request("GET", "/books/1", "");
        assert_eq!(outcome(&operation("GET", None), &ours, &missing), Outcome::Missing);
    }

    #[test]
    fn a_parameter_that_one_side_lacks_is_a_difference() {
        let ours = request("GET", "/books/1", "");
        let mut theirs = recorded(ours.clone());
        theirs.unknown.push("tag".to_owned());
        let get = operation("GET", None);
        differs(&outcome(&get, &ours, &theirs), "the SDK has no such parameter");
        let mut theirs = recorded(ours.clone());
        theirs.unset.push("expand".to_owned());
        differs(&outcome(&get, &ours, &theirs), "the pages have no such parameter");
    }

    #[test]
    fn a_call_that_sent_nothing_is_a_difference() {
        let ours = request("GET", "/books/1", "");
        let theirs = SdkCall { failed: Some("ValueError".to_owned()), ..SdkCall::default() };
        let outcome = outcome(&operation("GET", None), &ours, &theirs);
        differs(&outcome, "ValueError");
    }
}
