//! Streams of pages and of their items.

use futures_util::stream::{self, Stream, TryStreamExt};
use serde::de::DeserializeOwned;

use super::super::requests::{Paged, has_unread_items};
use super::Client;
use super::error::Error;

impl Client {
    /// The items of all pages from that of `call` on. A page is asked for when the items before it are
    /// used up. The stream ends after the first error, after an empty page and after a repeated one.
    ///
    /// A page whose items do not have the documented type is an error, [`Error::Items`], since they would
    /// be skipped otherwise.
    ///
    /// The trait [`TryStreamExt`](https://docs.rs/futures-util/latest/futures_util/stream/trait.TryStreamExt.html)
    /// of futures-util has the methods to use the stream with: `while let Some(item) =
    /// items.try_next().await? { … }`.
    pub fn items<P>(&self, call: P) -> impl Stream<Item = Result<P::Item, Error>> + Unpin + use<P>
    where
        P: Paged,
        P::Page: DeserializeOwned,
    {
        let items = self.pages(call).and_then(async |page| {
            match has_unread_items(&page, P::PAGING.items) {
                true => Err(Error::Items(P::PAGING.items)),
                false => {
                    let items = P::items(page).unwrap_or_default();
                    Ok(stream::iter(items.into_iter().map(Ok)))
                }
            }
        });
        Box::pin(items.try_flatten())
    }

    /// All pages from that of `call` on, as [`items`](Client::items) goes through them.
    pub fn pages<P>(&self, call: P) -> impl Stream<Item = Result<P::Page, Error>> + Unpin + use<P>
    where
        P: Paged,
        P::Page: DeserializeOwned,
    {
        let start = (self.clone(), Some(call));
        Box::pin(stream::try_unfold(start, async |(client, call): (Client, Option<P>)| {
            let Some(call) = call else {
                return Ok(None);
            };
            let page = client.send(call.call()).await?;
            let next = call.next_call(&page);
            Ok(Some((page, (client, next))))
        }))
    }
}
