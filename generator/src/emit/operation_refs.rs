//! The operations that take and return a model, as its documentation lists them.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use syn::Attribute;

use super::{docs, syntax};
use crate::schema::{Api, Method, Operation, Schema, Type};

/// By path and method, so that what belongs together stands together: the features that an
/// operation is documented under.
type Listed<'s> = BTreeMap<(&'s str, Method), Vec<&'s Api>>;

/// The operations of every definition that is named by one.
#[derive(Default)]
pub(super) struct OperationRefs<'s> {
    by_definition: HashMap<&'s str, Calling<'s>>,
}

/// The operations of one definition.
#[derive(Default)]
struct Calling<'s> {
    taking: Listed<'s>,
    returning: Listed<'s>,
}

impl<'s> OperationRefs<'s> {
    pub(super) fn of(schema: &'s Schema) -> OperationRefs<'s> {
        let mut calls = OperationRefs::default();
        for api in &schema.apis {
            for operation in &api.operations {
                for name in operation.takes().filter_map(Type::definition) {
                    list(&mut calls.entry(name).taking, api, operation);
                }
                for name in operation.returns.iter().filter_map(Type::definition) {
                    list(&mut calls.entry(name).returning, api, operation);
                }
            }
        }
        calls
    }

    fn entry(&mut self, name: &'s str) -> &mut Calling<'s> {
        self.by_definition.entry(name).or_default()
    }

    /// The documentation of a definition's operations, to stand below what is documented of it.
    pub(super) fn docs(&self, name: &str) -> Vec<Attribute> {
        let Some(calling) = self.by_definition.get(name) else { return Vec::new() };
        let mut lines = Vec::new();
        for (title, listed) in [("Taken", &calling.taking), ("Returned", &calling.returning)] {
            if listed.is_empty() {
                continue;
            }
            lines.extend([format!(" {title} by:"), String::new()]);
            lines.extend(listed.iter().map(|((path, method), apis)| line(*method, path, apis)));
            lines.push(String::new());
        }
        lines.pop();
        lines.iter().map(|line| syntax::doc(line)).collect()
    }
}

fn list<'s>(listed: &mut Listed<'s>, api: &'s Api, operation: &'s Operation) {
    let apis = listed.entry((operation.path.as_str(), operation.method)).or_default();
    if !apis.iter().any(|known| known.feature == api.feature) {
        apis.push(api);
    }
}

/// `- ``GET /api/v2/users/{userId}/queues`` ([routing](crate::apis::routing))`
///
/// The modules of the APIs are there whatever the features, and so the links lead somewhere.
fn line(method: Method, path: &str, apis: &[&Api]) -> String {
    let mut line = format!(" - {} (", docs::code(&format!("{method} {path}")));
    for (index, api) in apis.iter().enumerate() {
        let separator = if index > 0 { ", " } else { "" };
        let module = super::apis::module(&api.feature);
        // Infallible: the target is a String.
        let _ = write!(line, "{separator}[{}](crate::apis::{module})", api.feature);
    }
    line.push(')');
    line
}
