//! Compares two requests, and explains differences by what is known of the SDK.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;
use tablesmith::schema::{ListFormat, Parameter, ParameterLocation};

use super::arguments::Call;
use super::request::Request;
use super::sdk;

/// What the comparison of two requests gives.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    /// They are equal.
    Equal,
    /// They differ for these reasons alone.
    Explained(Vec<Reason>),
    /// They differ otherwise.
    Different(Vec<String>),
}

/// Why requests differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reason {
    /// The SDK is of another version than the pages: it has no such operation.
    OperationMissing,
    /// As before: it has no such parameter.
    ParameterMissing,
    /// The SDK joins the values of a list with commas; those for other languages repeat the key.
    JoinedList,
    /// The SDK sends no body with DELETE.
    DeleteWithoutBody,
    /// The SDK sends `null` where there is no body.
    NullBody,
}

impl Outcome {
    /// The outcome as it is counted.
    pub(super) fn without_details(self) -> Outcome {
        match self {
            Outcome::Different(_) => Outcome::Different(Vec::new()),
            outcome => outcome,
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Outcome::Equal => f.write_str("equal"),
            Outcome::Explained(reasons) => {
                let reasons: Vec<_> = reasons.iter().map(|reason| reason.as_str()).collect();
                write!(f, "explained: {}", reasons.join("; "))
            }
            Outcome::Different(_) => f.write_str("different, unexplained"),
        }
    }
}

impl Reason {
    fn as_str(self) -> &'static str {
        match self {
            Reason::OperationMissing => "this version of the SDK has no such operation",
            Reason::ParameterMissing => "this version of the SDK has no such parameter",
            Reason::JoinedList => "the SDK joins the values of lists with commas",
            Reason::DeleteWithoutBody => "the SDK sends no body with DELETE",
            Reason::NullBody => "the SDK sends `null` where there is no body",
        }
    }
}

/// Compares our request with theirs.
pub(super) fn outcome(call: &Call<'_>, ours: &Request, theirs: &sdk::Outcome) -> Outcome {
    let mut reasons = Vec::new();
    let mut differences = Vec::new();
    match (&theirs.request, &theirs.failed) {
        _ if theirs.missing => reasons.push(Reason::OperationMissing),
        (Some(request), _) => {
            let mut comparison = Comparison { call, theirs, reasons, differences };
            comparison.compare(ours, request);
            (reasons, differences) = (comparison.reasons, comparison.differences);
        }
        (None, failed) => differences.push(format!("the SDK sent nothing: {failed:?}")),
    }
    reasons.sort_unstable();
    reasons.dedup();
    match (differences.is_empty(), reasons.is_empty()) {
        (false, _) => Outcome::Different(differences),
        (true, false) => Outcome::Explained(reasons),
        (true, true) => Outcome::Equal,
    }
}

struct Comparison<'c, 's> {
    call: &'c Call<'s>,
    theirs: &'c sdk::Outcome,
    reasons: Vec<Reason>,
    differences: Vec<String>,
}

impl<'c> Comparison<'c, '_> {
    fn compare(&mut self, ours: &Request, theirs: &Request) {
        self.equal("method", &ours.method, &theirs.method);
        self.equal("path", &ours.path(), &theirs.path());
        self.query(ours.query(), theirs.query());
        for parameter in self.parameters(ParameterLocation::Header) {
            let name = parameter.name.to_ascii_lowercase();
            if self.is_unknown(parameter) {
                self.reasons.push(Reason::ParameterMissing);
            } else {
                self.equal(&name, &ours.headers.get(&name), &theirs.headers.get(&name));
            }
        }
        for name in ["authorization", "accept"] {
            self.equal(name, &ours.headers.get(name), &theirs.headers.get(name));
        }
        self.body(ours, theirs);
    }

    fn query(
        &mut self,
        mut ours: BTreeMap<String, Vec<String>>,
        mut theirs: BTreeMap<String, Vec<String>>,
    ) {
        for parameter in self.parameters(ParameterLocation::Query) {
            if self.is_unknown(parameter) {
                self.reasons.push(Reason::ParameterMissing);
                ours.remove(&parameter.name);
            }
            let (Some(own), Some(joined)) =
                (ours.get(&parameter.name), theirs.get_mut(&parameter.name))
            else {
                continue;
            };
            if parameter.list == Some(ListFormat::Repeat)
                && own.len() > 1
                && let [one] = joined.as_slice()
            {
                let mut split: Vec<String> = one.split(',').map(str::to_owned).collect();
                split.sort();
                *joined = split;
                self.reasons.push(Reason::JoinedList);
            }
        }
        self.equal("query", &ours, &theirs);
    }

    fn body(&mut self, ours: &Request, theirs: &Request) {
        let json = |text: &str| -> Option<Value> {
            (!text.is_empty()).then(|| serde_json::from_str(text).unwrap_or_else(|_| text.into()))
        };
        let (own, their) = (json(&ours.body), json(&theirs.body));
        if self.theirs.unknown.iter().any(|name| name == "body") {
            self.reasons.push(Reason::ParameterMissing);
        } else if own.is_none() && their == Some(Value::Null) {
            self.reasons.push(Reason::NullBody);
        } else if own.is_some() && their.is_none() && ours.method == "DELETE" {
            self.reasons.push(Reason::DeleteWithoutBody);
        } else {
            self.equal("body", &own, &their);
            if own.is_some() {
                let name = "content-type";
                self.equal(name, &ours.headers.get(name), &theirs.headers.get(name));
            }
        }
    }

    fn equal<T: PartialEq + fmt::Debug>(&mut self, what: &str, ours: &T, theirs: &T) {
        if ours != theirs {
            self.differences.push(format!("{what}: {ours:?} here, {theirs:?} in the SDK"));
        }
    }

    fn parameters(&self, location: ParameterLocation) -> Vec<&'c Parameter> {
        let call: &'c Call<'_> = self.call;
        call.operation.parameters.iter().filter(|one| one.location == location).collect()
    }

    fn is_unknown(&self, parameter: &Parameter) -> bool {
        self.theirs.unknown.iter().any(|name| name == parameter.identifier())
    }
}
