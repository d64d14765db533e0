//! The modules of a crate and what each of them uses, read from its source files.
//!
//! Code under `#[cfg(test)]` does not count. The arguments of macros do. A method that is called on a
//! value counts where the type of the value is named.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{Attribute, Item, UseTree};

/// The names of a module, from the top of its crate; of the crate itself, none.
pub(super) type ModulePath = Vec<String>;

/// Each module with the other ones that it uses.
pub(super) type Graph = BTreeMap<ModulePath, BTreeSet<ModulePath>>;

/// The graph of the crate whose root is this file.
pub(super) fn graph(root: &Path) -> Graph {
    let mut crate_ = Crate::default();
    crate_.load(root, Vec::new());
    let uses = |(path, module): (&ModulePath, &Module)| {
        let resolved = module.paths.iter().filter_map(|used| crate_.resolve(path, used, 0));
        (path.clone(), resolved.filter(|used| used != path).collect())
    };
    crate_.modules.iter().map(uses).collect()
}

#[derive(Default)]
struct Crate {
    modules: BTreeMap<ModulePath, Module>,
}

#[derive(Default)]
struct Module {
    /// What is defined in it, its modules apart.
    items: BTreeSet<String>,
    /// What is imported, by the name that it has here.
    imports: BTreeMap<String, Vec<String>>,
    /// What `use …::*` imports from.
    globs: Vec<Vec<String>>,
    /// All paths in it, those of the imports included.
    paths: BTreeSet<Vec<String>>,
}

impl Crate {
    fn load(&mut self, file: &Path, path: ModulePath) {
        let text = fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let syntax = syn::parse_file(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let folder = match path.is_empty() {
            true => file.with_file_name(""),
            false => file.with_extension(""),
        };
        let mut module = Module::default();
        for item in syntax.items.iter().filter(|item| !is_test(attributes(item))) {
            match item {
                Item::Mod(inner) => {
                    let name = inner.ident.to_string();
                    assert!(inner.content.is_none(), "{name} in {} is inline", file.display());
                    let below = [&path[..], std::slice::from_ref(&name)].concat();
                    self.load(&folder.join(format!("{name}.rs")), below);
                }
                Item::Use(import) => module.import(&import.tree, Vec::new()),
                _ => module.items.extend(defined(item)),
            }
        }
        let tokens = text.parse().unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        add_paths(without_tests(tokens), &mut module.paths);
        self.modules.insert(path, module);
    }

    /// The module in which that is defined which `used` means in the module `at`; none where that is
    /// no module of this crate.
    fn resolve(&self, at: &[String], used: &[String], depth: usize) -> Option<ModulePath> {
        // Deeper than any chain of imports.
        if depth > 8 {
            return None;
        }
        let mut current = at.to_vec();
        let mut rest = used;
        let mut is_first = true;
        while let Some((name, after)) = rest.split_first() {
            let module = self.modules.get(&current)?;
            let below = [&current[..], std::slice::from_ref(name)].concat();
            match name.as_str() {
                "crate" => current.clear(),
                "self" => {}
                "super" => {
                    current.pop();
                }
                _ if self.modules.contains_key(&below) => current = below,
                _ if module.items.contains(name) => return Some(current),
                _ if module.imports.contains_key(name) => {
                    let import = &module.imports[name];
                    // An import that leads to itself is of an external crate.
                    if import.first() == Some(name) && depth > 0 {
                        return None;
                    }
                    let whole = [&import[..], after].concat();
                    return self.resolve(&current, &whole, depth + 1);
                }
                _ => {
                    let whole = |glob: &Vec<String>| [&glob[..], rest].concat();
                    let globs = module.globs.iter().map(whole);
                    let mut found =
                        globs.filter_map(|path| self.resolve(&current, &path, depth + 1));
                    // A name that is not in this crate: of the prelude, or an external crate's.
                    return found.next().or_else(|| (!is_first).then_some(current));
                }
            }
            is_first = false;
            rest = after;
        }
        Some(current)
    }
}

impl Module {
    fn import(&mut self, tree: &UseTree, before: Vec<String>) {
        let joined = |name: &syn::Ident| [&before[..], &[name.to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.import(&path.tree, joined(&path.ident)),
            UseTree::Name(name) if name.ident == "self" => self.imported(&before.clone(), None),
            UseTree::Name(name) => self.imported(&joined(&name.ident), None),
            UseTree::Rename(rename) => {
                self.imported(&joined(&rename.ident), Some(rename.rename.to_string()));
            }
            UseTree::Glob(_) => {
                self.paths.insert(before.clone());
                self.globs.push(before);
            }
            UseTree::Group(group) => {
                group.items.iter().for_each(|tree| self.import(tree, before.clone()));
            }
        }
    }

    fn imported(&mut self, path: &[String], renamed: Option<String>) {
        let Some(name) = renamed.or_else(|| path.last().cloned()) else { return };
        self.paths.insert(path.to_vec());
        self.imports.insert(name, path.to_vec());
    }
}

/// A file's tokens less those of each item under `#[cfg(test)]`.
fn without_tests(tokens: TokenStream) -> Vec<TokenTree> {
    let mut kept = Vec::new();
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        let is_test = match &token {
            TokenTree::Group(group) => group.to_string().replace(' ', "") == "[cfg(test)]",
            _ => false,
        };
        if !is_test {
            kept.push(token);
            continue;
        }
        // As far as the semicolon, or the braces, at its end.
        for token in tokens.by_ref() {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == ';' => break,
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => break,
                _ => {}
            }
        }
    }
    kept
}

/// Adds all paths of two or more names that do not begin with `::`.
fn add_paths(tokens: Vec<TokenTree>, paths: &mut BTreeSet<Vec<String>>) {
    let mut names: Vec<String> = Vec::new();
    let mut colons = 0;
    for token in tokens {
        match token {
            TokenTree::Ident(name) if colons == 2 && !names.is_empty() => {
                names.push(name.to_string());
                paths.insert(names.clone());
                colons = 0;
            }
            TokenTree::Ident(name) => {
                names = if colons == 2 { Vec::new() } else { vec![name.to_string()] };
                colons = 0;
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
            TokenTree::Group(group) => {
                names.clear();
                colons = 0;
                add_paths(group.stream().into_iter().collect(), paths);
            }
            _ => {
                names.clear();
                colons = 0;
            }
        }
    }
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Ident>().is_ok_and(|condition| condition == "test")
    })
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// The name of what an item defines.
fn defined(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        _ => return None,
    };
    Some(name.to_string())
}
