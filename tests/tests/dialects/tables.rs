//! Pages whose tables document a model or an enum each.

use tablesmith::diagnostics::{Code, Style};
use tablesmith::schema::{Schema, Type};
use tablesmith::{Analysis, Dialect, Generator};

const PETS: &str = r#"
version = 1
name = "pets"
footnotes = ["*"]

[[model]]
heading = ["{} Object", "{} schema"]
part = ["Response"]
optional-name = "{}?"
integer-links = true
columns = { name = ["Field"], type = ["Type"], description = ["Description"], default = ["Default"] }
facts.max-length = ["(max {} characters)"]

[[enum]]
heading = ["{} Values", "Enum: {}"]
columns = { value = ["Value"], name = ["Name"], description = ["Description"] }

[[left-alone]]
columns = ["Endpoint"]
reason = "limits"

[inheritance]
sentence = ["Extends the {} schema"]

[types]
unreadable = "any"
links = "target"
nullable = ["?{}"]
list = ["array of {}"]
same = ["{} object"]

[types.scalar]
string = ["string"]
int32 = ["integer"]
"#;

fn pets() -> Dialect {
    Dialect::from_toml("pets.toml", PETS)
        .unwrap_or_else(|found| panic!("{}", found.render(Style::Plain)))
}

fn analyze(pages: &[(&str, &str)]) -> Analysis {
    let generator = pages.iter().fold(Generator::new(), |all, (path, text)| all.page(*path, *text));
    generator.dialect(pets()).analyze_partial()
}

/// Reads pages in a dialect of the tests' own, which has these lines besides the usual types.
fn analyze_with(rules: &str, pages: &[(&str, &str)]) -> Analysis {
    let types = "[types]\nunreadable = \"any\"\nlinks = \"target\"\n[types.scalar]\n\
                 string = [\"string\"]\ndate-time = [\"date\"]\nint32 = [\"integer\"]\nany = [\"object\"]\n\
                 \"list of any\" = [\"array\"]\n";
    let text = format!("version = 1\nname = \"things\"\n{rules}\n{types}");
    let dialect = Dialect::from_toml("things.toml", &text)
        .unwrap_or_else(|found| panic!("{}", found.render(Style::Plain)));
    let generator = pages.iter().fold(Generator::new(), |all, (path, text)| all.page(*path, *text));
    generator.dialect(dialect).analyze_partial()
}

#[track_caller]
fn reads_with(rules: &str, pages: &[(&str, &str)], expected: &[&str]) -> Schema {
    let analysis = analyze_with(rules, pages);
    assert_eq!(analysis.diagnostics.render(Style::Plain), "");
    assert_eq!(lines(&analysis.schema), expected);
    analysis.schema
}

/// A line for each property: `Model.key: type`, `?` where it may be absent, and its facts.
fn lines(schema: &Schema) -> Vec<String> {
    let mut lines = Vec::new();
    for model in schema.models.iter().filter(|model| model.documented) {
        for property in model.properties.iter().filter(|property| property.inherited_from.is_none())
        {
            let mark = if property.required { "" } else { "?" };
            lines.push(format!("{}.{}{mark}: {}", model.name, property.name, shown(&property.ty)));
        }
    }
    lines
}

fn shown(ty: &Type) -> String {
    match ty {
        Type::List(element) => format!("list of {}", shown(element)),
        Type::Model(name) => format!("model {name}"),
        Type::Enum(name) => format!("enum {name}"),
        scalar => scalar.to_string(),
    }
}

#[track_caller]
fn reads(pages: &[(&str, &str)], expected: &[&str]) -> Analysis {
    let analysis = analyze(pages);
    assert_eq!(analysis.diagnostics.render(Style::Plain), "");
    assert_eq!(lines(&analysis.schema), expected);
    analysis
}

