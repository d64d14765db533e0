//! `[types]`: what type cells mean.

use toml::Spanned;

use super::keys::Keys;
use crate::dialect::types::{
    GrammarBuilder, Links, Meaning, TypeGrammar, Unreadable, schema_types,
};
use crate::schema::Type;

/// Reads the section.
pub(super) fn read(keys: Keys<'_>) -> TypeGrammar {
    let unreadable = [("error", Unreadable::Error), ("any", Unreadable::Any)];
    let links = [("ignore", Links::Ignore), ("target", Links::Target)];
    let namespaces = match keys.has("namespaces") {
        true => keys.words("namespaces"),
        false => vec![".".to_owned()],
    };
    let mut builder = GrammarBuilder::new(
        keys.choice("unreadable", &unreadable).unwrap_or_default(),
        keys.choice("links", &links).unwrap_or_default(),
        keys.flag("ignore-case"),
        namespaces,
    );
    for ending in keys.words("plural") {
        builder.plural(ending);
    }
    for name in keys.words("null") {
        builder.null(name);
    }
    for name in keys.words("own-enum") {
        builder.own_enum(name);
    }
    if let Some(separator) = keys.text("value-separator") {
        builder.value_separator(separator.into_inner());
    }
    for form in keys.patterns("literal") {
        builder.literal(form);
    }
    for word in keys.texts("union") {
        let added = builder.alternative(word.get_ref());
        report(&keys, &word, added);
    }
    if let Some(scalars) = keys.table("scalar") {
        for (name, ty) in schema_types() {
            for phrase in scalars.texts(name) {
                report(&scalars, &phrase, builder.scalar(phrase.get_ref(), ty.clone()));
            }
        }
        scalars.finish();
    }
    if let Some(library) = keys.table("library") {
        for (name, ty) in schema_types() {
            for word in library.texts(name) {
                report(&library, &word, builder.library(word.get_ref(), ty.clone()));
            }
        }
        library.finish();
    }
    for beside in keys.tables("ambiguous") {
        ambiguous(&beside, &mut builder);
        beside.finish();
    }
    let patterns = [
        ("nullable", Meaning::Nullable),
        ("optional", Meaning::Optional),
        ("list", Meaning::List),
        ("map", Meaning::Map),
        ("same", Meaning::Same),
        ("member-name", Meaning::MemberName),
    ];
    for (key, meaning) in patterns {
        for pattern in keys.texts(key) {
            report(&keys, &pattern, builder.pattern(pattern.get_ref(), meaning.clone()));
        }
    }
    keys.finish();
    builder.build()
}

/// A name with two meanings: that of `type` where the documentation writes the name `beside` too, and
/// that of `alone` elsewhere.
fn ambiguous(keys: &Keys<'_>, builder: &mut GrammarBuilder) {
    let texts = [keys.required_text("name"), keys.required_text("beside")];
    let types =
        ["type", "alone"].map(|key| keys.required_text(key).and_then(|text| ty(keys, &text)));
    if let ([Some(name), Some(beside)], [Some(ty), Some(alone)]) = (texts, types) {
        let added = builder.ambiguous(name.get_ref(), beside.get_ref(), ty, alone);
        report(keys, &name, added);
    }
}

fn ty(keys: &Keys<'_>, text: &Spanned<String>) -> Option<Type> {
    let found = schema_types().find(|(name, _)| name == text.get_ref());
    if found.is_none() {
        let names: Vec<_> = schema_types().map(|(name, _)| format!("`{name}`")).collect();
        keys.fault_help(
            text.span(),
            format!("`{}` is no type of the schema", text.get_ref()),
            format!("write one of {}", names.join(", ")),
        );
    }
    found.map(|(_, ty)| ty)
}

fn report(keys: &Keys<'_>, text: &Spanned<String>, added: Result<(), String>) {
    if let Err(mistake) = added {
        keys.fault(text.span(), mistake);
    }
}
