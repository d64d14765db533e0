//! The source files of the runtime as text.

use include_dir::{Dir, DirEntry, include_dir};

/// The folder is embedded whole, so that no list of its files is kept by hand.
static FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src");

/// The files of the module `runtime`, as paths from `src` with `/` between their parts, and their
/// text. They refer to each other through `super` alone, and so compile under any parent module.
pub fn sources() -> Vec<(String, &'static str)> {
    let mut files = Vec::new();
    collect(&FOLDER, &mut files);
    files.sort_unstable();
    files
}

fn collect(folder: &'static Dir<'_>, files: &mut Vec<(String, &'static str)>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(folder) => collect(folder, files),
            DirEntry::File(file) => {
                let path = file.path().to_string_lossy().replace('\\', "/");
                if let Some(text) = file.contents_utf8().filter(|_| path.starts_with("runtime")) {
                    files.push((path, text));
                }
            }
        }
    }
}
