//! Generated crates that depend on `tablesmith-runtime` instead of containing its code.

use std::fs;
use std::path::{Path, PathBuf};

use tablesmith::diagnostics::Style;
use tablesmith::{Failure, Generator, OnForeign};
use tablesmith_tests::root;
use tablesmith_tests::workspace::run_cargo;

const TICKET: &str = "\
# Ticket

## Properties

| Name | Type | Description | Notes |
| --- | --- | --- | --- |
| **state** | [**StateEnum**](#StateEnum) | The state. | [optional] |
| **due** | [**Date**](Date.html) | When it is due. | [optional] |

<a name=\"StateEnum\"></a>
## Enum: StateEnum
| Name | Value |
| --- | --- |
| OPEN | &quot;open&quot; |
";

/// A program with the models of two crates. It compiles only if both have one `Model` and one `Open`.
const PROGRAM: &str = r##"
use helpdesk::{Ticket as Request, TicketState as RequestState};
use tablesmith_runtime::{Enumeration, Model, Open};
use workshop::{Ticket as Repair, TicketState as RepairState};

fn unknown<E: Enumeration>(state: &Option<Open<E>>) -> Option<&str> {
    match state {
        Some(Open::Unknown(state)) => Some(state.as_str()),
        _ => None,
    }
}

fn main() {
    let request: Request =
        serde_json::from_str(r#"{"state": "open", "due": 5}"#).expect("an object");
    let repair: Repair = serde_json::from_str(r#"{"state": "waiting"}"#).expect("an object");
    let models: [&dyn Model; 2] = [&request, &repair];
    assert!(models.iter().all(|model| model.descriptor().name() == "Ticket"));
    assert_eq!(request.mismatches(), ["/due"]);
    assert_eq!(unknown(&request.state), None);
    assert_eq!(unknown(&repair.state), Some("waiting"));
    assert_eq!(request.state, Some(RequestState::Open.into()));
    assert_ne!(repair.state, Some(RepairState::Open.into()));
    let extra: &mut helpdesk::runtime::Extra = &mut repair.extra.clone();
    assert!(extra.is_empty());
}
"##;

fn runtime() -> PathBuf {
    root().join("generator/runtime")
}

/// Generates the crate `name` with these lines in its `tablesmith.toml`.
fn generate(folder: &Path, config: &str) -> Result<(), Failure> {
    fs::create_dir_all(folder).expect("created");
    fs::write(folder.join("Ticket.md"), TICKET).expect("written");
    fs::write(folder.join("tablesmith.toml"), format!("docs = [\"Ticket.md\"]\n{config}"))
        .expect("written");
    let planned = Generator::new().plan(folder)?;
    planned.plan.apply(OnForeign::Refuse).expect("applied");
    Ok(())
}

fn path_config() -> String {
    format!("runtime = {{ path = {:?} }}\n", runtime().to_str().expect("a path in UTF-8"))
}

#[test]
fn two_crates_in_one_program_share_the_types_of_the_runtime() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shared-runtime");
    for name in ["helpdesk", "workshop"] {
        if folder.join(name).exists() {
            fs::remove_dir_all(folder.join(name)).expect("removed");
        }
        generate(&folder.join(name), &path_config()).expect("a crate");
        assert!(!folder.join(name).join("src/runtime.rs").exists());
        assert!(!folder.join(name).join("src/runtime").exists());
    }
    fs::create_dir_all(folder.join("program/src")).expect("created");
    fs::write(folder.join("program/src/main.rs"), PROGRAM).expect("written");
    let manifest = format!(
        "[package]\nname = \"shared-runtime-program\"\nedition = \"2024\"\n\n[dependencies]\n\
         helpdesk.path = \"../helpdesk\"\nworkshop.path = \"../workshop\"\n\
         tablesmith-runtime.path = {:?}\nserde_json = \"1\"\n",
        runtime().to_str().expect("a path in UTF-8")
    );
    fs::write(folder.join("program/Cargo.toml"), manifest).expect("written");
    fs::write(
        folder.join("Cargo.toml"),
        "[workspace]\nresolver = \"3\"\nmembers = [\"helpdesk\", \"program\", \"workshop\"]\n",
    )
    .expect("written");
    // With the project's own lock the dependencies are already downloaded.
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).expect("copied");
    run_cargo(&folder, &["run", "--package", "shared-runtime-program"]);
}

#[test]
fn a_crate_switches_between_its_own_and_a_shared_runtime() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("tickets");
    generate(&out, "").expect("a crate");
    assert!(out.join("src/runtime.rs").exists());
    let manifest = fs::read_to_string(out.join("Cargo.toml")).expect("a manifest");

    // The manifest belongs to the user: what it lacks is an error.
    let config = "runtime = { version = \"0.1\" }\n";
    let Err(Failure::Diagnostics(found)) = generate(&out, config) else { panic!("an error") };
    let [error] = found.list.as_slice() else { panic!("{:?}", found.list) };
    let shown = error.render(&found.sources, Style::Plain);
    assert!(shown.contains("this manifest does not depend on `tablesmith-runtime`"), "{shown}");
    let line = "tablesmith-runtime = { version = \"0.1\" }";
    assert!(shown.contains("add under `[dependencies]`:") && shown.ends_with(line), "{shown}");
    assert!(out.join("src/runtime.rs").exists());

    fs::write(out.join("Cargo.toml"), format!("{manifest}{line}\n")).expect("written");
    generate(&out, config).expect("a crate");
    assert!(!out.join("src/runtime.rs").exists());
    let root = fs::read_to_string(out.join("src/lib.rs")).expect("a root");
    assert!(root.contains("pub use tablesmith_runtime as runtime;"), "{root}");

    generate(&out, "").expect("a crate");
    assert!(out.join("src/runtime.rs").exists());
}
