//! Spelling rules: wire names that a published format defines and that SDK pages cannot show.
//!
//! Documentation generators turn wire names into identifiers: `$ref` becomes `ref`, `A1` becomes `a1`,
//! a URN loses its colons. If the properties of a model show that it follows a published format, the
//! format determines the spelling. Each rule cites its format and requires enough of it to exclude
//! similarity by chance. A rule only changes case and punctuation; an override can correct the result.

use crate::dialect::parsed::{TypeRef, WireName};
use crate::lower::merged::{Merged, MergedModel};
use crate::schema::Type;

/// Applies the spelling rules of all formats.
pub(super) fn apply(merged: &mut Merged) {
    spell_oauth(merged);
    for model in &mut merged.models {
        let names: Vec<(usize, String)> = RULES
            .iter()
            .filter(|rule| (rule.applies)(model))
            .flat_map(|rule| respelt(model, rule))
            .collect();
        for (index, name) in names {
            if let Some(property) = model.properties.get_mut(index) {
                property.wire = WireName::Exact(name);
            }
        }
    }
}

/// OAuth, RFC 6749, has two capitals. In an SDK that has names with `oauth…`, a name with `oAuth…` was
/// `OAuth…` before the generator changed its first letter.
fn spell_oauth(merged: &mut Merged) {
    let mut properties = merged.models.iter().flat_map(|model| &model.properties);
    if !properties.any(|property| property.wire.as_str().starts_with("oauth")) {
        return;
    }
    for property in merged.models.iter_mut().flat_map(|model| &mut model.properties) {
        if let Some(rest) = property.wire.as_str().strip_prefix("oAuth") {
            property.wire = WireName::Exact(format!("OAuth{rest}"));
        }
    }
}

/// The spelling rule of a format.
struct Rule {
    /// Whether a model follows the format.
    applies: fn(&MergedModel) -> bool,
    /// The format's spelling of a name, if the name is one of its own.
    spelling: fn(name: &str) -> Option<String>,
}

const RULES: &[Rule] = &[
    // JSON Schema, draft-bhutton-json-schema-01, sections 8.1.1 and 10.3.2: a schema names its
    // dialect in `$schema`, beside `properties`.
    Rule { applies: is_json_schema, spelling: |name| respelling(name, &["$schema"]) },
    // JSON Reference, draft-pbryan-zyp-json-ref-03: an object whose one member is `$ref`.
    Rule { applies: is_json_reference, spelling: |name| respelling(name, &["$ref"]) },
    // SCIM, RFC 7643, section 2.4: a multi-valued attribute has `$ref` beside `value`.
    Rule { applies: is_scim_reference, spelling: |name| respelling(name, &["$ref"]) },
    // SCIM, RFC 7644, section 3.4.2: a list response holds its `Resources`.
    Rule { applies: is_scim_list, spelling: |name| respelling(name, &["Resources"]) },
    // SCIM, RFC 7644, section 3.5.2: a patch request holds its `Operations`.
    Rule { applies: is_scim_patch, spelling: |name| respelling(name, &["Operations"]) },
    // SCIM, RFC 7643, section 3.3: an extension's attributes are under its schema's URN.
    Rule { applies: is_scim_resource, spelling: scim_extension },
    // Civic addresses, RFC 4119, section 2.2.1, and RFC 5139, section 3.1: elements in capitals.
    Rule { applies: is_civic_address, spelling: |name| respelling(name, CIVIC_ADDRESS) },
];

const CIVIC_ADDRESS: &[&str] = &[
    "A1", "A2", "A3", "A4", "A5", "A6", "PRD", "POD", "STS", "HNO", "HNS", "LMK", "LOC", "FLR",
    "NAM", "PC", "BLD", "UNIT", "ROOM", "SEAT", "PLC", "PCN", "POBOX", "ADDCODE", "RD", "RDSEC",
    "RDBR", "RDSUBBR", "PRM", "POM",
];

/// The properties of a model whose names the rule's format spells otherwise.
fn respelt(model: &MergedModel, rule: &Rule) -> Vec<(usize, String)> {
    let spelt = model.properties.iter().enumerate().filter_map(|(index, property)| {
        let name = property.wire.as_str();
        let spelling = (rule.spelling)(name).filter(|spelling| spelling != name)?;
        let is_free = model.properties.iter().all(|other| other.wire.as_str() != spelling);
        is_free.then_some((index, spelling))
    });
    spelt.collect()
}

