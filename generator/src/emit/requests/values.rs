//! The values of parameters, as enums.

use syn::File;

use crate::emit::options::{EmitOptions, Layout};
use crate::emit::rust_names::RustNames;
use crate::emit::scope::{Exports, Scope};
use crate::emit::{blank_lines, enumeration, header, syntax};
use crate::schema::{Api, Enum, EnumContent, EnumId, EnumRepr, ParameterEnum};

/// The file of an API's values.
pub(super) fn text(api: &Api, rust_names: &RustNames<'_>, options: &EmitOptions) -> String {
    let own = api.parameter_enums.iter().map(|own| own.rust_name.as_str());
    let scope = Scope::new(own, std::iter::empty(), rust_names, Layout::Crate, Exports::Root);
    let mut file: File = syntax::parse(scope.imports());
    for own in &api.parameter_enums {
        file.items.extend(enumeration::items(&enumeration_of(own), &scope));
    }
    let code = prettyplease::unparse(&file);
    format!("{}{}", header::of_crate(options), blank_lines::between_items(&code))
}

fn enumeration_of(own: &ParameterEnum) -> Enum {
    let description =
        format!("The documented values of the parameters `{}`.", own.identifier.replace('`', ""));
    Enum {
        name: own.identifier.clone(),
        documented_as: EnumId {
            model: None,
            name: own.identifier.clone(),
            content: EnumContent::Values,
        },
        rust_name: own.rust_name.clone(),
        representation: EnumRepr::String,
        description: Some(description),
        variants: own.variants.clone(),
        sources: Vec::new(),
    }
}
