//! What fuzzing starts from: the seeds, the hostile pages, and pieces of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;

/// Where cargo-fuzz looks, from the project's root.
const CORPUS: &str = "fuzz/corpus";

const PAGES: [&str; 5] = [
    "seeds/java",
    "seeds/dotnet",
    "tests/hostile",
    "tests/tests/pages/dotnet",
    "tests/tests/pages/java",
];

/// What stands between two pages of a set.
const BETWEEN: &str = "\u{c}";

/// JSON that has a value of each shape, right and wrong.
const JSON: [&str; 4] = [
    r#"{"id":"a","state":"alerting","self":{"a":1},"controlling":["x"],"segments":[{"a":null}]}"#,
    r#"{"connectedTime":"2026-11-20T10:00:00.123+01:00","afterCallWorkRequired":true,"x":1.5}"#,
    r#"{"state":7,"segments":{},"connectedTime":"later","self":[1],"wrapup":null}"#,
    "{}",
];

/// Writes a file for each seed input of each target.
pub(crate) fn write(root: &Path) -> anyhow::Result<()> {
    let (mut pages, mut sets) = (BTreeSet::new(), BTreeSet::new());
    for folder in PAGES {
        let own = listed(&root.join(folder))?;
        for folder in own.iter().filter(|path| path.is_dir()) {
            let set = read_all(&listed(folder)?)?;
            sets.insert(set.join(BETWEEN));
            pages.extend(set);
        }
        pages.extend(read_all(&own)?);
    }
    sets.extend(pages.iter().cloned());
    // The Type cells, and whatever else stands between pipes.
    let types: BTreeSet<String> = pages
        .iter()
        .flat_map(|page| page.split('|'))
        .map(|cell| cell.replace("<!---->", "").replace("&lt;", "<").replace("&gt;", ">"))
        .map(|cell| cell.trim_matches([' ', '*', '[', ']']).to_owned())
        .filter(|cell| !cell.is_empty() && cell.len() < 100 && !cell.contains('\n'))
        .collect();
    write_all(root, "page", &pages)?;
    write_all(root, "pages", &sets)?;
    write_all(root, "type_expression", &types)?;
    write_all(root, "json", &JSON.map(str::to_owned).into())
}

/// What is in a folder, sorted.
fn listed(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let cannot = || format!("cannot list {}", folder.display());
    let entries = fs::read_dir(folder).with_context(cannot)?;
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry.with_context(cannot)?.path());
    }
    paths.sort();
    Ok(paths)
}

/// The texts of the pages among some paths.
fn read_all(paths: &[PathBuf]) -> anyhow::Result<Vec<String>> {
    let pages = paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    pages.map(read).collect()
}

fn read(path: &PathBuf) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

fn write_all(root: &Path, target: &str, texts: &BTreeSet<String>) -> anyhow::Result<()> {
    let folder = root.join(CORPUS).join(target);
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    for (number, text) in texts.iter().enumerate() {
        let path = folder.join(format!("seed-{number:04}"));
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    println!("{}: {} starts", folder.display(), texts.len());
    Ok(())
}
