//! A workspace with the generated crates and the programs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use tablesmith::{Generator, OnForeign};
use tablesmith_requests::Server;
use tablesmith_tests::target;
use tablesmith_tests::workspace::{run_cargo, without_tls};

/// Runs a program against a server. Gives what it prints.
#[track_caller]
pub(crate) fn run(program: &str, server: &Server) -> String {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    let folder = FOLDER.get_or_init(build);
    let name = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    let output = Command::new(folder.join(name)).arg(server.url()).output();
    let output = output.expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

/// Generates the crates and compiles the programs, without a warning. Gives their folder.
fn build() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("requests");
    let root = here.join("../..").canonicalize().expect("the project's root");
    let runtime = root.join("generator/runtime");
    // One crate contains the runtime, the other one depends on it.
    generate(&folder, "library", "");
    let garden = format!(
        "runtime = {{ path = {runtime:?} }}\n\n[[parameter-override]]\noperation = \"water\"\n\
         parameter = \"cans\"\nlist = \"comma\"\nreason = \"the server splits it\"\n"
    );
    generate(&folder, "garden", &garden);

    let programs = folder.join("programs");
    fs::create_dir_all(programs.join("src/bin")).expect("created");
    for name in ["blocking.rs", "loans.rs", "plants.rs"] {
        fs::copy(here.join("programs").join(name), programs.join("src/bin").join(name))
            .expect("copied");
    }
    let manifest = "\
[package]
name = \"programs\"
edition = \"2024\"

[dependencies]
futures-util = { version = \"0.3\", default-features = false }
garden = { path = \"../garden\", features = [\"reqwest\"] }
library = { path = \"../library\", features = [\"reqwest\"] }
serde = \"1\"
tokio = { version = \"1\", features = [\"macros\", \"rt\"] }
ureq = { version = \"3\", default-features = false }
";
    fs::write(programs.join("Cargo.toml"), manifest).expect("written");
    let workspace =
        "[workspace]\nresolver = \"3\"\nmembers = [\"garden\", \"library\", \"programs\"]\n";
    fs::write(folder.join("Cargo.toml"), workspace).expect("written");
    // With the project's own lock the dependencies are already downloaded.
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).expect("copied");
    run_cargo(&folder, &["build", "--package", "programs"]);
    target().join("generated-crates/debug")
}

/// Generates a crate from the pages of this name.
fn generate(folder: &Path, name: &str, config: &str) {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    let out = folder.join(name);
    if out.exists() {
        fs::remove_dir_all(&out).expect("removed");
    }
    fs::create_dir_all(&out).expect("created");
    let config = format!("docs = [{docs:?}]\n{config}");
    fs::write(out.join("tablesmith.toml"), config).expect("written");
    let planned = Generator::new().plan(&out).expect("a plan");
    planned.plan.apply(OnForeign::Refuse).expect("applied");
    if cfg!(not(feature = "rustls")) {
        let path = out.join("Cargo.toml");
        let manifest = fs::read_to_string(&path).expect("a manifest");
        fs::write(&path, without_tls(&manifest)).expect("written");
    }
}
