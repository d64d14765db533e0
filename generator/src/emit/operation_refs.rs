//! The operations that take or return a definition, as its documentation lists them.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use syn::Attribute;

use super::{rustdoc, syntax};
use crate::diagnostics::quantity::counted;
use crate::features;
use crate::schema::{Api, Method, Operation, Schema, Type};

/// Operations by path and method, so that those on one resource are together, each with the APIs that
/// it is documented in.
type Operations<'s> = BTreeMap<(&'s str, Method), Vec<&'s Api>>;

/// The operations of every definition that one refers to.
#[derive(Default)]
pub(super) struct OperationRefs<'s> {
    by_definition: HashMap<&'s str, Uses<'s>>,
}

/// The operations that refer to one definition.
#[derive(Default)]
struct Uses<'s> {
    taken_by: Operations<'s>,
    returned_by: Operations<'s>,
}

impl<'s> OperationRefs<'s> {
    pub(super) fn of(schema: &'s Schema) -> OperationRefs<'s> {
        let mut refs = OperationRefs::default();
        for api in &schema.apis {
            for operation in &api.operations {
                for name in operation.takes().filter_map(Type::definition) {
                    add(&mut refs.entry(name).taken_by, api, operation);
                }
                for name in operation.returns.iter().filter_map(Type::definition) {
                    add(&mut refs.entry(name).returned_by, api, operation);
                }
            }
        }
        refs
    }

    fn entry(&mut self, name: &'s str) -> &mut Uses<'s> {
        self.by_definition.entry(name).or_default()
    }

    /// How many operations take and return a definition: `, taken by 2 operations`; empty if no operation
    /// does.
    pub(super) fn summary(&self, name: &str) -> String {
        let Some(uses) = self.by_definition.get(name) else { return String::new() };
        let part = |verb: &str, operations: &Operations<'_>| match operations.len() {
            0 => String::new(),
            count => format!(", {verb} by {}", counted(count, "operation")),
        };
        part("taken", &uses.taken_by) + &part("returned", &uses.returned_by)
    }

    /// The lists of the operations that take and that return a definition, to follow its description.
    pub(super) fn lists(&self, name: &str) -> Vec<Attribute> {
        let Some(uses) = self.by_definition.get(name) else { return Vec::new() };
        let mut lines = Vec::new();
        for (title, operations) in [("Taken", &uses.taken_by), ("Returned", &uses.returned_by)] {
            if operations.is_empty() {
                continue;
            }
            lines.extend([format!(" {title} by:"), String::new()]);
            lines.extend(operations.iter().map(|((path, method), apis)| line(*method, path, apis)));
            lines.push(String::new());
        }
        lines.pop();
        lines.iter().map(|line| syntax::doc(line)).collect()
    }
}

fn add<'s>(operations: &mut Operations<'s>, api: &'s Api, operation: &'s Operation) {
    let apis = operations.entry((operation.path.as_str(), operation.method)).or_default();
    if !apis.iter().any(|known| known.feature == api.feature) {
        apis.push(api);
    }
}

/// `- ``GET /api/v2/users/{userId}/queues`` ([routing](crate::apis::routing))`
///
/// The modules of the APIs are compiled whatever the features, so the links always lead somewhere.
fn line(method: Method, path: &str, apis: &[&Api]) -> String {
    let mut line = format!(" - {} (", rustdoc::code(&format!("{method} {path}")));
    for (index, api) in apis.iter().enumerate() {
        let separator = if index > 0 { ", " } else { "" };
        let module = features::module_name(&api.feature);
        // Infallible: the target is a String.
        let _ = write!(line, "{separator}[{}](crate::apis::{module})", api.feature);
    }
    line.push(')');
    line
}
