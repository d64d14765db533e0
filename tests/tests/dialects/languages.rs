//! Pages of SDKs in the languages that have a dialect of their own: recognized by their signs, and read.

use tablesmith::diagnostics::Style;
use tablesmith::{Analysis, Generator, WireCase};
use tablesmith_tests::generator;

use super::lines::{model_lines, only_model, values};

/// What a page is read as, by what it shows; the dialect is the one of this title.
#[track_caller]
fn model(page: &str, title: &str, expected: &[&str]) {
    read(generator([("docs/Pet.md", page)]), title, expected);
}

#[track_caller]
fn read(generator: Generator, title: &str, expected: &[&str]) {
    let Analysis { schema, report, diagnostics, .. } = generator.analyze_partial();
    let found: Vec<_> = diagnostics.list.iter().filter(|one| one.is_error()).collect();
    assert!(found.is_empty(), "{}", diagnostics.render(Style::Plain));
    assert_eq!(model_lines(&schema, only_model(&schema)), expected);
    assert_eq!(report.pages, [(title.to_owned(), 1)].into());
}

const KOTLIN: &str = "
# Pet

## Properties
| Name | Type | Description | Notes |
| ------------ | ------------- | ------------- | ------------- |
| **name** | **kotlin.String** | How it is called. |  |
| **mood** | [**inline**](#Mood) |  |  [optional] |
| **allergies** | [**inline**](#kotlin.collections.List&lt;Allergies&gt;) |  |  [optional] |
| **bornAt** | [**java.time.OffsetDateTime**](java.time.OffsetDateTime.md) |  |  [optional] [readonly] |
| **weight** | [**java.math.BigDecimal**](java.math.BigDecimal.md) |  |  [optional] |
| **friends** | [**kotlin.collections.List&lt;Friend&gt;**](Friend.md) |  |  [optional] |
| **chips** | **kotlin.collections.Map&lt;kotlin.String, kotlin.Int&gt;** |  |  [optional] |
| **propertySize** | **kotlin.Long** |  |  [optional] |
| **&#x60;when&#x60;** | **kotlin.Any** |  |  [optional] |


<a id=\"Mood\"></a>
## Enum: Mood
| Name | Value |
| ---- | ----- |
| mood | calm, very-wild |


<a id=\"Allergies\"></a>
## Enum: allergies
| Name | Value |
| ---- | ----- |
| allergies | 1, 2 |
";

#[test]
fn kotlin() {
    model(
        KOTLIN,
        "Kotlin",
        &[
            "Pet",
            "name: string required",
            // The heading of an enum has the key.
            "Mood: Mood",
            "allergies: list of allergies",
            "bornAt: date-time read-only",
            "weight: decimal",
            "friends: list of Friend",
            "chips: map of int32",
            "size: int64",
            "when: any",
            "Mood string enum: calm very-wild",
            "allergies integer enum: 1 2",
        ],
    );
}

#[test]
fn kotlin_indents_the_values_of_an_enum() {
    let page = "\n# Mood\n\n## Enum\n\n\n    * `Calm` (value: `\"calm\"`)\n\n    * `VeryWild` (value: `\"very-wild\"`)\n\n\n\n";
    let schema =
        generator([("docs/Pet.md", KOTLIN), ("docs/Mood.md", page)]).analyze_partial().schema;
    let own = schema.enums.iter().find(|one| one.name == "Mood").expect("the enum");
    assert_eq!(values(own), "Mood string enum: calm very-wild");
}

const TYPESCRIPT: &str = "
# Pet


## Properties

Name | Type | Description | Notes
------------ | ------------- | ------------- | -------------
**first_name** | **string** | How it is called. | [default to undefined]
**weight** | **number** |  | [optional] [default to undefined]
**friends** | [**Array&lt;Friend&gt;**](Friend.md) |  | [optional] [readonly] [default to undefined]
**chips** | **{ [key: string]: Array&lt;string&gt;; }** |  | [optional] [default to undefined]
**notes** | **{ [key: string]: ; }** |  | [optional] [default to undefined]
**_default** | **boolean | null** |  | [optional] [default to undefined]

## Example

```typescript
import { Pet } from './api';
```
";

#[test]
fn typescript() {
    model(
        TYPESCRIPT,
        "TypeScript",
        &[
            "Pet",
            "first_name: string required",
            "weight: double",
            "friends: list of Friend read-only",
            "chips: map of list of string",
            "notes: map of any",
            "default: boolean",
        ],
    );
}

const TYPESCRIPT_API: &str = "
# PetApi

All URIs are relative to *https://pets.example*

| Method | HTTP request | Description |
| ------ | ------------ | ----------- |
| [**findPets**](PetApi.md#findpets) | **GET** /pets | Finds pets. |

## findPets

> Array&lt;Pet&gt; findPets(sort, state)

### Example

```ts
new PetApi().findPets();
```

### Parameters

| Name | Type | Description | Notes |
| ---- | ---- | ----------- | ----- |
| **sort** | ``, `name`, `-born-at` | The order. | [Optional] [Defaults to `undefined`] [Enum: name, -born-at] |
| **state** | `urn:pet:wild` | Which ones. | [Enum: urn:pet:wild] |

### Return type

[**Array&lt;Pet&gt;**](Pet.md)
";

#[test]
fn typescript_lists_the_values_of_a_parameter_in_its_type_cell() {
    let analysis = generator([("docs/PetApi.md", TYPESCRIPT_API)]).analyze_partial();
    assert!(!analysis.diagnostics.has_errors(), "{}", analysis.diagnostics.render(Style::Plain));
    let parameters = analysis.schema.apis[0].operations[0].parameters.iter();
    let lines: Vec<String> = parameters
        .map(|one| format!("{} {} {} {:?}", one.name, one.ty, one.required, one.values))
        .collect();
    assert_eq!(
        lines,
        ["sort string false [\"name\", \"-born-at\"]", "state string true [\"urn:pet:wild\"]",]
    );
}

const PYTHON: &str = "
# Pet


## Properties

Name | Type | Description | Notes
------------ | ------------- | ------------- | -------------
**first_name** | **str** | How it is called. | 
**born_at** | **datetime** |  | [optional] [readonly] 
**friends** | [**List[Friend]**](Friend.md) |  | [optional] 
**chips** | **Dict[str, List[int]]** |  | [optional] 
**var_class** | **object** |  | [optional] 

## Example

```python
from store.models.pet import Pet
```
";

#[test]
fn python() {
    let expected = [
        "Pet",
        "firstName: string required",
        "bornAt: date-time read-only",
        "friends: list of Friend",
        "chips: map of list of int64",
        "class: any",
    ];
    model(PYTHON, "Python", &expected);
    let snake = generator([("docs/Pet.md", PYTHON)]).wire_case(WireCase::SnakeCase);
    let expected = expected.map(|line| match line.split_once(':') {
        Some(("firstName", ty)) => format!("first_name:{ty}"),
        Some(("bornAt", ty)) => format!("born_at:{ty}"),
        _ => line.to_owned(),
    });
    read(snake, "Python", &expected.each_ref().map(String::as_str));
}

const OLD_PYTHON: &str = "
# Pet

## Properties
Name | Type | Description | Notes
------------ | ------------- | ------------- | -------------
**name** | **str, none_type** |  | 
**friends** | [**[Friend]**](Friend.md) |  | [optional] 
**toys** | [**list[Toy]**](Toy.md) |  | [optional] 
**chips** | **dict(str, int)** |  | [optional] 
**notes** | **{str: (bool, date, datetime, dict, float, int, list, str, none_type)}** |  | [optional] 
**any string name** | **bool, date, datetime, dict, float, int, list, str, none_type** | any string name can be used | [optional]
";

#[test]
fn older_python() {
    let expected = [
        "Pet",
        "name: string required",
        "friends: list of Friend",
        "toys: list of Toy",
        "chips: map of int64",
        "notes: map of any",
    ];
    model(OLD_PYTHON, "Python", &expected);
}

/// A page on which each value has a section, with the parts of its sections in this order.
fn sections(parts: &[&str]) -> String {
    let info = |ty: &str| {
        format!(
            "## Model Type Info\nInput Type | Accessed Type | Description | Notes\n--- | --- | --- | ---\n{ty}\n"
        )
    };
    let table = |heading: &str, first: &str| {
        format!(
            "### {heading}\n{first} | Input Type | Accessed Type | Description | Notes\n--- | --- | --- | --- | ---\n"
        )
    };
    let parts = parts.iter().map(|part| match part.split_once(' ') {
        Some(("type:", ty)) => info(ty),
        Some(("row:", row)) => format!("{row}\n"),
        _ if *part == "properties" => table("Dictionary Keys", "Key"),
        _ if *part == "items" => table("Tuple Items", "Class Name"),
        _ if part.starts_with("allOf") || part.starts_with("oneOf") => {
            format!("### Composed Schemas (allOf/anyOf/oneOf/not)\n#{}", table(part, "Class Name"))
        }
        _ => format!("\n{part}\n\n"),
    });
    parts.collect()
}

const LIST: &str = "type: list, tuple,  | tuple,  |  | ";
const OBJECT: &str = "type: dict, frozendict.frozendict,  | frozendict.frozendict,  |  | ";
const ANY: &str = "type: dict, frozendict.frozendict, str, date, datetime, uuid.UUID, int, float, decimal.Decimal, bool, \
                   None, list, tuple, bytes, io.FileIO, io.BufferedReader,  | frozendict.frozendict, str |  | ";
const ANY_NAME: &str = "row: **any_string_name** | dict, frozendict.frozendict, str, date, datetime, int, float, bool, \
                        decimal.Decimal, None, list, tuple, bytes, io.FileIO, io.BufferedReader | str | any string | [optional]";

/// The models and enums of pages, each as its lines.
#[track_caller]
fn read_sections(pages: &[(&str, String)], expected: &[&str]) {
    let pages = pages.iter().map(|(path, text)| (*path, text.as_str()));
    let Analysis { schema, diagnostics, .. } = generator(pages).analyze_partial();
    assert!(!diagnostics.has_errors(), "{}", diagnostics.render(Style::Plain));
    let documented = schema.models.iter().filter(|model| model.documented);
    let mut lines: Vec<String> = documented.flat_map(|model| model_lines(&schema, model)).collect();
    let used = |name: &str| lines.iter().any(|line| line.starts_with(name));
    let others: Vec<String> = schema.enums.iter().map(values).filter(|line| !used(line)).collect();
    lines.extend(others);
    assert_eq!(lines, expected);
}

#[test]
fn python_with_sections_for_types() {
    let pet = sections(&[
        "# store.model.pet.Pet",
        "An animal.",
        OBJECT,
        "properties",
        "row: **[photoUrls](#photoUrls)** | list, tuple,  | tuple,  |  | ",
        "row: **name** | str,  | str,  | How it is called. | ",
        // The generator ends the row of a property without a type so.
        "row: **kind** | ",
        "row: **id** | decimal.Decimal, int,  | decimal.Decimal,  |  | [optional] value must be a 64 bit integer",
        "row: **legs** | decimal.Decimal, int,  | decimal.Decimal,  |  | [optional] value must be a 32 bit integer",
        "row: **weight** | decimal.Decimal, int, float,  | decimal.Decimal,  |  | [optional] ",
        "row: **owner** | [**Person**](Person.md) | [**Person**](Person.md) |  | [optional] ",
        "row: **[boxes](#boxes)** | list, tuple, None,  | tuple, NoneClass,  |  | [optional] ",
        "row: **chip_id** | None, str, uuid.UUID,  | NoneClass, str,  |  | [optional] value must be a uuid",
        "row: **born** | str, datetime,  | str,  |  | [optional] value must conform to RFC-3339 date-time",
        "row: **mood** | str,  | str,  | today | [optional] must be one of [\"calm\", \"very, very wild\", ] ",
        "row: **[chips](#chips)** | dict, frozendict.frozendict,  | frozendict.frozendict,  |  | [optional] ",
        "row: **[home](#home)** | dict, frozendict.frozendict,  | frozendict.frozendict,  |  | [optional] ",
        "row: **[vet](#vet)** | dict, frozendict.frozendict, str |  |  | [optional] ",
        ANY_NAME,
        "# photoUrls",
        LIST,
        "items",
        "row: items | str,  | str,  |  | ",
        "# boxes",
        LIST,
        "items",
        "row: [items](#items) | dict, frozendict.frozendict,  | frozendict.frozendict,  |  | ",
        "# items",
        OBJECT,
        "properties",
        "row: **size** | decimal.Decimal, int,  | decimal.Decimal,  |  | ",
        ANY_NAME,
        "# chips",
        OBJECT,
        "properties",
        "row: **any_string_name** | bool,  | BoolClass,  | any string name | [optional] ",
        "# home",
        OBJECT,
        "# vet",
        ANY,
        "allOf",
        "row: [Person](Person.md) | [**Person**](Person.md) | [**Person**](Person.md) |  | ",
        "row: [all_of_1](#all_of_1) | dict, frozendict.frozendict, str |  | Whom to call. | ",
        "# all_of_1",
        "Whom to call.",
        ANY,
    ]);
    read_sections(
        &[("docs/models/Pet.md", pet)],
        &[
            "Pet",
            "\"An animal.\"",
            // The names are the keys, whatever their case.
            "photoUrls: list of string required",
            "name: string required",
            "kind: any required",
            "id: int64",
            "legs: int32",
            "weight: double",
            "owner: Person",
            "boxes: list of PetBoxesInner",
            "chip_id: uuid",
            "born: date-time",
            "mood: MoodEnum",
            "chips: map of boolean",
            "home: map of any",
            "vet: Person",
            "MoodEnum string enum: calm very, very wild",
            "PetBoxesInner",
            "size: int64 required",
        ],
    );
}

#[test]
fn python_sections_of_other_pages_than_objects() {
    let mood = sections(&[
        "# store.model.mood.Mood",
        "type: str,  | str,  |  | must be one of [\"calm\", \"wild\", ] ",
    ]);
    let names =
        sections(&["# store.model.names.Names", LIST, "items", "row: items | str,  | str,  |  | "]);
    let cat = sections(&[
        "# store.model.cat.Cat",
        ANY,
        "allOf",
        "row: [Pet](Pet.md) | [**Pet**](Pet.md) | [**Pet**](Pet.md) |  | ",
        "row: [all_of_1](#all_of_1) | dict, frozendict.frozendict,  | frozendict.frozendict,  |  | ",
        "# all_of_1",
        OBJECT,
        "properties",
        "row: **claws** | decimal.Decimal, int,  | decimal.Decimal,  |  | ",
        ANY_NAME,
    ]);
    let pet = sections(&[
        "# store.model.pet.Pet",
        OBJECT,
        "properties",
        "row: **mood** | [**Mood**](Mood.md) | [**Mood**](Mood.md) |  | ",
        "row: **names** | [**Names**](Names.md) | [**Names**](Names.md) |  | ",
        "row: **best** | [**Creature**](Creature.md) | [**Creature**](Creature.md) |  | ",
        ANY_NAME,
    ]);
    let creature = sections(&[
        "# store.model.creature.Creature",
        ANY,
        "oneOf",
        "row: [Pet](Pet.md) | [**Pet**](Pet.md) | [**Pet**](Pet.md) |  | ",
        "row: [Cat](Cat.md) | [**Cat**](Cat.md) | [**Cat**](Cat.md) |  | ",
    ]);
    read_sections(
        &[
            ("docs/models/Cat.md", cat),
            ("docs/models/Creature.md", creature),
            ("docs/models/Mood.md", mood),
            ("docs/models/Names.md", names),
            ("docs/models/Pet.md", pet),
        ],
        &[
            "Cat",
            "mood: Mood required",
            "names: list of string required",
            "best: Creature required",
            "claws: int64 required",
            "Mood string enum: calm wild",
            "Creature",
            "Pet",
            "mood: Mood required",
            "names: list of string required",
            "best: Creature required",
            "Mood string enum: calm wild",
        ],
    );
}

const GO: &str = "
# Pet

## Properties

Name | Type | Description | Notes
------------ | ------------- | ------------- | -------------
**FirstName** | **string** | How it is called. | 
**NickName** | Pointer to **NullableString** |  | [optional] 
**BornAt** | Pointer to [**time.Time**](time.Time.md) |  | [optional] [readonly] 
**Friends** | Pointer to [**[]Friend**](Friend.md) |  | [optional] 
**Chips** | Pointer to **map[string][]int32** |  | [optional] 
**Owner** | [***Person**](Person.md) |  | [optional] [default to null]
**Notes** | **map[string]interface{}** |  | 
**Nothing** | Pointer to  |  | [optional] 
**Type_** | **bool** |  | 

## Methods

### NewPet

`func NewPet(firstName string, ) *Pet`
";

#[test]
fn go() {
    model(
        GO,
        "Go",
        &[
            "Pet",
            "firstName: string required",
            "nickName: string",
            "bornAt: date-time read-only",
            "friends: list of Friend",
            "chips: map of list of int32",
            "owner: Person",
            "notes: map of any required",
            "nothing: any",
            "type: boolean required",
        ],
    );
    let schema = generator([("docs/Pet.md", GO)]).analyze_partial().schema;
    let nullable = |property: usize| only_model(&schema).properties[property].facts.nullable;
    assert_eq!([nullable(0), nullable(1)], [false, true]);
}

const SWIFT: &str = "
# Pet

## Properties
Name | Type | Description | Notes
------------ | ------------- | ------------- | -------------
**_id** | **Int64** |  | 
**isWild** | **Bool** |  | [optional] [readonly] 
**bornAt** | **Date** |  | [optional] 
**friends** | [Friend] |  | [optional] 
**toys** | [**[Toy]**](Toy.md) |  | [optional] 
**chips** | [String: [String?]] |  | [optional] 
**notes** | **AnyCodable** |  | [optional] 
**_default** | Set<UUID> |  | [optional] 
";

#[test]
fn swift() {
    model(
        SWIFT,
        "Swift",
        &[
            "Pet",
            "id: int64 required",
            "isWild: boolean read-only",
            "bornAt: date-time",
            "friends: list of Friend",
            "toys: list of Toy",
            "chips: map of list of string",
            "notes: any",
            "default: list of uuid",
        ],
    );
}
