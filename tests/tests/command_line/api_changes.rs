//! What changed in APIs, and what there is to know of one, as people see it.

use std::fs;

use snapbox::cmd::Command;
use snapbox::str;
use tablesmith_tests::tablesmith;

use super::run;

const TICKET: &str = "\
# Ticket

## Properties

| Name | Type | Description | Notes |
| ---- | ---- | ----------- | ----- |
| **id** | **String** | What it is known by. | |
";

const SHOP: &str = "\
# ShopApi

| Method | HTTP request | Description |
| ------ | ------------ | ----------- |
| [**GetOrder**](#GetOrder) | **Get** /orders/{orderId} | Get an order |
| [**GetShelves**](#GetShelves) | **Get** /shelves | List the shelves |
| [**PostOrder**](#PostOrder) | **Post** /orders | Order |

## GetOrder

Get an order

### Parameters

| Name | Type | Description | Notes |
| ---- | ---- | ----------- | ----- |
| **orderId** | **string** | Which | |
| **expand** | **string** | | [optional] |

### Return type

[**Ticket**](Ticket)

## GetShelves

List the shelves

### Return type

[**List<Shelf>**](Shelf)

## PostOrder

Order

### Parameters

| Name | Type | Description | Notes |
| ---- | ---- | ----------- | ----- |
| **body** | [**Ticket**](Ticket) | | |

### Return type

void (empty response body)
";

const STOCK: &str = "\
# StockApi

| Method | HTTP request | Description |
| ------ | ------------ | ----------- |
| [**GetStock**](#GetStock) | **Get** /stock | Get it |

## GetStock

Get it

### Return type

[**Shelf**](Shelf)
";

#[test]
fn what_changed_in_apis_is_judged_by_the_functions_and_features_of_the_crate() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |pages: &[(&str, &str)]| {
        for (path, text) in pages {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, text).expect("written");
        }
    };
    let after = SHOP
        .replace("**Get** /orders/{orderId} | Get an", "**Get** /v2/orders/{orderId} | Fetch an")
        .replace("| **expand** | **string** | | [optional] |\n", "| **full** | **bool?** | | |\n")
        .replace("| [**GetShelves**](#GetShelves) | **Get** /shelves | List the shelves |\n", "")
        .replace(
            "## GetShelves\n\nList the shelves\n\n### Return type\n\n[**List<Shelf>**](Shelf)\n\n",
            "",
        )
        .replace("PostOrder", "PostOrders")
        .replace(
            "\nOrder\n",
            "\n:::{\"alert\":\"warning\",\"title\":\"Deprecated\"}\nNo.\n:::\n\nOrder\n",
        )
        .replace("void (empty response body)", "[**Person**](Person)");
    write(&[("old/ShopApi.md", SHOP), ("old/StockApi.md", STOCK), ("old/Ticket.md", TICKET)]);
    write(&[("new/ShopApi.md", &after), ("new/StockApi.md", STOCK), ("new/Ticket.md", TICKET)]);
    let diff = |old: &str, new: &str| {
        let command = Command::from_std(tablesmith()).args(["--quiet", "diff", old, new]);
        command.current_dir(folder.path()).assert()
    };
    diff("old", "new").success().stdout_eq(str![[r#"
breaking (6)
  Shop                   API brings less           Shelf
  Shop.GetShelves        operation removed         GET /shelves
  Shop.PostOrders        operation likely renamed  PostOrder -> PostOrders
  Shop.PostOrders        operation retyped         returns nothing -> returns Person
  Shop.GetOrder(expand)  parameter removed         string
  Shop.GetOrder(full)    parameter made required

compatible (4)
  Person               model added               0 properties
  Shop.GetOrder        operation moved           GET /orders/{orderId} -> GET /v2/orders/{orderId}
  Shop.PostOrders      operation deprecated
  Shop.GetOrder(full)  parameter added           boolean

documentation only (2)
  Shop.GetOrder  operation redocumented    nothing -> "Get an order"
  Shop.GetOrder  operation redocumented    "Get an order" -> "Fetch an order"

breaking
       1  API brings less
       1  operation removed
       1  operation likely renamed
       1  operation retyped
       1  parameter removed
       1  parameter made required
compatible
       1  model added
       1  operation moved
       1  operation deprecated
       1  parameter added
documentation only
       2  operation redocumented
verdict: major (6 breaking, 4 compatible, 2 of documentation only)

"#]]);

    // A feature that is gone, one that is new, and the first ones of all.
    write(&[("less/ShopApi.md", SHOP), ("less/Ticket.md", TICKET)]);
    write(&[("none/Ticket.md", TICKET)]);
    diff("old", "less").success().stdout_eq(str![[r#"
breaking (1)
  Stock  API removed               1 operation

breaking
       1  API removed
verdict: major (1 breaking, 0 compatible, 0 of documentation only)

"#]]);
    diff("less", "old").success().stdout_eq(str![[r#"
compatible (1)
  Stock  API added                 1 operation

compatible
       1  API added
verdict: minor (0 breaking, 1 compatible, 0 of documentation only)

"#]]);
    diff("none", "less").success().stdout_eq(str![[r#"
breaking (1)
  default  feature brings less

compatible (2)
  Shelf  model added               0 properties
  Shop   API added                 3 operations

breaking
       1  feature brings less
compatible
       1  model added
       1  API added
verdict: major (1 breaking, 2 compatible, 0 of documentation only)

"#]]);
}

#[test]
fn apis_and_operations_are_inspected_and_models_tell_theirs() {
    let inspect = |name: &str| {
        run(&["--quiet", "inspect", name, "--docs", "tests/tests/pages/dotnet"]).success()
    };
    inspect("pet").stdout_eq(str![[r#"
API Pet, feature pet
  tests/tests/pages/dotnet/PetApi.md:1

  operation               request               takes  returns      source
  DeletePet (deprecated)  DELETE /pets/{petId}                      tests/tests/pages/dotnet/PetApi.md:9
  GetPets                 GET /pets                    list of Pet  tests/tests/pages/dotnet/PetApi.md:10
  PostPets                POST /pets            Pet    Pet          tests/tests/pages/dotnet/PetApi.md:11

"#]]);
    inspect("GetPets").stdout_eq(str![[r#"
operation Pet.GetPets, GET /pets
  tests/tests/pages/dotnet/PetApi.md:10
  in Rust: apis::pet::get_pets
  Get the owner's pets
  requires no permission
  returns list of Pet

  parameter  in     type                    values
  sortOrder  query  string  asc by default  asc, desc
  pageSize   query  int32   required

"#]]);
    inspect("Pet").stdout_eq(str![[r#"
model Pet
  no page documents it; its JSON is kept whole

Pet is the type of no property

taken by 1
  Pet.PostPets: POST /pets

returned by 2
  Pet.GetPets: GET /pets
  Pet.PostPets: POST /pets

"#]]);
    run(&["--quiet", "inspect", "GetPet", "--docs", "tests/tests/pages/dotnet"])
        .failure()
        .stderr_eq(str![[r#"
error[unknown-name]: no page documents `GetPet`; there is `GetPets`


"#]]);
}
