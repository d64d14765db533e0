//! The comments at the top of generated files.

use super::options::EmitOptions;
use crate::diagnostics::sanitize::sanitize;

/// The header of a file that is generated from the whole schema.
pub(super) fn of_crate(options: &EmitOptions) -> String {
    line(format!("Not to be edited: `{}` makes this anew.", options.regenerate)) + "\n"
}

/// The header of a file that is generated from these pages; none is a model that is only referred to.
pub(super) fn of_pages(pages: &[&str], options: &EmitOptions) -> String {
    let mut header = match pages {
        [] => line("Generated from the documents, which name this model and have no page for it."),
        [first, others @ ..] => {
            let others = others.iter().map(|page| format!("and {page}"));
            let mut lines: Vec<_> =
                std::iter::once(format!("Generated from {first}")).chain(others).collect();
            lines.last_mut().into_iter().for_each(|last| last.push('.'));
            lines.into_iter().map(line).collect()
        }
    };
    header += &line(format!("Not to be edited: `{}` makes it anew.", options.regenerate));
    header
}

/// A comment of one line, whatever `text` holds: the name of a file may hold a line break.
fn line(text: impl Into<String>) -> String {
    format!("// {}\n", sanitize(text.into()))
}
