//! The media types that a request asks for.

use proc_macro2::TokenStream;
use quote::quote;

use crate::schema::{Operation, Type};

/// JSON rather than anything else, but anything else rather than an error.
const ANY: &str = "application/json, */*;q=0.8";

/// The call of the runtime that asks for other media types than JSON; none where JSON alone is asked for.
pub(super) fn set(operation: &Operation) -> Option<TokenStream> {
    let media_types = media_types(&operation.accepts, operation.returns.as_ref())?;
    Some(quote!(.accept(#media_types)))
}

/// Text and bytes may have any media type: where the page states none, all are accepted.
fn media_types<'s>(documented: &'s [String], returns: Option<&Type>) -> Option<&'s str> {
    let is_json = |media_type: &String| media_type.contains("json") || media_type.contains('*');
    match (documented.first(), returns) {
        (None, Some(Type::String | Type::Binary)) => Some(ANY),
        (Some(first), _) if !documented.iter().any(is_json) => Some(first),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{ANY, media_types};
    use crate::schema::Type;

    #[test]
    fn json_is_asked_for() {
        let documented =
            |types: &[&str]| types.iter().map(|&one| one.to_owned()).collect::<Vec<_>>();
        let model = Type::Model("Loan".to_owned());
        assert_eq!(media_types(&[], Some(&model)), None);
        assert_eq!(media_types(&[], None), None, "what is returned is ignored");
        assert_eq!(media_types(&documented(&["*/*"]), Some(&Type::String)), None);
        let both = documented(&["text/plain", "application/json"]);
        assert_eq!(media_types(&both, Some(&Type::String)), None);
    }

    #[test]
    fn a_documented_media_type_is_asked_for() {
        let calendar = ["text/calendar".to_owned(), "text/plain".to_owned()];
        assert_eq!(media_types(&calendar, Some(&Type::String)), Some("text/calendar"));
    }

    #[test]
    fn text_and_bytes_of_an_undocumented_media_type_are_accepted() {
        assert_eq!(media_types(&[], Some(&Type::String)), Some(ANY));
        assert_eq!(media_types(&[], Some(&Type::Binary)), Some(ANY));
    }
}
