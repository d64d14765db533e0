//! A platform several times over.

use std::path::Path;

use super::stages::Page;

/// The pages `times` over. The models of each copy have a name of their own in their headings; what
/// their properties refer to are the models of the first one.
pub(super) fn of(pages: &[Page], times: usize) -> Vec<Page> {
    let mut copies = pages.to_vec();
    for copy in 1..times {
        for (path, text) in pages {
            let path = Path::new(path);
            let model = path.file_stem().unwrap_or_default().to_string_lossy();
            let name = path.with_file_name(format!("{model}Copy{copy}.md"));
            copies.push((name.to_string_lossy().into_owned(), renamed(text, &model, copy)));
        }
    }
    copies
}

/// The page with its model's name changed in its headings.
fn renamed(text: &str, model: &str, copy: usize) -> String {
    let mut page = String::with_capacity(text.len() + 16);
    for line in text.split_inclusive('\n') {
        let (bare, end) = line.split_at(line.trim_end().len());
        let names_it = bare.starts_with('#')
            && bare.strip_suffix(model).is_some_and(|before| before.ends_with([' ', '.']));
        page.push_str(bare);
        if names_it {
            page.push_str(&format!("Copy{copy}"));
        }
        page.push_str(end);
    }
    page
}
