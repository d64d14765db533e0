//! Lowering of pages that no built-in dialect reads yet: inheritance, facts, names of members.

use crate::diagnostics::{Diagnostic, SourceId, Sources, Span, Style};
use crate::dialect::parsed::fact::FactKind;
use crate::dialect::parsed::{
    ParsedBase, ParsedContent, ParsedEnum, ParsedFact, ParsedModel, ParsedPage, ParsedProperty,
    ParsedValue, TypeRef, ValueListType, WireName,
};
use crate::lower::{LowerOptions, Overrides, lower};
use crate::naming::name_lock::NameLock;
use crate::schema::{EnumRepr, Property, Schema, Type, Value};

/// Pages as a reader makes them. Each thing that is named stands on a line of its own.
#[derive(Default)]
struct Pages {
    sources: Sources,
    pages: Vec<ParsedPage>,
}

fn text() -> TypeRef {
    TypeRef::Scalar(Type::String)
}

impl Pages {
    fn source(&mut self, text: &str) -> SourceId {
        self.sources.add(format!("{}.md", self.pages.len()), text)
    }

    fn page(&mut self, source: SourceId, content: ParsedContent) {
        self.pages.push(ParsedPage { source, dialect: "java".parse().expect("built in"), content });
    }

    /// A page whose text is `name extends bases`, and a line for each property.
    fn model(mut self, name: &str, bases: &[&str], properties: &[(&str, TypeRef)]) -> Pages {
        let mut page = format!("{name} extends {}\n", bases.join(" "));
        let heading = 0..name.len();
        let mut rows = Vec::new();
        for (property, ty) in properties {
            let start = page.len();
            page.push_str(&format!("{property}: {ty}\n"));
            rows.push((*property, ty.clone(), start));
        }
        let source = self.source(&page);
        let at = |range| Span::new(source, range);
        let find = |base: &&str| {
            let start = page.rfind(&format!(" {base}")).map_or(0, |start| start + 1);
            ParsedBase { name: (*base).to_owned(), at: at(start..start + base.len()) }
        };
        let bases = bases.iter().map(find).collect();
        let properties = rows.into_iter().map(|(name, ty, start)| {
            let ty_at = start + name.len() + 2;
            ParsedProperty {
                wire: WireName::Exact(name.to_owned()),
                at: at(start..start + name.len()),
                ty_at: at(ty_at..ty_at + ty.to_string().len()),
                ty,
                required: false,
                read_only: false,
                facts: Vec::new(),
                description: Some(format!("{name} of the page")),
            }
        });
        let content = ParsedModel {
            name: name.to_owned(),
            at: at(heading),
            description: None,
            extends: bases,
            properties: properties.collect(),
            enums: Vec::new(),
        };
        self.page(source, ParsedContent::Model(content));
        self
    }

    /// Adds a statement to the last property.
    fn fact(mut self, kind: FactKind, text: &str) -> Pages {
        if let Some(ParsedPage { content: ParsedContent::Model(model), .. }) = self.pages.last_mut()
            && let Some(property) = model.properties.last_mut()
        {
            let fact = ParsedFact { kind, text: text.to_owned(), at: property.at };
            property.facts.push(fact);
        }
        self
    }

    /// A page of an enum with these members.
    fn members(mut self, name: &str, repr: EnumRepr, members: &[(i64, Option<&str>)]) -> Pages {
        let source = self.source(name);
        let at = Span::new(source, 0..name.len());
        let values = members.iter().map(|&(value, member)| ParsedValue {
            value: Value::Integer(value),
            constant: value.to_string(),
            name: member.map(str::to_owned),
            description: None,
            at,
        });
        let content = ParsedEnum {
            name: name.to_owned(),
            at,
            ty: ValueListType::Enum(repr),
            description: None,
            values: values.collect(),
        };
        self.page(source, ParsedContent::Enum(content));
        self
    }

    fn lower_with(mut self, config: &str, names: &mut NameLock) -> (Schema, String) {
        let source = self.sources.add("tablesmith.toml", config);
        let config = crate::config::Config::parse(&self.sources, source).expect("a configuration");
        let overrides = Some(Overrides {
            entries: &config.overrides,
            parameters: &config.parameter_overrides,
            source,
        });
        let options = LowerOptions { overrides, ..LowerOptions::default() };
        let lowered = lower(self.pages, &self.sources, &options, names);
        let render = |found: &Diagnostic| found.render(&self.sources, Style::Plain);
        let found: Vec<String> = lowered.diagnostics.iter().map(render).collect();
        (lowered.schema, found.join("\n\n"))
    }

