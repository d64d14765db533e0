//! The folder in which the commands of a document are run, one after the other.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

use tablesmith_tests::{root, tablesmith, target, tree};

use super::session::Step;

/// A folder that holds the project's `seeds`, and then what the document writes.
#[derive(Debug)]
pub(super) struct Playground {
    folder: tempfile::TempDir,
    /// The command's folder, and then those of the user.
    search_path: std::ffi::OsString,
}

impl Playground {
    pub(super) fn new() -> Playground {
        let folder = tempfile::tempdir().expect("a folder");
        let program = PathBuf::from(tablesmith().get_program());
        let own = program.parent().map(Path::to_owned);
        let users = env::var_os("PATH").unwrap_or_default();
        let search_path = env::join_paths(own.into_iter().chain(env::split_paths(&users)));
        let search_path = search_path.expect("folders without colons");
        let playground = Playground { folder, search_path };
        for (path, bytes) in tree(&root().join("seeds")) {
            playground.write(&format!("seeds/{path}"), &bytes);
        }
        playground
    }

    pub(super) fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("created");
        fs::write(path, bytes).expect("written");
    }

    pub(super) fn read(&self, path: &str) -> Result<String, String> {
        fs::read_to_string(self.folder.path().join(path))
            .map_err(|error| format!("{path}: {error}"))
    }

    /// Runs a command. It gets no colours, no network, and none of the user's settings of git.
    pub(super) fn run(&self, step: &Step) -> Output {
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(format!("exec 2>&1\n{}", step.command));
        shell.current_dir(self.folder.path()).env("PATH", &self.search_path);
        shell.env("NO_COLOR", "1").env("LC_ALL", "C");
        shell.env("CARGO_NET_OFFLINE", "true").env("CARGO_TERM_COLOR", "never");
        // As for all generated crates, so that dependencies are built once.
        shell.env("CARGO_TARGET_DIR", target().join("generated-crates")).env_remove("RUSTFLAGS");
        shell.env("CARGO_PROFILE_DEV_DEBUG", "false").env("CARGO_INCREMENTAL", "0");
        shell.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        for role in ["AUTHOR", "COMMITTER"] {
            shell.env(format!("GIT_{role}_NAME"), "a");
            shell.env(format!("GIT_{role}_EMAIL"), "a@example.org");
        }
        shell.output().expect("a shell")
    }
}