#[test]
fn a_page_has_many_models_and_enums() {
    let page = "\
# Pets

## Pet Object

A pet.

| Field | Type | Description |
| --- | --- | --- |
| name | string | Its name. |
| nick?\\* | ?string | (max 20 characters) |
| | | More on the nick. |
| owner? | [owner](#owner-object) object | |
| colors | array of [color](#color-values) | |
| size | integer | see [sizes](#size-values) |

\\* only for cats

### Response

| Field | Type |
| --- | --- |
| pets | array of [pet](#pet-object) |

## Owner Object

| Field | Type |
| --- | --- |
| name | string |

## Color Values

| Name | Value |
| --- | --- |
| RED | `red` |
| GREEN | `green` |

## Size Values

| Value | Name |
| --- | --- |
| 1 | SMALL |
| 2 | LARGE |

## Rate limits

| Endpoint | Limit |
| --- | --- |
| /pets | 3 |
";
    let analysis = reads(
        &[("pets.md", page)],
        &[
            "Owner.name: string",
            "Pet.name: string",
            "Pet.nick?: string",
            "Pet.owner?: model Owner",
            "Pet.colors: list of enum ColorValues",
            "Pet.size: enum SizeValues",
            "PetObjectResponse.pets: list of model Pet",
        ]
        .map(|line| line.replace("ColorValues", "Color").replace("SizeValues", "Size"))
        .each_ref()
        .map(String::as_str),
    );
    let pet = analysis.schema.models.iter().find(|model| model.name == "Pet").expect("Pet");
    assert_eq!(pet.description.as_deref(), Some("A pet."));
    let nick = &pet.properties[1];
    assert_eq!(nick.description.as_deref(), Some("(max 20 characters)\nMore on the nick."));
    assert_eq!((nick.facts.nullable, nick.facts.max_length), (true, Some(20)));
    let variants = |name: &str| {
        let found = analysis.schema.enums.iter().find(|one| one.name == name).expect("an enum");
        found.variants.iter().map(|variant| variant.rust_name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(variants("Color"), ["Red", "Green"]);
    assert_eq!(variants("Size"), ["Small", "Large"]);
}

#[test]
fn links_lead_to_other_pages_and_explicit_anchors() {
    let one = "## Pet Object\n\n| Field | Type |\n| --- | --- |\n| a | [it](/docs/b/owners#the-owner) |\n\
               | b | [it](owners.mdx#owner-object) |\n| c | Owner |\n";
    let two = "<Anchor id=\"the-owner\" />\n## Owner Object\n<Info>\n\n| Field | Type |\n| --- | --- |\n\
               | name | string |\n</Info>\n";
    reads(
        &[("docs/a/pets.md", one), ("docs/b/owners.mdx", two)],
        &["Owner.name: string", "Pet.a: model Owner", "Pet.b: model Owner", "Pet.c: model Owner"],
    );
}

#[test]
fn a_link_to_nothing_is_any_with_a_warning_at_its_place() {
    let page = "## Pet Object\n\n| Field | Type |\n| --- | --- |\n| color | [color](#colors) |\n";
    let analysis = analyze(&[("pets.md", page)]);
    assert_eq!(lines(&analysis.schema), ["Pet.color: any"]);
    let [warning] = analysis.diagnostics.list.as_slice() else { panic!("one warning") };
    assert_eq!(warning.code, Code::UnresolvedLink);
    let place = warning.location(&analysis.diagnostics.sources);
    assert_eq!(place.as_deref(), Some("pets.md:5:11"));
}

#[test]
fn bits_are_flags() {
    let page = "## Pet Object\n\n| Field | Type | Description |\n| --- | --- | --- |\n\
                | flags | integer | [flags](#pet-flags-values) |\n\n\
                ## Pet Flags Values\n\n| Name | Value |\n| --- | --- |\n| TAME | `1 << 0` |\n\
                | OLD | 0x4 |\n";
    let analysis = reads(&[("pets.md", page)], &["Pet.flags: enum PetFlags"]);
    let flags = &analysis.schema.enums[0];
    assert_eq!(flags.representation.to_string(), "flags");
    let values: Vec<String> = flags.variants.iter().map(|one| one.value.to_string()).collect();
    assert_eq!(values, ["1", "4"]);
}

#[test]
fn a_model_has_the_properties_of_the_one_that_it_extends() {
    let page = "\
| Schema | About |
| --- | --- |
| [Cat schema](#cat-schema) | Extends the Pet schema with whiskers. |

## Pet schema

| Field | Type |
| --- | --- |
| name | string |

## Cat schema

| Field | Type |
| --- | --- |
| whiskers | integer |

## Dog schema

Extends the Pet schema with a tail.

| Field | Type |
| --- | --- |
| tail | integer |
";
    let analysis = reads(
        &[("pets.md", page)],
        &["Cat.whiskers: int32", "Dog.tail: int32", "Pet.name: string"],
    );
    for name in ["Cat", "Dog"] {
        let model = analysis.schema.models.iter().find(|model| model.name == name).expect(name);
        assert_eq!(model.extends, ["Pet"], "{name}");
        let inherited =
            model.properties.iter().filter(|property| property.inherited_from.is_some());
        assert_eq!(inherited.map(|property| property.name.as_str()).collect::<Vec<_>>(), ["name"]);
    }
}

#[test]
fn two_tables_of_one_name_get_the_headings_above_them() {
    let table = "| Field | Type |\n| --- | --- |\n| a | string |\n";
    let page = format!("# Cats\n\n## Tail Object\n\n{table}\n# Dogs\n\n## Tail Object\n\n{table}");
    reads(&[("pets.md", &page)], &["DogsTail.a: string", "Tail.a: string"]);
}

#[test]
fn a_line_in_bold_names_a_table() {
    let page = "## Pet Object\n\n| Field | Type |\n| --- | --- |\n| kind | Kind |\n\n**Enum: Kind**:\n\n\
                | Value | Name |\n| --- | --- |\n| 0 | Cat |\n\n**Note**\n\n\
                | Value | Name |\n| --- | --- |\n| 0 | Cat |\n";
    reads(&[("pets.md", page)], &["Pet.kind: enum Kind"]);
}

const SECTIONS: &str = r#"
[[model]]
heading = "{} resource"
section = ["Properties", "Relationships"]
columns = { name = ["Property", "Relationship"], type = "Type", description = "Description" }
text-links = true
nested = [">{}", "└{}"]

[[enum]]
heading = "{} values"
section = "Members"
columns = { name = "Member", description = "Description" }

[inheritance]
sentence = ["Inherits from {}"]
"#;

#[test]
fn the_tables_of_all_sections_of_a_thing_are_one_model() {
    let event = "\
# event resource

An event in a *calendar*.

## Methods

| Method | Returns |
| --- | --- |
| Get | event |

## Properties

| Property | Type | Description |
| --- | --- | --- |
| subject | string | The **subject**, as [text](formats.md). |

## Relationships

| Relationship | Type |
| --- | --- |
| owner | [user](person.md) |
";
    let person = "# user resource\n\n## Properties\n\n| Property | Type |\n| --- | --- |\n| name | string |\n\n\
                  # age values\n\n## Members\n\n| Member |\n| --- |\n| young |\n";
    let schema = reads_with(
        SECTIONS,
        &[("event.md", event), ("person.md", person)],
        &["Event.subject?: string", "Event.owner?: model User", "User.name?: string"],
    );
    let event = &schema.models[0];
    assert_eq!(event.description.as_deref(), Some("An event in a *calendar*."));
    assert_eq!(event.properties[0].description.as_deref(), Some("The subject, as text."));
    assert_eq!(schema.enums[0].name, "Age");
}

#[test]
fn a_property_of_two_sections_counts_once() {
    let page = "# Pet resource\n\n## Properties\n\n| Property | Type |\n| --- | --- |\n| a | string |\n\n\
                ## Relationships\n\n| Relationship | Type |\n| --- | --- |\n| a | string |\n";
    let analysis = analyze_with(SECTIONS, &[("pets.md", page)]);
    assert_eq!(lines(&analysis.schema), ["Pet.a?: string"]);
    let codes: Vec<Code> = analysis.diagnostics.list.iter().map(|one| one.code).collect();
    assert_eq!(codes, [Code::DuplicateProperty]);
}

#[test]
fn the_title_of_front_matter_is_a_heading_around_all_others() {
    let page = "---\ntitle: Pet resource\n---\n\nA pet.\n\n## Properties\n\n| Property | Type |\n| --- | --- |\n\
                | name | string |\n";
    let owner = "# Owner resource\n\n## Properties\n\n| Property | Type |\n| --- | --- |\n| pet | [it](pets.md) |\n";
    let schema = reads_with(
        SECTIONS,
        &[("owners.md", owner), ("pets.md", page)],
        &["Owner.pet?: model Pet", "Pet.name?: string"],
    );
    let pet = schema.models.iter().find(|model| model.name == "Pet").expect("Pet");
    assert_eq!(pet.description.as_deref(), Some("A pet."));
}

#[test]
fn rows_belong_to_the_row_above_them() {
    let page = "\
# Pet resource

| Property | Type |
| --- | --- |
| owner | object |
| > name | string |
| > homes | array |
| >> street | string |
| └ phone | string |
| name | string |
";
    reads_with(
        SECTIONS,
        &[("pets.md", page)],
        &[
            "Pet.owner?: model PetOwner",
            "Pet.name?: string",
            "PetOwner.name?: string",
            "PetOwner.homes?: list of model PetOwnerHomes",
            "PetOwner.phone?: string",
            "PetOwnerHomes.street?: string",
        ],
    );
}

#[test]
fn a_mark_that_no_rule_knows_is_a_warning() {
    let page = "# Pet resource\n\n| Property | Type |\n| --- | --- |\n| owner | object |\n| ∟ name | string |\n";
    let analysis = analyze_with(SECTIONS, &[("pets.md", page)]);
    let [warning] = analysis.diagnostics.list.as_slice() else { panic!("one warning") };
    assert_eq!(warning.code, Code::UnlikelyKey);
    let place = warning.location(&analysis.diagnostics.sources);
    assert_eq!(place.as_deref(), Some("pets.md:6:3"));
}

#[test]
fn a_link_to_a_model_that_documents_no_properties_names_it() {
    let pet = "# Pet resource\n\nInherits from the [thing](thing.md) type.\n\n| Property | Type |\n| --- | --- |\n\
               | home | [home](home.md) |\n| born | [date](formats.md#dates) |\n";
    let home = "# Home resource\n\nIt has no properties.\n";
    let formats = "# Dates\n\n| Property | Type |\n| --- | --- |\n| a | string |\n";
    let thing = "# Root thing resource\n\n| Property | Type |\n| --- | --- |\n| id | string |\n";
    let analysis = analyze_with(
        &SECTIONS.replace("\"{} resource\"", "[\"{} resource\", \"{}\"]"),
        &[("formats.md", formats), ("home.md", home), ("pets.md", pet), ("thing.md", thing)],
    );
    let codes: Vec<Code> = analysis.diagnostics.list.iter().map(|one| one.code).collect();
    assert_eq!(codes, [Code::UndocumentedModel]);
    assert_eq!(
        lines(&analysis.schema),
        [
            "Dates.a?: string",
            "Pet.home?: model Home",
            "Pet.born?: date-time",
            "RootThing.id?: string"
        ]
    );
    let pet = analysis.schema.models.iter().find(|model| model.name == "Pet").expect("Pet");
    assert_eq!(pet.extends, ["RootThing"]);
}

#[test]
fn names_and_descriptions_link_to_the_values_of_a_text() {
    let page = "\
# Pet resource

| Property | Type | Description |
| --- | --- | --- |
| [size](#size-values) | string | |
| mood | string | One of [moods](#mood-values). |
| owner | string | See [size](#pet-resource). |

# Size values

| Member |
| --- |
| small |

# Mood values

| Member |
| --- |
| good |
";
    reads_with(
        SECTIONS,
        &[("pets.md", page)],
        &["Pet.size?: enum Size", "Pet.mood?: enum Mood", "Pet.owner?: string"],
    );
}

#[test]
fn the_lists_under_a_heading_are_one_enum() {
    let page = "# Mood values\n\n_good_\n\n- `happy`\n- `calm`\n\n_bad_\n\n- `angry`\n- `calm`\n\n\
                # Pet resource\n\n| Property | Type |\n| --- | --- |\n| mood | [mood](#mood-values) |\n";
    let rules = SECTIONS.replace(
        "columns = { name = \"Member\"",
        "items = [\"`{}`\"]\ncolumns = { name = \"Member\"",
    );
    let schema = reads_with(&rules, &[("pets.md", page)], &["Pet.mood?: enum Mood"]);
    let values: Vec<String> =
        schema.enums[0].variants.iter().map(|variant| variant.value.to_string()).collect();
    assert_eq!(values, ["happy", "calm", "angry"]);
}

#[test]
fn a_number_in_a_name_is_a_warning() {
    let page = "# Pet resource\n\n| Property | Type |\n| --- | --- |\n| a | string |\n";
    let pages =
        [("a/pet.md", page), ("a/x/pet.md", page), ("b/x/pet.md", page), ("c/x/pet.md", page)];
    let analysis = analyze_with(SECTIONS, &pages);
    let names: Vec<&str> = analysis.schema.models.iter().map(|model| model.name.as_str()).collect();
    assert_eq!(names, ["Pet", "PetPet", "XPet", "XPet2"]);
    let [warning] = analysis.diagnostics.list.as_slice() else { panic!("one warning") };
    assert_eq!(warning.code, Code::NumberedName);
    let place = warning.location(&analysis.diagnostics.sources);
    assert_eq!(place.as_deref(), Some("c/x/pet.md:1:3"));
}

#[test]
fn a_clear_sign_chooses_a_built_in_dialect_and_is_told() {
    let page = "## Mail schema\n\n|Parameters|Type|Mandatory?|Description|\n|---|---|---|---|\n\
                |Subject|Edm.String|Yes|The subject.|\n|Sent|Edm.Date|No|When.|\n";
    let other =
        "## Folder complex type\n\n|Parameters|Type|Mandatory?|\n|---|---|---|\n|Id|GUID|No|\n";
    let analysis = Generator::new().page("mail.md", page).page("other.md", other).analyze_partial();
    let [note] = analysis.diagnostics.list.as_slice() else {
        panic!("{}", analysis.diagnostics.render(Style::Plain))
    };
    assert_eq!(note.code, Code::DetectedDialect);
    assert_eq!(note.message, "these documents are read as `office-365`");
    assert_eq!(
        lines(&analysis.schema),
        ["Folder.Id?: uuid", "Mail.Subject: string", "Mail.Sent?: utc-date-time"]
    );
}
