//! Finds the pages below the given paths and reads them.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::diagnostics::{Code, Diagnostic, SourceId, Sources};
use crate::input::exclude::Exclude;
use crate::input::limits::Limits;

/// A page that was read from disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LoadedPage {
    pub(crate) source: SourceId,
    /// Which of the paths it is below.
    pub(crate) root: usize,
}

/// Reads the files at `paths` into `sources`: a file whatever its name, and of a folder all Markdown
/// files below it that `exclude` does not match. Returns the pages in the order of the paths given, those of each folder sorted by name,
/// and an error for each path that cannot be read.
///
/// Symbolic links inside a folder are not followed, so a loop of links cannot occur.
pub(crate) fn load(
    paths: &[PathBuf],
    limits: &Limits,
    exclude: &mut Exclude,
    sources: &mut Sources,
) -> (Vec<LoadedPage>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut found = Vec::new();
    for (root, path) in paths.iter().enumerate() {
        match find(path, limits, exclude, &mut diagnostics) {
            Ok(files) => found.extend(files.into_iter().map(|file| (root, file))),
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
    if found.len() > limits.pages {
        let message = format!("more than {} pages", limits.pages);
        let help = "raise `pages` under `[limits]` in tablesmith.toml";
        diagnostics.push(Diagnostic::error(Code::TooManyPages, message).help(help));
        found.clear();
    }

    let mut pages = Vec::with_capacity(found.len());
    let mut total = 0;
    for found in found.chunks(AT_A_TIME) {
        let read: Vec<_> = found.par_iter().map(|(_, path)| read(path, limits)).collect();
        for ((root, path), text) in found.iter().zip(read) {
            match text {
                Ok(text) => {
                    total += text.len() as u64;
                    if total > limits.total_bytes {
                        diagnostics.push(too_much(path, limits));
                        return (pages, diagnostics);
                    }
                    let source = sources.add(shown(path), text);
                    pages.push(LoadedPage { source, root: *root });
                }
                Err(diagnostic) => diagnostics.push(*diagnostic),
            }
        }
    }
    (pages, diagnostics)
}

/// The endings of Markdown files.
const ENDINGS: [&str; 3] = ["md", "mdx", "markdown"];

/// Files that are read at a time: no more of them than that are held beyond the limit.
const AT_A_TIME: usize = 64;

fn too_much(path: &Path, limits: &Limits) -> Diagnostic {
    let message = format!("the pages hold more than {} bytes", limits.total_bytes);
    Diagnostic::error(Code::TooMuchText, message)
        .in_file(shown(path))
        .help("raise `total-bytes` under `[limits]` in tablesmith.toml")
}

/// The path as it is shown: `generated/../seeds/a.md` is `seeds/a.md`, on every platform.
pub(crate) fn shown(path: &Path) -> String {
    let mut parts: Vec<String> = Vec::new();
    for component in path.components() {
        match component {
            Component::CurDir | Component::RootDir => {}
            Component::ParentDir if parts.last().is_some_and(|last| last != "..") => {
                parts.pop();
            }
            other => parts.push(other.as_os_str().to_string_lossy().into_owned()),
        }
    }
    match (path.has_root(), parts.is_empty()) {
        (true, _) => format!("/{}", parts.join("/")),
        (false, true) => ".".to_owned(),
        (false, false) => parts.join("/"),
    }
}

/// The text of one file that is no page; `code` is that of faults in such files.
///
/// # Errors
///
/// If it cannot be read as UTF-8.
pub(crate) fn read_text(path: &Path, code: Code) -> Result<String, Box<Diagnostic>> {
    read(path, &Limits::default()).map_err(|mut error| {
        error.code = code;
        error
    })
}

/// The pages at `path`, one more than are allowed at most; with what stands there and is no page.
fn find(
    path: &Path,
    limits: &Limits,
    exclude: &mut Exclude,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Vec<PathBuf>, Box<Diagnostic>> {
    let metadata = fs::metadata(path).map_err(|error| {
        let help = "give the path of a page in Markdown, or of a folder of them";
        Box::new(unreadable(path, &error).help(help))
    })?;
    if metadata.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    if !metadata.is_dir() {
        let error = Diagnostic::error(Code::NotADocument, "this is neither a file nor a folder");
        return Err(Box::new(
            error.in_file(shown(path)).help("give Markdown files, or folders of them"),
        ));
    }
    let mut files = Vec::new();
    for entry in WalkDir::new(path).max_depth(limits.folder_depth + 1).sort_by_file_name() {
        let entry = entry.map_err(|error| {
            let at = error.path().unwrap_or(path).to_owned();
            let error = error.into_io_error().unwrap_or_else(|| std::io::ErrorKind::Other.into());
            unreadable(&at, &error)
        })?;
        let ending = entry.path().extension();
        let markdown = ending.is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known));
        if entry.depth() > limits.folder_depth && (markdown || entry.file_type().is_dir()) {
            let message = format!("this is more than {} folders deep", limits.folder_depth);
            let help = "raise `folder-depth` under `[limits]` in tablesmith.toml";
            let error = Diagnostic::error(Code::TooDeep, message).help(help);
            return Err(Box::new(error.in_file(shown(entry.path()))));
        }
        if !markdown || entry.file_type().is_dir() {
            continue;
        }
        if !entry.file_type().is_file() {
            let message = "this is no file, and is not read";
            let help = "name it among the documents if it is to be read, or remove it";
            let warning = Diagnostic::warning(Code::NotADocument, message).help(help);
            diagnostics.push(warning.in_file(shown(entry.path())));
            continue;
        }
        let below = entry.path().strip_prefix(path).unwrap_or(entry.path());
        if exclude.excludes(&shown(below)) {
            continue;
        }
        files.push(entry.into_path());
        if files.len() > limits.pages {
            break;
        }
    }
    if files.is_empty() {
        return Err(Box::new(no_pages(path)));
    }
    Ok(files)
}

fn read(path: &Path, limits: &Limits) -> Result<String, Box<Diagnostic>> {
    let limit = limits.page_bytes;
    // A pipe would keep the run waiting for ever.
    if fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        let error = Diagnostic::error(Code::Unreadable, "this is no file");
        return Err(Box::new(error.in_file(shown(path))));
    }
    let mut bytes = Vec::new();
    // The limit applies to the bytes that are read: metadata may be wrong, and files grow.
    fs::File::open(path)
        .and_then(|file| file.take(limit + 1).read_to_end(&mut bytes))
        .map_err(|error| unreadable(path, &error))?;
    if bytes.len() as u64 > limit {
        let error =
            Diagnostic::error(Code::PageTooLarge, format!("this page is over {limit} bytes"));
        let help = "raise `page-bytes` under `[limits]` in tablesmith.toml, or leave the page out";
        return Err(Box::new(error.in_file(shown(path)).help(help)));
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let line = bytes[..valid].iter().filter(|&&byte| byte == b'\n').count() + 1;
        let column = String::from_utf8_lossy(&bytes[..valid])
            .rsplit('\n')
            .next()
            .map_or(1, |last| last.chars().count() + 1);
        let message = format!("this page is not UTF-8: byte 0x{:02x}", bytes[valid]);
        let error = Diagnostic::error(Code::NotUtf8, message);
        Box::new(
            error
                .in_file(format!("{}:{line}:{column}", shown(path)))
                .help("convert the page to UTF-8"),
        )
    })
}

