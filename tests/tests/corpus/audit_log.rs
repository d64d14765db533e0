//! The crate of Microsoft 365's audit log, and a program that reads records with it: `cargo xtask audit-log`.

use std::fs;
use std::path::PathBuf;

use tablesmith::Generator;
use tablesmith_tests::workspace::{Workspace, succeed};
use tablesmith_tests::{corpus, root};

const CRATE: &str = "office-365-audit";

/// Files of the example: its configuration, its program and its records.
fn example(name: &str) -> PathBuf {
    root().join("tests/audit-log").join(name)
}

#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn a_program_reads_records_of_the_audit_log() {
    let generator = Generator::new().crate_name(CRATE).config(example("tablesmith.toml"));
    let analysis = generator.clone().docs(corpus().join("office-365")).analyze();
    let generated = generator.emit(&analysis.expect("the corpus is read").schema);
    let generated = generated.unwrap_or_else(|failure| panic!("{failure}"));
    let manifest = generated.manifest.expect("a crate has a manifest");
    let workspace = Workspace::new("audit-log", &[CRATE, "program"]);
    workspace.write(CRATE, &manifest.path, &manifest.text);
    workspace.sources(CRATE, &generated.files);
    workspace.program("program", "office-365-audit.path = \"../office-365-audit\"\n");
    let program = fs::read_to_string(example("main.rs")).expect("the program");
    workspace.write("program", "src/main.rs", &program);

    let run = |kind: &str| {
        let mut command = workspace.cargo("program", ["run"]);
        let output = command.arg("--").arg(example("records.jsonl")).arg(kind).output();
        let output = output.expect("cargo runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let printed = String::from_utf8(output.stdout).expect("text");
        println!("{printed}");
        printed
    };
    let counts = "1 of type 1\n1 of type 15\n2 of type 6\n1 of type 8\n1 of type 9999, which is not documented\n";
    assert_eq!(
        run("6"),
        format!(
            "\
2026-02-17T16:59:50Z ada@example.com FileAccessed (File) on engine.docx
  not documented: Version = 1
  not documented: WebId = \"8c5c94bb-8396-470c-87d7-8999f440cd30\"
2026-02-17T17:03:11Z ada@example.com FileRenamed (Web, which is not documented) on notes.txt
  not of the documented type: /IsWorkflow
  not documented: Version = 1
{counts}"
        )
    );
    // The key that the reference misspells is corrected by an override.
    assert!(run("8").contains("in Some(\"c3c3a0b4-0d5b-4e0a-9d0e-6f8a3f7f0200\")"));
    // The types of records that the reference does not list, and those of other models.
    assert!(run("9999").contains("not documented: Cards = [1,2,3]"));
    assert!(run("15").contains("not documented: IntraSystemId"));
    succeed(workspace.cargo(CRATE, ["clippy"]).args(["--", "--deny", "warnings"]));
}
