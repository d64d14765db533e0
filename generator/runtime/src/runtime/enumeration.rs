//! The trait of enums.

use super::descriptor::{EnumDescriptor, EnumRepr};

/// An enum of documented values. [`Open`](super::Open) adds the values that are not documented, and
/// [`documented`](super::documented) parses and serializes the values of any enum.
pub trait Enumeration: Copy + 'static {
    /// The JSON type of the values.
    const REPR: EnumRepr = EnumRepr::Text;
    /// The documented values, in document order.
    const VALUES: &'static [Self];
    /// The enum's name and the same values as they are in JSON, in the same order.
    const DESCRIPTOR: EnumDescriptor;

    /// The value's index in [`Enumeration::VALUES`].
    fn index(self) -> usize;

    /// The value as it is in JSON; an integer in decimal.
    fn as_str(self) -> &'static str {
        Self::DESCRIPTOR.values()[self.index()]
    }
}
