//! What APIs have to do with a name: they bear it, or their operations do, take it or return it.

use crate::schema::{Api, Operation, Schema, Type};

/// An operation, with its API.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Call<'s> {
    pub(super) api: &'s Api,
    pub(super) operation: &'s Operation,
}

/// The operations that take a definition, and those that return it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct OperationRefs<'s> {
    pub(super) taking: Vec<Call<'s>>,
    pub(super) returning: Vec<Call<'s>>,
}

/// Every operation, with its API.
fn all(schema: &Schema) -> impl Iterator<Item = Call<'_>> {
    let of = |api| move |operation| Call { api, operation };
    schema.apis.iter().flat_map(move |api| api.operations.iter().map(of(api)))
}

/// The API of that name: `Routing`, `RoutingApi`, or its feature.
pub(super) fn api<'s>(schema: &'s Schema, name: &str) -> Option<&'s Api> {
    let bare = name.strip_suffix("Api").unwrap_or(name);
    schema.apis.iter().find(|api| api.name == name || api.name == bare || api.feature == name)
}

/// The operations of that name, one an API.
pub(super) fn operations<'s>(schema: &'s Schema, name: &str) -> Vec<Call<'s>> {
    all(schema).filter(|call| call.operation.name == name).collect()
}

/// What operations do with a definition.
pub(super) fn calls<'s>(schema: &'s Schema, name: &str) -> OperationRefs<'s> {
    let names = |ty: &Type| ty.definition() == Some(name);
    OperationRefs {
        taking: all(schema).filter(|call| call.operation.takes().any(names)).collect(),
        returning: all(schema).filter(|call| call.operation.returns.iter().any(names)).collect(),
    }
}

/// The names of all APIs and operations.
pub(super) fn names(schema: &Schema) -> impl Iterator<Item = &str> {
    let apis = schema.apis.iter().map(|api| api.name.as_str());
    apis.chain(all(schema).map(|call| call.operation.name.as_str()))
}
