// Not to be edited: `cargo xtask regen` makes this anew.

//! One file a model.

mod address;
mod after_call_work;
mod cobrowsesession;
mod segment;
mod wrapup;
pub use address::Address;
pub use after_call_work::AfterCallWork;
pub use cobrowsesession::{
    Cobrowsesession, CobrowsesessionState, CobrowsesessionDisconnectType,
    CobrowsesessionInitialState,
};
pub use segment::Segment;
pub use wrapup::Wrapup;
