//! Pages of SDKs in the languages that have a dialect of their own: recognized by their signs, and read.

use tablesmith::diagnostics::Style;
use tablesmith::{Analysis, Generator, WireCase};
use tablesmith_tests::generator;

use super::lines::{model_lines, only_model};

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
