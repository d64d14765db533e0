//! The file of one module.

use syn::File;

use super::generated_file::GeneratedFile;
use super::module::Module;
use super::operation_refs::OperationRefs;
use super::options::{EmitOptions, Layout};
use super::rust_names::RustNames;
use super::scope::{Exports, Scope};
use super::timings::Timings;
use super::{blank_lines, enumeration, flags, header, model, syntax};
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
    let file = timings
        .measure_building(|| syntax_tree(module, rust_names, operations, exports, options.layout));
    let code = timings.measure_printing(|| prettyplease::unparse(&file));
    let header = header::of_pages(&pages(module), options);
    GeneratedFile {
        path: format!("src/models/{}.rs", module.name),
        text: format!("{header}{}", blank_lines::between_items(&code)),
    }
}

fn syntax_tree(
    module: &Module<'_>,
    rust_names: &RustNames<'_>,
    operations: &OperationRefs<'_>,
    exports: Exports,
    layout: Layout,
) -> File {
    let properties = module.model.iter().flat_map(|model| &model.properties);
    let types = properties.map(|property| &property.ty);
    let scope = Scope::new(module.exports(), types, rust_names, layout, exports);
    let mut file: File = syntax::parse(scope.imports());
    if let Some(model) = module.model {
        file.items.extend(model::items(model, &scope, operations));
    }
    for own in &module.enums {
        file.items.extend(match own.representation {
            EnumRepr::String | EnumRepr::Integer => enumeration::items(own, &scope),
            EnumRepr::Flags => flags::items(own, &scope),
        });
    }
    file
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
