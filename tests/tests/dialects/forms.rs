//! The forms of pages that the generators of the family write, each with what is read from it.

use tablesmith::diagnostics::{Code, Style};
use tablesmith::schema::EnumId;
use tablesmith::{Analysis, Dialect, Generator, WireCase};

use super::lines::{model_lines, only_model, properties, values};

/// What a page becomes. Types without a page of their own are no fault here.
#[track_caller]
fn analyze(generator: Generator) -> Analysis {
    let mut analysis = generator.analyze_partial();
    analysis.diagnostics.list.retain(|one| one.code != Code::UndocumentedModel);
    assert_eq!(analysis.diagnostics.render(Style::Plain), "");
    analysis
}

#[track_caller]
fn analyze_page(path: &str, page: &str) -> Analysis {
    analyze(Generator::new().page(path, page))
}

fn named(dialect: &str) -> Dialect {
    dialect.parse().expect("a built-in dialect")
}

#[track_caller]
fn model(page: &str, dialect: &str, expected: &[&str]) {
    let Analysis { schema, report, .. } = analyze_page("docs/Pet.md", page);
    let model = only_model(&schema);
    assert_eq!(model_lines(&schema, model), expected);
    assert_eq!(report.pages, [(named(dialect).to_string(), 1)].into());
}

#[track_caller]
fn enumeration(page: &str, expected: &str) {
    let schema = analyze_page("docs/Status.md", page).schema;
    let [own] = &schema.enums[..] else { panic!("no enum: {schema:?}") };
    assert_eq!(own.documented_as, EnumId::with_page("Status"));
    assert_eq!(values(own), expected);
}

/// Checks that the page is left out without an error: another page keeps the run from being empty.
#[track_caller]
fn nothing(path: &str, page: &str) {
    let other = ("docs/Other.md", "# Other\n\n## Enum\n\n* `A` (value: `\"a\"`)\n");
    let generator = Generator::new().page(other.0, other.1).page(path, page);
    let Analysis { schema, report, .. } = analyze(generator);
    assert_eq!((schema.models.len(), schema.enums.len(), schema.apis.len()), (0, 1, 0));
    assert_eq!(report.skipped.values().sum::<usize>(), 1);
}

#[test]
fn java_without_outer_pipes() {
    model(
        "\n# Pet\n\nA pet, and its owner.\n## Properties\n\nName | Type | Description | Notes\n\
         ------------ | ------------- | ------------- | -------------\n\
         **id** | **Long** |  |  [optional] [readonly]\n\
         **name** | **String** | Its name. | \n\
         **born** | [**OffsetDateTime**](OffsetDateTime.md) |  |  [optional] [default to X]\n\
         **_object** | [**Set&lt;UUID&gt;**](Set.md) |  |  [optional]\n\
         **picture** | [**File**](File.md) |  |  [optional]\n\
         **raw** | **byte[]** |  |  [optional]\n\n\n\n## Implemented Interfaces\n\n* Animal\n\n\n",
        "java",
        &[
            "Pet",
            "\"A pet, and its owner.\"",
            "id: int64 read-only",
            "name: string required",
            "born: date-time",
            "object: list of uuid",
            "picture: binary",
            "raw: binary",
        ],
    );
}

