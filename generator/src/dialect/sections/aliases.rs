//! Pages that give a type another name: `Name` is text of at most 80 characters.

use std::collections::HashMap;

use crate::dialect::parsed::{ParsedContent, ParsedPage};
use crate::dialect::type_ref::TypeRef;

/// The name that a page gives to a type.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Alias {
    pub(crate) name: String,
    pub(crate) ty: TypeRef,
}

/// Aliases that stand for each other are followed so far.
const MAX_STEPS: usize = 16;

/// Replaces the names of types by the types, unless a model or an enum has the name.
pub(crate) fn resolve(documents: &mut [ParsedPage], aliases: Vec<Alias>) {
    let mut types: HashMap<String, TypeRef> =
        aliases.into_iter().map(|alias| (alias.name, alias.ty)).collect();
    for document in &*documents {
        types.remove(document.content.name());
    }
    if types.is_empty() {
        return;
    }
    for document in documents {
        match &mut document.content {
            ParsedContent::Model(model) => {
                for property in &mut model.properties {
                    replace(&mut property.ty, &types);
                }
            }
            ParsedContent::Api(api) => {
                for operation in &mut api.operations {
                    let parameters = operation.parameters.iter_mut();
                    let types_of_api = parameters.map(|parameter| &mut parameter.ty);
                    for ty in types_of_api.chain(operation.returns.iter_mut().map(|(ty, _)| ty)) {
                        replace(ty, &types);
                    }
                }
            }
            ParsedContent::Enum(_) => {}
        }
    }
}

fn replace(ty: &mut TypeRef, types: &HashMap<String, TypeRef>) {
    for _ in 0..MAX_STEPS {
        let inner = ty.innermost_mut();
        let TypeRef::Named { name, .. } = inner else { return };
        let Some(meant) = types.get(name) else { return };
        *inner = meant.clone();
    }
}
