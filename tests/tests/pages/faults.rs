//! Pages with a fault, and the exact text of the diagnostics.

use tablesmith::diagnostics::Style;
use tablesmith_tests::generator;

/// Four columns, and no row yet.
const HEAD: &str = "# Page\n\n## Properties\n\n| Name | Type | Description | Notes |\n\
                    | --- | --- | --- | --- |\n";

/// Checks the diagnostics of some pages, each given with its path.
#[track_caller]
fn says(pages: &[(&str, &str)], expected: &str) {
    let diagnostics = generator(pages.iter().copied()).analyze_partial().diagnostics;
    assert_eq!(diagnostics.render(Style::Plain), expected.trim_matches('\n'));
}

/// [`says`] of one page.
#[track_caller]
fn of_page(page: &str, expected: &str) {
    says(&[("java/Page.md", page)], expected);
}

/// [`says`] of one page with a table of four columns and these rows.
#[track_caller]
fn of_rows(rows: &str, expected: &str) {
    of_page(&format!("{HEAD}{rows}"), expected);
}

#[test]
fn an_empty_file() {
    of_page(
        "\n",
        "
error[empty-page]: this page is empty
--> java/Page.md
 = help: fetch the page again, or remove the file
",
    );
}

#[test]
fn a_table_without_a_type_column() {
    of_page(
        "# Page\n\n## Properties\n\n| Name | Description | Notes |\n| --- | --- | --- |\n| **a** | x |  [optional] |\n",
        "
error[missing-column]: the property table of `Page` has no Type column
 --> java/Page.md:5:1
  |
5 | | Name | Description | Notes |
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `Type` is expected among these headers
  |
  = help: the columns are Name, Type, Description and Notes
",
    );
}

