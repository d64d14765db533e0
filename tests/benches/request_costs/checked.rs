//! A generated crate that is checked with some of its features.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tablesmith_tests::measure::{Cost, succeeding};
use tablesmith_tests::target;
use tablesmith_tests::workspace::{absent_crate, cargo, succeed};

/// A crate in a workspace of its own.
pub(super) struct Crate {
    folder: PathBuf,
    target: PathBuf,
}

impl Crate {
    /// Makes the crate with `generate`, which is given its folder and its name, and checks what it depends on
    /// with these features.
    pub(super) fn new(
        workspace: &str,
        dependencies_of: &[&str],
        generate: impl FnOnce(&Path, &str),
    ) -> Crate {
        let workspace = target().join("request-costs").join(workspace);
        let folder = absent_crate(&workspace, NAME);
        generate(&folder, NAME);
        let checked = Crate { folder, target: target().join("request-costs/target") };
        succeed(&mut checked.command(dependencies_of));
        checked
    }

    /// Checks it with these features. Its dependencies were checked before.
    pub(super) fn check(&self, features: &[&str]) -> Cost {
        // Otherwise the second round would have nothing to do.
        self.forget();
        succeeding(&mut self.command(features))
    }

    fn command(&self, features: &[&str]) -> Command {
        let mut command = cargo();
        command.args(["check", "--quiet", "--features", &features.join(",")]);
        command.current_dir(&self.folder).env("CARGO_TARGET_DIR", &self.target);
        command.env("CARGO_INCREMENTAL", "0").env_remove("RUSTFLAGS").stdin(Stdio::null());
        command
    }

    /// Removes what cargo knows of the crate itself.
    fn forget(&self) {
        for folder in ["debug/.fingerprint", "debug/deps"] {
            for entry in fs::read_dir(self.target.join(folder)).into_iter().flatten() {
                let path = entry.expect("an entry").path();
                let name = path.file_name().unwrap_or_default().to_string_lossy().replace('-', "_");
                if !name.trim_start_matches("lib").starts_with(&NAME.replace('-', "_")) {
                    continue;
                }
                let removed =
                    if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
                removed.expect("what was built can be removed");
            }
        }
    }
}

/// The crate's name. Nothing that it depends on starts so.
const NAME: &str = "measured-platform";
