//! What the maintainer knows better than the documents.

#[cfg(test)]
mod tests;
mod types;

use std::collections::HashMap;

use toml::Spanned;

use crate::config::Override;
use crate::diagnostics::suggest::nearest;
use crate::diagnostics::{Code, Diagnostic, SourceId, Span};
use crate::dialect::parsed::{Carrier, TypeRef, WireName};
use crate::lower::merge::Merged;
use crate::lower::resolve::type_names;
use crate::naming::name_lock::NameLock;
use crate::naming::{self, NameKind};
use crate::schema::Type;

/// Applies the overrides of the configuration `source`, in order.
///
/// Each has to do something: one that names what no document has, or that says what the documents
/// reporter, is an error, since it corrects nothing any more.
pub fn apply(
    overrides: &[Spanned<Override>],
    source: SourceId,
    merged: &mut Merged,
    names: &mut NameLock,
) -> Vec<Diagnostic> {
    let mut corrector = Corrector {
        source,
        merged,
        names,
        documented: HashMap::new(),
        corrected: HashMap::new(),
        left_out: HashMap::new(),
    };
    let corrections = overrides.iter().map(Spanned::get_ref);
    let findings =
        corrections.filter_map(|correction| corrector.correct(correction).err()).collect();
    let Corrector { left_out, .. } = corrector;
    if !left_out.is_empty() {
        let properties = merged.models.iter_mut().flat_map(|model| &mut model.properties);
        properties.for_each(|property| forget(&mut property.ty, &left_out));
    }
    findings
}

struct Corrector<'a> {
    source: SourceId,
    merged: &'a mut Merged,
    names: &'a mut NameLock,
    /// The wire names as the documents tell them, of the models whose properties are corrected.
    documented: HashMap<String, Vec<String>>,
    /// What was corrected, and where in the configuration.
    corrected: HashMap<(String, Option<usize>, What), Span>,
    /// What is left out, and what the values of its type are from now on.
    left_out: HashMap<String, Type>,
}

/// What an override corrects of a model or a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum What {
    WireName,
    Type,
    RustName,
    Presence,
}

impl What {
    /// The key of the configuration.
    fn key(self) -> &'static str {
        match self {
            What::WireName => "wire-name",
            What::Type => "type",
            What::RustName => "rust-name",
            What::Presence => "leave-out",
        }
    }
}

