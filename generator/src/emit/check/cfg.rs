//! The list of modules of a crate with features, read back.

use std::collections::BTreeMap;

use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Ident, Item, LitStr, Token, braced};

use super::fault;
use crate::diagnostics::Diagnostic;

/// What a module is declared with: the features that bring it, and the names that it offers.
pub(in crate::emit) type Declared = (Vec<String>, Vec<String>);

/// Complains of a list that declares other modules than `meant`, or the same ones otherwise.
pub(in crate::emit) fn list(
    text: &str,
    meant: &BTreeMap<&str, Declared>,
) -> Result<(), Diagnostic> {
    let of = "models";
    let file = super::parsed(of, text)?;
    let blocks = match file.items.as_slice() {
        [] => Vec::new(),
        [Item::Macro(rules), Item::Macro(call)] if rules.mac.path.is_ident("macro_rules") => {
            let parsed = call.mac.parse_body_with(blocks);
            parsed.map_err(|error| fault(of, format!("it is no list of modules: {error}")))?
        }
        _ => return Err(fault(of, "it holds an item that was not meant".to_owned())),
    };
    let mut found = 0;
    for Block { features, modules } in blocks {
        for (module, names) in modules {
            found += 1;
            let same = meant
                .get(module.as_str())
                .is_some_and(|(brought, offered)| *brought == features && *offered == names);
            if !same {
                return Err(fault(of, format!("the module `{module}` is declared otherwise")));
            }
        }
    }
    match found == meant.len() {
        true => Ok(()),
        false => Err(fault(of, format!("it declares {found} of {} modules", meant.len()))),
    }
}

/// `#[cfg(…)] { module: Name, Name; … }`
struct Block {
    features: Vec<String>,
    modules: Vec<(String, Vec<String>)>,
}

fn blocks(input: ParseStream<'_>) -> syn::Result<Vec<Block>> {
    let mut blocks = Vec::new();
    while !input.is_empty() {
        blocks.push(input.parse()?);
    }
    Ok(blocks)
}

impl Parse for Block {
    fn parse(input: ParseStream<'_>) -> syn::Result<Block> {
        let mut features = Vec::new();
        for condition in input.call(Attribute::parse_outer)? {
            condition.parse_nested_meta(|meta| match meta.path.is_ident("any") {
                true => meta.parse_nested_meta(|meta| feature(&meta, &mut features)),
                false => feature(&meta, &mut features),
            })?;
        }
        let inside;
        braced!(inside in input);
        let mut modules = Vec::new();
        while !inside.is_empty() {
            let module: Ident = inside.parse()?;
            inside.parse::<Token![:]>()?;
            let names = Punctuated::<Ident, Token![,]>::parse_separated_nonempty(&inside)?;
            inside.parse::<Token![;]>()?;
            modules.push((module.to_string(), names.iter().map(Ident::to_string).collect()));
        }
        Ok(Block { features, modules })
    }
}

fn feature(meta: &syn::meta::ParseNestedMeta<'_>, features: &mut Vec<String>) -> syn::Result<()> {
    if !meta.path.is_ident("feature") {
        return Err(meta.error("expected `feature`"));
    }
    features.push(meta.value()?.parse::<LitStr>()?.value());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_declares_otherwise_is_found() {
        let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        let meant: BTreeMap<&str, Declared> = [
            ("user", (owned(&["a"]), owned(&["User", "UserState"]))),
            ("queue", (owned(&["a", "b"]), owned(&["Queue"]))),
        ]
        .into();
        let good = "macro_rules! models { () => {} } models! { \
                    #[cfg(feature = \"a\")] { user: User, UserState; } \
                    #[cfg(any(feature = \"a\", feature = \"b\"))] { queue: Queue; } }";
        assert!(list(good, &meant).is_ok());
        for (from, to) in [
            ("user:", "users:"),
            (", UserState", ""),
            ("any(feature = \"a\", ", "any("),
            ("cfg(feature = \"a\")", "cfg(not(feature = \"a\"))"),
            ("cfg(feature = \"a\")", "cfg(feature = \"c\")"),
            ("{ queue: Queue; }", "{ }"),
            ("macro_rules!", "fn f() {} macro_rules!"),
        ] {
            assert!(list(&good.replace(from, to), &meant).is_err(), "{from} -> {to}");
        }
    }
}
