//! Which definitions share a file, and its name.

use std::collections::{HashMap, HashSet};

use syn::File;

use super::operation_refs::OperationRefs;
use super::{About, Layout, comment, enumeration, model, names};
use super::{Diagnostic, Enum, GeneratedFile, Model, RustNames, Schema, Timings, formatted};
use crate::naming::{NameKind, Taken};

/// One file under `src/models/`: a model with its own enums, or an enum with a page of its own.
pub(super) struct Module<'s> {
    /// The file's name less its ending.
    pub(super) name: String,
    pub(super) model: Option<&'s Model>,
    pub(super) enums: Vec<&'s Enum>,
}

/// The modules, sorted by name.
pub(super) fn of(schema: &Schema) -> Vec<Module<'_>> {
    let models: HashSet<&str> = schema.models.iter().map(|model| model.name.as_str()).collect();
    let mut own_enums: HashMap<&str, Vec<&Enum>> = HashMap::new();
    let mut shared = Vec::new();
    for own in &schema.enums {
        // A selection may have an enum without the model that it belongs to.
        match own.documented_as.model.as_deref().filter(|model| models.contains(model)) {
            Some(model) => own_enums.entry(model).or_default().push(own),
            None => shared.push(own),
        }
    }

    // A type without a capital, such as `_200`, must not meet a module of its name.
    let types = schema.models.iter().map(|model| &model.rust_name);
    let types = types.chain(schema.enums.iter().map(|own| &own.rust_name));
    let without_capital = types.filter(|name| !name.contains(|c: char| c.is_ascii_uppercase()));
    let mut taken = Taken::new(NameKind::Module, without_capital);
    let mut name = |rust_name: &str| taken.first_free(rust_name);
    let of_models = schema.models.iter().map(|model| {
        let mut enums = own_enums.remove(model.name.as_str()).unwrap_or_default();
        // As the properties come.
        enums.sort_by_cached_key(|own| {
            model.properties.iter().position(|property| property.ty.names_enum(&own.name))
        });
        Module { name: name(&model.rust_name), model: Some(model), enums }
    });
    let mut modules: Vec<_> = of_models.collect();
    modules.extend(shared.into_iter().map(|own| Module {
        name: name(&own.rust_name),
        model: None,
        enums: vec![own],
    }));
    modules.sort_by(|a, b| a.name.cmp(&b.name));
    modules
}

impl Module<'_> {
    /// The names that the crate's root offers from here.
    pub(super) fn exports(&self) -> impl Iterator<Item = &str> {
        let model = self.model.map(|model| model.rust_name.as_str());
        model.into_iter().chain(self.enums.iter().map(|own| own.rust_name.as_str()))
    }

    /// The documented names of what is in here.
    pub(super) fn documented(&self) -> impl Iterator<Item = &str> {
        let model = self.model.map(|model| model.name.as_str());
        model.into_iter().chain(self.enums.iter().map(|own| own.name.as_str()))
    }

    pub(super) fn emit(
        &self,
        rust_names: &RustNames<'_>,
        calls: &OperationRefs<'_>,
        about: &About,
        timings: &Timings,
    ) -> Result<GeneratedFile, Diagnostic> {
        let file = timings.making(|| self.items(rust_names, calls, about.layout));
        let of = self.model.map_or(&self.name, |model| &model.name);
        let code = formatted(of, file, self.exports(), timings)?;
        let header = self.header(about);
        Ok(GeneratedFile {
            path: format!("src/models/{}.rs", self.name),
            text: format!("{header}\n{}", spaced(&code)),
        })
    }

    fn items(
        &self,
        rust_names: &RustNames<'_>,
        calls: &OperationRefs<'_>,
        layout: Layout,
    ) -> syn::Result<File> {
        let scope = names::Scope::of(self, rust_names, layout);
        let mut file: File = syn::parse2(scope.imports())?;
        if let Some(model) = self.model {
            file.items.extend(model::emit(model, &scope, calls)?);
        }
        for own in &self.enums {
            file.items.extend(enumeration::emit(own, &scope)?);
        }
        Ok(file)
    }

    fn header(&self, about: &About) -> String {
        let sources = self.model.map_or_else(
            || self.enums.iter().flat_map(|own| &own.sources).collect::<Vec<_>>(),
            |model| model.sources.iter().collect(),
        );
        let mut pages: Vec<&str> = sources.into_iter().map(|source| &*source.path).collect();
        pages.dedup();
        let mut header = match pages.as_slice() {
            [] => comment::line(
                "Generated from the documents, which name this model and have no page for it.",
            ),
            [first, others @ ..] => {
                let others = others.iter().map(|page| format!("and {page}"));
                let mut lines: Vec<_> =
                    std::iter::once(format!("Generated from {first}")).chain(others).collect();
                lines.last_mut().into_iter().for_each(|last| last.push('.'));
                lines.into_iter().map(comment::line).collect()
            }
        };
        header +=
            &comment::line(format!("Not to be edited: `{}` makes it anew.", about.regenerate));
        header
    }
}

/// The code with a blank line between items, which the formatter leaves out.
fn spaced(code: &str) -> String {
    let mut text = String::with_capacity(code.len() + code.len() / 32);
    let mut before = "";
    for line in code.lines() {
        let ended = match before {
            "}" | "    }" | "    ];" => true,
            "};" => true,
            before if line.starts_with("    fn ") => before.ends_with(';'),
            before => before.starts_with("use ") || before.ends_with(" {}"),
        };
        if ended && !line.starts_with('}') && !line.starts_with("use ") {
            text.push('\n');
        }
        text.push_str(line);
        text.push('\n');
        before = line;
    }
    text
}
