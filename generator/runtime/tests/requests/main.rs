//! Calls as requests, and responses read by calls, without a server.

#[path = "../support/listing.rs"]
mod listing;

mod credentials;
mod escaping;
mod faults;
mod paging;
mod reading;
mod rendering;
