//! The codes of diagnostics, with their explanations.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use crate::diagnostics::suggest::nearest;

/// What an error is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Subject {
    /// The arguments of the command, or the calls of [`Generator`](crate::Generator).
    Arguments,
    /// `tablesmith.toml`.
    Configuration,
    /// A dialect file.
    Dialect,
    /// `tablesmith.lock`.
    Lock,
    /// `Cargo.toml`.
    Manifest,
    /// The pages.
    Documents,
    /// A schema that was printed as JSON.
    Schema,
    /// Payloads that are held against the documents.
    Payloads,
    /// The file system.
    Disk,
}

impl Subject {
    /// All subjects.
    pub const ALL: [Subject; 9] = [
        Subject::Arguments,
        Subject::Configuration,
        Subject::Dialect,
        Subject::Lock,
        Subject::Manifest,
        Subject::Documents,
        Subject::Schema,
        Subject::Payloads,
        Subject::Disk,
    ];
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Subject::Arguments => "the arguments",
            Subject::Configuration => "the configuration",
            Subject::Dialect => "dialect files",
            Subject::Lock => "the lock file",
            Subject::Manifest => "the manifest",
            Subject::Documents => "the documents",
            Subject::Schema => "the schema",
            Subject::Payloads => "the payloads",
            Subject::Disk => "the file system",
        })
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal, $subject:ident;)+) => {
        /// The kind of a diagnostic. The documentation of each code is what `tablesmith explain CODE`
        /// prints: what it means, an example, and what to do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Code {
            /// All codes, sorted by name.
            pub const ALL: &[Code] = &[$(Code::$name),+];

            /// The code as reports and JSON messages write it, in kebab case.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Code::$name => $text,)+
                }
            }

            /// The documentation of the code, in Markdown: what it means, an example, what to do.
            pub fn explanation(self) -> String {
                let lines: &[&str] = match self {
                    $(Code::$name => &[$($doc),+],)+
                };
                let unindented = lines.iter().map(|line| line.strip_prefix(' ').unwrap_or(line));
                unindented.collect::<Vec<_>>().join("\n")
            }

            /// The first paragraph of the explanation, on one line.
            pub fn summary(self) -> String {
                let explanation = self.explanation();
                let first = explanation.split("\n\n").next().unwrap_or_default();
                first.replace('\n', " ")
            }

            /// What an error of this code is about.
            pub const fn subject(self) -> Subject {
                match self {
                    $(Code::$name => Subject::$subject,)+
                }
            }
        }
    };
}

