//! The throw-away workspace under `target` that generated crates are built in.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};
use tablesmith::emit::GeneratedFile;
use tablesmith::generate::Generator;
use tablesmith::schema::Schema;

/// The generated crate's name here.
pub(crate) const MODELS: &str = "models";

/// A workspace with a target folder of its own.
pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// An empty workspace. What it built before stays, so that dependencies are built once.
    pub(crate) fn new(name: &str, packages: &[&str]) -> anyhow::Result<Workspace> {
        let target = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
        let root = std::path::absolute(target)?.join("xtask").join(name);
        for package in packages {
            // Cargo wants every member to be there, whatever is built.
            if !root.join(package).join("src/lib.rs").exists() {
                write(&root.join(package), "src/lib.rs", "")?;
            }
        }
        let manifest = format!(
            "[workspace]\nresolver = \"3\"\nmembers = {packages:?}\n\n[profile.dev]\nincremental = false\n"
        );
        write(&root, "Cargo.toml", &manifest)?;
        // The versions that the project itself is built with.
        fs::copy("Cargo.lock", root.join("Cargo.lock")).context("cannot copy Cargo.lock")?;
        Ok(Workspace { root })
    }

    /// Writes a file of a package.
    pub(crate) fn write(&self, package: &str, path: &str, text: &str) -> anyhow::Result<()> {
        write(&self.root.join(package), path, text)
    }

    /// Writes the sources of a package in place of those that it had. What stays as it was is not
    /// touched, so that it is not built again.
    pub(crate) fn sources(&self, package: &str, files: &[GeneratedFile]) -> anyhow::Result<()> {
        let folder = self.root.join(package);
        let wanted: HashSet<PathBuf> = files.iter().map(|file| folder.join(&file.path)).collect();
        let mut waiting = vec![folder.join("src")];
        while let Some(below) = waiting.pop() {
            for entry in fs::read_dir(&below).into_iter().flatten() {
                let path = entry?.path();
                match path.is_dir() {
                    true => waiting.push(path),
                    false if !wanted.contains(&path) => fs::remove_file(&path)?,
                    false => {}
                }
            }
        }
        files.iter().try_for_each(|file| self.write(package, &file.path, &file.text))
    }

    /// Writes the generated crate.
    pub(crate) fn models(&self, schema: &Schema) -> anyhow::Result<()> {
        let generator = Generator::new().crate_name(MODELS).regenerate("cargo xtask");
        let files = generator.emit(schema).context("the schema is invalid")?.files;
        self.sources(MODELS, &files)
    }

    /// Cargo, in a package of this workspace.
    pub(crate) fn cargo<A: AsRef<OsStr>>(
        &self,
        package: &str,
        arguments: impl IntoIterator<Item = A>,
    ) -> Command {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command.args(arguments).args(["--quiet", "--package", package]);
        command.current_dir(&self.root).env("CARGO_TARGET_DIR", self.target());
        // Flags for the project's own builds are not what is measured.
        command.env_remove("RUSTFLAGS");
        command
    }

    /// A file that was built.
    pub(crate) fn built(&self, path: &str) -> PathBuf {
        self.target().join(path)
    }

    fn target(&self) -> PathBuf {
        self.root.join("target")
    }
}

/// Runs a command whose cost does not count.
pub(crate) fn succeed(command: &mut Command) -> anyhow::Result<()> {
    let status = command.status().context("cannot start cargo")?;
    match status.success() {
        true => Ok(()),
        false => bail!("{command:?} failed: {status}"),
    }
}

fn write(folder: &Path, path: &str, text: &str) -> anyhow::Result<()> {
    let path = folder.join(path);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    if fs::read_to_string(&path).is_ok_and(|there| there == text) {
        return Ok(());
    }
    fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
}
