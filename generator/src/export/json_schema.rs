//! JSON Schema, 2020-12: <https://json-schema.org/draft/2020-12/schema>.

use serde::Serialize;

use super::{Definer, Definitions};
use crate::diagnostics::sanitize;
use crate::schema::Schema;

#[derive(Serialize)]
struct Document<'s> {
    #[serde(rename = "$schema")]
    dialect: &'static str,
    #[serde(rename = "$defs")]
    definitions: Definitions<'s>,
}

/// The schema as a document that describes nothing itself and holds a definition of each model and
/// enum.
///
/// # Errors
///
/// None that a schema can cause; the signature is serde's.
pub fn json_schema(schema: &Schema) -> serde_json::Result<String> {
    let definitions = Definer::new(schema, "#/$defs/").all(schema);
    let dialect = "https://json-schema.org/draft/2020-12/schema";
    serde_json::to_string_pretty(&Document { dialect, definitions }).map(sanitize::json)
}
