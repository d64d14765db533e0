//! Names as two spellings of them are compared.

/// The name without case and punctuation: equal for `contactList`, `contact_list` and `Contact list`. Empty for
/// a name of punctuation alone.
pub(crate) fn folded(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in name.chars().filter(|c| c.is_alphanumeric()) {
        folded.extend(c.to_lowercase());
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_punctuation_do_not_count() {
        for spelling in
            ["contactList", "contact_list", "Contact list", "`contact-list`", "CONTACTLIST"]
        {
            assert_eq!(folded(spelling), "contactlist");
        }
        assert_eq!(folded("Straße 1"), "straße1");
        assert_eq!(folded("*"), "");
    }
}