impl Corrector<'_> {
    fn correct(&mut self, correction: &Override) -> Result<(), Diagnostic> {
        let name = correction.model.as_ref();
        let at = self.at(&correction.model);
        if let Some(&first) = self.corrected.get(&(name.clone(), None, What::Presence)) {
            return Err(error(format!("`{name}` is left out already"))
                .at(at, "")
                .at(first, "by this override")
                .help("remove one of the two"));
        }
        let model = self.merged.models.iter().position(|model| model.name == *name);
        match (model, &correction.property) {
            (Some(model), Some(property)) => self.correct_property(correction, model, property),
            _ if correction.property.is_none() && correction.leave_out => {
                self.leave_out(name, model, at)
            }
            _ if correction.property.is_none() => self.rename_type(correction),
            _ => Err(self.no_model(name, at)),
        }
    }

    fn correct_property(
        &mut self,
        correction: &Override,
        model: usize,
        name: &Spanned<String>,
    ) -> Result<(), Diagnostic> {
        let index = self.property(model, name)?;
        let of = (model, index);
        if let Some(ty) = &correction.ty {
            self.claim(of, What::Type, ty)?;
            self.retype(of, ty)?;
        }
        if let Some(wire_name) = &correction.wire_name {
            self.claim(of, What::WireName, wire_name)?;
            self.respell(of, wire_name)?;
        }
        if let Some(rust_name) = &correction.rust_name {
            self.claim(of, What::RustName, rust_name)?;
            self.rename_field(of, rust_name)?;
        }
        Ok(())
    }

    /// The property that is meant: by the name that the documents tell, or by the one that it was
    /// given since.
    fn property(&mut self, model: usize, name: &Spanned<String>) -> Result<usize, Diagnostic> {
        let model = &self.merged.models[model];
        let now = || model.properties.iter().map(|property| property.wire.as_str());
        let documented = self
            .documented
            .entry(model.name.clone())
            .or_insert_with(|| now().map(str::to_owned).collect());
        let wanted = name.as_ref();
        let found = documented.iter().position(|known| known == wanted);
        found.or_else(|| now().position(|known| known == wanted)).ok_or_else(|| {
            let message = format!("`{}` has no property `{wanted}`", model.name);
            not_there(message, nearest(wanted, now())).at(Span::new(self.source, name.span()), "")
        })
    }

    /// Notes that something is corrected; each thing is once.
    fn claim(
        &mut self,
        (model, property): (usize, usize),
        what: What,
        value: &Spanned<String>,
    ) -> Result<(), Diagnostic> {
        let model = &self.merged.models[model];
        let name = model.properties[property].wire.as_str();
        let named = format!("`{name}` of `{}`", model.name);
        let key = (model.name.clone(), Some(property), what);
        self.claim_once(key, self.at(value), &named)
    }

    fn claim_once(
        &mut self,
        key: (String, Option<usize>, What),
        at: Span,
        named: &str,
    ) -> Result<(), Diagnostic> {
        let what = key.2;
        match self.corrected.insert(key, at) {
            None => Ok(()),
            Some(first) => {
                Err(error(format!("two overrides give the `{}` of {named}", what.key()))
                    .at(at, "once more here")
                    .at(first, "first here")
                    .help("remove one of the two"))
            }
        }
    }

    fn retype(
        &mut self,
        (model, property): (usize, usize),
        ty: &Spanned<String>,
    ) -> Result<(), Diagnostic> {
        let at = self.at(ty);
        let corrected = types::parse(ty.as_ref(), model, self.merged)
            .map_err(|diagnostic| diagnostic.at(at, ""))?;
        let model = &mut self.merged.models[model];
        let property = &mut model.properties[property];
        if property.ty == corrected {
            let name = property.wire.as_str();
            let message = format!("`{name}` of `{}` is documented as {corrected}", model.name);
            return Err(says_nothing(message).at(at, ""));
        }
        let settled = property.ty_at;
        property.ty = corrected;
        property.ty_at = at;
        self.merged.diagnostics.retain(|finding| {
            finding.code != Code::ContradictingTypes
                || finding.labels.iter().all(|label| label.span != settled)
        });
        Ok(())
    }

    fn respell(
        &mut self,
        (model, property): (usize, usize),
        wire_name: &Spanned<String>,
    ) -> Result<(), Diagnostic> {
        let at = self.at(wire_name);
        let model = &mut self.merged.models[model];
        let property = &mut model.properties[property];
        let (name, respelt) = (property.wire.as_str(), wire_name.as_ref());
        if name == respelt {
            let message = format!("`{name}` of `{}` is documented so", model.name);
            return Err(says_nothing(message).at(at, ""));
        }
        self.names.respell_field(&model.name, name, respelt);
        property.wire = WireName::Exact(respelt.clone());
        Ok(())
    }

    fn rename_field(
        &mut self,
        (model, property): (usize, usize),
        rust_name: &Spanned<String>,
    ) -> Result<(), Diagnostic> {
        let chosen = rust_name.as_ref();
        let at = self.at(rust_name);
        is_allowed(NameKind::Field, chosen).map_err(|diagnostic| diagnostic.at(at, ""))?;
        let model = &self.merged.models[model];
        let wire = model.properties[property].wire.as_str();
        let others = model.properties.iter().map(|property| property.wire.as_str());
        let others = others.filter(|other| *other != wire);
        let published = self.names.fields.get(&model.name);
        let unpublished = others.filter(|other| !published.is_some_and(|p| p.contains_key(*other)));
        if let Some(other) = claimant(NameKind::Field, chosen, unpublished) {
            return Err(taken(chosen, other).at(at, ""));
        }
        let chosen_for = self.names.choose_field(&model.name, wire, chosen);
        chosen_for.map_err(|other| taken(chosen, &other).at(at, ""))
    }

    /// Renames a model, one without a page included, or an enum.
    fn rename_type(&mut self, correction: &Override) -> Result<(), Diagnostic> {
        let name = correction.model.as_ref();
        let at = self.at(&correction.model);
        let declared = type_names(self.merged);
        let Some(documented_as) = declared.get(name) else {
            return Err(self.no_model(name, at));
        };
        // A configuration that gives none was refused when it was read.
        let Some(rust_name) = &correction.rust_name else { return Ok(()) };
        let (chosen, at) = (rust_name.as_ref(), self.at(rust_name));
        let key = (name.clone(), None, What::RustName);
        self.claim_once(key, at, &format!("`{name}`"))?;
        is_allowed(NameKind::Type, chosen).map_err(|diagnostic| diagnostic.at(at, ""))?;
        let others = declared.iter().filter(|(other, _)| *other != name);
        let unpublished = others
            .filter(|(_, documented_as)| !self.names.types.contains_key(*documented_as))
            .map(|(other, _)| other.as_str());
        if let Some(other) = claimant(NameKind::Type, chosen, unpublished) {
            return Err(taken(chosen, other).at(at, ""));
        }
        let chosen_for = self.names.choose_type(documented_as, chosen);
        chosen_for.map_err(|other| taken(chosen, &other).at(at, ""))
    }

    fn leave_out(&mut self, name: &str, model: Option<usize>, at: Span) -> Result<(), Diagnostic> {
        let with_page = self.merged.enums.iter().position(|page| page.content.name == *name);
        let otherwise = match (model, with_page) {
            (Some(index), _) => {
                let model = self.merged.models.remove(index);
                let statistics = &mut self.merged.statistics;
                statistics.models -= 1;
                statistics.properties -= model.properties.len();
                statistics.enums -= model.enums.len();
                Type::Any
            }
            (None, Some(index)) => {
                self.merged.statistics.enums -= 1;
                match self.merged.enums.remove(index).content.carrier {
                    Carrier::String => Type::String,
                    Carrier::Integer => Type::Int64,
                    Carrier::Number => Type::Double,
                    Carrier::Boolean => Type::Boolean,
                }
            }
            (None, None) => return Err(self.no_model(name, at)),
        };
        self.left_out.insert(name.to_owned(), otherwise);
        self.claim_once((name.to_owned(), None, What::Presence), at, name)
    }

    fn no_model(&self, name: &str, at: Span) -> Diagnostic {
        let known = type_names(self.merged);
        if known.contains_key(name) {
            let help = format!(
                "`{name}` is an enum: only its `rust-name` can be given, and it can be left out"
            );
            return error(format!("no document has a model `{name}`")).help(help).at(at, "");
        }
        let nearest = nearest(name, known.keys().map(String::as_str));
        not_there(format!("no document has a model `{name}`"), nearest).at(at, "")
    }

    fn at(&self, value: &Spanned<String>) -> Span {
        Span::new(self.source, value.span())
    }
}

