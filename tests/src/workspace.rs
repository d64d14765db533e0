//! Throw-away workspaces under `target`, in which generated crates are built.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tablesmith::{GeneratedFile, Generator, Schema};

use crate::{root, target};

/// The name of a generated crate in such a workspace.
pub const MODELS: &str = "models";

/// A workspace with a target folder of its own.
///
/// Everything that cannot be read, written or run is a panic.
#[derive(Debug)]
pub struct Workspace {
    root: PathBuf,
}

#[allow(clippy::missing_panics_doc, reason = "the type says so")]
impl Workspace {
    /// A workspace of these packages. What it built before stays, so that dependencies are built once.
    pub fn new(name: &str, packages: &[&str]) -> Workspace {
        let root = target().join("workspaces").join(name);
        for package in packages {
            // Cargo wants every member to be there, whatever is built.
            if !root.join(package).join("src/lib.rs").exists() {
                write(&root.join(package), "src/lib.rs", "");
            }
        }
        let manifest = format!(
            "[workspace]\nresolver = \"3\"\nmembers = {packages:?}\n\n\
             [profile.dev]\nincremental = false\n"
        );
        write(&root, "Cargo.toml", &manifest);
        // The versions that the project itself is built with.
        fs::copy(crate::root().join("Cargo.lock"), root.join("Cargo.lock")).expect("copied");
        Workspace { root }
    }

    /// Writes a file of a package.
    pub fn write(&self, package: &str, path: &str, text: &str) {
        write(&self.root.join(package), path, text);
    }

    /// Writes the manifest of a program that uses serde and these crates, which are lines of
    /// `[dependencies]`.
    pub fn program(&self, package: &str, dependencies: &str) {
        let manifest = format!(
            "[package]\nname = {package:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
             {dependencies}serde = \"1\"\nserde_json = \"1\"\n"
        );
        self.write(package, "Cargo.toml", &manifest);
    }

    /// Writes the sources of a package in place of those that it had. What stays as it was is not
    /// touched, so that it is not built again.
    pub fn sources(&self, package: &str, files: &[GeneratedFile]) {
        let folder = self.root.join(package);
        let wanted: HashSet<PathBuf> = files.iter().map(|file| folder.join(&file.path)).collect();
        let mut waiting = vec![folder.join("src")];
        while let Some(below) = waiting.pop() {
            for entry in fs::read_dir(&below).into_iter().flatten() {
                let path = entry.expect("an entry").path();
                match path.is_dir() {
                    true => waiting.push(path),
                    false if !wanted.contains(&path) => fs::remove_file(&path).expect("removed"),
                    false => {}
                }
            }
        }
        for file in files {
            self.write(package, &file.path, &file.text);
        }
    }

    /// Writes the generated crate of a schema without APIs, all of which is compiled.
    pub fn models(&self, schema: &Schema) {
        let generated = Generator::new().crate_name(MODELS).emit(schema);
        let generated = generated.unwrap_or_else(|failure| panic!("{failure}"));
        let manifest = generated.manifest.expect("a crate has a manifest");
        self.write(MODELS, &manifest.path, &manifest.text);
        self.sources(MODELS, &generated.files);
    }

    /// Cargo, for a package of this workspace.
    pub fn cargo<A: AsRef<OsStr>>(
        &self,
        package: &str,
        arguments: impl IntoIterator<Item = A>,
    ) -> Command {
        let mut command = cargo();
        command.args(arguments).args(["--quiet", "--package", package]);
        command.current_dir(&self.root).env("CARGO_TARGET_DIR", self.target());
        // Flags for the project's own builds are not what is measured.
        command.env_remove("RUSTFLAGS");
        command
    }

    /// A file that was built.
    pub fn built(&self, path: &str) -> PathBuf {
        self.target().join(path)
    }

    fn target(&self) -> PathBuf {
        self.root.join("target")
    }
}

/// The folder for a crate that is generated there, absent as yet, in a workspace of its own with the
/// versions that the project is locked to.
///
/// # Panics
///
/// If the workspace cannot be made.
pub fn absent_crate(workspace: &Path, name: &str) -> PathBuf {
    let _ = fs::remove_dir_all(workspace);
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [\"{name}\"]\n");
    write(workspace, "Cargo.toml", &manifest);
    fs::copy(root().join("Cargo.lock"), workspace.join("Cargo.lock")).expect("copied");
    workspace.join(name)
}

/// Runs cargo on a generated crate, or on packages that use some, in a folder with the project's lock. Gives
/// what it printed.
///
/// All of them are built in one target folder with the same flags, so that what they depend on is compiled
/// once. A binary needs a name that no other one has.
///
/// # Panics
///
/// If cargo cannot be started, fails, or warns.
pub fn run_cargo(folder: &Path, arguments: &[&str]) -> String {
    let output = offline_cargo(folder, arguments).output().expect("cargo can be started");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "cargo {arguments:?}:\n{said}");
    String::from_utf8(output.stdout).expect("text")
}

/// Cargo as [`run_cargo`] runs it, for an outcome of another kind.
pub fn offline_cargo(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = cargo();
    command.args(arguments).args(["--offline", "--quiet"]).current_dir(folder);
    command.env("CARGO_TARGET_DIR", target().join("generated-crates"));
    command.env("CARGO_PROFILE_DEV_DEBUG", "false").env("CARGO_INCREMENTAL", "0");
    command.env("RUSTDOCFLAGS", "--deny warnings").env_remove("RUSTFLAGS");
    command
}

/// The manifest of a generated crate with a client that has no TLS, which takes longer to compile than all
/// else; and a server of the tests has none.
///
/// # Panics
///
/// If the client had none before.
pub fn without_tls(manifest: &str) -> String {
    let changed = manifest
        .replace(", features = [\"rustls\"]", "")
        .replace("tablesmith-runtime/rustls", "tablesmith-runtime/reqwest");
    assert_ne!(changed, manifest, "a generated client has TLS");
    changed
}

/// The cargo that runs this program, or the one in the path.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a command that is not measured.
///
/// # Panics
///
/// If it fails.
pub fn succeed(command: &mut Command) {
    let status = command.status().expect("cargo can be started");
    assert!(status.success(), "{command:?} failed: {status}");
}

/// Writes what changed, so that cargo compiles nothing twice.
pub(crate) fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    if fs::read_to_string(&path).is_ok_and(|before| before == text) {
        return;
    }
    fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be created");
    fs::write(&path, text)
        .unwrap_or_else(|error| panic!("cannot write {}: {error}", path.display()));
}