    fn lower(self) -> (Schema, String) {
        self.lower_with("", &mut NameLock::default())
    }

    #[track_caller]
    fn schema(self) -> Schema {
        let (schema, found) = self.lower();
        assert_eq!(found, "");
        schema
    }
}

fn property<'s>(schema: &'s Schema, model: &str, name: &str) -> &'s Property {
    let model = schema.models.iter().find(|own| own.name == model).expect("a model");
    model.properties.iter().find(|own| own.name == name).expect("a property")
}

/// Name, type and origin of each property of a model.
fn properties(schema: &Schema, model: &str) -> Vec<String> {
    let model = schema.models.iter().find(|own| own.name == model).expect("a model");
    let origin = |own: &Property| match &own.inherited_from {
        Some(base) => format!(" of {base}"),
        None => String::new(),
    };
    model.properties.iter().map(|own| format!("{}: {}{}", own.name, own.ty, origin(own))).collect()
}

#[test]
fn a_model_has_the_properties_of_its_bases_and_theirs() {
    // In an order in which no base comes before what extends it.
    let schema = Pages::default()
        .model("Alarm", &["Message", "Timed"], &[("level", Type::Int32.into())])
        .model("Message", &["Record"], &[("text", text())])
        .model("Record", &[], &[("id", text())])
        .model("Timed", &["Record"], &[("at", Type::DateTime.into())])
        .schema();
    let expected = [
        "id: string of Record",
        "text: string of Message",
        "at: date-time of Timed",
        "level: int32",
    ];
    assert_eq!(properties(&schema, "Alarm"), expected);
    assert_eq!(properties(&schema, "Record"), ["id: string"]);
    let alarm = schema.models.iter().find(|model| model.name == "Alarm").expect("a model");
    assert_eq!(alarm.extends, ["Message", "Timed"]);
    assert_eq!(property(&schema, "Alarm", "id").sources[0].to_string(), "2.md:2");
}

#[test]
fn what_a_model_documents_again_counts_with_the_more_specific_type() {
    let schema = Pages::default()
        .model("Base", &[], &[("id", text()), ("when", Type::DateTime.into()), ("tag", text())])
        .model("Own", &["Base"], &[("when", text()), ("id", Type::Uuid.into())])
        .schema();
    assert_eq!(properties(&schema, "Own"), ["id: uuid", "when: date-time", "tag: string of Base"]);
    let sources: Vec<String> =
        property(&schema, "Own", "id").sources.iter().map(ToString::to_string).collect();
    assert_eq!(sources, ["1.md:3", "0.md:2"]);
}

#[test]
fn types_that_contradict_each_other_are_told_with_both_places() {
    let pages = || {
        Pages::default().model("Base", &[], &[("size", Type::Boolean.into())]).model(
            "Own",
            &["Base"],
            &[("size", Type::Int32.into())],
        )
    };
    let (schema, found) = pages().lower();
    assert_eq!(properties(&schema, "Own"), ["size: int32"]);
    assert_eq!(
        found,
        "\
warning[contradicting-types]: `Base` and `Own` give `size` of `Own` types that contradict each other
 --> 1.md:2:7
  |
2 | size: int32
  |       ^^^^^ int32 here, which is kept
  |
 ::: 0.md:2:7
  |
2 | size: boolean
  |       ------- boolean here
  |
  = help: set the type in the configuration if the other one is right"
    );
    let settled = "[[override]]\nmodel = \"Own\"\nproperty = \"size\"\ntype = \"boolean\"\n";
    let (schema, found) = pages().lower_with(settled, &mut NameLock::default());
    assert_eq!(
        (properties(&schema, "Own"), found.as_str()),
        (vec!["size: boolean".to_owned()], "")
    );
}

#[test]
fn a_base_that_no_page_documents_is_told() {
    let (schema, found) = Pages::default()
        .model("Animal", &[], &[("name", text())])
        .model("Cat", &["Animals"], &[("lives", Type::Int32.into())])
        .lower();
    assert_eq!(properties(&schema, "Cat"), ["lives: int32"]);
    assert_eq!(
        found,
        "\
warning[unknown-base]: `Cat` extends `Animals`, which no page documents
 --> 1.md:1:13
  |
1 | Cat extends Animals
  |             ^^^^^^^ its properties are missing
  |
  = help: there is `Animal`"
    );
}

