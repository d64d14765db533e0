//! The models of `docs`, generated while this crate is built.

/// The models.
#[cfg(feature = "generate")]
pub mod models {
    include!(concat!(env!("OUT_DIR"), "/models/mod.rs"));
}

#[cfg(all(test, feature = "generate"))]
mod tests {
    use super::models::{Ticket, TicketState};

    #[test]
    fn the_generated_models_read_and_write() -> Result<(), serde_json::Error> {
        let json = r#"{"id":"7","state":"open","opened":"2026-11-20T18:00:00Z","more":[1]}"#;
        let ticket: Ticket = serde_json::from_str(json)?;
        assert_eq!(ticket.state, Some(TicketState::Open.into()));
        assert_eq!(serde_json::to_string(&ticket)?, json);
        Ok(())
    }
}
