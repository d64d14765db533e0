//! A small schema, and one change of each kind to it.

use tablesmith::Generator;
use tablesmith::diff::{ChangeKind, Item};
use tablesmith::schema::{
    Enum, EnumId, EnumRepr, Model, Property, PropertyFacts, Schema, Type, Value, Variant,
};

/// One change.
pub(crate) struct Case {
    /// What it is called in the table.
    pub(crate) name: &'static str,
    /// What changes.
    pub(crate) item: Item,
    /// How.
    pub(crate) kind: ChangeKind,
    change: fn(&mut Schema),
}

impl Case {
    /// The schema with the change.
    pub(crate) fn after(&self, before: &Schema) -> Schema {
        let mut schema = before.clone();
        (self.change)(&mut schema);
        schema.models.sort_by(|a, b| a.name.cmp(&b.name));
        schema.enums.sort_by(|a, b| a.name.cmp(&b.name));
        schema
    }
}

const TICKET: &str = "\
# Ticket

## Properties

| Name | Type | Description | Notes |
| ---- | ---- | ----------- | ----- |
| **id** | **String** | What it is known by. | |
| **state** | [**StateEnum**](#StateEnum) | How far it is. | [optional] |
| **level** | [**LevelEnum**](#LevelEnum) | | [optional] |
| **priority** | **Integer** | | [optional] |
| **owner** | [**Person**](Person.html) | | [optional] |
| **tags** | **List&lt;String&gt;** | | [optional] |
| **parts** | [**List&lt;Part&gt;**](Part.html) | | [optional] |
| **link** | **String** | Where it is shown. | [optional] [readonly] |

## Enum: StateEnum

| Name | Value |
| ---- | ----- |
| OPEN | &quot;open&quot; |
| ON_HOLD | &quot;on.hold&quot; |
| CLOSED | &quot;closed&quot; |

## Enum: LevelEnum

| Name | Value |
| ---- | ----- |
| ONE | 1 |
| TWO | 2 |
";

const PERSON: &str = "\
# Person

## Properties

| Name | Type | Description | Notes |
| ---- | ---- | ----------- | ----- |
| **name** | **String** | | [optional] |
| **mail** | **String** | | [optional] |
";

const NOTE: &str = "\
# Note

## Properties

| Name | Type | Description | Notes |
| ---- | ---- | ----------- | ----- |
| **text** | **String** | | [optional] |
| **by** | **String** | | [optional] |
";

const CHANNEL: &str = "\
# Channel

## Enum

* `MAIL` (value: `\"mail\"`)

* `PHONE` (value: `\"phone\"`)
";

/// The schema before any change.
pub(crate) fn before() -> Schema {
    let pages = [("Ticket", TICKET), ("Person", PERSON), ("Note", NOTE), ("Channel", CHANNEL)];
    let generator = pages.iter().fold(Generator::new(), |generator, (name, text)| {
        generator.page(format!("{name}.md"), *text)
    });
    generator.analyze().expect("the pages are right").schema
}

fn model<'s>(schema: &'s mut Schema, name: &str) -> &'s mut Model {
    schema.models.iter_mut().find(|model| model.name == name).expect("it is there")
}

fn property<'s>(schema: &'s mut Schema, name: &str) -> &'s mut Property {
    let ticket = model(schema, "Ticket");
    ticket.properties.iter_mut().find(|property| property.name == name).expect("it is there")
}

fn own<'s>(schema: &'s mut Schema, name: &str) -> &'s mut Enum {
    schema.enums.iter_mut().find(|own| own.name == name).expect("it is there")
}

fn value<'s>(schema: &'s mut Schema, text: &str) -> &'s mut Variant {
    let state = own(schema, "TicketState");
    state.variants.iter_mut().find(|v| v.value.to_string() == text).expect("it is there")
}

fn variant(value: &str, rust_name: &str) -> Variant {
    Variant {
        value: Value::String(value.to_owned()),
        name: None,
        rust_name: rust_name.to_owned(),
        description: None,
    }
}

fn due() -> Property {
    Property {
        name: "due".to_owned(),
        rust_name: "due".to_owned(),
        ty: Type::Date,
        required: false,
        read_only: false,
        facts: PropertyFacts::default(),
        inherited_from: None,
        description: None,
        sources: Vec::new(),
    }
}

/// One change of each kind.
pub(crate) fn all() -> Vec<Case> {
    let mut cases = of_models();
    cases.extend(of_properties());
    cases.extend(of_enums());
    cases
}

fn case(name: &'static str, item: Item, kind: ChangeKind, change: fn(&mut Schema)) -> Case {
    Case { name, item, kind, change }
}