/// Makes what refers to something left out independent of it.
///
/// Recursion ends: a parsed type is at most [`crate::dialect::type_expr::MAX_DEPTH`] deep.
fn forget(ty: &mut TypeRef, left_out: &HashMap<String, Type>) {
    match ty {
        TypeRef::List(inner) | TypeRef::Map(inner) => forget(inner, left_out),
        TypeRef::Named { name, otherwise: None } => {
            if let Some(otherwise) = left_out.get(name) {
                *ty = TypeRef::Scalar(otherwise.clone());
            }
        }
        _ => {}
    }
}

/// Who of those that were given no name yet would be given the chosen one.
fn claimant<'a>(
    kind: NameKind,
    chosen: &str,
    mut unpublished: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    let folded = naming::folded(kind, chosen);
    let first = |name| naming::candidates(kind, name).next();
    unpublished.find(|name| first(name).is_some_and(|first| naming::folded(kind, &first) == folded))
}

fn error(message: String) -> Diagnostic {
    Diagnostic::error(Code::Override, message)
}

fn not_there(message: String, nearest: Option<&str>) -> Diagnostic {
    let help = match nearest {
        Some(nearest) => format!("there is `{nearest}`; otherwise remove the override"),
        None => "remove the override".to_owned(),
    };
    error(message).help(help)
}

fn says_nothing(message: String) -> Diagnostic {
    error(message).help("the override corrects nothing any more: remove it")
}

fn is_allowed(kind: NameKind, rust_name: &str) -> Result<(), Diagnostic> {
    match naming::is_name(kind, rust_name) {
        true => Ok(()),
        false => Err(error(format!("`{rust_name}` cannot be a name here"))
            .help("write it as Rust does, keywords with `r#`; some names are reserved")),
    }
}

fn taken(rust_name: &str, other: &str) -> Diagnostic {
    error(format!("`{rust_name}` is the name of `{other}` already"))
        .help("choose another name, or give that one another with an override before this one")
}
