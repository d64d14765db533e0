//! The JSX of `.mdx` pages, which a Markdown parser takes for HTML that hides the text below it.

/// The text of a page with each line of nothing but JSX, `import` or `export` replaced by spaces: all
/// offsets stay what they are.
pub(super) fn blanked(text: &str) -> String {
    let mut blank = String::with_capacity(text.len());
    let mut fence: Option<&str> = None;
    let mut open_tag = false;
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        let mark = ["```", "~~~"].into_iter().find(|mark| bare.starts_with(mark));
        match (fence, mark) {
            (None, Some(_)) if !open_tag => fence = mark,
            (Some(open), Some(mark)) if open == mark => fence = None,
            _ => {}
        }
        let is_markup = fence.is_none() && mark.is_none() && {
            let starts = starts_tag(bare);
            let continues = open_tag;
            open_tag = (starts || continues) && !bare.is_empty() && !bare.contains('>');
            let whole = starts && (open_tag || is_one_tag(bare));
            whole || continues || is_statement(bare)
        };
        if is_markup {
            blank.extend(line.chars().flat_map(|c| {
                let kept = if matches!(c, '\n' | '\r') { c } else { ' ' };
                std::iter::repeat_n(kept, c.len_utf8())
            }));
        } else {
            blank.push_str(line);
        }
    }
    blank
}

/// Whether a line starts with the tag of a component: `<Info>`, `</Info>`, `<Anchor id="x" />`.
fn starts_tag(line: &str) -> bool {
    let name = line.strip_prefix('<').map(|rest| rest.strip_prefix('/').unwrap_or(rest));
    name.is_some_and(|name| name.starts_with(|c: char| c.is_ascii_uppercase()))
}

fn is_one_tag(line: &str) -> bool {
    line.ends_with('>') && line.matches('<').count() == 1
}

fn is_statement(line: &str) -> bool {
    let is_import = line.starts_with("import ") && (line.contains(" from ") || line.ends_with(';'));
    is_import || line.starts_with("export ") || line.starts_with("{/*") && line.ends_with("*/}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_jsx_become_spaces() {
        let text = "<Anchor id=\"é\" />\n###### Foo\n<Info>\ntext <B>x</B>\n</Info>\n";
        let blank = blanked(text);
        assert_eq!(blank.len(), text.len());
        assert_eq!(blank.find("###### Foo"), text.find("###### Foo"));
        let lines: Vec<&str> = blank.lines().map(str::trim).collect();
        assert_eq!(lines, ["", "###### Foo", "", "text <B>x</B>", ""]);
    }

    #[test]
    fn a_tag_may_take_several_lines() {
        let lines = "<Card\n  title=\"x\"\n>\ntext\n";
        assert_eq!(blanked(lines).trim(), "text");
    }

    #[test]
    fn code_stays() {
        let code = "```jsx\n<Info>\nimport a from b\n```\n";
        assert_eq!(blanked(code), code);
    }
}