#[test]
fn models_that_extend_each_other_are_told() {
    let (schema, found) = Pages::default()
        .model("Cat", &["Pet"], &[("lives", Type::Int32.into())])
        .model("Pet", &["Cat"], &[("name", text())])
        .model("Self", &["Self"], &[])
        .lower();
    assert_eq!(properties(&schema, "Cat"), ["name: string of Pet", "lives: int32"]);
    assert_eq!(properties(&schema, "Pet"), ["name: string"]);
    let messages: Vec<&str> = found.lines().filter(|line| line.starts_with("warning")).collect();
    assert_eq!(
        messages,
        [
            "warning[cyclic-inheritance]: `Pet` extends `Cat`, which extends it",
            "warning[cyclic-inheritance]: `Self` extends itself",
        ]
    );
}

#[test]
fn an_inherited_enum_stays_the_one_of_its_base() {
    let mut pages = Pages::default().model("Base", &[], &[("kind", text())]);
    if let ParsedContent::Model(base) = &mut pages.pages[0].content {
        base.properties[0].ty = TypeRef::OwnEnum("KindEnum".to_owned());
        let value = ParsedValue {
            value: Value::String("a".to_owned()),
            constant: "A".to_owned(),
            name: None,
            description: None,
            at: base.at,
        };
        base.enums.push(ParsedEnum {
            name: "KindEnum".to_owned(),
            at: base.at,
            ty: ValueListType::Enum(EnumRepr::String),
            description: None,
            values: vec![value],
        });
    }
    let schema = pages.model("Own", &["Base"], &[]).schema();
    assert_eq!(properties(&schema, "Own"), ["kind: BaseKind of Base"]);
}

