//! A program that sends the calls with the client of the generated crate.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;
use std::process::Stdio;

use tablesmith::schema::Schema;
use tablesmith::{Generator, OnForeign};
use tablesmith_requests::{Answer, Received, Server};
use tablesmith_tests::requests::arguments::Call;
use tablesmith_tests::requests::expression;
use tablesmith_tests::requests::program::write_workspace;
use tablesmith_tests::target;
use tablesmith_tests::workspace::{absent_crate, cargo, succeed};

/// The name of the generated crate.
const CRATE: &str = "described-sdk";

/// What became of a call: what the server received, or why nothing was sent.
pub(super) type Sent = Result<Received, String>;

/// Generates the crate, lints and documents it with all of its features, and sends the calls.
pub(super) fn send(
    generator: &Generator,
    schema: &Schema,
    calls: &[Call<'_>],
) -> HashMap<String, Sent> {
    let workspace = target().join("described");
    // What was built of the dependencies stays.
    let built = target().join("described-target");
    let folder = absent_crate(&workspace, CRATE);
    let planned = generator.clone().crate_name(CRATE).plan(&folder);
    let planned = planned.unwrap_or_else(|failure| panic!("{failure}"));
    planned.plan.apply(OnForeign::Refuse).expect("the crate is written");
    write_program(&workspace, schema, calls);

    for arguments in [
        &["clippy", "--quiet", "--package", CRATE, "--all-features", "--", "--deny", "warnings"][..],
        &["doc", "--quiet", "--package", CRATE, "--all-features", "--no-deps"],
    ] {
        let mut command = cargo();
        command.args(arguments).current_dir(&workspace).env("CARGO_TARGET_DIR", &built);
        command.env("RUSTDOCFLAGS", "--deny warnings").env_remove("RUSTFLAGS");
        succeed(&mut command);
        println!("cargo {} passes with all features, warnings denied", arguments[0]);
    }

    let server = Server::start(|_| Answer::status(200));
    let mut command = cargo();
    command.args(["run", "--quiet", "--package", "program", "--", &server.url()]);
    command.current_dir(&workspace).env("CARGO_TARGET_DIR", &built).env_remove("RUSTFLAGS");
    let output = command.stderr(Stdio::inherit()).output().expect("cargo starts");
    assert!(output.status.success(), "the program failed");
    let lines = String::from_utf8(output.stdout).expect("text");
    let mut received = server.received().into_iter();
    let sent = lines.lines().map(|line| {
        let (key, error) = line.split_once('\t').expect("a key");
        let sent = match error {
            "" => Ok(received.next().expect("the server received what was sent")),
            error => Err(error.to_owned()),
        };
        (key.to_owned(), sent)
    });
    let sent: HashMap<String, Sent> = sent.collect();
    assert_eq!(received.next().map(|request| request.path), None, "nothing else was sent");
    sent
}

fn write_program(workspace: &Path, schema: &Schema, calls: &[Call<'_>]) {
    let apis = schema.apis.iter().map(|api| api.feature.as_str());
    let features: Vec<&str> = apis.chain(["reqwest"]).collect();
    let manifest = format!(
        "[package]\nname = \"program\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         {CRATE} = {{ path = \"../{CRATE}\", features = {features:?} }}\n\
         jiff = {{ version = \"0.2\", default-features = false, features = [\"std\"] }}\n\
         serde = \"1\"\nserde_json = \"1\"\ntokio = {{ version = \"1\", features = [\"rt\"] }}\n"
    );
    let mut files = vec![("Cargo.toml".to_owned(), manifest)];
    let mut modules = String::new();
    let mut sends = String::new();
    for api in &schema.apis {
        let module = api.feature.replace('-', "_");
        let mut text = HEAD.to_owned();
        let mut all = String::new();
        for call in calls.iter().filter(|call| call.api.name == api.name) {
            let function = call.operation.rust_name.trim_start_matches("r#");
            let _ = write!(
                text,
                "\nfn send_{function}(sender: &Sender) {{\n    sender.send({:?}, &{})\n}}\n",
                call.key,
                expression::of(call, &module)
            );
            let _ = writeln!(all, "    send_{function}(sender);");
        }
        let _ = write!(text, "\npub fn all(sender: &Sender) {{\n{all}}}\n");
        files.push((format!("src/calls_{module}.rs"), text));
        let _ = writeln!(modules, "mod calls_{module};");
        let _ = writeln!(sends, "    calls_{module}::all(&sender);");
    }
    let main = MAIN.replace("MODULES", &modules).replace("SENDS", &sends);
    files.push(("src/main.rs".into(), main));
    write_workspace(workspace, CRATE, &files);
}

const HEAD: &str = "#![allow(deprecated, unused_imports)]\n\nuse described_sdk::apis;\n\
                    use described_sdk::runtime::requests::File;\n\n\
                    use crate::{Sender, body, parsed};\n";

const MAIN: &str = r#"//! Sends each call, and prints a line for it: its key, and why nothing was sent if so.

MODULES
use described_sdk::runtime::client::{Client, Error};
use described_sdk::runtime::requests::{Call, Credentials};

pub struct Sender {
    client: Client,
    runtime: tokio::runtime::Runtime,
}

impl Sender {
    fn send<T: serde::de::DeserializeOwned>(&self, key: &str, call: &Call<T>) {
        match self.runtime.block_on(self.client.send(call)) {
            // The server answers all calls alike, which most of them cannot read.
            Ok(_) | Err(Error::Response(_)) => println!("{key}\t"),
            Err(error) => println!("{key}\t{}", error.to_string().replace('\n', " ")),
        }
    }
}

fn body<T: serde::de::DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"))
}

fn parsed<T: std::str::FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| panic!("{text}"))
}

fn main() {
    let base_url = std::env::args().nth(1).expect("the URL of the server");
    let client = Client::builder(base_url).credentials(Credentials::bearer("TOKEN")).build();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let sender = Sender { client: client.expect("a client"), runtime: runtime.expect("a runtime") };
SENDS}
"#;
