//! How the pages of a result are found, as data.

/// How an operation returns a result in pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    /// The wire name of the query parameter that chooses the page.
    pub parameter: &'static str,
    /// The wire name of the page's list of items.
    pub items: &'static str,
    /// How the value of the parameter for the next page is found.
    pub next: Next,
}

/// How the next page is found. Properties are wire names in the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// The parameter is a number that counts up by one.
    Number {
        /// The number of the first page.
        first: i64,
        /// The property that is the page's own number.
        number: Option<&'static str>,
        /// The property that is the number of pages.
        count: Option<&'static str>,
        /// The property that is the URI of the next page. It is not there in the last page.
        uri: Option<&'static str>,
    },
    /// The parameter is text that the page gives. The first source that has some counts.
    Cursor(&'static [CursorSource]),
}

/// Where a page has the cursor of the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CursorSource {
    /// A property, by its path: `["cursors", "after"]`.
    Property(&'static [&'static str]),
    /// The query of the URI in this property, under the name of the parameter.
    UriQuery(&'static str),
}