#[test]
fn java_enums_right_under_their_anchors() {
    model(
        "# Pet\n\n## Properties\nName | Type | Description | Notes\n--- | --- | --- | ---\n\
         **kinds** | [**List&lt;KindsEnum&gt;**](#List&lt;KindsEnum&gt;) |  |  [optional]\n\
         **byName** | [**Map&lt;String, InnerEnum&gt;**](#Map&lt;String, InnerEnum&gt;) |  |  [optional]\n\
         **level** | [**LevelEnum**](#LevelEnum) |  |  [optional]\n\
         **rate** | [**RateEnum**](#RateEnum) |  |  [optional]\n\n\n\
         <a name=\"List<KindsEnum>\"></a>\n## Enum: List&lt;KindsEnum&gt;\nName | Value\n---- | -----\n\
         CAT | &quot;cat&quot;\nUNKNOWN_DEFAULT_OPEN_API | &quot;unknown_default_open_api&quot;\n\n\n\
         <a name=\"Map<String, InnerEnum>\"></a>\n## Enum: Map&lt;String, InnerEnum&gt;\nName | Value\n\
         ---- | -----\nUPPER | &quot;UPPER&quot;\n\n\n\
         <a name=\"LevelEnum\"></a>\n## Enum: LevelEnum\nName | Value\n---- | -----\n\
         NUMBER_1 | 1\nNUMBER_MINUS_1 | -1\n\n\n\
         ## Enum: RateEnum\n\n| Name | Value |\n|---- | -----|\n| NUMBER_1_DOT_1 | 1.1 |\n",
        "java",
        &[
            "Pet",
            "kinds: list of KindsEnum",
            "byName: map of InnerEnum",
            "level: LevelEnum",
            "rate: double",
            "KindsEnum string enum: cat",
            "InnerEnum string enum: UPPER",
            "LevelEnum integer enum: 1 -1",
        ],
    );
}

#[test]
fn csharp_of_either_generator() {
    model(
        "# Org.OpenAPITools.Model.Pet\n\n## Properties\n\nName | Type | Description | Notes\n\
         ------------ | ------------- | ------------- | -------------\n\
         **Id** | **long?** |  | [optional] [readonly] \n\
         **VarPet** | **string** |  | \n\
         **_Class** | **System.Collections.Generic.List&lt;string&gt;** |  | [optional] \n\
         **Born** | **DateOnly** |  | [optional] [default to \"x\"]\n\
         **Tags** | [**Dictionary&lt;string, Collection&lt;Tag&gt;&gt;**](Tag.md) |  | [optional] \n\
         **Picture** | **System.IO.Stream** |  | [optional] \n\n\
         [[Back to Model list]](../README.md#documentation-for-models)\n\
         [[Back to README]](../README.md)\n\n",
        "dotnet",
        &[
            "Pet",
            "id: int64 read-only",
            "pet: string required",
            "class: list of string",
            "born: date",
            "tags: map of list of Tag",
            "picture: binary",
        ],
    );
}

#[test]
fn a_dialect_shows_in_the_rows_as_well() {
    let page = |name: &str, ty: &str| {
        format!(
            "# Pet\n\n## Properties\n\nName | Type | Notes\n---|---|---\n**{name}** | {ty} | [optional]\n"
        )
    };
    model(&page("Name", "**string**"), "dotnet", &["Pet", "name: string"]);
    model(&page("name", "**String**"), "java", &["Pet", "name: string"]);
    model(&page("Owner", "[**Owner**](Owner.md)"), "dotnet", &["Pet", "owner: Owner"]);
    model(&page("owner", "[**Owner**](Owner.md)"), "java", &["Pet", "owner: Owner"]);
}

#[test]
fn columns_are_found_by_their_headers() {
    model(
        "# Pet\n\n## Properties\n\n| NOTES | type | Example | name |\n| --- | --- | --- | --- |\n\
         |  | **Integer** | 3 | **legs** |\n",
        "java",
        &["Pet", "legs: int32 required"],
    );
}

#[test]
fn models_without_a_table() {
    model("# Pet\n\nA pet of *some* kind.\n", "java", &["Pet", "\"A pet of *some* kind.\""]);
    model("# Pet\n\n## Properties\n\n\n", "java", &["Pet"]);
    model(
        "# Pet\n\nOne of:\n\n## oneOf schemas\n* [Cat](Cat.md)\n* [Dog](Dog.md)\n\n## Example\n```java\nx\n```\n",
        "java",
        &["Pet", "\"One of:\""],
    );
    model("# Interface Pet\n\n## Implementing Classes\n\n* Cat\n", "java", &["Pet"]);
}

