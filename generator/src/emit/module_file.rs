//! The file of one module.

use syn::File;

use super::definition::Definition;
use super::generated_file::GeneratedFile;
use super::module::Module;
use super::operation_refs::OperationRefs;
use super::options::{EmitOptions, Layout};
use super::rust_names::RustNames;
use super::scope::{Exports, Scope};
use super::timings::Timings;
use super::{definition, enumeration, flags, header, model, syntax};
use crate::schema::{EnumRepr, SourceLocation};

/// The file of a module under `src/models/`.
pub(super) fn emit(
    module: &Module<'_>,
    rust_names: &RustNames<'_>,
    operations: &OperationRefs<'_>,
    exports: Exports,
    options: &EmitOptions,
    timings: &Timings,
) -> GeneratedFile {
    let (imports, definitions) = timings
        .measure_building(|| definitions(module, rust_names, operations, exports, options.layout));
    let code = timings.measure_printing(|| definition::print(imports, definitions));
    let header = header::of_pages(&pages(module), options);
    // A copy of the right size: text that has grown has up to twice the room that it needs, and all files
    // are in memory at the same time.
    let text = format!("{header}{code}");
    GeneratedFile { path: format!("src/models/{}.rs", module.name), text }
}

/// The imports of the file, and its types.
fn definitions(
    module: &Module<'_>,
    rust_names: &RustNames<'_>,
    operations: &OperationRefs<'_>,
    exports: Exports,
    layout: Layout,
) -> (File, Vec<Definition>) {
    let properties = module.model.iter().flat_map(|model| &model.properties);
    let types = properties.map(|property| &property.ty);
    let scope = Scope::new(module.exports(), types, rust_names, layout, exports);
    let of_model = module.model.map(|model| model::definition(model, &scope, operations));
    let of_enums = module.enums.iter().map(|own| match own.representation {
        EnumRepr::String | EnumRepr::Integer => enumeration::definition(own, &scope),
        EnumRepr::Flags => flags::definition(own, &scope),
    });
    (syntax::parse(scope.imports()), of_model.into_iter().chain(of_enums).collect())
}

/// The pages that the module's definitions are read from, in order.
fn pages<'s>(module: &Module<'s>) -> Vec<&'s str> {
    let locations: Vec<&SourceLocation> = match module.model {
        Some(model) => model.sources.iter().collect(),
        None => module.enums.iter().flat_map(|own| &own.sources).collect(),
    };
    let mut pages: Vec<&str> = locations.into_iter().map(|location| &*location.path).collect();
    pages.dedup();
    pages
}
