//! Comparing and matching fields of open enums.

use super::enumeration::Enumeration;
use super::open::Open;

/// A field of an open enum, which is an `Option<Open<E>>`: comparing it with documented values, and
/// matching on them.
///
/// The trait has to be in scope for its methods. To compare with `==`, make the field's type of a value
/// with [`some`](super::some): `ticket.state == some(TicketState::Open)`, or, of one that is not
/// documented, `ticket.state == some("escalated")`.
///
/// ```
/// use genesys_cloud_models::runtime::{Enumeration, Open, OpenField};
///
/// fn first<E: Enumeration + PartialEq>(field: &Option<Open<E>>) -> bool {
///     let first = E::VALUES[0];
///     field.is(first) && field.known() == Some(first)
/// }
/// ```
pub trait OpenField<E> {
    /// Whether the field holds this documented value.
    fn is(&self, value: E) -> bool;

    /// The documented value that the field holds; none if the field has no value, or one that is not
    /// documented.
    fn known(&self) -> Option<E>;
}

impl<E: Enumeration> OpenField<E> for Option<Open<E>> {
    fn is(&self, value: E) -> bool {
        self.as_ref().is_some_and(|field| *field == value)
    }

    fn known(&self) -> Option<E> {
        self.as_ref().and_then(Open::known)
    }
}
