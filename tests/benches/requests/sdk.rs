//! The published Python SDK, driven against a recorder.

use std::collections::HashMap;
use std::io::Write;
use std::process::{Command, Stdio};

use serde::Deserialize;
use serde_json::json;
use tablesmith_tests::root;

use super::arguments::Call;
use super::request::Request;

/// The package, as the registry has it.
const PACKAGE: &str = "PureCloudPlatformClientV2";

/// What the SDK made of a call.
#[derive(Debug, Deserialize)]
pub(super) struct Outcome {
    key: String,
    pub(super) request: Option<Request>,
    /// The identifiers that the SDK has no parameter for.
    #[serde(default)]
    pub(super) unknown: Vec<String>,
    /// Whether the SDK has no such operation.
    #[serde(default)]
    pub(super) missing: bool,
    /// Why no request was recorded.
    pub(super) failed: Option<String>,
}

/// A Python that has the SDK.
pub(super) struct Sdk {
    python: String,
}

/// Finds a Python with the SDK: that in `PYTHON`, or `python3`.
///
/// # Errors
///
/// What is missing, and how to install it.
pub(super) fn find() -> Result<Sdk, String> {
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let version = format!("import {PACKAGE}; print({PACKAGE}.__file__)");
    let output = Command::new(&python).args(["-c", &version]).stderr(Stdio::null()).output();
    match output {
        Err(_) => Err(format!("there is no `{python}`: install Python 3, or set PYTHON to it")),
        Ok(output) if !output.status.success() => Err(format!(
            "`{python}` has no package `{PACKAGE}`: run `{python} -m pip install {PACKAGE}`, or set \
             PYTHON to a Python that has it"
        )),
        Ok(_) => Ok(Sdk { python }),
    }
}

impl Sdk {
    /// Makes the calls.
    pub(super) fn requests(&self, calls: &[Call<'_>]) -> HashMap<String, Outcome> {
        let input: Vec<_> = calls
            .iter()
            .map(|call| {
                let identifiers = call.operation.parameters.iter().map(|one| one.identifier());
                let arguments: HashMap<_, _> = identifiers.zip(&call.arguments).collect();
                let mut input = json!({
                    "key": call.key,
                    "api": call.api.name,
                    "operation": call.operation.name,
                    "arguments": arguments,
                });
                if let Some(body) = &call.body {
                    input["body"] = body.clone();
                }
                input
            })
            .collect();
        let mut child = Command::new(&self.python)
            .arg(root().join("tests/benches/requests/drive.py"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Python starts");
        let input = serde_json::to_vec(&input).expect("JSON");
        let mut stdin = child.stdin.take().expect("a pipe");
        let writer = std::thread::spawn(move || stdin.write_all(&input));
        let output = child.wait_with_output().expect("Python ends");
        writer.join().expect("no panic").expect("the calls are written");
        assert!(output.status.success(), "drive.py failed");
        let lines = String::from_utf8(output.stdout).expect("text");
        let outcomes = lines.lines().map(|line| {
            let outcome: Outcome = serde_json::from_str(line).expect("an outcome");
            (outcome.key.clone(), outcome)
        });
        outcomes.collect()
    }
}
