//! OpenAPI, 3.1: <https://spec.openapis.org/oas/v3.1.1.html>. Its schemas are JSON Schema's, 2020-12.

use indexmap::IndexMap;
use serde::Serialize;

use super::paths::{self, Paths, Tag};
use super::security::{self, SecurityScheme};
use super::{Definer, Definitions};
use crate::diagnostics::sanitize;
use crate::schema::Schema;

#[derive(Serialize)]
struct Document<'s> {
    openapi: &'static str,
    info: Info,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    servers: Vec<Server<'s>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<Tag<'s>>,
    #[serde(skip_serializing_if = "Paths::is_empty")]
    paths: Paths<'s>,
    components: Components<'s>,
}

#[derive(Serialize)]
struct Info {
    title: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Server<'s> {
    url: &'s str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Components<'s> {
    schemas: Definitions<'s>,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    security_schemes: IndexMap<String, SecurityScheme<'s>>,
}

/// The URL that the pages of all APIs name. None where they name several: an operation of one API may be
/// documented in another one as well.
fn servers(schema: &Schema) -> Vec<Server<'_>> {
    let mut urls: Vec<&str> =
        schema.apis.iter().filter_map(|api| api.base_url.as_deref()).collect();
    urls.sort_unstable();
    urls.dedup();
    match urls.as_slice() {
        [url] => vec![Server { url }],
        _ => Vec::new(),
    }
}

/// The schema as a description: its definitions are components, its operations paths, its APIs tags.
///
/// # Errors
///
/// None that a schema can cause; the signature is serde's.
pub fn openapi(schema: &Schema) -> serde_json::Result<String> {
    let definer = Definer::new(schema, "#/components/schemas/");
    let schemas = definer.all(schema);
    let text = serde_json::to_string_pretty(&Document {
        openapi: "3.1.1",
        // OpenAPI requires both, and no page has them.
        info: Info { title: "Models, as their documentation tells them", version: "unknown" },
        servers: servers(schema),
        tags: paths::tags(schema),
        paths: paths::paths(schema, &definer),
        components: Components { schemas, security_schemes: security::schemes(schema) },
    });
    text.map(sanitize::json)
}
