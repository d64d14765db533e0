//! The runtime, which a generated crate contains a copy of.

use crate::emit::generated_file::GeneratedFile;
use crate::emit::options::{EmitOptions, Layout};

/// The files of the runtime, as they are in the crate `tablesmith-runtime`. Of its modules behind a
/// Cargo feature they contain those whose feature is one of `features`.
pub(in crate::emit) fn files(features: &[&str], options: &EmitOptions) -> Vec<GeneratedFile> {
    let sources = tablesmith_runtime::sources();
    let root = sources.iter().find(|(path, _)| path == ROOT).map_or("", |(_, text)| *text);
    let left_out: Vec<String> = optional_modules(root)
        .filter(|(feature, _)| !features.contains(feature))
        .map(|(_, module)| format!("runtime/{module}"))
        .collect();
    let is_left_out = |path: &str| {
        left_out.iter().any(|module| {
            path.strip_prefix(module).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
        })
    };
    let kept = sources.into_iter().filter(|(path, _)| !is_left_out(path));
    let files = kept.map(|(path, text)| {
        let text = text.replace("\r\n", "\n");
        let text = if path == ROOT { without_modules(&text, features) } else { text };
        GeneratedFile { path: format!("src/{path}"), text: with_examples(&text, options) }
    });
    files.collect()
}

/// The file that declares the modules of the runtime.
const ROOT: &str = "runtime.rs";

/// The feature that an attribute `#[cfg(feature = "…")]` names.
fn feature_of(line: &str) -> Option<&str> {
    line.strip_prefix("#[cfg(feature = \"")?.trim_end().strip_suffix("\")]")
}

/// The modules behind a feature, each after its feature.
fn optional_modules(root: &str) -> impl Iterator<Item = (&str, &str)> {
    root.lines().zip(root.lines().skip(1)).filter_map(|(attribute, item)| {
        Some((feature_of(attribute)?, item.strip_prefix("pub mod ")?.strip_suffix(';')?))
    })
}

/// The root without the modules whose feature is none of `features`.
fn without_modules(root: &str, features: &[&str]) -> String {
    let mut lines = root.lines();
    let mut kept = String::new();
    while let Some(line) = lines.next() {
        match feature_of(line).is_some_and(|feature| !features.contains(&feature)) {
            // The module follows its attribute.
            true => drop(lines.next()),
            false => {
                kept.push_str(line);
                kept.push('\n');
            }
        }
    }
    kept
}

/// The text with its examples naming the generated crate. In a module their path is not known, and
/// rustdoc does not compile them.
fn with_examples(text: &str, options: &EmitOptions) -> String {
    match options.layout {
        Layout::Crate => {
            let runtime = format!("{}::runtime::", options.crate_name);
            text.replace("tablesmith_runtime::", &runtime)
        }
        Layout::Module => {
            let mut is_open = false;
            let lines = text.split_inclusive('\n').map(|line| {
                let is_fence =
                    line.trim_start().starts_with("//") && line.trim_end().ends_with("```");
                is_open ^= is_fence;
                match is_fence && is_open {
                    true => line.replace("```", "```ignore"),
                    false => line.to_owned(),
                }
            });
            lines.collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUNTIME: &str = "\
mod read;
#[cfg(feature = \"requests\")]
pub mod requests;
#[cfg(feature = \"reqwest\")]
pub mod client;
pub use read::read;
";

    #[test]
    fn a_module_without_its_feature_is_left_out() {
        let modules: Vec<_> = optional_modules(RUNTIME).collect();
        assert_eq!(modules, [("requests", "requests"), ("reqwest", "client")]);
        assert_eq!(without_modules(RUNTIME, &[]), "mod read;\npub use read::read;\n");
        assert_eq!(
            without_modules(RUNTIME, &["requests"]),
            "mod read;\n#[cfg(feature = \"requests\")]\npub mod requests;\npub use read::read;\n"
        );
        assert_eq!(without_modules(RUNTIME, &["requests", "reqwest"]), RUNTIME);
    }

    fn options(layout: Layout) -> EmitOptions {
        EmitOptions {
            regenerate: "make".to_owned(),
            crate_name: "helpdesk".to_owned(),
            example: None,
            layout,
            runtime: Default::default(),
        }
    }

    #[test]
    fn the_files_of_a_module_are_left_out_with_it() {
        let is_requests = |file: &GeneratedFile| file.path.starts_with("src/runtime/requests");
        let options = options(Layout::Crate);
        assert!(!files(&[], &options).iter().any(is_requests));
        assert!(files(&["requests"], &options).iter().any(is_requests));
    }

    #[test]
    fn examples_name_the_generated_crate() {
        let text = "/// ```\n/// use tablesmith_runtime::requests::Call;\n/// ```\nfn f() {}\n";
        assert_eq!(
            with_examples(text, &options(Layout::Crate)),
            "/// ```\n/// use helpdesk::runtime::requests::Call;\n/// ```\nfn f() {}\n"
        );
        assert_eq!(
            with_examples(text, &options(Layout::Module)),
            "/// ```ignore\n/// use tablesmith_runtime::requests::Call;\n/// ```\nfn f() {}\n"
        );
    }
}
