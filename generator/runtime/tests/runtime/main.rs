//! Tests of the runtime with a model as it would be generated.

mod descriptors;
mod enums;
mod inspection;
mod nesting;
mod page;
mod reading;
mod round_trips;
mod times;
mod writing;