/// A folder without pages, with what it holds instead.
fn no_pages(folder: &Path) -> Diagnostic {
    let mut endings: BTreeMap<String, usize> = BTreeMap::new();
    for entry in WalkDir::new(folder).max_depth(2).into_iter().filter_map(Result::ok) {
        if let Some(ending) = entry.path().extension().filter(|_| entry.file_type().is_file()) {
            *endings.entry(ending.to_string_lossy().to_lowercase()).or_default() += 1;
        }
    }
    let most = endings.iter().max_by_key(|(_, count)| **count).map(|(ending, _)| ending.as_str());
    let help = match most {
        Some("html" | "htm") => {
            "its files are HTML: look for the Markdown that they are made from, or convert them, with \
             `pandoc --from html --to gfm` for example"
        }
        Some("yaml" | "yml" | "json") => {
            "pages are Markdown with a table of properties for each model; for an OpenAPI description, use \
             a generator for OpenAPI"
        }
        Some("mdown" | "mkd" | "mdwn") => "name these files one by one, or rename them to *.md",
        _ => "name the folder with the reference pages of the models",
    };
    Diagnostic::error(
        Code::NoDocuments,
        "there is no *.md, *.mdx or *.markdown file in this folder",
    )
    .in_file(shown(folder))
    .help(help)
}

fn unreadable(path: &Path, error: &std::io::Error) -> Box<Diagnostic> {
    let message = match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        _ => format!("cannot read this: {error}"),
    };
    Box::new(Diagnostic::error(Code::Unreadable, message).in_file(shown(path)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn fails(name: &str, bytes: &[u8], expected: &str) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("written");
        let limits = Limits { page_bytes: 20, ..Limits::default() };
        let (pages, diagnostics) =
            load(&[path], &limits, &mut Exclude::default(), &mut Sources::new());
        assert_eq!(pages, []);
        let messages: Vec<_> = diagnostics.iter().map(|d| d.message.as_str()).collect();
        assert_eq!(messages, [expected]);
    }

    #[test]
    fn what_cannot_be_read_is_said_and_left_out() {
        fails("a.md", b"# A\n\n| \xff |", "this page is not UTF-8: byte 0xff");
        fails("a.md", &[b'a'; 21], "this page is over 20 bytes");
    }

    #[test]
    fn a_folder_gives_its_pages_sorted() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["b.md", "a.md", "c.txt"] {
            fs::write(folder.path().join(name), name).expect("written");
        }
        let mut sources = Sources::new();
        let paths = [folder.path().to_owned()];
        let (pages, _) = load(&paths, &Limits::default(), &mut Exclude::default(), &mut sources);
        let texts: Vec<_> =
            pages.iter().map(|&page| sources.get(page.source).text.as_str()).collect();
        assert_eq!(texts, ["a.md", "b.md"]);
    }

    #[test]
    fn paths_are_shown_the_same_everywhere() {
        assert_eq!(shown(Path::new("generated/../seeds/./a.md")), "seeds/a.md");
        assert_eq!(shown(Path::new("../shared/a.md")), "../shared/a.md");
        assert_eq!(shown(Path::new("/work/a.md")), "/work/a.md");
        assert_eq!(shown(Path::new("docs/..")), ".");
    }
}