#[test]
fn enums_with_a_page_of_their_own() {
    enumeration(
        "\n\n# Status\n\n## Enum\n\n\n* `PLACED` (value: `\"placed\"`)\n\n* `_3DS` (value: `\"3 `ds\"`)\n",
        "Status string enum: placed 3 `ds",
    );
    enumeration(
        "# Status\n\n## Enum\n\n* `NUMBER_0` (value: `0`)\n\n* `NUMBER_1` (value: `1`)\n\n* `NUMBER_11184809` (value: `11184809`)\n",
        "Status integer enum: 0 1 11184809",
    );
    enumeration(
        "# Status\n\n## Enum\n\n* `A` (value: `\"a\"`)\n\n* `UNKNOWN_DEFAULT_OPEN_API` (value: `\"unknown_default_open_api\"`)\n",
        "Status string enum: a",
    );
    enumeration(
        "# Status\n\n## Enum\n\n| Name | Value |\n| --- | --- |\n| A | \"a\" |\n",
        "Status string enum: a",
    );
}

#[test]
fn pages_that_are_no_models() {
    nothing("docs/README.md", "# README\n\nA client.\n");
    nothing("docs/index.md", "# My SDK\n\n## Resources\n\n* [A](A.md)\n");
    nothing("docs/Guide.md", "# Guide\n\nSome text.\n\n```sh\nmake\n```\n");
}

#[test]
fn pages_of_apis() {
    let schema = analyze_page(
        "docs/PetApi.md",
        "# PetApi\n\n| Method | HTTP request | Description |\n|---|---|---|\n| [**addPet**](PetApi.md#addPet) | **POST** /pet |  |\n\n\
         # **addPet**\n\n### Parameters\n\n| Name | Type | Description  | Notes |\n|---|---|---|---|\n| **body** | [**Pet**](Pet.md)| A pet |\n",
    )
    .schema;
    let [api] = &schema.apis[..] else { panic!("no API: {schema:?}") };
    let operations: Vec<_> =
        api.operations.iter().map(|one| (one.name.as_str(), one.path.as_str())).collect();
    assert_eq!(operations, [("addPet", "/pet")]);
}

/// A page with warnings: their messages, and what is read all the same.
#[track_caller]
fn model_with_warnings(page: &str, expected: &[&str], warnings: &[&str]) {
    let analysis = Generator::new().page("docs/Pet.md", page).analyze().expect("no errors");
    let found: Vec<_> =
        analysis.diagnostics.list.iter().map(|diagnostic| &*diagnostic.message).collect();
    assert_eq!(found, warnings);
    assert_eq!(properties(&analysis.schema, only_model(&analysis.schema)), expected);
}

#[test]
fn names_that_the_generators_made_one_or_none() {
    model_with_warnings(
        "# Org.Model.Board\n\n## Properties\n\nName | Type | Description | Notes\n\
         ---- | ---- | ---- | ----\n\
         **PrefsVoting** | **string** | Of prefs/voting. | [optional] \n\
         **PrefsVoting** | **string** | Of prefs_voting. | [optional] \n\
         **** | **string** | Of #. | [optional] \n",
        &["prefsVoting: string"],
        &["this row names no property", "`Board` has the property `prefsVoting` twice"],
    );
}

#[test]
fn a_type_that_the_generators_left_out() {
    model_with_warnings(
        "# Pet\n\n## Properties\n\n| Name | Type | Description | Notes |\n|--|--|--|--|\n\
         |**byName** |  | Its names. |  [optional] |\n|**id** | **Long** |  |  |\n",
        &["byName: any", "id: int64 required"],
        &["`byName` has no type"],
    );
}

