//! Credentials as OpenAPI's security schemes: <https://spec.openapis.org/oas/v3.1.1.html#security-scheme-object>.
//!
//! Pages do not tell of every key where it is sent, or what its header is called. OpenAPI has no scheme for such
//! a one; the operations that accept it have it in `x-credentials`.

use indexmap::IndexMap;
use serde::Serialize;

use crate::schema::{CredentialScheme, Credentials, Operation, Schema};

/// A security scheme object.
#[derive(Serialize, PartialEq)]
#[serde(tag = "type", rename_all = "camelCase")]
pub(super) enum SecurityScheme<'s> {
    Http {
        scheme: &'static str,
        #[serde(rename = "x-name")]
        documented: &'s str,
    },
    ApiKey {
        name: &'s str,
        #[serde(rename = "in")]
        location: &'static str,
        #[serde(rename = "x-name")]
        documented: &'s str,
    },
}

/// A scheme by its key, with no scopes.
pub(super) type SecurityRequirement = IndexMap<String, [(); 0]>;

/// The credentials of one operation.
pub(super) struct Security<'s> {
    /// Any of these suffices; none where the pages do not tell.
    pub(super) requirements: Option<Vec<SecurityRequirement>>,
    /// The names of credentials without a scheme.
    pub(super) unknown: Vec<&'s str>,
}

/// The schemes of a schema, by key.
pub(super) fn schemes(schema: &Schema) -> IndexMap<String, SecurityScheme<'_>> {
    let operations = schema.apis.iter().flat_map(|api| &api.operations);
    let all = operations.flat_map(|operation| operation.credentials.iter().flatten());
    let mut schemes = IndexMap::new();
    for credentials in all {
        if let Some(scheme) = scheme(credentials) {
            schemes.entry(key(&credentials.name)).or_insert(scheme);
        }
    }
    schemes.sort_keys();
    schemes
}

/// The security of an operation.
pub(super) fn of(operation: &Operation) -> Security<'_> {
    let Some(all) = &operation.credentials else {
        return Security { requirements: None, unknown: Vec::new() };
    };
    let (known, unknown): (Vec<_>, Vec<_>) = all.iter().partition(|one| scheme(one).is_some());
    let requirements = known.iter().map(|one| IndexMap::from([(key(&one.name), [])])).collect();
    Security {
        // An empty list says that no credentials are needed.
        requirements: (unknown.is_empty() || !known.is_empty()).then_some(requirements),
        unknown: unknown.into_iter().map(|one| one.name.as_str()).collect(),
    }
}

fn scheme(credentials: &Credentials) -> Option<SecurityScheme<'_>> {
    let documented = credentials.name.as_str();
    Some(match credentials.scheme.as_ref()? {
        CredentialScheme::Bearer => SecurityScheme::Http { scheme: "bearer", documented },
        CredentialScheme::Basic => SecurityScheme::Http { scheme: "basic", documented },
        CredentialScheme::ApiKey { name, location } => SecurityScheme::ApiKey {
            name: name.as_ref()?,
            location: (*location)?.as_str(),
            documented,
        },
    })
}

/// The name as a key of OpenAPI's components, which has letters, digits, `.`, `-` and `_` alone.
fn key(name: &str) -> String {
    name.replace(|c: char| !c.is_ascii_alphanumeric() && !".-_".contains(c), "_")
}
