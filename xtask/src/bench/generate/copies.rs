//! A platform several times over.

use std::path::Path;

use tablesmith::diagnostics::Sources;

/// The documents `times` over. The models of each copy have a name of their own, which their
/// headings tell; what their properties refer to are the models of the first one.
pub(super) fn of(sources: &Sources, times: usize) -> Sources {
    let mut copies = Sources::new();
    for copy in 0..times {
        for (_, source) in sources.iter() {
            let path = Path::new(&source.path);
            let model = path.file_stem().unwrap_or_default().to_string_lossy();
            let (path, text) = match copy {
                0 => (source.path.clone(), source.text.clone()),
                _ => {
                    let path = path.with_file_name(format!("{model}Copy{copy}.md"));
                    let text = renamed(&source.text, &model, copy);
                    (path.to_string_lossy().into_owned(), text)
                }
            };
            copies.add(path, text);
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
