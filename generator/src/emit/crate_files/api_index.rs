//! `src/apis.rs`: a table of the features, and an empty module for each API, which holds its
//! documentation.
//!
//! The modules are compiled whatever the features, so that links to them always lead somewhere. Their
//! documentation refers to models and is there with the API's feature.

use crate::emit::generated_file::GeneratedFile;
use crate::emit::options::EmitOptions;
use crate::emit::{header, rustdoc};
use crate::features::{self, Features};
use crate::schema::{Api, Schema};

/// `src/apis.rs`
pub(super) fn file(
    schema: &Schema,
    features: &Features<'_>,
    options: &EmitOptions,
) -> GeneratedFile {
    let mut text = header::of_crate(options) + &docs(schema, features);
    for api in &schema.apis {
        text += &module(api);
    }
    GeneratedFile { path: "src/apis.rs".to_owned(), text }
}

fn docs(schema: &Schema, features: &Features<'_>) -> String {
    let mut docs = "\
        //! What can be called, and which feature brings what it takes and returns.\n//!\n\
        //! Each module is the documentation of one API. It is complete where its feature is enabled.\n\
        //!\n//! | feature | operations | definitions |\n//! | --- | ---: | ---: |\n"
        .to_owned();
    for api in &schema.apis {
        let (link, operations) = (link(&api.feature), api.operations.len());
        let definitions = features.items_of(&api.feature).len();
        docs += &format!("//! | {link} | {operations} | {definitions} |\n");
    }
    for topic in &schema.topics {
        let definitions = features.items_of(&topic.feature).len();
        docs += &format!("//! | `{}` | | {definitions} |\n", topic.feature);
    }
    if !schema.topics.is_empty() {
        docs += "//!\n//! Features without operations bring what arrives as notifications.\n";
    }
    docs
}

/// An API's module.
fn module(api: &Api) -> String {
    let (feature, name) = (&api.feature, features::module_name(&api.feature));
    let title = rustdoc::one_line(&api.name);
    let operations = rustdoc::count(api.operations.len(), "operation");
    // An API may be called `Apis`.
    let allow = match name.as_str() {
        "apis" => "#[allow(clippy::module_inception)]\n",
        _ => "",
    };
    format!(
        "\n/// {title}: {operations}, with the feature `{feature}`.\n{allow}\
         #[cfg_attr(docsrs, doc(cfg(feature = \"{feature}\")))]\n\
         #[cfg_attr(all(doc, feature = \"{feature}\"), doc = include_str!(\"apis/{name}.md\"))]\n\
         pub mod {name} {{}}\n"
    )
}

/// A feature as a link to its module. The link says that it is one, because a module may have the name
/// of a primitive type or of a macro; rustdoc warns of an explicit target that is equal to the text.
fn link(feature: &str) -> String {
    let module = features::module_name(feature);
    match feature == module {
        true => format!("[`mod@{module}`]"),
        false => format!("[`{feature}`](mod@{module})"),
    }
}