#[test]
fn csharp_names_an_enum_after_its_class() {
    model(
        "# Org.Model.Pet\n\n## Properties\n\nName | Type | Description | Notes\n\
         ---- | ---- | ---- | ----\n\
         **Kinds** | **List&lt;Pet.KindsEnum&gt;** |  | [optional] \n\
         **ByName** | **Dictionary&lt;string, Org.Model.Pet.InnerEnum&gt;** |  | [optional] \n\
         **State** | [**StateEnum**](StateEnum.md) |  | [optional] \n\
         **VarVersion** | **int** |  | [optional] \n",
        "dotnet",
        &[
            "Pet",
            "kinds: list of string",
            "byName: map of string",
            "state: StateEnum",
            "version: int32",
        ],
    );
}

#[test]
fn containers_without_arguments_may_be_models() {
    let pet = "# Pet\n\n## Properties\n\nName | Type | Notes\n--- | --- | ---\n\
         **homes** | [**List&lt;Collection&gt;**](Collection.md) |  [optional]\n\
         **choice** | [**Optional**](Optional.md) |  [optional]\n\
         **some** | **Optional&lt;String&gt;** |  [optional]\n";
    model(pet, "java", &["Pet", "homes: list of list of any", "choice: any", "some: string"]);

    let mut pages = Generator::new().page("docs/Pet.md", pet);
    for name in ["Collection", "Optional"] {
        let page =
            format!("# {name}\n\n## Properties\n\nName | Type\n---|---\n**a** | **String**\n");
        pages = pages.page(format!("docs/{name}.md"), page);
    }
    let schema = analyze(pages).schema;
    let pet = schema.models.iter().find(|model| model.name == "Pet").expect("the pet");
    assert_eq!(
        properties(&schema, pet),
        ["homes: list of Collection", "choice: Optional", "some: string"]
    );
}

#[test]
fn names_in_capitals_speak_for_no_language() {
    model(
        "# Bill\n\n## Properties\n\n| Name | Type | Notes |\n|---|---|---|\n\
         |**MACOS** | [**Bill**](Bill.md) |  [optional] |\n",
        "java",
        &["Bill", "MACOS: Bill"],
    );
}

/// One line an operation: what it is called, its request, what it takes and returns.
#[track_caller]
fn api(page: &str, expected: &[&str]) {
    let schema = analyze_page("docs/PetApi.md", page).schema;
    let [api] = &schema.apis[..] else { panic!("no API: {schema:?}") };
    let lines: Vec<_> = api
        .operations
        .iter()
        .map(|one| {
            let parameters: Vec<_> = one
                .parameters
                .iter()
                .map(|parameter| format!("{:?} {}", parameter.location, parameter.name))
                .collect();
            let returns = one.returns.as_ref().map(|ty| format!(" -> {ty}"));
            let (method, path) = (one.method, &one.path);
            let (name, returns) = (&one.name, returns.unwrap_or_default());
            format!("{name}: {method} {path} ({}){returns}", parameters.join(", "))
        })
        .collect();
    assert_eq!(lines, expected);
}

#[test]
fn the_native_java_client() {
    api(
        "# PetApi\n\n| Method | HTTP request | Description |\n|---|---|---|\n\
         | [**getPet**](PetApi.md#getPet) | **GET** /pets/{pet_id} | Get |\n\
         | [**getPetWithHttpInfo**](PetApi.md#getPetWithHttpInfo) | **GET** /pets/{pet_id} | Get |\n\
         | [**drop**](PetApi.md#drop) | **DELETE** pets | Drop |\n\n\
         ## getPet\n\n> CompletableFuture<Pet> getPet(getPetRequest)\n\n### Parameters\n\n\
         | Name | Type | Description  | Notes |\n|---|---|---|---|\n\
         | getPetRequest | [**APIgetPetRequest**](PetApi.md#APIgetPetRequest)|-|-|\n\n\
         ### Return type\n\nCompletableFuture<[**Pet**](Pet.md)>\n\n\
         ## getPetWithHttpInfo\n\n### Return type\n\n\
         CompletableFuture<ApiResponse<[**Pet**](Pet.md)>>\n\n\
         <a id=\"APIgetPetRequest\"></a>\n## APIgetPetRequest\n### Properties\n\n\
         | Name | Type | Description  | Notes |\n|---|---|---|---|\n\
         | **petId** | **String** | Which | |\n| **full** | **Boolean** |  | [optional] |\n\n\
         ## drop\n\n### Return type\n\nCompletableFuture<void> (empty response body)\n",
        &["getPet: GET /pets/{pet_id} (Path pet_id, Query full) -> Pet", "drop: DELETE /pets ()"],
    );
}

