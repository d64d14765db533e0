//! Schemas and crates without the texts of the pages.

use tablesmith::{Failure, Generator};

const PET: &str = "\
# Pet

Text of a model.

## Properties

| Name | Type | Description | Notes |
| --- | --- | --- | --- |
| **kind** | [**KindEnum**](#KindEnum) | Text of a property. | |

## Enum: KindEnum

| Name | Value |
| --- | --- |
| CAT | \"cat\" |
";

const API: &str = "\
# PetApi

| Method | HTTP request | Description |
| --- | --- | --- |
| [**GetPet**](#GetPet) | **GET** /pets/{petId} | Text of an operation |

<a name=\"GetPet\"></a>
# **GetPet**

> Pet GetPet (string petId)

Text of an operation

### Parameters

| Name | Type | Description | Notes |
| --- | --- | --- | --- |
| **petId** | **string** | Text of a parameter | |

### Return type

[**Pet**](Pet.html)
";

fn texts(generator: Generator) -> Result<String, Failure> {
    let generator = generator.page("Pet.md", PET).page("PetApi.md", API);
    let schema = generator.analyze()?.schema;
    let mut all = schema.to_json().expect("JSON");
    all.push_str(&tablesmith::export::openapi(&schema).expect("a description"));
    for file in generator.emit(&schema)?.files {
        all.push_str(&file.text);
    }
    Ok(all)
}

#[test]
fn texts_are_left_out_and_facts_stay() {
    let with = texts(Generator::new()).expect("a schema");
    for text in ["a model", "a property", "an operation", "a parameter"] {
        assert!(with.contains(&format!("Text of {text}")), "{text}");
    }
    let config = "descriptions = false\n";
    for generator in [
        Generator::new().without_descriptions(),
        Generator::new().config_text("tablesmith.toml", config),
    ] {
        let without = texts(generator).expect("a schema");
        assert!(!without.contains("Text of"), "{without}");
        for fact in ["pub struct Pet", "Open<PetKind>", "/pets/{petId}", "petId"] {
            assert!(without.contains(fact), "{fact}");
        }
    }
}
