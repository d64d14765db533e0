//! Uses everything that the old crate offers, as its documentation says to.

use models::runtime::{Enumeration as _, Model as _, Open};
use models::*;

pub fn build() -> Ticket {
    Ticket {
        id: Some("7".to_owned()),
        state: Some(TicketState::Open.into()),
        level: Some(TicketLevel::_1.into()),
        priority: Some(3_i32),
        owner: Some(Box::new(owner())),
        tags: Some(vec!["new".to_owned()]),
        parts: Some(vec![Part::default()]),
        link: Some("https://example.org".to_owned()),
        ..Default::default()
    }
}

pub fn owner() -> Person {
    Person { name: Some("Ada".to_owned()), mail: Some("ada@example.org".to_owned()), ..Default::default() }
}

pub fn note() -> Note {
    Note { text: Some("later".to_owned()), by: Some("Ada".to_owned()), ..Default::default() }
}

pub fn read(ticket: &Ticket) -> (Option<&str>, Option<i32>, Option<&[String]>, Option<&str>) {
    let Ticket { id, priority, tags, link, .. } = ticket;
    (id.as_deref(), *priority, tags.as_deref(), link.as_deref())
}

pub fn state(ticket: &Ticket) -> &'static str {
    match ticket.state.as_ref().and_then(Open::known) {
        Some(TicketState::Open) => "open",
        Some(TicketState::OnHold) => "on hold",
        Some(TicketState::Closed) => "closed",
        Some(_) => "newer than this program",
        None => "none, or newer than the documentation",
    }
}

pub fn level(ticket: &Ticket) -> Option<&str> {
    ticket.level.as_ref().map(Open::as_str)
}

pub fn channels() -> [&'static str; 2] {
    [Channel::Mail, Channel::Phone].map(Channel::as_str)
}

pub fn lacks(ticket: &Ticket) -> Vec<String> {
    ticket.missing_required()
}