#[test]
fn another_case_on_the_wire() {
    let page = "# Pet\n\n## Properties\n\nName | Type\n---|---\n**firstName** | **String**\n";
    let generator = Generator::new().page("Pet.md", page).wire_case(WireCase::SnakeCase);
    let schema = analyze(generator).schema;
    assert_eq!(properties(&schema, only_model(&schema)), ["first_name: string"]);
}

#[test]
fn a_dialect_can_be_given() {
    let page = "# Pet\n\n## Properties\n\nName | Type\n---|---\n**Born** | **String**\n\
                **Name** | **string**\n";
    let generator = Generator::new().page("Pet.md", page).dialect(named("dotnet"));
    let schema = analyze(generator).schema;
    assert_eq!(properties(&schema, only_model(&schema)), ["born: date", "name: string"]);
}

/// The messages of a run on one page.
fn said_of(page: &str, wire_case: Option<WireCase>) -> Vec<String> {
    let generator = Generator::new().page("docs/Pet.md", page);
    let generator = wire_case.into_iter().fold(generator, Generator::wire_case);
    let analysis = generator.analyze().expect("a page");
    analysis.diagnostics.list.iter().map(|found| found.message.clone()).collect()
}

#[test]
fn texts_show_that_the_case_was_changed() {
    let page = |first: &str, third: &str| {
        format!(
            "# Pet\n\nSee {first}.\n\n## Properties\n\nName | Type | Description\n---|---|---\n\
             **ownerName** | **String** | Without `home_address`\n\
             **homeAddress** | **String** | See {third}\n**birthDay** | **String** | \n"
        )
    };
    let warning = "the keys may be in snake_case: 3 properties are so where texts name them";
    let changed = page("owner_name", "birth_day");
    assert_eq!(said_of(&changed, None), [warning]);
    assert_eq!(said_of(&changed, Some(WireCase::CamelCase)), [""; 0]);
    assert_eq!(said_of(&changed, Some(WireCase::SnakeCase)), [""; 0]);
    assert_eq!(said_of(&page("owner_name", "BIRTH_DAY"), None), [""; 0]);
    assert_eq!(said_of(&page("owner_name, homeAddress", "birth_day"), None), [""; 0]);
}

#[test]
fn a_link_without_a_target_is_a_type() {
    model(
        "# Pet\n\n## Properties\n\nName | Type | Description | Notes\n---|---|---|---\n\
         **born** | [**LocalDate**] |  | [optional]\n\
         **seen** | [**List&lt;OffsetDateTime&gt;**] |  | [optional]\n",
        "java",
        &["Pet", "born: date", "seen: list of date-time"],
    );
}

#[test]
fn a_row_broken_within_a_link_goes_on_in_the_next_line() {
    model(
        "# Pet\n\n## Properties\n\nName | Type | Description | Notes\n---|---|---|---\n\
         **kind** | [**\nKindEnum**](#KindEnum) | Its kind. | [optional]\n\
         **name** | **String** |  | [optional]\n\n\
         ## Enum: KindEnum\nName | Value\n---|---\nCAT | &quot;cat&quot;\n",
        "java",
        &["Pet", "kind: KindEnum", "name: string", "KindEnum string enum: cat"],
    );
}