#[test]
fn facts_are_read_by_the_type() {
    let schema = Pages::default()
        .members("Level", EnumRepr::Integer, &[(1, Some("Low")), (2, Some("High"))])
        .model("Page", &[], &[("limit", Type::Int32.into())])
        .fact(FactKind::Minimum, "1")
        .fact(FactKind::Maximum, "100")
        .fact(FactKind::Default, "25")
        .model("Name", &[], &[("name", text())])
        .fact(FactKind::Nullable, "")
        .fact(FactKind::MaxLength, "32")
        .fact(FactKind::Pattern, "^[a-z]+$")
        .fact(FactKind::Default, "null")
        .model("Alarm", &[], &[("level", TypeRef::named("Level".to_owned()))])
        .fact(FactKind::Default, "High")
        .schema();
    let facts = |model, name| {
        let facts = &property(&schema, model, name).facts;
        serde_json::to_string(facts).expect("JSON")
    };
    assert_eq!(facts("Page", "limit"), r#"{"default":25,"minimum":1,"maximum":100}"#);
    assert_eq!(
        facts("Name", "name"),
        r#"{"nullable":true,"default":null,"maxLength":32,"pattern":"^[a-z]+$"}"#
    );
    assert_eq!(facts("Alarm", "level"), r#"{"default":2}"#);
}

#[test]
fn facts_that_cannot_be_are_told_and_left_out() {
    let (schema, found) = Pages::default()
        .model("Page", &[], &[("limit", Type::Int32.into())])
        .fact(FactKind::Default, "many")
        .fact(FactKind::Minimum, "10")
        .fact(FactKind::Maximum, "1")
        .fact(FactKind::Maximum, "2")
        .fact(FactKind::Pattern, "a+")
        .model("Name", &[], &[("name", text())])
        .fact(FactKind::Default, "abc")
        .fact(FactKind::MaxLength, "2")
        .lower();
    assert_eq!(property(&schema, "Page", "limit").facts, Default::default());
    let name = serde_json::to_string(&property(&schema, "Name", "name").facts).expect("JSON");
    assert_eq!(name, r#"{"maxLength":2}"#);
    let messages: Vec<&str> = found.lines().filter(|line| line.starts_with("warning")).collect();
    assert_eq!(
        messages,
        [
            "warning[bad-fact]: the default of `name` of `Name` is beyond the bounds of its length",
            "warning[contradicting-facts]: the pages contradict each other on the maximum of `limit` of `Page`",
            "warning[bad-fact]: the pattern of `limit` of `Page` does not fit its type, int32",
            "warning[bad-fact]: the default of `limit` of `Page` does not fit its type, int32",
            "warning[bad-fact]: the minimum of `limit` of `Page` is greater than its maximum",
        ]
    );
}

#[test]
fn the_names_of_members_are_an_enum_of_their_own() {
    let names = TypeRef::MemberNames("ItemType".to_owned());
    let values = TypeRef::named("ItemType".to_owned());
    let pages = || {
        Pages::default()
            .members("ItemType", EnumRepr::Integer, &[(0, Some("Invalid")), (5, Some("Web"))])
            .model(
                "Event",
                &[],
                &[
                    ("item", names.clone()),
                    ("items", TypeRef::List(Box::new(names.clone()))),
                    ("number", values.clone()),
                ],
            )
    };
    let mut lock = NameLock::default();
    let (schema, found) = pages().lower_with("", &mut lock);
    assert_eq!(found, "");
    let expected = ["item: ItemTypeName", "items: list of ItemTypeName", "number: ItemType"];
    assert_eq!(properties(&schema, "Event"), expected);
    let listed = |name: &str| -> Vec<String> {
        let own = schema.enums.iter().find(|own| own.name == name).expect("an enum");
        let values = own.variants.iter();
        values.map(|variant| format!("{} {}", variant.value, variant.rust_name)).collect()
    };
    assert_eq!(listed("ItemType"), ["0 Invalid", "5 Web"]);
    assert_eq!(listed("ItemTypeName"), ["Invalid Invalid", "Web Web"]);
    assert_eq!(lock.types["ItemType#names"], "ItemTypeName");
    // A model that comes later and has that name does not take it.
    let (schema, _) = pages().model("ItemTypeName", &[], &[]).lower_with("", &mut lock);
    let rust_names: Vec<&str> = schema.enums.iter().map(|own| own.rust_name.as_str()).collect();
    assert_eq!(rust_names, ["ItemType", "ItemTypeName"]);
}

#[test]
fn names_that_no_page_gives_are_read_as_text() {
    let (schema, found) = Pages::default()
        .members("Level", EnumRepr::Integer, &[(1, None)])
        .model("Event", &[], &[("level", TypeRef::MemberNames("Level".to_owned()))])
        .lower();
    assert_eq!(properties(&schema, "Event"), ["level: string"]);
    assert!(
        found.starts_with(
            "warning[missing-member-names]: the pages do not name the members of `Level`"
        ),
        "{found}"
    );
}

#[test]
fn flags_are_not_negative() {
    let flags = |values: &[(i64, Option<&str>)]| {
        let (schema, found) = Pages::default().members("Flags", EnumRepr::Flags, values).lower();
        (schema.enums[0].representation, found.lines().next().unwrap_or_default().to_owned())
    };
    assert_eq!(flags(&[(1 << 50, Some("BIG"))]), (EnumRepr::Flags, String::new()));
    let warning = "warning[negative-flag]: the bit flags `Flags` have a negative value";
    assert_eq!(flags(&[(1, None), (-1, None)]), (EnumRepr::Integer, warning.to_owned()));
}

#[test]
fn overrides_correct_marks_and_what_travels() {
    let pages = || {
        Pages::default()
            .members("Kind", EnumRepr::Integer, &[(1, Some("Cat"))])
            .model("Base", &[], &[("at", Type::DateTime.into())])
            .model("Pet", &["Base"], &[("kind", TypeRef::Scalar(Type::Int32))])
    };
    let correct = |config: &str| pages().lower_with(config, &mut NameLock::default());
    let (schema, found) = correct(
        r#"
[[override]]
model = "Base"
property = "at"
type = "utc-date-time"
nullable = true
reason = "payloads have no offset"

[[override]]
model = "Pet"
property = "kind"
type = "names<Kind>"
required = true
reason = "payloads hold names"
"#,
    );
    assert_eq!(found, "");
    assert_eq!(properties(&schema, "Pet"), ["at: utc-date-time of Base", "kind: KindName"]);
    assert!(property(&schema, "Pet", "at").facts.nullable);
    assert!(property(&schema, "Pet", "kind").required);
    for (property, correction, expected) in [
        ("at", "nullable = true", "error[override]: `Pet` inherits `at` from `Base`"),
        ("kind", "required = false", "error[override]: `kind` of `Pet` is documented as optional"),
        (
            "kind",
            "nullable = false",
            "error[override]: `kind` of `Pet` is documented as not nullable",
        ),
        (
            "kind",
            "type = \"names<Kinds>\"",
            "error[override]: no document has a model or an enum `Kinds`",
        ),
    ] {
        let entry =
            format!("[[override]]\nmodel = \"Pet\"\nproperty = \"{property}\"\n{correction}\n");
        let (_, found) = correct(&entry);
        assert_eq!(found.lines().next(), Some(expected), "{found}");
    }
}
