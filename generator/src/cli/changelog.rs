//! `tablesmith changelog`.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use clap::Args;

use super::output::print;
use super::status::Status;
use crate::cli::reporter::Reporter;
use crate::config::{self, Config};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::diff::{changelog, diff};
use crate::generate::schema_source::add_pages;
use crate::generate::{Failure, Generator};
use crate::input::limits::Limits;
use crate::input::load;
use crate::input::revision::{self, Content};
use crate::output::{lock, manifest};
use crate::schema::Schema;

#[derive(Debug, Args)]
pub(super) struct ChangelogArgs {
    /// The folder of the generated crate, with the tablesmith.toml that names its documents
    #[arg(value_name = "CRATE")]
    folder: PathBuf,
    /// The revision of the last release [default: the last tag; without any, everything is new]
    #[arg(long, value_name = "REVISION")]
    since: Option<String>,
}

/// A release: its schema and its version.
struct Release {
    schema: Schema,
    version: Version,
}

type Version = (u64, u64, u64);

pub(super) fn run(args: &ChangelogArgs, reporter: &Reporter) -> Result<Status, Failure> {
    let since = match &args.since {
        Some(revision) => Some(revision.clone()),
        None => revision::last_tag().map_err(|error| {
            Diagnostic::error(Code::Git, format!("cannot find the last tag: {error}"))
        })?,
    };
    let now = now(&args.folder)?;
    let before = match &since {
        Some(revision) => at(revision, &args.folder)?,
        None => Release { schema: Schema::default(), version: now.version },
    };
    let difference = diff(&before.schema, &now.schema);
    // The first release is the version in the manifest.
    let version = match &since {
        Some(_) => difference.verdict.next(before.version),
        None => now.version,
    };
    let (major, minor, patch) = version;
    let number = format!("{major}.{minor}.{patch}");
    // In UTC, so that it is one date wherever it is made.
    let now_in_utc = humantime::format_rfc3339_seconds(SystemTime::now()).to_string();
    let today = now_in_utc.split('T').next().unwrap_or_default();
    print(changelog::section(&difference, &number, today));

    let since = since.unwrap_or_else(|| "nothing: there is no tag yet".to_owned());
    reporter.line("since", &since);
    reporter.line("verdict", &format!("{}; publish {number}", difference.verdict));
    if now.version != version {
        let path = load::shown(&args.folder.join(manifest::FILE_NAME));
        reporter.line("note", &format!("set `version = \"{number}\"` in {path}"));
    }
    Ok(Status::Success)
}

/// The release of the files on disk.
fn now(folder: &Path) -> Result<Release, Failure> {
    let read = |file: &str, code: Code| {
        let path = folder.join(file);
        let text = load::read_text(&path, code).map_err(|error| Failure::from(*error))?;
        Ok::<_, Failure>((load::shown(&path), text))
    };
    let (lock_path, lock) = read(lock::FILE_NAME, Code::Unreadable)?;
    let generator = Generator::new().config(folder.join(config::FILE_NAME));
    let schema = generator.lock_text(lock_path, lock).analyze()?.schema;
    let (path, manifest) = read(manifest::FILE_NAME, Code::Manifest)?;
    Ok(Release { schema, version: version(&path, &manifest)? })
}

/// The release at a revision, with its own documents, configuration and names.
fn at(revision: &str, folder: &Path) -> Result<Release, Failure> {
    // From the current folder.
    let read = |path: &Path| {
        let content =
            revision::read(revision, &format!("./{}", load::shown(path)), &Limits::default());
        content.map_err(|error| Failure::from(*error))
    };
    let text = |file: &str| {
        let path = folder.join(file);
        let shown = revision::shown(revision, &load::shown(&path));
        match read(&path)? {
            Content::File(file) => Ok((shown, file.text)),
            Content::Folder(_) => {
                let error = Diagnostic::error(Code::NoPath, "this was a folder");
                Err(Failure::from(error.in_file(shown)))
            }
        }
    };
    let (config_path, config) = text(config::FILE_NAME)?;
    let (lock_path, lock) = text(lock::FILE_NAME)?;
    let mut documents = Vec::new();
    for path in docs(&config_path, &config)? {
        let path = folder.join(path);
        documents.push((load::shown(&path), read(&path)?));
    }
    let generator = Generator::new().config_text(config_path, config).lock_text(lock_path, lock);
    let generator = documents.into_iter().fold(generator, |generator, (path, content)| {
        add_pages(generator, revision, &path, content)
    });
    let schema = generator.analyze()?.schema;
    let (path, manifest) = text(manifest::FILE_NAME)?;
    Ok(Release { schema, version: version(&path, &manifest)? })
}

/// The documents that a configuration names, relative to its folder.
fn docs(path: &str, text: &str) -> Result<Vec<String>, Failure> {
    let mut diagnostics = Diagnostics::default();
    let id = diagnostics.sources.add(path, text);
    match Config::parse(&diagnostics.sources, id) {
        Ok(config) => Ok(config.docs.iter().map(|entry| entry.path().to_owned()).collect()),
        Err(errors) => {
            diagnostics.list = errors;
            Err(diagnostics.into())
        }
    }
}

/// The version in a manifest.
fn version(path: &str, manifest: &str) -> Result<Version, Failure> {
    let error =
        |message: String| Failure::from(Diagnostic::error(Code::Manifest, message).in_file(path));
    let table: toml::Table =
        manifest.parse().map_err(|toml| error(format!("this is not TOML: {toml}")))?;
    let version = table.get("package").and_then(|package| package.get("version"));
    let version = version.and_then(toml::Value::as_str);
    let version = version.ok_or_else(|| error("this package has no version".to_owned()))?;
    let numbers: Vec<u64> = version.split('.').filter_map(|part| part.parse().ok()).collect();
    match numbers.as_slice() {
        [major, minor, patch] => Ok((*major, *minor, *patch)),
        _ => Err(error(format!("`{version}` is not the version of a release"))),
    }
}