codes! {
    /// Several parameters of an operation could be the body of its request: two are objects, or it has a body and
    /// a form. A request has one body. The first object is sent as the body, and another one in the query.
    ///
    /// ```markdown docs/PetApi.md
    /// # PetApi
    ///
    /// | Method | HTTP request | Description |
    /// | --- | --- | --- |
    /// | [**PostPets**](#PostPets) | **Post** /pets | |
    ///
    /// ## PostPets
    ///
    /// ### Parameters
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **pet** | [**Pet**](Pet.md) | | |
    /// | **owner** | [**Owner**](Owner.md) | | |
    /// ```
    ///
    /// Say where they are sent with `in` of a `[[parameter-override]]` in `tablesmith.toml`.
    AmbiguousBody = "ambiguous-body", Documents;
    /// What a page states of the values of a property does not fit its type, or contradicts itself: a default
    /// that is no number, a minimum of a text, a minimum above the maximum. The statement is not used.
    ///
    /// ```markdown
    /// | Field | Type    | Default | Description |
    /// | ----- | ------- | ------- | ----------- |
    /// | limit | integer | many    | Page size   |
    /// ```
    ///
    /// Correct the page. If the type is wrong, set it by an override in `tablesmith.toml`.
    BadFact = "bad-fact", Documents;
    /// A request of an API page does not begin with an HTTP method.
    ///
    /// ```markdown docs/PetApi.md
    /// # PetApi
    ///
    /// | Method | HTTP request | Description |
    /// | --- | --- | --- |
    /// | [**GetPet**](#GetPet) | **Fetch** /pets/{petId} | Returns a pet |
    /// ```
    ///
    /// Correct the page: the method is `GET`, `POST`, `PUT`, `PATCH`, `DELETE` or `HEAD`, in upper or lower
    /// case.
    BadMethod = "bad-method", Documents;
    /// A Type cell, a return type or the heading of an enum holds no type expression.
    ///
    /// ```markdown docs/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **names** | **List&lt;String** | Its names. | |
    /// ```
    ///
    /// A type is a name, with its arguments in `<` and `>`. Correct the cell; the label says which character
    /// is wrong.
    BadType = "bad-type", Documents;
    /// An item in the list of an enum has no name between backticks.
    ///
    /// ```markdown docs/Color.md
    /// # Color
    ///
    /// ## Enum
    ///
    /// * `RED` (value: `"red"`)
    /// * `GREEN
    /// ```
    ///
    /// Write the item as the others are: its name between backticks, then its value in parentheses.
    BadValue = "bad-value", Documents;
    /// The descriptions name several properties in `snake_case` that the tables name in `camelCase`: the
    /// keys in JSON are probably written as in the descriptions.
    ///
    /// ```markdown docs/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **firstName** | **String** | The first_name, unless last_name is set. | |
    /// | **lastName** | **String** | The last_name. | |
    /// | **birthDate** | **String** | The birth_date. | |
    /// ```
    ///
    /// Look at a payload. Set `wire-case = "snake_case"` or `wire-case = "camelCase"` in `tablesmith.toml`, or
    /// pass `--wire-case`; either one silences the warning.
    CaseOfKeys = "case-of-keys", Documents;
    /// `tablesmith.toml` is not TOML, has an unknown key, a value that does not fit its key, or a name
    /// that no page documents.
    ///
    /// ```toml tablesmith.toml
    /// example = "Pett"
    /// ```
    ///
    /// Correct the place that is underlined.
    Config = "config", Configuration;
    /// Two pages state different defaults, bounds or patterns of the same property. The first page counts.
    ///
    /// ```markdown
    /// | Field | Type    | Default | Description |
    /// | ----- | ------- | ------- | ----------- |
    /// | limit | integer | 25      | Page size   |
    /// | limit | integer | 50      | Page size   |
    /// ```
    ///
    /// Correct the page that is wrong.
    ContradictingFacts = "contradicting-facts", Documents;
    /// Two pages give the same operation different methods or paths. The first page counts.
    ///
    /// ```markdown docs/dotnet/PetApi.md
    /// # Example.Client.Api.PetApi
    ///
    /// | Method | HTTP request | Description |
    /// | --- | --- | --- |
    /// | [**GetPet**](#GetPet) | **Get** /pets/{petId} | |
    /// ```
    ///
    /// ```markdown docs/java/PetApi.md
    /// # PetApi
    ///
    /// | Method | HTTP request | Description |
    /// | --- | --- | --- |
    /// | [**getPet**](PetApi.md#getPet) | **GET** /pet/{petId} | |
    /// ```
    ///
    /// Correct the page that is wrong, or give the folder of the right one first.
    ContradictingRequests = "contradicting-requests", Documents;
    /// Two pages give the same property, parameter or result types that do not go together. The first page
    /// counts. Types of which one is more specific than the other, such as a string and an enum, agree.
    ///
    /// ```markdown docs/java/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **age** | **Integer** | | |
    /// ```
    ///
    /// ```markdown docs/dotnet/Pet.md
    /// # Example.Model.Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **Age** | **bool?** | | |
    /// ```
    ///
    /// If the second page is right, set the type by an override in `tablesmith.toml`.
    ContradictingTypes = "contradicting-types", Documents;
    /// The generated crate has a name that cargo or Rust does not accept, or another one than the package in
    /// the output folder has.
    ///
    /// ```console
    /// $ tablesmith generate docs --out crate
    /// ```
    ///
    /// Without `--name`, a new crate is named after its folder. Pass `--name` with ASCII letters, digits, `-`
    /// and `_` that is no keyword. To rename a crate that exists, change `name` in its `Cargo.toml`.
    CrateName = "crate-name", Arguments;
    /// A model extends itself, or a model that extends it. One of the statements is not followed.
    ///
    /// ```markdown
    /// | Schema | Description              |
    /// | ------ | ------------------------ |
    /// | Pet    | Extends the Cat schema.  |
    /// | Cat    | Extends the Pet schema.  |
    /// ```
    ///
    /// Correct the page: of two models only one can extend the other.
    CyclicInheritance = "cyclic-inheritance", Documents;
    /// The default of a parameter is none of the values that its page lists.
    ///
    /// ```markdown docs/PetApi.md
    /// # PetApi
    ///
    /// | Method | HTTP request | Description |
    /// | --- | --- | --- |
    /// | [**GetPets**](#GetPets) | **Get** /pets | |
    ///
    /// ## GetPets
    ///
    /// ### Parameters
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **order** | **string** | | [optional] [default to ASC]<br />**Values**: ascending, descending |
    /// ```
    ///
    /// Nothing needs to be done. The OpenAPI document has the default as `x-documented-default`.
    DefaultNotListed = "default-not-listed", Documents;
    /// Pages have a clear sign of a built-in dialect, and all pages of their folder are read in it, and those of
    /// the folders below it.
    ///
    /// ```markdown docs/schema.md
    /// ## Mail schema
    ///
    /// |Parameters|Type|Mandatory?|Description|
    /// |---|---|---|---|
    /// |Subject|Edm.String|No|The subject.|
    /// ```
    ///
    /// If it is the wrong one, choose another with `--dialect`, or with `dialect = "…"` in `tablesmith.toml`.
    DetectedDialect = "detected-dialect", Documents;
    /// A dialect file is not TOML, has an unknown key, a value that does not fit its key, or rules that
    /// contradict each other. All mistakes of a file are reported at once, and no page is read.
    ///
    /// ```toml tablesmith.toml
    /// dialect = "pets.toml"
    /// ```
    ///
    /// ```toml pets.toml
    /// version = 1
    /// name = "pets"
    /// extend = "sdk"
    /// ```
    ///
    /// Correct the places that are underlined. `docs/dialects.md` describes all keys.
    Dialect = "dialect", Dialect;
    /// Two pages disagree on whether a property is required. It is read as optional.
    ///
    /// ```markdown docs/java/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **name** | **String** | | |
    /// ```
    ///
    /// ```markdown docs/dotnet/Pet.md
    /// # Example.Model.Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **Name** | **string** | | [optional] |
    /// ```
    ///
    /// Nothing needs to be done.
    DifferingRequired = "differing-required", Documents;
    /// A file or folder cannot be read or written, belongs to somebody else, or is in use by another run.
    ///
    /// ```console
    /// $ tablesmith generate docs --out /
    /// ```
    ///
    /// The message names the path and the reason. Files that the generator did not write, or that were edited
    /// since, are overwritten with `--force` only.
    Disk = "disk", Disk;
    /// Two pages of one language document the same model, enum or API.
    ///
    /// ```markdown docs/old/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **name** | **String** | | |
    /// ```
    ///
    /// ```markdown docs/new/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **name** | **String** | | |
    /// ```
    ///
    /// Remove one of the pages, or leave it out with `exclude = ["old/**"]` in `tablesmith.toml`.
    DocumentedTwice = "documented-twice", Documents;
    /// A page has two sections for one enum, with different values.
    ///
    /// ```markdown docs/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **color** | [**ColorEnum**](#ColorEnum) | | |
    ///
    /// ## Enum: ColorEnum
    ///
    /// | Name | Value |
    /// | --- | --- |
    /// | RED | &quot;red&quot; |
    ///
    /// ## Enum: ColorEnum
    ///
    /// | Name | Value |
    /// | --- | --- |
    /// | GREEN | &quot;green&quot; |
    /// ```
    ///
    /// Remove one of the sections.
    DuplicateEnum = "duplicate-enum", Documents;
    /// An API page has an operation twice: an error if the two differ, and a warning if they are the same.
    ///
    /// ```markdown docs/PetApi.md
    /// # PetApi
    ///
    /// | Method | HTTP request | Description |
    /// | --- | --- | --- |
    /// | [**GetPet**](#GetPet) | **Get** /pets/{petId} | |
    /// | [**GetPet**](#GetPet) | **Get** /pet | |
    /// ```
    ///
    /// Remove one of the two, or give it another name.
    DuplicateOperation = "duplicate-operation", Documents;
    /// The table of an operation has two rows for one parameter. The first one counts.
    ///
    /// ```markdown docs/PetApi.md
    /// # PetApi
    ///
    /// | Method | HTTP request | Description |
    /// | --- | --- | --- |
    /// | [**GetPets**](#GetPets) | **Get** /pets | |
    ///
    /// ## GetPets
    ///
    /// ### Parameters
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **limit** | **Integer** | | |
    /// | **limit** | **Integer** | | |
    /// ```
    ///
    /// Remove one of the rows.
    DuplicateParameter = "duplicate-parameter", Documents;
    /// A model has two properties with one key: an error if their types differ, and a warning if two rows are
    /// the same.
    ///
    /// ```markdown docs/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **name** | **String** | | |
    /// | **name** | **Integer** | | |
    /// ```
    ///
    /// Remove one of the rows. If an override gave a property a key that is taken, correct the override.
    DuplicateProperty = "duplicate-property", Documents;
    /// An enum has a value or a constant twice. The first one counts.
    ///
    /// ```markdown docs/Color.md
    /// # Color
    ///
    /// ## Enum
    ///
    /// * `RED` (value: `"red"`)
    /// * `CRIMSON` (value: `"red"`)
    /// ```
    ///
    /// Remove one of the two.
    DuplicateValue = "duplicate-value", Documents;
    /// A page has no text.
    ///
    /// ```markdown docs/Empty.md
    ///
    /// ```
    ///
    /// Fetch the page again, or remove the file.
    EmptyPage = "empty-page", Documents;
    /// Examples of JSON on the pages do not agree with the tables of their models.
    ///
    /// ````markdown docs/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **name** | **String** | Its name. | |
    ///
    /// ```json
    /// { "name": 7 }
    /// ```
    /// ````
    ///
    /// `tablesmith check DOCS` lists what differs, with the overrides that mend it. The tables are read all the
    /// same.
    Examples = "examples", Documents;
    /// A row of an enum has more cells than the table has columns. The additional ones are not read.
    ///
    /// ```markdown docs/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type |
    /// | --- | --- |
    /// | **color** | [**ColorEnum**](#ColorEnum) |
    ///
    /// ## Enum: ColorEnum
    ///
    /// | Name | Value |
    /// | --- | --- |
    /// | RED | &quot;red&quot; | like a rose |
    /// ```
    ///
    /// Remove the cells. A pipe that belongs to the value is written as `\|`.
    ExtraCells = "extra-cells", Documents;
    /// The form of an operation has a file, and its only documented content type is
    /// `application/x-www-form-urlencoded`, which holds no files. It is sent as `multipart/form-data`.
    ///
    /// ```markdown docs/PetApi.md
    /// # PetApi
    ///
    /// | Method | HTTP request | Description |
    /// | --- | --- | --- |
    /// | [**PostPets**](#PostPets) | **Post** /pets | |
    ///
    /// ## PostPets
    ///
    /// ### Parameters
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **photo** | **File** | | |
    ///
    /// ### HTTP request headers
    ///
    ///  - **Content-Type**: application/x-www-form-urlencoded
    /// ```
    ///
    /// Correct the content type on the page.
    FileInForm = "file-in-form", Documents;
    /// Pages belong to the SDK of a language that no dialect reads: an error, and a warning where the
    /// dialect was chosen.
    ///
    /// ```markdown docs/Pet.md
    /// # openapi.model.Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **name** | **String** | | |
    /// ```
    ///
    /// Give the pages of the SDK for Java or .NET of the same API. If the label is wrong about the pages,
    /// choose their dialect with `--dialect` or in `tablesmith.toml`.
    ForeignLanguage = "foreign-language", Documents;
    /// `git` cannot be run, or fails to read an object.
    ///
    /// ```console
    /// $ tablesmith diff git:v1.0.0:docs docs
    /// ```
    ///
    /// Install git, run the command inside of a repository, and check the repository with `git fsck`.
    Git = "git", Arguments;
    /// The documented content type of an operation is that of a form, and it has several parameters that are in
    /// neither path nor headers. The pages do not tell which of them are the form; all of them are sent in it.
    ///
    /// ```markdown docs/PetApi.md
    /// # PetApi
    ///
    /// | Method | HTTP request | Description |
    /// | --- | --- | --- |
    /// | [**PostPets**](#PostPets) | **Post** /pets | |
    ///
    /// ## PostPets
    ///
    /// ### Parameters
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **name** | **string** | | |
    /// | **notify** | **string** | | |
    ///
    /// ### HTTP request headers
    ///
    ///  - **Content-Type**: application/x-www-form-urlencoded
    /// ```
    ///
    /// Say where one is sent with `in = "query"` or `in = "form"` of a `[[parameter-override]]` in
    /// `tablesmith.toml`.
    GuessedForm = "guessed-form", Documents;
    /// A parameter is a header, and its identifier on the page has lost the hyphens of the header's name. Each word
    /// is taken to be one of the name: `xRateLimit` may be `X-Rate-Limit` or `X-RateLimit`.
    ///
    /// ```markdown docs/PetApi.md
    /// # PetApi
    ///
    /// | Method | HTTP request | Description |
    /// | --- | --- | --- |
    /// | [**PostPets**](#PostPets) | **Post** /pets | |
    ///
    /// ## PostPets
    ///
    /// ### Parameters
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **xRateLimit** | **string** | | |
    /// ```
    ///
    /// Give the name with `wire-name` of a `[[parameter-override]]` in `tablesmith.toml`.
    GuessedHeader = "guessed-header", Documents;
    /// A schema that does not come from pages has names that cannot be used in Rust, in features or in
    /// files, or gives one name to two things.
    ///
    /// ```console
    /// $ tablesmith schema docs --format json
    /// ```
    ///
    /// A schema that Tablesmith made has no such names. Correct the schema, or report a bug with the pages.
    InvalidSchema = "invalid-schema", Schema;
    /// `tablesmith.lock` gives one Rust name to two things, or uses a name that it lists as retired. A merge or
    /// an edit by hand did that.
    ///
    /// ```toml tablesmith.lock
    /// version = 1
    ///
    /// [names.fields.Pet]
    /// id = "id"
    /// key = "id"
    /// ```
    ///
    /// Restore the lines from version control.
    LockContradiction = "lock-contradiction", Lock;
    /// `tablesmith.lock` has a name that cannot be one in Rust, or in the features of a manifest.
    ///
    /// ```toml tablesmith.lock
    /// version = 1
    ///
    /// [names.types]
    /// Pet = "my pet"
    /// ```
    ///
    /// Restore the line from version control. To rename something, use `rust-name` in an override.
    LockName = "lock-name", Lock;
    /// `tablesmith.lock` lists a file outside of the output folder, which a run would overwrite or remove.
    ///
    /// ```toml tablesmith.lock
    /// version = 1
    ///
    /// [files]
    /// "../main.rs" = "00"
    /// ```
    ///
    /// Restore the line from version control.
    LockPath = "lock-path", Lock;
    /// `tablesmith.lock` is not TOML, or has keys that a lock does not have.
    ///
    /// ```toml tablesmith.lock
    /// version = "one"
    /// ```
    ///
    /// Restore the file from version control: the published names are nowhere else.
    LockSyntax = "lock-syntax", Lock;
    /// A newer version of Tablesmith wrote `tablesmith.lock`.
    ///
    /// ```toml tablesmith.lock
    /// version = 99
    /// ```
    ///
    /// Use the version of Tablesmith that wrote it, or a newer one.
    LockVersion = "lock-version", Lock;
    /// `Cargo.toml` in the output folder lacks what the generated code depends on, has no place for the features
    /// of the APIs, or does not go together with them.
    ///
    /// ```toml Cargo.toml
    /// [package]
    /// name = "pets"
    ///
    /// [features]
    /// mine = []
    /// ```
    ///
    /// ```markdown docs/PetApi.md
    /// # PetApi
    ///
    /// | Method | HTTP request | Description |
    /// | --- | --- | --- |
    /// | [**GetPet**](#GetPet) | **Get** /pets/{petId} | |
    /// ```
    ///
    /// Remove the file, where the package holds generated code alone: it is written anew. Else add the lines that
    /// the help shows under `[dependencies]`, put `# tablesmith: begin` and `# tablesmith: end` under `[features]`,
    /// and features of your own outside of them.
    Manifest = "manifest", Manifest;
    /// A table of properties or parameters has no column for names, or none for types.
    ///
    /// ```markdown docs/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Description |
    /// | --- | --- |
    /// | **name** | Its name. |
    /// ```
    ///
    /// Name the columns `Name`, `Type`, `Description` and `Notes`.
    MissingColumn = "missing-column", Documents;
    /// The type of a property links to an enum of the same page, which the page does not have.
    ///
    /// ```markdown docs/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **color** | [**ColorEnum**](#ColorEnum) | | |
    /// ```
    ///
    /// Add the table of the enum under `## Enum: ColorEnum`, or make the type `String`.
    MissingEnum = "missing-enum", Documents;
    /// The output folder has generated files and no `tablesmith.lock`. Names are given as in a new crate: a name
    /// that was published may change.
    ///
    /// ```console
    /// $ rm models/tablesmith.lock
    /// $ tablesmith generate docs --out models
    /// ```
    ///
    /// Restore the lock from version control, and generate again.
    MissingLock = "missing-lock", Lock;
    /// A property sends the names of the members of an enum, and no page gives these names. The property is
    /// read as text.
    ///
    /// ```toml tablesmith.toml
    /// [[override]]
    /// model = "Pet"
    /// property = "kind"
    /// type = "names<KindEnum>"
    /// reason = "payloads hold the names of the members"
    /// ```
    ///
    /// ```markdown docs/Pet.md
    /// # Pet
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **kind** | [**KindEnum**](#KindEnum) | | |
    ///
    /// ## Enum: KindEnum
    ///
    /// | Name | Value |
    /// | --- | --- |
    /// | NUMBER_1 | 1 |
    /// ```
    ///
    /// Add the page that lists the members, or a column with their names; or refer to the values of the enum.
    MissingMemberNames = "missing-member-names", Documents;
    /// The summary of an API page lists an operation that has no section. Its parameters and its result are
    /// not known.
    ///
    /// ```markdown docs/PetApi.md
    /// # PetApi
    ///
    /// | Method | HTTP request | Description |
    /// | --- | --- | --- |
    /// | [**GetPet**](#GetPet) | **Get** /pets/{petId} | |
    /// ```
    ///
    /// Add the section `## GetPet`.
    MissingOperation = "missing-operation", Documents;
    /// An API page does not show the method and the path of an operation.
    ///
    /// ```markdown docs/PetApi.md
    /// # PetApi
    ///
    /// | Method | HTTP request | Description |
    /// | --- | --- | --- |
    /// | [**GetPet**](#GetPet) | **Get** | Returns a pet |
    /// ```
    ///
    /// Complete the request, such as `**GET** /pets/{petId}`. A page without the column `HTTP request` has
    /// a line such as `Wraps GET /pets/{petId}` in the section of each operation.
    MissingPath = "missing-path", Documents;
    /// A Type cell is empty. The property holds any JSON.
    ///
    /// ```markdown docs/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **name** | | Its name. | |
    /// ```
    ///
    /// Fill in the cell, or set the type by an override in `tablesmith.toml`.
    MissingType = "missing-type", Documents;
    /// The section of an enum has neither a table nor a list of values.
    ///
    /// ```markdown docs/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **color** | [**ColorEnum**](#ColorEnum) | | |
    ///
    /// ## Enum: ColorEnum
    /// ```
    ///
    /// Add a table with the columns `Name` and `Value`.
    MissingValues = "missing-values", Documents;
    /// Pages of one folder have clear signs of several languages or dialects. One of them would be read as what it is
    /// not, so none of the folder is read.
    ///
    /// ```markdown docs/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **name** | **kotlin.String** | | [optional] |
    /// ```
    ///
    /// ```markdown docs/Person.md
    /// # Person
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **first_name** | **str** | | [optional] |
    /// ```
    ///
    /// Give the pages of each language a folder of their own. If all of them are of one SDK, choose its dialect for the
    /// folder: `docs = [{ path = "docs", dialect = "kotlin" }]` in `tablesmith.toml`, or `--dialect`.
    MixedDialects = "mixed-dialects", Documents;
    /// One name is a model on one page and an enum on another.
    ///
    /// ```markdown docs/a/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **name** | **String** | | |
    /// ```
    ///
    /// ```markdown docs/b/Pet.md
    /// # Pet
    ///
    /// ## Enum
    ///
    /// * `CAT` (value: `"cat"`)
    /// ```
    ///
    /// Remove one of the pages, or leave it out with `exclude` in `tablesmith.toml`.
    ModelAndEnum = "model-and-enum", Documents;
    /// There are more diagnostics than one page or one run keeps. The rest is counted.
    ///
    /// ```toml tablesmith.toml
    /// [limits]
    /// findings = 1
    /// ```
    ///
    /// ```markdown docs/A.md
    /// # A
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **a** | **List&lt;** | | |
    /// ```
    ///
    /// ```markdown docs/B.md
    /// # B
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **b** | **List&lt;** | | |
    /// ```
    ///
    /// Correct those that are shown, or raise `findings` under `[limits]` in `tablesmith.toml`.
    MoreFindings = "more-findings", Documents;
    /// A value of bit flags is negative, so that it is no set of bits. The values are read as integers.
    ///
    /// ```markdown
    /// | Flag   | Value  | Description |
    /// | ------ | ------ | ----------- |
    /// | PINNED | 1 << 1 | Pinned      |
    /// | ALL    | -1     | All flags   |
    /// ```
    ///
    /// Correct the value.
    NegativeFlag = "negative-flag", Documents;
    /// No documents were given, or a folder holds no Markdown: no `*.md`, `*.mdx` or `*.markdown` file.
    ///
    /// ```console
    /// $ tablesmith generate --out models
    /// ```
    ///
    /// Name pages or folders of pages, or list them under `docs` in `tablesmith.toml`.
    NoDocuments = "no-documents", Arguments;
    /// None of the pages documents a model, an enum or an API.
    ///
    /// ```markdown docs/README.md
    /// # Welcome
    ///
    /// This is the documentation of the pet store.
    /// ```
    ///
    /// Name the folder with the reference pages of the models.
    NoModels = "no-models", Documents;
    /// The revision exists, and the path does not exist at that revision.
    ///
    /// ```console
    /// $ tablesmith diff git:v1.0.0:pages docs
    /// ```
    ///
    /// A path at a revision is relative to the root of the repository; one that begins with `./` is relative to
    /// the current folder. `git ls-tree REVISION` lists what is there.
    NoPath = "no-path", Arguments;
    /// git knows no revision of that name.
    ///
    /// ```console
    /// $ tablesmith diff git:v9.9.9:docs docs
    /// ```
    ///
    /// Check the name with `git tag`, fetch the tags, and run the command inside of the repository.
    NoRevision = "no-revision", Arguments;
    /// Lines with columns are where a table is expected, without the line of dashes that makes a table.
    ///
    /// ```markdown docs/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type |
    /// | **name** | **String** |
    /// ```
    ///
    /// Add a line such as `| --- | --- |` below the header.
    NoTable = "no-table", Documents;
    /// A path among the documents is no regular file: a socket, a device, or a symbolic link in a folder.
    ///
    /// ```console
    /// $ tablesmith generate /dev/null --out models
    /// ```
    ///
    /// Give Markdown files or folders of them. A symbolic link is read where it is given itself.
    NotADocument = "not-a-document", Documents;
    /// A page or a file is not UTF-8.
    ///
    /// ```console
    /// $ file docs/Pet.md
    /// docs/Pet.md: ISO-8859 text
    /// ```
    ///
    /// Convert it: `iconv -f ISO-8859-1 -t UTF-8`.
    NotUtf8 = "not-utf-8", Documents;
    /// A table has a number in its name, since other tables have the names that its headings and its file
    /// would give it.
    ///
    /// The number depends on the order of the pages: with a page that comes before it, the name changes.
    ///
    /// ```toml tablesmith.toml
    /// dialect = "pets.toml"
    /// ```
    ///
    /// ```toml pets.toml
    /// version = 1
    /// name = "pets"
    ///
    /// [[model]]
    /// heading = "{} Object"
    /// columns = { name = "Field", type = "Type" }
    ///
    /// [types.scalar]
    /// string = ["string"]
    /// ```
    ///
    /// ```markdown docs/Pet.md
    /// # Pet Object
    ///
    /// | Field | Type |
    /// | --- | --- |
    /// | name | string |
    ///
    /// | Field | Type |
    /// | --- | --- |
    /// | color | string |
    ///
    /// | Field | Type |
    /// | --- | --- |
    /// | size | string |
    ///
    /// | Field | Type |
    /// | --- | --- |
    /// | owner | string |
    /// ```
    ///
    /// Give the table a heading of its own, exclude pages that document the same once more, or name the
    /// headings of sections in the dialect file, so that their tables are one model.
    NumberedName = "numbered-name", Documents;
    /// A parameter that is not the body is an object, and the pages do not tell how an object is written there: as
    /// JSON, or with a key for each of its properties. Its value is taken as text.
    ///
    /// ```markdown docs/PetApi.md
    /// # PetApi
    ///
    /// | Method | HTTP request | Description |
    /// | --- | --- | --- |
    /// | [**PostPets**](#PostPets) | **Get** /pets | |
    ///
    /// ## PostPets
    ///
    /// ### Parameters
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **filter** | [**Pet**](Pet.md) | | |
    /// ```
    ///
    /// Pass the text that the server expects.
    ObjectParameter = "object-parameter", Documents;
    /// An override in `tablesmith.toml` corrects nothing, or cannot be applied: it names something that no page
    /// documents, repeats what the pages say, or contradicts another override.
    ///
    /// ```toml tablesmith.toml
    /// [[override]]
    /// model = "Pets"
    /// leave-out = true
    /// ```
    ///
    /// ```markdown docs/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **name** | **String** | | |
    /// ```
    ///
    /// Correct the override. Remove it when the documentation was corrected.
    Override = "override", Configuration;
    /// A page is larger than the limit, by default 16 MiB.
    ///
    /// ```toml tablesmith.toml
    /// [limits]
    /// page-bytes = 10
    /// ```
    ///
    /// ```markdown docs/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **name** | **String** | | |
    /// ```
    ///
    /// Raise `page-bytes` under `[limits]` in `tablesmith.toml`, or leave the page out.
    PageTooLarge = "page-too-large", Documents;
    /// A row has more cells than the table has columns. The pipes are read as part of the description.
    ///
    /// ```markdown docs/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **kind** | **String** | cat|dog | |
    /// ```
    ///
    /// Nothing needs to be done; `\|` in the page would be unambiguous.
    PipeInCell = "pipe-in-cell", Documents;
    /// Two properties of a model differ only in the case of their names.
    ///
    /// ```markdown docs/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **name** | **String** | | |
    /// | **Name** | **String** | | |
    /// ```
    ///
    /// One of them is misspelt: remove its row.
    PropertiesDifferInCase = "properties-differ-in-case", Documents;
    /// A row of a table is longer than the limit, by default 1 MiB.
    ///
    /// ```toml tablesmith.toml
    /// [limits]
    /// row-bytes = 10
    /// ```
    ///
    /// ```markdown docs/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **name** | **String** | Its name. | |
    /// ```
    ///
    /// Raise `row-bytes` under `[limits]` in `tablesmith.toml`, or leave the page out.
    RowTooLong = "row-too-long", Documents;
    /// A file that ends in `.json` is no schema.
    ///
    /// ```console
    /// $ tablesmith diff package.json docs
    /// ```
    ///
    /// Print a schema with `tablesmith schema DOCS --format json`.
    SchemaSyntax = "schema-syntax", Schema;
    /// A schema was printed by a version of Tablesmith with another shape of schemas.
    ///
    /// ```console
    /// $ tablesmith diff old-schema.json docs
    /// ```
    ///
    /// Print the schema again with this version.
    SchemaVersion = "schema-version", Schema;
    /// A row has fewer cells than the table has columns, so that it is not clear which ones are missing.
    ///
    /// ```markdown docs/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **name** | **String** |
    /// ```
    ///
    /// Add the missing cells, empty if there is nothing to say.
    ShortRow = "short-row", Documents;
    /// A folder of documents nests deeper than the limit, by default 64 levels.
    ///
    /// ```toml tablesmith.toml
    /// [limits]
    /// folder-depth = 1
    /// ```
    ///
    /// ```markdown docs/a/b/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **name** | **String** | | |
    /// ```
    ///
    /// Raise `folder-depth` under `[limits]` in `tablesmith.toml`, or name the inner folder.
    TooDeep = "too-deep", Documents;
    /// There are more pages than the limit, by default 250,000.
    ///
    /// ```toml tablesmith.toml
    /// [limits]
    /// pages = 1
    /// ```
    ///
    /// ```markdown docs/A.md
    /// # A
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **name** | **String** | | |
    /// ```
    ///
    /// ```markdown docs/B.md
    /// # B
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **name** | **String** | | |
    /// ```
    ///
    /// Check that the folder is the right one. If so, raise `pages` under `[limits]` in `tablesmith.toml`.
    TooManyPages = "too-many-pages", Documents;
    /// A page has more rows, items or headings than the limit, by default 20,000.
    ///
    /// ```toml tablesmith.toml
    /// [limits]
    /// rows = 2
    /// ```
    ///
    /// ```markdown docs/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **a** | **String** | | |
    /// | **b** | **String** | | |
    /// | **c** | **String** | | |
    /// ```
    ///
    /// Raise `rows` under `[limits]` in `tablesmith.toml`, or leave the page out.
    TooManyRows = "too-many-rows", Documents;
    /// All pages together are larger than the limit, by default 1 GiB.
    ///
    /// ```toml tablesmith.toml
    /// [limits]
    /// total-bytes = 10
    /// ```
    ///
    /// ```markdown docs/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **name** | **String** | | |
    /// ```
    ///
    /// Check that the folder is the right one. If so, raise `total-bytes` under `[limits]` in `tablesmith.toml`.
    TooMuchText = "too-much-text", Documents;
    /// A page names a model that no page documents. The generated model has no properties and keeps its JSON
    /// whole.
    ///
    /// ```markdown docs/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **owner** | [**Person**](Person.md) | | |
    /// ```
    ///
    /// Add the page of the model to the documents. If there is none, an override can set the type of the
    /// property, for example `any`.
    UndocumentedModel = "undocumented-model", Documents;
    /// A name in the braces of an operation's path is in no row of its table of parameters. The function of the
    /// operation takes its value as text.
    ///
    /// ```markdown docs/PetApi.md
    /// # PetApi
    ///
    /// | Method | HTTP request | Description |
    /// | --- | --- | --- |
    /// | [**PostPets**](#PostPets) | **Post** /pets/{petId} | |
    ///
    /// ## PostPets
    ///
    /// ```
    ///
    /// Add the parameter to the table.
    UndocumentedPathParameter = "undocumented-path-parameter", Documents;
    /// A model extends one that no page documents. It has its own properties only.
    ///
    /// ```markdown
    /// | Schema | Description                |
    /// | ------ | -------------------------- |
    /// | Cat    | Extends the Animal schema. |
    /// ```
    ///
    /// Add the page of the other model to the documents, or correct its name.
    UnknownBase = "unknown-base", Documents;
    /// An operation accepts credentials, and the pages do not tell how they are sent: as a token, as a password, or
    /// as an API key of which the header or the key in the query is not known.
    ///
    /// ```markdown docs/PetApi.md
    /// # PetApi
    ///
    /// | Method | HTTP request | Description |
    /// | --- | --- | --- |
    /// | [**PostPets**](#PostPets) | **Post** /pets | |
    ///
    /// ## PostPets
    ///
    /// ### Authorization
    ///
    /// [pet_key](../README.md#pet_key)
    /// ```
    ///
    /// A program that sends requests says so: `Credentials::header("X-Pet-Key", key)`. In OpenAPI they are
    /// `x-credentials`.
    UnknownCredentials = "unknown-credentials", Documents;
    /// A type has arguments that its name does not take, as far as is known. It is read as any JSON.
    ///
    /// ```markdown docs/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | **names** | **Page&lt;String&gt;** | | |
    /// ```
    ///
    /// Set the type of the property by an override in `tablesmith.toml`.
    UnknownGeneric = "unknown-generic", Documents;
    /// `--only`, `--apis`, `inspect` or `explain` names something that does not exist.
    ///
    /// ```console
    /// $ tablesmith generate docs --out models --only Pat
    /// ```
    ///
    /// The help names the most similar name; `tablesmith schema` prints all that the pages document.
    UnknownName = "unknown-name", Arguments;
    /// The name of a property starts with a character that keys hardly start with.
    ///
    /// Such marks often say that a row belongs to one above it.
    ///
    /// ```toml tablesmith.toml
    /// dialect = "pets.toml"
    /// ```
    ///
    /// ```toml pets.toml
    /// version = 1
    /// name = "pets"
    ///
    /// [[model]]
    /// heading = "{} Object"
    /// columns = { name = "Field", type = "Type" }
    ///
    /// [types.scalar]
    /// any = ["object"]
    /// string = ["string"]
    /// ```
    ///
    /// ```markdown docs/Pet.md
    /// # Pet Object
    ///
    /// | Field | Type |
    /// | --- | --- |
    /// | owner | object |
    /// | > name | string |
    /// ```
    ///
    /// Name the form of such rows in the dialect file, here `nested = ["> {}"]`: they are the properties of a
    /// model of their own. If the mark is a footnote's, list it in `footnotes`.
    UnlikelyKey = "unlikely-key", Documents;
    /// A row in the summary of an API page names no operation.
    ///
    /// ```markdown docs/PetApi.md
    /// # PetApi
    ///
    /// | Method | HTTP request | Description |
    /// | --- | --- | --- |
    /// | | **Get** /pets/{petId} | |
    /// ```
    ///
    /// Fill in the cell, or remove the row.
    UnnamedOperation = "unnamed-operation", Documents;
    /// A page has a table of properties, values or operations, and no heading that names their owner.
    ///
    /// ```markdown docs/Pet.md
    /// ## Properties
    ///
    /// | Name | Type |
    /// | --- | --- |
    /// | **name** | **String** |
    /// ```
    ///
    /// Add a heading with the name above the table.
    UnnamedPage = "unnamed-page", Documents;
    /// A row in the table of an operation names no parameter.
    ///
    /// ```markdown docs/PetApi.md
    /// # PetApi
    ///
    /// | Method | HTTP request | Description |
    /// | --- | --- | --- |
    /// | [**GetPets**](#GetPets) | **Get** /pets | |
    ///
    /// ## GetPets
    ///
    /// ### Parameters
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | | **Integer** | | |
    /// ```
    ///
    /// Fill in the cell, or remove the row.
    UnnamedParameter = "unnamed-parameter", Documents;
    /// A row in the table of a model names no property.
    ///
    /// ```markdown docs/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type | Description | Notes |
    /// | --- | --- | --- | --- |
    /// | | **String** | Its name. | |
    /// ```
    ///
    /// Fill in the cell, or remove the row.
    UnnamedProperty = "unnamed-property", Documents;
    /// A type cell, or a part of it, is no type that the dialect knows, or names several types. It is read
    /// as any JSON.
    ///
    /// ```toml tablesmith.toml
    /// dialect = "pets.toml"
    /// ```
    ///
    /// ```toml pets.toml
    /// version = 1
    /// name = "pets"
    /// extends = "sdk"
    ///
    /// [types]
    /// unreadable = "any"
    /// union = "or"
    /// scalar = { string = "text", int64 = "number" }
    /// ```
    ///
    /// ```markdown docs/Pet.md
    /// # Pet
    ///
    /// ## Properties
    ///
    /// | Name | Type |
    /// | --- | --- |
    /// | **age** | text or number |
    /// ```
    ///
    /// Add the name or a pattern to the section `[types]` of the dialect file, or set the type of the
    /// property by an override in `tablesmith.toml`.
    UnreadType = "unread-type", Documents;
    /// The system refuses to read a document or the configuration.
    ///
    /// ```console
    /// $ tablesmith generate no/such/folder --out models
    /// ```
    ///
    /// The message says why: mostly the path is misspelt, or a permission is missing.
    Unreadable = "unreadable", Documents;
    /// The system refuses to read payloads, or they are no gzip although they begin as such.
    ///
    /// ```console
    /// $ tablesmith check docs no/such/file.jsonl --model Pet
    /// ```
    ///
    /// The message says why: mostly the path is misspelt, or a permission is missing.
    UnreadablePayloads = "unreadable-payloads", Payloads;
    /// The type of a property links to a heading under which no table documents a model or an enum. The
    /// property is any JSON.
    ///
    /// ```toml tablesmith.toml
    /// dialect = "pets.toml"
    /// ```
    ///
    /// ```toml pets.toml
    /// version = 1
    /// name = "pets"
    /// types.links = "target"
    ///
    /// [[model]]
    /// heading = "{} Object"
    /// columns = { name = "Field", type = "Type" }
    /// ```
    ///
    /// ```markdown docs/Pet.md
    /// # Pet Object
    ///
    /// | Field | Type |
    /// | --- | --- |
    /// | color | [color](#colors) |
    /// ```
    ///
    /// Set the type of the property by an override, or let the dialect file say what the name means.
    UnresolvedLink = "unresolved-link", Documents;
    /// The arguments of the command are wrong.
    ///
    /// ```console
    /// $ tablesmith generate --no-such-option
    /// ```
    ///
    /// `tablesmith help COMMAND` lists what a command takes.
    Usage = "usage", Arguments;
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// There is no such code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no code `{name}`{}", suggested(.nearest))]
pub struct UnknownCode {
    name: String,
    nearest: Option<Code>,
}

fn suggested(nearest: &Option<Code>) -> String {
    nearest.map(|code| format!("; there is `{code}`")).unwrap_or_default()
}

impl FromStr for Code {
    type Err = UnknownCode;

    fn from_str(name: &str) -> Result<Code, UnknownCode> {
        let find = |name: &str| Code::ALL.iter().copied().find(|code| code.as_str() == name);
        let nearest = || nearest(name, Code::ALL.iter().map(|code| code.as_str())).and_then(find);
        find(name).ok_or_else(|| UnknownCode { name: name.to_owned(), nearest: nearest() })
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn every_code_is_used() {
        let mut sources = String::new();
        let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                match path.is_dir() {
                    true => folders.push(path),
                    false if path.ends_with("diagnostics/code.rs") => {}
                    false => sources.push_str(&fs::read_to_string(path).expect("a source")),
                }
            }
        }
        for code in Code::ALL {
            assert!(sources.contains(&format!("Code::{code:?}")), "{code} is not used");
        }
    }

    #[test]
    fn codes_are_sorted_and_found_by_name() {
        assert!(Code::ALL.windows(2).all(|pair| pair[0].as_str() < pair[1].as_str()));
        assert_eq!("short-row".parse(), Ok(Code::ShortRow));
        let error = "short-rows".parse::<Code>().expect_err("no such code");
        assert_eq!(error.to_string(), "there is no code `short-rows`; there is `short-row`");
    }
}
