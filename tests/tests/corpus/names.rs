//! The names in the crate of a whole platform: none meets another one, and each can be written.

use std::collections::{BTreeMap, HashMap};

use tablesmith::schema::{Schema, Type};
use tablesmith::{GeneratedFile, Generator};
use tablesmith_tests::corpus;

/// Names that Windows gives to devices, whatever their ending.
const DEVICES: &[&str] = &[
    "aux", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con",
    "conin$", "conout$", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8",
    "lpt9", "nul", "prn",
];

/// What is generated from these folders of the corpus.
fn generated(folders: &[&str]) -> (Schema, Vec<GeneratedFile>) {
    let corpus = corpus();
    let generator = folders.iter().fold(Generator::new(), |all, name| all.docs(corpus.join(name)));
    let schema = generator.analyze().expect("the corpus is read").schema;
    let files = generator.emit(&schema).expect("the schema is emitted").files;
    (schema, files)
}

/// Checks that no two of the names meet, each told with what bears it.
fn apart<'n>(names: impl IntoIterator<Item = (&'n str, String)>) {
    let mut seen: HashMap<&str, String> = HashMap::new();
    for (name, of) in names {
        assert!(syn::parse_str::<syn::Ident>(name).is_ok(), "{name} of {of} is no identifier");
        if let Some(first) = seen.insert(name, of.clone()) {
            panic!("{name} is {first} as well as {of}");
        }
    }
}

fn every_name_is_apart(schema: &Schema) {
    let models = schema.models.iter().map(|model| (&*model.rust_name, model.name.clone()));
    let enums = schema.enums.iter().map(|own| (&*own.rust_name, own.documented_as.to_string()));
    apart(models.chain(enums));
    for model in &schema.models {
        let fields = model.properties.iter().map(|property| (&*property.rust_name, &property.name));
        let fields = fields.map(|(field, name)| (field, format!("{}.{name}", model.name)));
        apart(fields.chain([("extra", format!("what else {} holds", model.name))]));
        let mut keys: Vec<_> = model.properties.iter().map(|property| &property.name).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), model.properties.len(), "two keys of {} are equal", model.name);
    }
    for own in &schema.enums {
        let variants = own.variants.iter();
        apart(variants.map(|one| (&*one.rust_name, format!("{} of {}", one.value, own.name))));
    }
}

/// Files are told apart on a disk without case, and by a system with names of its own; modules and
/// folders are files.
fn every_file_is_apart(files: &[GeneratedFile]) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for file in files {
        if let Some(first) = seen.insert(file.path.to_lowercase(), &file.path) {
            panic!("{first} and {} are one file where case does not count", file.path);
        }
        for part in file.path.split('/') {
            let stem = part.split('.').next().unwrap_or_default().to_lowercase();
            assert!(!DEVICES.contains(&&*stem), "{} is a device on Windows", file.path);
        }
    }
}

#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn no_names_of_a_platform_meet() {
    for folders in [&["java"][..], &["dotnet"], &["java", "dotnet"], &["webmessaging-java"]] {
        let (schema, files) = generated(folders);
        every_name_is_apart(&schema);
        every_file_is_apart(&files);
        println!(
            "{}: {} models, {} enums and {} files apart",
            folders.join(" and "),
            schema.models.len(),
            schema.enums.len(),
            files.len()
        );
    }
}

/// Where other generators fail: an enum that is called as a model is, and a property that is called
/// as its model.
#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn names_that_meet_elsewhere() {
    let (schema, _) = generated(&["java", "dotnet"]);
    let rust_name_of_model = |name: &str| {
        let model = schema.models.iter().find(|model| model.name == name);
        model.map(|model| model.rust_name.as_str())
    };
    for name in ["DependencyType", "UserState", "AlertablePresences"] {
        assert_eq!(rust_name_of_model(name), Some(name), "a model keeps its name");
    }
    let ty = |model: &str, property: &str| {
        let model = schema.models.iter().find(|one| one.name == model)?;
        let property = model.properties.iter().find(|one| one.name == property)?;
        Some((property.rust_name.as_str(), &property.ty))
    };
    let of_enum = |model: &str, property: &str| match ty(model, property) {
        Some((_, Type::Enum(name))) => {
            let own = schema.enums.iter().find(|own| own.name == *name);
            own.map(|own| own.rust_name.as_str())
        }
        _ => None,
    };
    assert_eq!(of_enum("Dependency", "type"), Some("DependencyTypeEnum"));
    assert_eq!(of_enum("User", "state"), Some("UserStateEnum"));
    assert_eq!(
        ty("AlertablePresences", "alertablePresences").map(|(name, _)| name),
        Some("alertable_presences")
    );
}
