//! Operations that return their result in pages.

use super::super::model::Model;
use super::call::Call;
use super::paging::Paging;

/// A call of an operation that returns its result in pages.
pub trait Paged: Sized {
    /// The model of a page.
    type Page: Model;
    /// An item of a page.
    type Item;

    /// How the pages are found.
    const PAGING: Paging;

    /// The call.
    fn call(&self) -> &Call<Self::Page>;

    /// The call of another page.
    fn from_call(call: Call<Self::Page>) -> Self;

    /// The items of a page.
    fn items(page: Self::Page) -> Option<Vec<Self::Item>>;

    /// The call of the page after `page`, which this call returned. None after the last page, an empty
    /// page, or a page that was there before.
    fn next_call(&self, page: &Self::Page) -> Option<Self> {
        self.call().next(page, &Self::PAGING).map(Self::from_call)
    }
}
