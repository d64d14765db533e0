//! OpenAPI, 3.1: <https://spec.openapis.org/oas/v3.1.1.html>. Its schemas are JSON Schema's, 2020-12.

use serde::Serialize;

use super::paths::{self, Paths, Tag};
use super::{Definer, Definitions};
use crate::diagnostics::sanitize;
use crate::schema::Schema;

#[derive(Serialize)]
struct Document<'s> {
    openapi: &'static str,
    info: Info,
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
struct Components<'s> {
    schemas: Definitions<'s>,
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
        tags: paths::tags(schema),
        paths: paths::paths(schema, &definer),
        components: Components { schemas },
    });
    text.map(sanitize::json)
}
