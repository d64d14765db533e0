//! Tests of the runtime with a model as it would be generated.

mod descriptors;
mod elements;
mod enums;
mod extra;
mod fields;
mod flags;
mod inspection;
mod nesting;
mod numbers;
mod offsets;
mod page;
mod reading;
mod round_trips;
mod times;
mod utc;
mod writing;

#[allow(unreachable_pub)]
#[path = "../support/equality.rs"]
mod equality;
