//! Bit flags: integers whose bits have meanings of their own.

use std::fmt;

use serde::Deserializer;
use serde::de::Deserialize;

use super::descriptor::FlagsDescriptor;

/// A set of bits. The generated types have its methods, and those that sets have, as their own.
///
/// A set keeps all bits of the payload, those that are not documented included.
pub trait Flags: Copy + 'static {
    /// The name of the type, and its documented values.
    const DESCRIPTOR: &'static FlagsDescriptor;

    /// The set of these bits.
    fn from_bits(bits: u64) -> Self;

    /// The bits, as they are in JSON.
    fn bits(self) -> u64;
}

/// The names of the documented values that a set contains, in document order. A value without bits is in
/// no set.
pub fn names(bits: u64, descriptor: &FlagsDescriptor) -> impl Iterator<Item = &'static str> {
    contained(bits, descriptor).map(|(name, _)| name)
}

/// The bits of a set that belong to none of the documented values in it.
pub fn unknown_bits(bits: u64, descriptor: &FlagsDescriptor) -> u64 {
    contained(bits, descriptor).fold(bits, |unknown, (_, value)| unknown & !value)
}

fn contained(bits: u64, descriptor: &FlagsDescriptor) -> impl Iterator<Item = (&'static str, u64)> {
    let values = descriptor.values().iter().copied();
    values.filter(move |&(_, value)| value != 0 && bits & value == value)
}

/// Implements `Debug` of bit flags: the names of the values, and other bits as one number:
/// `MessageFlags(URGENT | 0x40)`.
///
/// # Errors
///
/// Those of the formatter.
pub fn debug_flags<F: Flags>(flags: F, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let set = Set { bits: flags.bits(), descriptor: F::DESCRIPTOR };
    f.debug_tuple(F::DESCRIPTOR.name()).field(&set).finish()
}

/// Implements `Deserialize` of bit flags.
///
/// # Errors
///
/// If the input is no integer from 0 to 2⁶⁴ - 1.
pub fn read_flags<'de, F: Flags, D: Deserializer<'de>>(deserializer: D) -> Result<F, D::Error> {
    u64::deserialize(deserializer).map(F::from_bits)
}

/// A set of bits with the names of the documented ones.
pub(super) struct Set {
    pub(super) bits: u64,
    pub(super) descriptor: &'static FlagsDescriptor,
}

impl fmt::Debug for Set {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unknown = unknown_bits(self.bits, self.descriptor);
        let mut separator = "";
        for name in names(self.bits, self.descriptor) {
            write!(f, "{separator}{name}")?;
            separator = " | ";
        }
        match (unknown, separator) {
            (0, " | ") => Ok(()),
            _ => write!(f, "{separator}{unknown:#x}"),
        }
    }
}