#[test]
fn string_is_a_date_in_an_sdk_that_writes_text_otherwise() {
    let born = "# Zoo.Model.Pet\n\n## Properties\n\nName | Type\n---|---\n**Born** | **String**\n";
    let tag = "# Zoo.Model.Tag\n\n## Properties\n\nName | Type\n---|---\n**Name** | **string**\n";
    let type_of_born = |pages: &[(&str, &str)]| {
        let generator = pages
            .iter()
            .fold(Generator::new(), |generator, &(path, page)| generator.page(path, page));
        let schema = analyze(generator).schema;
        properties(&schema, schema.models.iter().find(|model| model.name == "Pet").expect("Pet"))
    };
    assert_eq!(type_of_born(&[("docs/Pet.md", born)]), ["born: string"]);
    let both = [("docs/Pet.md", born), ("docs/Tag.md", tag)];
    assert_eq!(type_of_born(&both), ["born: date"]);
}

#[test]
fn the_prefix_of_a_reserved_word_is_no_part_of_a_csharp_name() {
    model(
        "# Zoo.Model.Pet\n\n## Properties\n\nName | Type | Description | Notes\n---|---|---|---\n\
         **VarEnvironment** | **string** |  | [optional]\n**VarEvent** | **string** |  | [optional]\n\
         **VarPet** | **string** |  | [optional]\n**Variable** | **string** |  | [optional]\n\
         **VarOther** | **string** |  | [optional]\n",
        "dotnet",
        &[
            "Pet",
            "environment: string",
            "event: string",
            "pet: string",
            "variable: string",
            "varOther: string",
        ],
    );
}

#[test]
fn signatures_head_the_operations_of_old_dotnet_sdks() {
    let page = "---\ntitle: PetsApi\n---\n## Zoo.Api.PetsApi\n\n\
        | Method | Description |\n| --- | --- |\n\
        | [**DeletePet**](PetsApi.html#deletepet) | Deletes a pet. |\n\
        | [**GetPets**](PetsApi.html#getpets) | Lists pets. |\n\n\
        <a name=\"deletepet\"></a>\n\n## void DeletePet (string petId)\n\nDeletes a pet.\n\n\
        Wraps DELETE /pets/{petId}\n\n### Parameters\n\n\
        |Name | Type | Description  | Notes |\n|--- | --- | --- | ---|\n\
        | **petId** | **string**| Its ID |  |\n\n### Return type\n\nvoid (empty response body)\n\n\
        ## [**List&lt;Pet&gt;**](Pet.html) GetPets (int? size = null, List<string> kinds = null)\n\n\
        Lists pets.\n\nWraps GET /pets\n\n### Return type\n\n[**List&lt;Pet&gt;**](Pet.html)\n";
    api(
        page,
        &["DeletePet: DELETE /pets/{petId} (Path petId)", "GetPets: GET /pets () -> list of Pet"],
    );
}

#[test]
fn a_read_me_with_a_table_is_no_model() {
    let table = "Name | Type | Description\n---|---|---\n`key` | string | The key of the API\n";
    nothing("docs/README.md", &format!("# Setup\n\n{table}"));
    nothing("docs/getting-started.md", &format!("# Settings\n\nThese are read:\n\n{table}"));
}

#[test]
fn a_quoted_value_ends_at_its_quote() {
    let page = "# Status\n\n## Enum\n\n| Name | Value |\n| --- | --- |\n\
                | CLOSED | \"closed\" | extra | more |\n| OPEN | \"open|ajar\" |\n| FAR | 1 |\n";
    let analysis = Generator::new().page("docs/Status.md", page).analyze_partial();
    assert_eq!(values(&analysis.schema.enums[0]), "Status string enum: closed open|ajar 1");
    let codes: Vec<_> = analysis.diagnostics.list.iter().map(|one| one.code).collect();
    assert_eq!(codes, [Code::ExtraCells]);
}
