//! What a release of the models tells: the section of their changelog, from the pages alone.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, anyhow, bail};
use clap::Args;
use tablesmith::cli::reporter::Reporter;
use tablesmith::config::Config;
use tablesmith::diagnostics::Sources;
use tablesmith::diff::{changelog, diff};
use tablesmith::generate::schema_source::add_pages;
use tablesmith::generate::{Failure, Generator};
use tablesmith::input::limits::Limits;
use tablesmith::input::load;
use tablesmith::input::revision::{self, Content};
use tablesmith::naming::name_lock::NameLock;
use tablesmith::output::lock::Lock;
use tablesmith::schema::{Schema, VERSION};

use crate::GENERATED;

/// The arguments of `cargo xtask release-notes`.
#[derive(Debug, Args)]
pub(crate) struct ReleaseNotesArgs {
    /// The revision of the last release [default: the last tag; without any, everything is new]
    #[arg(long, value_name = "REVISION")]
    since: Option<String>,
}

/// The models of a release: what they are, and which version they had.
struct Release {
    schema: Schema,
    version: (u64, u64, u64),
}

/// Prints the section on standard output, and what it was made of on standard error.
pub(crate) fn notes(args: &ReleaseNotesArgs, reporter: &Reporter) -> anyhow::Result<ExitCode> {
    let since = match &args.since {
        Some(revision) => Some(revision.clone()),
        None => revision::last_tag()?,
    };
    let now = now(reporter)?;
    let before = match &since {
        Some(revision) => at(revision, reporter)?,
        None => Release { schema: nothing(), version: now.version },
    };
    let difference = diff(&before.schema, &now.schema);
    // The first release is the version that stands in the manifest.
    let version = match &since {
        Some(_) => difference.verdict.next(before.version),
        None => now.version,
    };
    let (major, minor, patch) = version;
    let version = format!("{major}.{minor}.{patch}");
    // In UTC, so that it is one date wherever it is made.
    let today = jiff::Timestamp::now().strftime("%Y-%m-%d").to_string();
    print!("{}", changelog::section(&difference, &version, &today));

    let since = since.unwrap_or_else(|| "nothing: there is no tag yet".to_owned());
    eprintln!("    since  {since}");
    eprintln!("  verdict  {}; publish {version}", difference.verdict);
    if now.version != (major, minor, patch) {
        eprintln!("     note  set `version = \"{version}\"` in {GENERATED}/Cargo.toml");
    }
    Ok(ExitCode::SUCCESS)
}

fn nothing() -> Schema {
    Schema {
        version: VERSION,
        models: Vec::new(),
        enums: Vec::new(),
        apis: Vec::new(),
        topics: Vec::new(),
    }
}

/// As the files are.
fn now(reporter: &Reporter) -> anyhow::Result<Release> {
    let read = |file: &str| {
        let path = Path::new(GENERATED).join(file);
        std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    };
    let config = Path::new(GENERATED).join("tablesmith.toml");
    let names = names(&read("tablesmith.lock")?)?;
    let schema = analysis(&Generator::new().config(config).names(names), reporter)?;
    Ok(Release { schema, version: version(&read("Cargo.toml")?)? })
}

/// As they were at a revision, with its own configuration and names.
fn at(revision: &str, reporter: &Reporter) -> anyhow::Result<Release> {
    let read = |path: &str| -> anyhow::Result<Content> {
        revision::read(revision, path, &Limits::default())
            .map_err(|error| anyhow!("{}: {}", revision::shown(revision, path), error.message))
    };
    let text = |file: &str| -> anyhow::Result<String> {
        match read(&format!("{GENERATED}/{file}"))? {
            Content::File(file) => Ok(file.text),
            Content::Folder(_) => bail!("{GENERATED}/{file} was a folder at {revision}"),
        }
    };
    let config = text("tablesmith.toml")?;
    let shown = revision::shown(revision, &format!("{GENERATED}/tablesmith.toml"));
    let mut sources = Sources::new();
    let id = sources.add(shown.clone(), config.clone());
    let docs = Config::parse(&sources, id)
        .map_err(|_| anyhow!("{shown} is not a configuration any more"))?
        .docs;

    let mut generator =
        Generator::new().config_text(shown, config).names(names(&text("tablesmith.lock")?)?);
    for folder in docs {
        let folder = load::shown(&Path::new(GENERATED).join(folder));
        generator = add_pages(generator, revision, &folder, read(&folder)?);
    }
    let schema = analysis(&generator, reporter)?;
    Ok(Release { schema, version: version(&text("Cargo.toml")?)? })
}

fn analysis(generator: &Generator, reporter: &Reporter) -> anyhow::Result<Schema> {
    match generator.analyze() {
        Ok(analysis) => Ok(analysis.schema),
        Err(failure @ Failure::Diagnostics(_)) => {
            reporter.failure(&failure, "there are no release notes");
            bail!("the pages cannot be read")
        }
        Err(failure) => Err(failure.into()),
    }
}

fn names(lock: &str) -> anyhow::Result<NameLock> {
    let mut sources = Sources::new();
    let id = sources.add("tablesmith.lock", lock);
    let lock = Lock::parse(&sources, id).map_err(|_| anyhow!("the lock cannot be read"))?;
    Ok(lock.names)
}

/// The version in a manifest.
fn version(manifest: &str) -> anyhow::Result<(u64, u64, u64)> {
    let manifest: toml::Table = manifest.parse().context("a Cargo.toml is not TOML")?;
    let version = manifest.get("package").and_then(|package| package.get("version"));
    let version = version.and_then(toml::Value::as_str).context("a Cargo.toml has no version")?;
    let numbers: Vec<u64> = version.split('.').filter_map(|part| part.parse().ok()).collect();
    match numbers.as_slice() {
        [major, minor, patch] => Ok((*major, *minor, *patch)),
        _ => bail!("`{version}` is no released version"),
    }
}
