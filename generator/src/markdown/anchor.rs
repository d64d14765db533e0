//! The anchors that tags set.

/// The anchors in a text, each with the offset of its tag.
pub(super) fn in_text(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('<').filter_map(|(at, _)| Some((at, of_tag(tag_at(text, at)?)?)))
}

/// Whether a text of tags ends with one line of a heading.
pub(super) fn precedes_heading(text: &str) -> bool {
    let mut rest = text;
    while let Some(tag) = tag_at(rest, 0) {
        rest = rest.get(tag.len()..).unwrap_or_default().trim_start();
    }
    // The hashes of the heading are part of the text, those of one that is underlined are not.
    !rest.trim_start_matches(['#', ' ']).contains('\n')
}

/// The tag that starts at `at`.
fn tag_at(text: &str, at: usize) -> Option<&str> {
    const LONGEST: usize = 400;
    let rest = text.get(at..)?;
    let name = rest.strip_prefix('<')?;
    let name = name.strip_prefix('/').unwrap_or(name);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = rest.bytes().take(LONGEST).position(|byte| byte == b'>')?;
    rest.get(..=end)
}

/// The value of a tag's `name` or `id`.
fn of_tag(tag: &str) -> Option<&str> {
    ["id", "name"].into_iter().find_map(|attribute| {
        let mut places = tag.match_indices(attribute);
        places.find_map(|(at, _)| {
            let before = tag[..at].chars().next_back()?;
            let value = tag[at + attribute.len()..].trim_start().strip_prefix('=')?.trim_start();
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let value = value[1..].split(quote).next()?.trim();
            (before.is_whitespace() && !value.is_empty()).then_some(value)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_of_tags() {
        let text = "<a name='x'></a>\n# X\n<ManualAnchor id=\"y-z\" />\n<img src=\"id\">\n1 < 2";
        let found: Vec<_> = in_text(text).collect();
        assert_eq!(found, [(0, "x"), (21, "y-z")]);
    }

    #[test]
    fn an_anchor_is_of_the_heading_right_below_it() {
        assert!(precedes_heading("<a name='x'></a>\n\n## Title"));
        assert!(precedes_heading("<A id=\"x\" /> <B>\n###### Title"));
        assert!(!precedes_heading("<a name='x'></a>\ntext\n\n## Title"));
    }
}
