//! The values of parameters, as enums.

use crate::emit::options::{EmitOptions, Layout};
use crate::emit::rust_names::RustNames;
use crate::emit::scope::{Exports, Scope};
use crate::emit::{definition, enumeration, header, syntax};
use crate::schema::{Api, Enum, EnumContent, EnumId, EnumRepr, ParameterEnum};

/// The file of an API's values.
pub(super) fn text(api: &Api, rust_names: &RustNames<'_>, options: &EmitOptions) -> String {
    let own = api.parameter_enums.iter().map(|own| own.rust_name.as_str());
    let scope = Scope::new(own, std::iter::empty(), rust_names, Layout::Crate, Exports::Root);
    let enums = api.parameter_enums.iter();
    let definitions = enums.map(|own| enumeration::definition(&enumeration_of(own), &scope));
    let code = definition::print(syntax::parse(scope.imports()), definitions);
    header::of_crate(options) + &code
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
