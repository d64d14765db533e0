//! OpenAPI, 3.1: <https://spec.openapis.org/oas/v3.1.1.html>. Its schemas are JSON Schema's, 2020-12.

use serde::Serialize;

use super::{Definer, Definitions};
use crate::schema::Schema;

#[derive(Serialize)]
struct Document<'s> {
    openapi: &'static str,
    info: Info,
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

/// The schema as a description that has components and no paths.
///
/// # Errors
///
/// None that a schema can cause; the signature is serde's.
pub fn openapi(schema: &Schema) -> serde_json::Result<String> {
    let schemas = Definer::new(schema, "#/components/schemas/").all(schema);
    serde_json::to_string_pretty(&Document {
        openapi: "3.1.1",
        // Both must be there, and no page tells them.
        info: Info { title: "Models, as their documentation tells them", version: "unknown" },
        components: Components { schemas },
    })
}