/// The element of `names` that equals `name` except for case and punctuation.
fn respelling(name: &str, names: &[&str]) -> Option<String> {
    let bare = name.trim_start_matches('$');
    let known = names.iter().find(|known| known.trim_start_matches('$').eq_ignore_ascii_case(bare));
    known.map(|&known| known.to_owned())
}

fn type_of<'m>(model: &'m MergedModel, name: &str) -> Option<&'m TypeRef> {
    let named = |wire: &WireName| wire.as_str().trim_start_matches('$').eq_ignore_ascii_case(name);
    model.properties.iter().find(|property| named(&property.wire)).map(|property| &property.ty)
}

fn has_all(model: &MergedModel, names: &[&str]) -> bool {
    names.iter().all(|name| type_of(model, name).is_some())
}

fn is_text(model: &MergedModel, name: &str) -> bool {
    matches!(type_of(model, name), Some(TypeRef::Scalar(Type::String | Type::Uri)))
}

fn is_texts(model: &MergedModel, name: &str) -> bool {
    let text = TypeRef::Scalar(Type::String);
    matches!(type_of(model, name), Some(TypeRef::List(element)) if **element == text)
}

fn is_list(model: &MergedModel, name: &str) -> bool {
    matches!(type_of(model, name), Some(TypeRef::List(_)))
}

/// `properties` is a dictionary, `required` a list of their names, and `schema` a text.
fn is_json_schema(model: &MergedModel) -> bool {
    let properties = type_of(model, "properties");
    is_text(model, "schema")
        && is_texts(model, "required")
        && matches!(properties, Some(TypeRef::Map(_)))
}

fn is_json_reference(model: &MergedModel) -> bool {
    model.properties.len() == 1 && is_text(model, "ref")
}

/// Nothing but the sub-attributes of RFC 7643, section 2.4, `value` and a reference among them.
fn is_scim_reference(model: &MergedModel) -> bool {
    let known = ["type", "primary", "display", "displayName", "value", "ref", "$ref", "operation"];
    is_text(model, "ref")
        && is_text(model, "value")
        && model.properties.iter().all(|property| known.contains(&property.wire.as_str()))
}

fn is_scim_list(model: &MergedModel) -> bool {
    is_texts(model, "schemas")
        && has_all(model, &["totalResults", "startIndex", "itemsPerPage"])
        && is_list(model, "resources")
}

fn is_scim_patch(model: &MergedModel) -> bool {
    model.properties.len() == 2 && is_texts(model, "schemas") && is_list(model, "operations")
}

fn is_scim_resource(model: &MergedModel) -> bool {
    is_texts(model, "schemas")
}

/// `country`, and beside it elements of a civic address and nothing else, four of them or more.
fn is_civic_address(model: &MergedModel) -> bool {
    let is_element =
        |name: &str| CIVIC_ADDRESS.iter().any(|known| known.eq_ignore_ascii_case(name));
    model.properties.len() >= 5
        && type_of(model, "country").is_some()
        && model.properties.iter().filter(|property| is_element(property.wire.as_str())).count() + 1
            == model.properties.len()
}