fn of_models() -> Vec<Case> {
    let case = |name, kind, change| case(name, Item::Model, kind, change);
    vec![
        case("model-added", ChangeKind::Added, |schema| {
            let mut added = model(schema, "Person").clone();
            added.name = "Queue".to_owned();
            added.rust_name = "Queue".to_owned();
            schema.models.push(added);
        }),
        case("model-removed", ChangeKind::Removed, |schema| {
            schema.models.retain(|model| model.name != "Note");
        }),
        case("model-renamed", ChangeKind::Renamed, |schema| {
            let note = model(schema, "Note");
            note.name = "Memo".to_owned();
            note.rust_name = "Memo".to_owned();
        }),
        case("model-renamed-in-rust", ChangeKind::RenamedInRust, |schema| {
            model(schema, "Note").rust_name = "Note2".to_owned();
        }),
        case("model-documented", ChangeKind::Documented, |schema| {
            let part = model(schema, "Part");
            part.documented = true;
            part.properties.push(due());
        }),
        case("model-undocumented", ChangeKind::Undocumented, |schema| {
            let person = model(schema, "Person");
            person.documented = false;
            person.properties.clear();
        }),
        case("model-redocumented", ChangeKind::Redocumented, |schema| {
            model(schema, "Note").description = Some("What is said of a ticket.".to_owned());
        }),
    ]
}

fn of_properties() -> Vec<Case> {
    let case = |name, kind, change| case(name, Item::Property, kind, change);
    vec![
        case("property-added", ChangeKind::Added, |schema| {
            model(schema, "Ticket").properties.push(due());
        }),
        case("property-removed", ChangeKind::Removed, |schema| {
            model(schema, "Ticket").properties.retain(|property| property.name != "tags");
        }),
        case("property-renamed", ChangeKind::Renamed, |schema| {
            let link = property(schema, "link");
            link.name = "url".to_owned();
            link.rust_name = "url".to_owned();
        }),
        case("property-renamed-under-the-same-field", ChangeKind::Renamed, |schema| {
            property(schema, "link").name = "Link".to_owned();
        }),
        case("property-renamed-in-rust", ChangeKind::RenamedInRust, |schema| {
            property(schema, "tags").rust_name = "labels".to_owned();
        }),
        case("property-retyped", ChangeKind::Retyped, |schema| {
            property(schema, "priority").ty = Type::Int64;
        }),
        case("property-specified", ChangeKind::Specified, |schema| {
            property(schema, "link").ty = Type::Uri;
        }),
        case("property-made-required", ChangeKind::MadeRequired, |schema| {
            property(schema, "priority").required = true;
        }),
        case("property-made-optional", ChangeKind::MadeOptional, |schema| {
            property(schema, "id").required = false;
        }),
        case("property-made-read-only", ChangeKind::MadeReadOnly, |schema| {
            property(schema, "priority").read_only = true;
        }),
        case("property-made-writable", ChangeKind::MadeWritable, |schema| {
            property(schema, "link").read_only = false;
        }),
        case("property-redocumented", ChangeKind::Redocumented, |schema| {
            property(schema, "link").description = Some("Where to see it.".to_owned());
        }),
    ]
}

fn of_enums() -> Vec<Case> {
    vec![
        case("enum-added", Item::Enum, ChangeKind::Added, |schema| {
            let mut added = own(schema, "Channel").clone();
            added.name = "Medium".to_owned();
            added.documented_as = EnumId::with_page("Medium");
            added.rust_name = "Medium".to_owned();
            schema.enums.push(added);
        }),
        case("enum-removed", Item::Enum, ChangeKind::Removed, |schema| {
            schema.enums.retain(|own| own.name != "Channel");
        }),
        case("enum-renamed", Item::Enum, ChangeKind::Renamed, |schema| {
            let channel = own(schema, "Channel");
            channel.name = "ChannelKind".to_owned();
            channel.documented_as = EnumId::with_page("ChannelKind");
            channel.rust_name = "ChannelKind".to_owned();
        }),
        case("enum-renamed-in-rust", Item::Enum, ChangeKind::RenamedInRust, |schema| {
            own(schema, "Channel").rust_name = "Channel2".to_owned();
        }),
        case("enum-retyped", Item::Enum, ChangeKind::Retyped, |schema| {
            let level = own(schema, "TicketLevel");
            level.representation = EnumRepr::String;
            for variant in &mut level.variants {
                variant.value = Value::String(variant.value.to_string());
            }
        }),
        case("value-added", Item::Value, ChangeKind::Added, |schema| {
            let variants = &mut own(schema, "TicketState").variants;
            variants.push(variant("reopened", "Reopened"));
        }),
        case("value-added-in-between", Item::Value, ChangeKind::Added, |schema| {
            let variants = &mut own(schema, "TicketState").variants;
            variants.insert(1, variant("new", "New"));
        }),
        case("value-removed", Item::Value, ChangeKind::Removed, |schema| {
            own(schema, "TicketState").variants.retain(|v| v.rust_name != "OnHold");
        }),
        case("value-renamed", Item::Value, ChangeKind::Renamed, |schema| {
            let held = value(schema, "on.hold");
            held.value = Value::String("onHold".to_owned());
            held.rust_name = "OnHold2".to_owned();
        }),
        case("value-renamed-in-rust", Item::Value, ChangeKind::RenamedInRust, |schema| {
            value(schema, "on.hold").rust_name = "Held".to_owned();
        }),
    ]
}