#[test]
fn a_row_short_of_cells() {
    of_rows("| **self** | [**Address**](Address.html) | Address. |\n","
error[short-row]: this row has 3 cells, the table has 4 columns
 --> java/Page.md:7:1
  |
7 | | **self** | [**Address**](Address.html) | Address. |
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the row of `self` ends before the Notes column
  |
  = help: add the missing cell, empty if there is nothing to say
",);
}

#[test]
fn an_enum_reference_without_its_table() {
    of_rows(
        "| **state** | [**StateEnum**](#StateEnum) | The state. |  [optional] |\n",
        "
error[missing-enum]: `state` refers to the enum `StateEnum`, which is not on this page
 --> java/Page.md:7:15
  |
7 | | **state** | [**StateEnum**](#StateEnum) | The state. |  [optional] |
  |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^ expected a table under `## Enum: StateEnum`
  |
  = help: add the enum's table, or make the type `String`
",
    );
}

#[test]
fn two_properties_that_differ_only_in_case() {
    of_rows(
        "| **name** | **String** | The name. |  [optional] |\n| **Name** | **String** | Again. |  [optional] |\n",
        "
error[properties-differ-in-case]: `name` and `Name` of `Page` differ only in case
 --> java/Page.md:8:3
  |
7 | | **name** | **String** | The name. |  [optional] |
  |   -------- first here
8 | | **Name** | **String** | Again. |  [optional] |
  |   ^^^^^^^^ once more here
  |
  = help: one of them is misspelt: remove its row
",
    );
}

#[test]
fn a_property_twice() {
    of_rows(
        "| **name** | **String** | The name. |  [optional] |\n| **name** | **Integer** | Again. |  [optional] |\n",
        "
error[duplicate-property]: `Page` has the property `name` twice
 --> java/Page.md:8:3
  |
7 | | **name** | **String** | The name. |  [optional] |
  |   -------- first here
8 | | **name** | **Integer** | Again. |  [optional] |
  |   ^^^^^^^^ once more here, with another type
  |
  = help: remove one of the two rows
",
    );
}

#[test]
fn a_bracket_missing() {
    of_rows(
        "| **items** | **List&lt;List&lt;String&gt;** | Items. |  [optional] |\n",
        "
error[bad-type]: `List<List<String>` is not a type
 --> java/Page.md:7:21
  |
7 | | **items** | **List&lt;List&lt;String&gt;** | Items. |  [optional] |
  |               ------^^^^--------------------
  |               |     |
  |               |     this bracket is never closed
  |               the type of `items`
  |
  = help: a type is a name, with its arguments in `<` and `>`
",
    );
}

#[test]
fn a_row_without_a_type() {
    of_rows(
        "| **a** |  | A. |  [optional] |\n",
        "
warning[missing-type]: `a` has no type
 --> java/Page.md:7:12
  |
7 | | **a** |  | A. |  [optional] |
  |            ^ the Type cell is empty: taken for any JSON
  |
  = help: fill in the type, or set it by an override
",
    );
}

#[test]
fn a_row_without_a_name() {
    of_rows(
        "|  | **String** | A. |  [optional] |\n",
        "
error[unnamed-property]: this row names no property
 --> java/Page.md:7:1
  |
7 | |  | **String** | A. |  [optional] |
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ its Name cell is empty
  |
  = help: fill in the name, or remove the row
",
    );
}

#[test]
fn a_page_without_a_name() {
    of_page(
        "## Properties\n\n| Name | Type |\n| --- | --- |\n| a | String |\n",
        "
error[unnamed-page]: this page does not say which model it documents
 --> java/Page.md:1:4
  |
1 | ## Properties
  |    ^^^^^^^^^^ the properties of what?
  |
  = help: add a heading with the model's name above this one; for pages that are not an SDK's, `tablesmith survey --draft FILE` writes a first dialect file
",
    );
}

#[test]
fn a_table_without_dashes() {
    of_page(
        "# Page\n\n## Properties\n\n| Name | Type |\n| **a** | **String** |\n",
        "
error[no-table]: this is not a table, though it is meant to be one
 --> java/Page.md:5:1
  |
3 | ## Properties
  |    ---------- the table is expected here
4 |
5 | | Name | Type |
  | ^^^^^^^^^^^^^^^ no line of dashes for these columns follows
  |
  = help: under the header goes a line such as `| --- | --- |`, with as many columns
",
    );
}

#[test]
fn an_enum_without_values() {
    of_rows(
        "| **a** | [**AEnum**](#AEnum) | A. |  [optional] |\n\n## Enum: AEnum\n",
        "
error[missing-values]: the enum `AEnum` has no values
 --> java/Page.md:9:10
  |
9 | ## Enum: AEnum
  |          ^^^^^ no table and no list of values follows
  |
  = help: add a table with the columns Name and Value
",
    );
}

#[test]
fn an_enum_row_short_of_cells() {
    of_rows(
        "| **a** | [**AEnum**](#AEnum) | A. |  [optional] |\n\n## Enum: AEnum\n\n| Name | Value |\n| --- | --- |\n| X |\n",
        "
error[short-row]: this row has 1 cell, the table has 2 columns
  --> java/Page.md:13:1
   |
13 | | X |
   | ^^^^^ the row of `X` ends before the Value column
   |
   = help: add the missing cell, empty if there is nothing to say
",
    );
}

#[test]
fn values_and_constants_twice() {
    of_rows(
        "| **a** | [**AEnum**](#AEnum) | A. |  [optional] |\n\n## Enum: AEnum\n\n| Name | Value |\n| --- | --- |\n| X | &quot;x&quot; |\n| Y | &quot;x&quot; |\n| X | &quot;z&quot; |\n",
        "
warning[duplicate-value]: the enum `AEnum` has the value `x` twice
  --> java/Page.md:14:1
   |
13 | | X | &quot;x&quot; |
   | --------------------- first here
14 | | Y | &quot;x&quot; |
   | ^^^^^^^^^^^^^^^^^^^^^ once more here
   |
   = help: remove one of the two

warning[duplicate-value]: the enum `AEnum` has the constant `X` twice
  --> java/Page.md:15:1
   |
13 | | X | &quot;x&quot; |
   | --------------------- first here
14 | | Y | &quot;x&quot; |
15 | | X | &quot;z&quot; |
   | ^^^^^^^^^^^^^^^^^^^^^ once more here
   |
   = help: remove one of the two
",
    );
}

#[test]
fn a_name_without_a_page_is_said_once() {
    of_rows(
        "| **a** | [**Foo**](Foo.md) | A. |  [optional] |\n| **b** | [**List<Foo>**](Foo.md) | B. |  [optional] |\n",
        "
warning[undocumented-model]: `Foo` has no page
 --> java/Page.md:7:11
  |
7 | | **a** | [**Foo**](Foo.md) | A. |  [optional] |
  |           ^^^^^^^^^^^^^^^^^ named here; its JSON is kept whole
  |
  = help: add the page of `Foo` to the sources
",
    );
}

#[test]
fn everything_in_one_run() {
    of_rows(
        "| **a** | **Li st** | A. | [optional] |\n| **b** | **String** | B. |\n",
        "
error[bad-type]: `Li st` is not a type
 --> java/Page.md:7:16
  |
7 | | **a** | **Li st** | A. | [optional] |
  |           -----^---
  |           |    |
  |           |    `s` does not belong in a type
  |           the type of `a`
  |
  = help: a type is a name, with its arguments in `<` and `>`

error[short-row]: this row has 3 cells, the table has 4 columns
 --> java/Page.md:8:1
  |
8 | | **b** | **String** | B. |
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^ the row of `b` ends before the Notes column
  |
  = help: add the missing cell, empty if there is nothing to say
",
    );
}

#[test]
fn pipes_in_a_description_are_a_note() {
    of_rows(
        "| **a** | **String** | One|two. | [optional] |\n",
        "
note[pipe-in-cell]: this row has 5 cells, the table has 4 columns
 --> java/Page.md:7:24
  |
7 | | **a** | **String** | One|two. | [optional] |
  |                        ^^^^^^^^ read as one description with pipes in it
",
    );
}

#[test]
fn a_default_that_is_none_of_the_values_is_a_note() {
    let page = "\
# PetApi

## Example.Client.Api.PetApi

| Method | HTTP request | Description |
| --- | --- | --- |
| [**GetPets**](#GetPets) | **Get** /pets | Lists pets |

## GetPets

> void GetPets (string order)

### Parameters

| Name | Type | Description | Notes |
| --- | --- | --- | --- |
| **order** | **string** | | [default to ASC]<br />**Values**: ascending, descending |

### Return type

void (empty response body)
";
    says(
        &[("dotnet/PetApi.md", page)],
        "
note[default-not-listed]: the default of `order` of `GetPets` is none of its values
  --> dotnet/PetApi.md:17:30
   |
17 | | **order** | **string** | | [default to ASC]<br />**Values**: ascending, descending |
   |                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `ASC` is none of `ascending`, `descending`
   |
   = help: correct the page; OpenAPI has this default as `x-documented-default`
",
    );
}

#[test]
fn a_page_twice() {
    says(
        &[("java/Page.md", "# Page\n\nA page.\n"), ("sub/Page.md", "# Page\n\nThe same page.\n")],
        "
error[documented-twice]: `Page` is documented twice
 --> sub/Page.md:1:3
  |
1 | # Page
  |   ^^^^ once more here
  |
 ::: java/Page.md:1:3
  |
1 | # Page
  |   ---- first here
  |
  = help: remove one of the two pages, or leave it out with `exclude` in tablesmith.toml
",
    );
}

#[test]
fn pages_that_contradict_each_other() {
    says(
        &[
            (
                "dotnet/Page.md",
                "# A.Model.Page\n\n## Properties\n\nName | Type | Notes\n--- | --- | ---\n**A** | **bool?** | [optional]\n**B** | **string** | \n",
            ),
            (
                "java/Page.md",
                "# Page\n\n## Properties\n\nName | Type | Notes\n--- | --- | ---\n**a** | **Integer** | [optional]\n**b** | **String** | [optional]\n",
            ),
        ],
        "
warning[contradicting-types]: the pages contradict each other on the type of `a` of `Page`
 --> java/Page.md:7:9
  |
7 | **a** | **Integer** | [optional]
  |         ^^^^^^^^^^^ int32 here
  |
 ::: dotnet/Page.md:7:9
  |
7 | **A** | **bool?** | [optional]
  |         --------- boolean here, which is kept
  |
  = help: set the type in the configuration if the other one is right

note[differing-required]: the pages disagree on whether `b` of `Page` is required
 --> java/Page.md:8:1
  |
8 | **b** | **String** | [optional]
  | ^^^^^ optional here
  |
 ::: dotnet/Page.md:8:1
  |
8 | **B** | **string** | 
  | ----- required here; read as optional
",
    );
}

#[test]
fn a_generic_type_that_is_not_known() {
    of_rows(
        "| **first** | [**Page&lt;String&gt;**](Page.md) | The first page. |  [optional] |\n",
        "
warning[unknown-generic]: `Page<String>` of `first` is a generic type that is not known
 --> java/Page.md:7:18
  |
7 | | **first** | [**Page&lt;String&gt;**](Page.md) | The first page. |  [optional] |
  |                  ^^^^ `Page` with 1 argument is read as any JSON
  |
  = help: set the type of the property by an override
",
    );
    of_rows(
        "| **both** | **Map&lt;String, List&lt;A, B&gt;&gt;** | Both. |  [optional] |\n",
        "
warning[unknown-generic]: `List<A, B>` of `both` is a generic type that is not known
 --> java/Page.md:7:31
  |
7 | | **both** | **Map&lt;String, List&lt;A, B&gt;&gt;** | Both. |  [optional] |
  |                               ^^^^ `List` with 2 arguments is read as any JSON
  |
  = help: set the type of the property by an override
",
    );
}

#[test]
fn properties_in_a_list() {
    of_page(
        "# Page\n\n## Properties\n\n* `name`: a string\n* `id`: a number\n",
        "
error[no-table]: this is not a table, though it is meant to be one
 --> java/Page.md:5:1
  |
3 | ## Properties
  |    ---------- the table is expected here
4 |
5 | * `name`: a string
  | ^^^^^^^^^^^^^^^^^^ lists of properties are not read
  |
  = help: write a table with the columns Name, Type, Description and Notes
",
    );
}

#[test]
fn properties_in_an_html_table() {
    of_page(
        "# Page\n\n## Properties\n\n<table>\n<tr><th>Name</th><th>Type</th></tr>\n</table>\n",
        "
error[no-table]: this is not a table, though it is meant to be one
 --> java/Page.md:5:1
  |
3 | ## Properties
  |    ---------- the table is expected here
4 |
5 | <table>
  | ^^^^^^^ HTML tables are not read
  |
  = help: write it as a Markdown table, with `| --- | --- |` under its header
",
    );
}

#[test]
fn an_enum_row_with_extra_cells() {
    of_page(
        "# Page\n\n## Properties\n\n| Name | Type |\n| --- | --- |\n\
         | **state** | [**StateEnum**](#StateEnum) |\n\n\
         ## Enum: StateEnum\n\n| Name | Value |\n| --- | --- |\n\
         | CLOSED | \"closed\" | extra | more |\n| OPEN | \"open|ajar\" |\n",
        "
warning[extra-cells]: this row has 4 cells, the table has 2 columns
  --> java/Page.md:13:23
   |
13 | | CLOSED | \"closed\" | extra | more |
   |                       ^^^^^^^^^^^^ not read
   |
   = help: remove the cells, or put a pipe that belongs to the value as `\\|`
",
    );
}
