//! The APIs and operations of a name, and the operations that take or return a type.

use crate::schema::{Api, Operation, Schema, Type};

/// An operation, with its API.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct OperationRef<'s> {
    pub(super) api: &'s Api,
    pub(super) operation: &'s Operation,
}

/// The operations that take a definition, and those that return it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct OperationRefs<'s> {
    pub(super) taking: Vec<OperationRef<'s>>,
    pub(super) returning: Vec<OperationRef<'s>>,
}

/// Every operation, with its API.
fn all(schema: &Schema) -> impl Iterator<Item = OperationRef<'_>> {
    let of_api = |api| move |operation| OperationRef { api, operation };
    schema.apis.iter().flat_map(move |api| api.operations.iter().map(of_api(api)))
}

/// The API of that name: `Routing`, `RoutingApi`, or its feature.
pub(super) fn api<'s>(schema: &'s Schema, name: &str) -> Option<&'s Api> {
    let bare = name.strip_suffix("Api").unwrap_or(name);
    schema.apis.iter().find(|api| api.name == name || api.name == bare || api.feature == name)
}

/// The operations of that name, one an API.
pub(super) fn operations<'s>(schema: &'s Schema, name: &str) -> Vec<OperationRef<'s>> {
    all(schema).filter(|one| one.operation.name == name).collect()
}

/// The operations that take or return a definition.
pub(super) fn operation_refs<'s>(schema: &'s Schema, name: &str) -> OperationRefs<'s> {
    let names = |ty: &Type| ty.definition() == Some(name);
    OperationRefs {
        taking: all(schema).filter(|one| one.operation.takes().any(names)).collect(),
        returning: all(schema).filter(|one| one.operation.returns.iter().any(names)).collect(),
    }
}

/// The names of all APIs and operations.
pub(super) fn names(schema: &Schema) -> impl Iterator<Item = &str> {
    let apis = schema.apis.iter().map(|api| api.name.as_str());
    apis.chain(all(schema).map(|one| one.operation.name.as_str()))
}
