//! Pages made of parts, which are well-formed more often than text is.
//!
//! An input that starts with a NUL, which no page does, is taken for parts; any other one is text, so
//! that real pages can be what a run starts from.

use arbitrary::{Arbitrary, Unstructured};
use tablesmith_tests::page_parts::{ApiPage, OperationSection, ModelPage, PropertyRow};

/// What an input is.
#[derive(Debug)]
pub enum Input<'a, P> {
    /// Pages as they stand.
    Text(&'a str),
    /// The parts of pages.
    Parts(P),
}

impl<'a, P: Arbitrary<'a>> Input<'a, P> {
    /// Takes the bytes for what they are; none where they are nothing.
    pub fn of(bytes: &'a [u8]) -> Option<Input<'a, P>> {
        match bytes.split_first() {
            Some((0, parts)) => P::arbitrary(&mut Unstructured::new(parts)).ok().map(Input::Parts),
            _ => std::str::from_utf8(bytes).ok().map(Input::Text),
        }
    }
}

/// A page of any kind.
#[derive(Debug, Arbitrary)]
pub enum Page {
    /// Of a model.
    Model(Model),
    /// Of an API.
    Api(Api),
}

impl Page {
    /// The page.
    pub fn text(&self) -> String {
        match self {
            Page::Model(model) => model.text(),
            Page::Api(api) => api.text(),
        }
    }
}

/// The parts of a model's page.
#[derive(Debug, Arbitrary)]
pub struct Model {
    name: String,
    description: String,
    rows: Vec<(String, Type, String, bool)>,
    enums: Vec<(String, Vec<String>)>,
    dotnet: bool,
}

/// The parts of an API's page.
#[derive(Debug, Arbitrary)]
pub struct Api {
    name: String,
    operations: Vec<Operation>,
    dotnet: bool,
}

#[derive(Debug, Arbitrary)]
struct Operation {
    name: Name,
    method: Method,
    path: Vec<Segment>,
    summary: String,
    description: String,
    permissions: Option<(Which, Vec<String>)>,
    deprecated: bool,
    parameters: Vec<(Name, Type, String, Notes)>,
    returns: Option<Type>,
}

#[derive(Debug, Arbitrary)]
enum Name {
    Text(String),
    Of(u8),
}

#[derive(Debug, Arbitrary)]
enum Method {
    Text(String),
    Of(u8),
}

#[derive(Debug, Arbitrary)]
enum Segment {
    Text(String),
    Parameter(Name),
}

#[derive(Debug, Arbitrary)]
enum Which {
    Any,
    All,
    No,
    Text(String),
}

#[derive(Debug, Arbitrary)]
enum Notes {
    Text(String),
    Optional(Option<String>),
    Values(Vec<String>),
}

/// Types that are well-formed more often than text is.
#[derive(Debug, Arbitrary)]
enum Type {
    Text(String),
    Of(u8),
    List(Box<Type>),
    Map(Box<Type>),
    Enum(u8),
}

const TYPES: [&str; 13] = [
    "String",
    "string",
    "Integer",
    "int?",
    "Boolean",
    "Date",
    "DateTime?",
    "UUID",
    "Object",
    "BigDecimal",
    "Foo",
    "byte[]",
    "void (empty response body)",
];

const METHODS: [&str; 5] = ["Get", "Post", "Put", "Patch", "Delete"];

const NAMES: [&str; 8] = ["id", "body", "ifMatch", "pageSize", "PostFoo", "getFoo", "self", "type"];

fn one_of<const COUNT: usize>(known: [&str; COUNT], index: u8) -> String {
    known[usize::from(index) % COUNT].to_owned()
}

impl Type {
    fn text(&self, enums: &[(String, Vec<String>)]) -> String {
        match self {
            Type::Text(text) => text.clone(),
            Type::Of(index) => one_of(TYPES, *index),
            Type::List(element) => format!("List<{}>", element.text(enums)),
            Type::Map(value) => format!("Map<String, {}>", value.text(enums)),
            Type::Enum(index) => match enums.len() {
                0 => "String".to_owned(),
                count => enums[usize::from(*index) % count].0.clone(),
            },
        }
    }
}

impl Name {
    fn text(&self) -> String {
        match self {
            Name::Text(text) => text.clone(),
            Name::Of(index) => one_of(NAMES, *index),
        }
    }
}

impl Notes {
    fn text(&self) -> String {
        match self {
            Notes::Text(text) => text.clone(),
            Notes::Optional(None) => "[optional]".to_owned(),
            Notes::Optional(Some(default)) => format!("[optional] [default to {default}]"),
            Notes::Values(values) => format!("<br />**Values**: {}", values.join(", ")),
        }
    }
}

impl Model {
    fn text(&self) -> String {
        let rows = self.rows.iter().map(|(name, ty, description, optional)| PropertyRow {
            name: name.clone(),
            ty: ty.text(&self.enums),
            description: description.clone(),
            optional: *optional,
        });
        let page = ModelPage {
            name: self.name.clone(),
            description: self.description.clone(),
            rows: rows.collect(),
            enums: self.enums.clone(),
            dotnet: self.dotnet,
        };
        page.text()
    }
}

impl Api {
    /// The page.
    pub fn text(&self) -> String {
        let operations = self.operations.iter().map(Operation::written).collect();
        ApiPage { name: self.name.clone(), operations, dotnet: self.dotnet }.text()
    }
}

impl Operation {
    fn written(&self) -> OperationSection {
        let segments = self.path.iter().map(|segment| match segment {
            Segment::Text(text) => format!("/{text}"),
            Segment::Parameter(name) => format!("/{{{}}}", name.text()),
        });
        let permissions = self.permissions.as_ref().map(|(which, names)| {
            let which = match which {
                Which::Any => "ANY",
                Which::All => "ALL",
                Which::No => "NO",
                Which::Text(text) => text,
            };
            (which.to_owned(), names.clone())
        });
        let parameters = self.parameters.iter().map(|(name, ty, description, notes)| {
            [name.text(), ty.text(&[]), description.clone(), notes.text()]
        });
        OperationSection {
            name: self.name.text(),
            method: match &self.method {
                Method::Text(text) => text.clone(),
                Method::Of(index) => one_of(METHODS, *index),
            },
            path: segments.collect(),
            summary: self.summary.clone(),
            description: self.description.clone(),
            permissions: permissions.unwrap_or_default(),
            deprecated: self.deprecated,
            parameters: parameters.collect(),
            returns: self.returns.as_ref().map(|ty| ty.text(&[])),
        }
    }
}
