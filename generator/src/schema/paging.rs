//! How an operation returns a result in pages.

use serde::{Deserialize, Serialize};

/// How the pages of a result are found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paging {
    /// The wire name of the query parameter that chooses the page.
    pub parameter: String,
    /// The wire name of the page's list of items.
    pub items: String,
    /// How the value of the parameter for the next page is found.
    pub next: NextPage,
}

/// How the next page is found. Properties are wire names in the model of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NextPage {
    /// The parameter is a number that counts up by one.
    Number {
        /// The number of the first page.
        first: i64,
        /// The property that is the page's own number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        number: Option<String>,
        /// The property that is the number of pages.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        count: Option<String>,
        /// The property that is the URI of the next page. The last page does not have it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        uri: Option<String>,
    },
    /// The parameter is text that the page gives. The first source that has some counts.
    Cursor(Vec<CursorSource>),
}

/// Where a page has the cursor of the next one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CursorSource {
    /// A property, by its path: `cursors`, `after`.
    Property(Vec<String>),
    /// The query of the URI in this property, under the name of the parameter.
    UriQuery(String),
}