/// `urnIetfParamsScimSchemasExtensionEnterprise20User` ->
/// `urn:ietf:params:scim:schemas:extension:enterprise:2.0:User`
///
/// The prefix is the registered one, the version is the digits before the last word, and between them are
/// the words of the extension.
fn scim_extension(name: &str) -> Option<String> {
    const PREFIX: &str = "urnietfparamsscimschemasextension";
    let start = name.get(..PREFIX.len()).filter(|start| start.eq_ignore_ascii_case(PREFIX))?;
    let rest = &name[start.len()..];
    let digits = rest.find(|c: char| c.is_ascii_digit())?;
    let (extension, versioned) = rest.split_at(digits);
    let version_length = versioned.find(|c: char| !c.is_ascii_digit())?;
    let (version, resource) = versioned.split_at(version_length);
    let (major, minor) = version.split_at(version.len().checked_sub(1).filter(|&major| major > 0)?);
    let mut urn = String::from("urn:ietf:params:scim:schemas:extension");
    for c in extension.chars() {
        if c.is_uppercase() || urn.ends_with("extension") {
            urn.push(':');
        }
        urn.extend(c.to_lowercase());
    }
    Some(format!("{urn}:{major}.{minor}:{resource}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Sources, Span};
    use crate::dialect::parsed::ParsedProperty;
    use crate::lower::merged::MergedProperty;

    fn list_of(ty: TypeRef) -> TypeRef {
        TypeRef::List(Box::new(ty))
    }

    fn text() -> TypeRef {
        TypeRef::Scalar(Type::String)
    }

    #[track_caller]
    fn spells(properties: &[(&str, TypeRef)], expected: &[&str]) {
        let mut sources = Sources::new();
        let at = Span::new(sources.add("page.md", ""), 0..0);
        let properties = properties.iter().map(|(name, ty)| {
            MergedProperty::from(ParsedProperty {
                wire: WireName::Exact((*name).to_owned()),
                at,
                ty: ty.clone(),
                ty_at: at,
                required: false,
                read_only: false,
                facts: Vec::new(),
                description: None,
            })
        });
        let model = MergedModel {
            name: "Model".to_owned(),
            pages: Vec::new(),
            description: None,
            extends: Vec::new(),
            properties: properties.collect(),
            enums: Vec::new(),
        };
        let mut merged = Merged { models: vec![model], ..Merged::default() };
        apply(&mut merged);
        let names = merged.models.iter().flat_map(|model| &model.properties);
        assert_eq!(names.map(|property| property.wire.as_str()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn oauth_has_two_capitals_where_the_sdk_shows_it() {
        spells(&[("oAuthClient", text()), ("oauthScope", text())], &["OAuthClient", "oauthScope"]);
        spells(&[("oAuthClient", text())], &["oAuthClient"]);
    }

    #[test]
    fn json_schemas() {
        let properties = TypeRef::Map(Box::new(TypeRef::Scalar(Type::Any)));
        spells(
            &[("schema", text()), ("required", list_of(text())), ("properties", properties)],
            &["$schema", "required", "properties"],
        );
        // A resource type of SCIM has a `schema` of its own.
        spells(
            &[("schema", text()), ("required", TypeRef::Scalar(Type::Boolean))],
            &["schema", "required"],
        );
    }

    #[test]
    fn references() {
        spells(&[("ref", text())], &["$ref"]);
        spells(&[("type", text()), ("value", text()), ("ref", text())], &["type", "value", "$ref"]);
        spells(
            &[("branch", text()), ("value", text()), ("ref", text())],
            &["branch", "value", "ref"],
        );
    }

    #[test]
    fn scim_messages() {
        let number = || TypeRef::Scalar(Type::Int64);
        spells(
            &[
                ("schemas", list_of(text())),
                ("totalResults", number()),
                ("startIndex", number()),
                ("itemsPerPage", number()),
                ("resources", list_of(text())),
            ],
            &["schemas", "totalResults", "startIndex", "itemsPerPage", "Resources"],
        );
        spells(
            &[("schemas", list_of(text())), ("operations", list_of(text()))],
            &["schemas", "Operations"],
        );
        spells(&[("operations", list_of(text())), ("error", text())], &["operations", "error"]);
    }

    #[test]
    fn scim_extensions() {
        #[track_caller]
        fn urn(name: &str, expected: &str) {
            spells(&[("schemas", list_of(text())), (name, text())], &["schemas", expected]);
        }
        urn(
            "urnIetfParamsScimSchemasExtensionEnterprise20User",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
        );
        urn(
            "urnIetfParamsScimSchemasExtensionGenesysPurecloud20User",
            "urn:ietf:params:scim:schemas:extension:genesys:purecloud:2.0:User",
        );
        urn(
            "urnietfparamsscimschemasextensionenterprise20User",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
        );
        urn("urnietfparams", "urnietfparams");
    }

    #[test]
    fn civic_addresses() {
        spells(
            &[("country", text()), ("a1", text()), ("a3", text()), ("rd", text()), ("HNO", text())],
            &["country", "A1", "A3", "RD", "HNO"],
        );
        spells(
            &[("country", text()), ("a1", text()), ("city", text())],
            &["country", "a1", "city"],
        );
    }
}
