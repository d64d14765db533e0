//! The runtime, which a generated crate contains a copy of.

use crate::emit::generated_file::GeneratedFile;

/// The files of the runtime, as they are in the crate `tablesmith-runtime`.
pub(in crate::emit) fn files() -> impl Iterator<Item = GeneratedFile> {
    tablesmith_runtime::sources().into_iter().map(|(path, text)| GeneratedFile {
        path: format!("src/{path}"),
        text: text.replace("\r\n", "\n"),
    })
}
