//! The published Python SDK, driven against a recorder.

use std::collections::HashMap;
use std::io::Write;
use std::process::{Command, Stdio};

use serde::Deserialize;
use serde_json::json;
use tablesmith_tests::requests::arguments::Call;
use tablesmith_tests::requests::request::SdkCall;
use tablesmith_tests::root;

/// The version that the pages of the corpora describe: the Python SDK has a count of its own.
pub(super) const VERSION: &str = "264.0.0";

/// The package, as the registry has it.
pub(super) const PACKAGE: &str = "PureCloudPlatformClientV2";

/// What the SDK made of all calls.
pub(super) struct Answers {
    /// By the keys of the calls.
    pub(super) calls: HashMap<String, SdkCall>,
    /// The operations of the SDK that were not called.
    pub(super) others: Vec<String>,
}

#[derive(Deserialize)]
struct Keyed {
    key: String,
    #[serde(flatten)]
    call: SdkCall,
}

/// A Python that has the SDK.
pub(super) struct Sdk {
    python: String,
    pub(super) version: String,
}

/// Finds a Python with the SDK: that in `PYTHON`, or `python3`.
///
/// # Errors
///
/// What is missing, and how to install it.
pub(super) fn find() -> Result<Sdk, String> {
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let program = format!(
        "import importlib.metadata, {PACKAGE}; print(importlib.metadata.version('{PACKAGE}'))"
    );
    let output = Command::new(&python).args(["-c", &program]).stderr(Stdio::null()).output();
    match output {
        Err(_) => Err(format!("there is no `{python}`: install Python 3, or set PYTHON to it")),
        Ok(output) if !output.status.success() => Err(format!(
            "`{python}` has no package `{PACKAGE}`: run `{python} -m pip install {PACKAGE}=={VERSION}`, or set \
             PYTHON to a Python that has it"
        )),
        Ok(output) => {
            let version = String::from_utf8_lossy(&output.stdout).trim().to_owned();
            Ok(Sdk { python, version })
        }
    }
}

impl Sdk {
    /// Makes the calls. `apis` are those whose other operations are wanted; none stands for all.
    pub(super) fn answers(&self, calls: &[Call<'_>], apis: &[String]) -> Answers {
        let operations: Vec<_> = calls
            .iter()
            .map(|call| {
                let identifiers = call.operation.parameters.iter().map(|one| one.identifier());
                let arguments: HashMap<_, _> = identifiers.zip(&call.arguments).collect();
                let mut input = json!({
                    "key": call.key,
                    "api": call.api.name,
                    "method": call.operation.method,
                    "path": call.operation.path,
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
        let input = json!({ "apis": apis, "operations": operations });
        let input = serde_json::to_vec(&input).expect("JSON");
        let mut stdin = child.stdin.take().expect("a pipe");
        let writer = std::thread::spawn(move || stdin.write_all(&input));
        let output = child.wait_with_output().expect("Python ends");
        writer.join().expect("no panic").expect("the calls are written");
        assert!(output.status.success(), "drive.py failed");
        let lines = String::from_utf8(output.stdout).expect("text");
        let (lines, others) = lines.trim_end().rsplit_once('\n').unwrap_or(("", &lines));
        let calls = lines.lines().map(|line| {
            let Keyed { key, call } = serde_json::from_str(line).expect("what became of a call");
            (key, call)
        });
        let others = serde_json::from_str(others).expect("operations");
        Answers { calls: calls.collect(), others }
    }
}
