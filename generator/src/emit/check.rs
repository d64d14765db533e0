//! Whether what is emitted is what was meant: names that are names, and no item more or less.

mod apis;
mod cfg;

use std::collections::HashSet;

pub(super) use apis::{list as api_list, page as api_page};
pub(super) use cfg::{Declared, list as module_list};

use super::{Diagnostic, Enum, Model, Schema};
use crate::diagnostics::Code;
use crate::naming::feature::is_feature;
use crate::naming::{self, NameKind};

/// Complains of every definition whose names are none in Rust, or are given twice. The rules make no
/// such names; a schema that was made elsewhere may hold them.
pub(super) fn names(schema: &Schema) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut types = HashSet::new();
    let definitions = schema.models.iter().map(|model| (&model.name, &model.rust_name));
    for (name, rust_name) in definitions.chain(schema.enums.iter().map(|e| (&e.name, &e.rust_name)))
    {
        findings.extend(scope(NameKind::Type, name, [rust_name.as_str()], &mut types));
    }
    for Model { name, properties, .. } in &schema.models {
        let fields = properties.iter().map(|property| property.rust_name.as_str());
        findings.extend(scope(NameKind::Field, name, fields, &mut HashSet::new()));
    }
    for Enum { name, variants, .. } in &schema.enums {
        let variants = variants.iter().map(|variant| variant.rust_name.as_str());
        findings.extend(scope(NameKind::Variant, name, variants, &mut HashSet::new()));
    }
    let mut given = HashSet::new();
    let apis = schema.apis.iter().map(|api| (&api.name, &api.feature));
    for (name, feature) in apis.chain(schema.topics.iter().map(|t| (&t.prefix, &t.feature))) {
        if !is_feature(feature) {
            findings.push(fault(name, format!("`{feature}` is no name of a feature")));
        } else if !given.insert(feature) {
            findings.push(fault(name, format!("the feature `{feature}` is given twice")));
        }
    }
    findings
}

fn scope<'n>(
    kind: NameKind,
    definition: &str,
    names: impl IntoIterator<Item = &'n str>,
    taken: &mut HashSet<String>,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for name in names {
        if !naming::is_name(kind, name) {
            findings.push(fault(definition, format!("`{name}` is no name in Rust")));
        } else if !taken.insert(naming::folded(kind, name)) {
            findings.push(fault(definition, format!("the name `{name}` is given twice")));
        }
    }
    findings
}

/// Complains of a file that holds anything but `use`, `impl` and the types `meant`, in order.
pub(super) fn items<'n>(
    of: &str,
    file: &syn::File,
    meant: impl Iterator<Item = &'n str>,
) -> Result<(), Diagnostic> {
    let mut found = Vec::with_capacity(4);
    for item in &file.items {
        match item {
            syn::Item::Use(_) | syn::Item::Impl(_) | syn::Item::Mod(_) => {}
            syn::Item::Struct(item) => found.push(&item.ident),
            syn::Item::Enum(item) => found.push(&item.ident),
            _ => return Err(fault(of, "it holds an item that was not meant".to_owned())),
        }
    }
    match found.iter().copied().eq(meant) {
        true => Ok(()),
        false => Err(fault(of, "its items are not those that were meant".to_owned())),
    }
}

/// A file as Rust.
fn parsed(of: &str, text: &str) -> Result<syn::File, Diagnostic> {
    syn::parse_file(text).map_err(|error| fault(of, format!("it is no Rust: {error}")))
}

/// What was made of a definition is not what was meant.
pub(super) fn fault(of: &str, why: String) -> Diagnostic {
    Diagnostic::error(Code::Emission, format!("what was made of `{of}` is not as meant: {why}"))
        .help("this is a fault of tablesmith, or of the schema it was given; please report it")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema(json: &str) -> Schema {
        serde_json::from_str(json).expect("a schema")
    }

    #[track_caller]
    fn refused(model: &str, expected: &str) {
        refused_of(&format!("\"models\": [{model}]"), expected);
    }

    #[track_caller]
    fn refused_of(parts: &str, expected: &str) {
        let models = if parts.contains("models") { "" } else { "\"models\": [], " };
        let json = format!("{{\"version\": 1, {models}{parts}, \"enums\": []}}");
        let findings = names(&schema(&json));
        let messages: Vec<_> = findings.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(messages, [expected]);
    }

    #[test]
    fn names_that_are_none_are_refused_with_their_definition() {
        let model = |rust_name: &str, properties: &str| {
            format!(
                "{{\"name\": \"Page\", \"rustName\": \"{rust_name}\", \"documented\": true, \
                 \"description\": null, \"properties\": [{properties}], \"sources\": []}}"
            )
        };
        let field = |rust_name: &str| {
            format!(
                "{{\"name\": \"a\", \"rustName\": \"{rust_name}\", \"type\": \"string\", \"required\": \
                 false, \"readOnly\": false, \"description\": null, \"sources\": []}}"
            )
        };
        let meant = "what was made of `Page` is not as meant";
        refused(
            &model("P; fn f() {}", ""),
            &format!("{meant}: `P; fn f() {{}}` is no name in Rust"),
        );
        refused(&model("Self", ""), &format!("{meant}: `Self` is no name in Rust"));
        refused(&model("Page", &field("type")), &format!("{meant}: `type` is no name in Rust"));
        let twice = format!("{}, {}", field("a"), field("a"));
        refused(&model("Page", &twice), &format!("{meant}: the name `a` is given twice"));
    }

    #[test]
    fn features_that_are_none_are_refused_with_their_api() {
        let api = |feature: &str| {
            format!(
                "{{\"name\": \"A\", \"feature\": \"{feature}\", \"operations\": [], \"sources\": []}}"
            )
        };
        let meant = "what was made of `A` is not as meant";
        for feature in ["full", "a]", "-a", "a--b", ""] {
            refused_of(
                &format!("\"apis\": [{}]", api(feature)),
                &format!("{meant}: `{feature}` is no name of a feature"),
            );
        }
        let twice = format!("\"apis\": [{}, {}]", api("a"), api("a"));
        refused_of(&twice, &format!("{meant}: the feature `a` is given twice"));
    }

    #[test]
    fn an_item_too_many_is_found() {
        let file = |text| syn::parse_file(text).expect("Rust");
        let meant = || ["Page"].into_iter();
        assert!(items("Page", &file("use a::B; pub struct Page; impl Page {}"), meant()).is_ok());
        assert!(items("Page", &file("pub struct Page; fn f() {}"), meant()).is_err());
        assert!(items("Page", &file("pub struct Page; pub struct More;"), meant()).is_err());
        assert!(items("Page", &file("pub struct Other;"), meant()).is_err());
    }
}
