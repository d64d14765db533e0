// Generated from seeds/java/Cobrowsesession.md
// and seeds/dotnet/Cobrowsesession.md.
// Not to be edited: `cargo xtask regen` makes it anew.

use super::{Address, AfterCallWork, Segment, Wrapup};
use crate::runtime::codegen::{self, prelude::*};

pub struct Cobrowsesession {
    /// The connection state of this communication.
    pub state: Option<Open<CobrowsesessionState>>,
    /// A globally unique identifier for this communication.
    pub id: Option<String>,
    /// System defined string indicating what caused the communication to disconnect. Will be null
    /// until the communication disconnects.
    #[doc(alias = "disconnectType")]
    pub disconnect_type: Option<Open<CobrowsesessionDisconnectType>>,
    /// Address and name data for a call endpoint.
    #[doc(alias = "self")]
    pub self_: Option<Box<Address>>,
    /// The co-browse session ID.
    #[doc(alias = "cobrowseSessionId")]
    pub cobrowse_session_id: Option<String>,
    /// This value identifies the role of the co-browse client within the co-browse session (a
    /// client is a sharer or a viewer).
    #[doc(alias = "cobrowseRole")]
    pub cobrowse_role: Option<String>,
    /// ID of co-browse participants for which this client has been granted control (list is empty
    /// if this client cannot control any shared pages).
    pub controlling: Option<Vec<String>>,
    /// The URL that can be used to open co-browse session in web browser.
    #[doc(alias = "viewerUrl")]
    pub viewer_url: Option<String>,
    /// The time when the provider event which triggered this conversation update happened in the
    /// corrected provider clock (milliseconds since 1970-01-01 00:00:00 UTC). Date time is
    /// represented as an ISO-8601 string. For example: yyyy-MM-ddTHH:mm:ss\[.mmm]Z
    #[doc(alias = "providerEventTime")]
    pub provider_event_time: Option<jiff::Timestamp>,
    /// The timestamp the communication has when it is first put into an alerting state. Date time
    /// is represented as an ISO-8601 string. For example: yyyy-MM-ddTHH:mm:ss\[.mmm]Z
    #[doc(alias = "startAlertingTime")]
    pub start_alerting_time: Option<jiff::Timestamp>,
    /// The timestamp when this communication was connected in the cloud clock. Date time is
    /// represented as an ISO-8601 string. For example: yyyy-MM-ddTHH:mm:ss\[.mmm]Z
    #[doc(alias = "connectedTime")]
    pub connected_time: Option<jiff::Timestamp>,
    /// The timestamp when this communication disconnected from the conversation in the provider
    /// clock. Date time is represented as an ISO-8601 string. For example:
    /// yyyy-MM-ddTHH:mm:ss\[.mmm]Z
    #[doc(alias = "disconnectedTime")]
    pub disconnected_time: Option<jiff::Timestamp>,
    /// The source provider for the co-browse session.
    pub provider: Option<String>,
    /// The id of the peer communication corresponding to a matching leg for this communication.
    #[doc(alias = "peerId")]
    pub peer_id: Option<String>,
    /// The time line of the participant's call, divided into activity segments.
    pub segments: Option<Vec<Segment>>,
    /// Call wrap up or disposition data.
    pub wrapup: Option<Box<Wrapup>>,
    /// After-call work for the communication.
    #[doc(alias = "afterCallWork")]
    pub after_call_work: Option<Box<AfterCallWork>>,
    /// Indicates if after-call work is required for a communication. Only used when the ACW Setting
    /// is Agent Requested.
    #[doc(alias = "afterCallWorkRequired")]
    pub after_call_work_required: Option<bool>,
    /// The initial connection state of this communication.
    #[doc(alias = "initialState")]
    pub initial_state: Option<Open<CobrowsesessionInitialState>>,
    /// Undocumented keys, explicit nulls, and values that do not have their documented type.
    pub extra: Extra,
}

impl Cobrowsesession {
    /// The documented properties, in document order.
    pub const FIELDS: ModelDescriptor = ModelDescriptor::new(
        "Cobrowsesession",
        &[
            Field::optional("state", "state", "CobrowsesessionState"),
            Field::optional("id", "id", "string"),
            Field::optional(
                "disconnectType",
                "disconnect_type",
                "CobrowsesessionDisconnectType",
            ),
            Field::optional("self", "self_", "Address"),
            Field::optional("cobrowseSessionId", "cobrowse_session_id", "string"),
            Field::optional("cobrowseRole", "cobrowse_role", "string"),
            Field::optional("controlling", "controlling", "list<string>"),
            Field::optional("viewerUrl", "viewer_url", "string"),
            Field::optional("providerEventTime", "provider_event_time", "date-time"),
            Field::optional("startAlertingTime", "start_alerting_time", "date-time"),
            Field::optional("connectedTime", "connected_time", "date-time"),
            Field::optional("disconnectedTime", "disconnected_time", "date-time"),
            Field::optional("provider", "provider", "string"),
            Field::optional("peerId", "peer_id", "string"),
            Field::optional("segments", "segments", "list<Segment>"),
            Field::optional("wrapup", "wrapup", "Wrapup"),
            Field::optional("afterCallWork", "after_call_work", "AfterCallWork"),
            Field::optional(
                "afterCallWorkRequired",
                "after_call_work_required",
                "boolean",
            ),
            Field::optional(
                "initialState",
                "initial_state",
                "CobrowsesessionInitialState",
            ),
        ],
    );
}

impl Model for Cobrowsesession {
    #[inline]
    fn visit_fields_mut(&mut self, visitor: &mut dyn FieldsMutVisitor) {
        visitor
            .visit(
                Self::FIELDS,
                &mut [
                    FieldMut::Enum(&mut self.state),
                    FieldMut::Text(&mut self.id),
                    FieldMut::Enum(&mut self.disconnect_type),
                    FieldMut::Model(&mut self.self_),
                    FieldMut::Text(&mut self.cobrowse_session_id),
                    FieldMut::Text(&mut self.cobrowse_role),
                    FieldMut::List(&mut self.controlling),
                    FieldMut::Text(&mut self.viewer_url),
                    FieldMut::Timestamp(&mut self.provider_event_time),
                    FieldMut::Timestamp(&mut self.start_alerting_time),
                    FieldMut::Timestamp(&mut self.connected_time),
                    FieldMut::Timestamp(&mut self.disconnected_time),
                    FieldMut::Text(&mut self.provider),
                    FieldMut::Text(&mut self.peer_id),
                    FieldMut::List(&mut self.segments),
                    FieldMut::Model(&mut self.wrapup),
                    FieldMut::Model(&mut self.after_call_work),
                    FieldMut::Boolean(&mut self.after_call_work_required),
                    FieldMut::Enum(&mut self.initial_state),
                ],
                &mut self.extra,
            );
    }

    #[inline]
    fn visit_fields<'a>(&'a self, visitor: &mut dyn FieldVisitor<'a>) {
        FieldWalker::new(Self::FIELDS, &self.extra, visitor)
            .open(&self.state)
            .text(&self.id)
            .open(&self.disconnect_type)
            .model(&self.self_)
            .text(&self.cobrowse_session_id)
            .text(&self.cobrowse_role)
            .list(&self.controlling)
            .text(&self.viewer_url)
            .timestamp(&self.provider_event_time)
            .timestamp(&self.start_alerting_time)
            .timestamp(&self.connected_time)
            .timestamp(&self.disconnected_time)
            .text(&self.provider)
            .text(&self.peer_id)
            .list(&self.segments)
            .model(&self.wrapup)
            .model(&self.after_call_work)
            .boolean(&self.after_call_work_required)
            .open(&self.initial_state);
    }
}

impl Default for Cobrowsesession {
    #[inline]
    fn default() -> Self {
        Self {
            state: None,
            id: None,
            disconnect_type: None,
            self_: None,
            cobrowse_session_id: None,
            cobrowse_role: None,
            controlling: None,
            viewer_url: None,
            provider_event_time: None,
            start_alerting_time: None,
            connected_time: None,
            disconnected_time: None,
            provider: None,
            peer_id: None,
            segments: None,
            wrapup: None,
            after_call_work: None,
            after_call_work_required: None,
            initial_state: None,
            extra: Extra::NONE,
        }
    }
}

impl Clone for Cobrowsesession {
    #[inline]
    fn clone(&self) -> Self {
        codegen::clone(self)
    }
}

impl PartialEq for Cobrowsesession {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        codegen::equal(self, other)
    }
}

impl std::fmt::Debug for Cobrowsesession {
    #[inline]
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        codegen::debug(self, f)
    }
}

impl serde::Serialize for Cobrowsesession {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        codegen::write(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Cobrowsesession {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        codegen::read(deserializer)
    }
}

#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum CobrowsesessionState {
    /// `alerting`
    Alerting,
    /// `dialing`
    Dialing,
    /// `contacting`
    Contacting,
    /// `offering`
    Offering,
    /// `connected`
    Connected,
    /// `disconnected`
    Disconnected,
    /// `terminated`
    Terminated,
    /// `scheduled`
    Scheduled,
    /// `none`
    None,
}

impl Enumeration for CobrowsesessionState {
    const VALUES: &'static [Self] = &[
        Self::Alerting,
        Self::Dialing,
        Self::Contacting,
        Self::Offering,
        Self::Connected,
        Self::Disconnected,
        Self::Terminated,
        Self::Scheduled,
        Self::None,
    ];

    const DESCRIPTOR: EnumDescriptor = EnumDescriptor::new(
        "CobrowsesessionState",
        &[
            "alerting",
            "dialing",
            "contacting",
            "offering",
            "connected",
            "disconnected",
            "terminated",
            "scheduled",
            "none",
        ],
    );

    fn index(self) -> usize {
        self as usize
    }
}

impl PartialEq for CobrowsesessionState {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.index() == other.index()
    }
}

impl Eq for CobrowsesessionState {}

impl std::fmt::Debug for CobrowsesessionState {
    #[inline]
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        codegen::debug_value(*self, f)
    }
}

#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum CobrowsesessionDisconnectType {
    /// `endpoint`
    Endpoint,
    /// `client`
    Client,
    /// `system`
    System,
    /// `timeout`
    Timeout,
    /// `transfer`
    Transfer,
    /// `transfer.conference`
    TransferConference,
    /// `transfer.consult`
    TransferConsult,
    /// `transfer.forward`
    TransferForward,
    /// `transport.failure`
    TransportFailure,
    /// `error`
    Error,
    /// `peer`
    Peer,
    /// `other`
    Other,
    /// `spam`
    Spam,
    /// `uncallable`
    Uncallable,
}

impl Enumeration for CobrowsesessionDisconnectType {
    const VALUES: &'static [Self] = &[
        Self::Endpoint,
        Self::Client,
        Self::System,
        Self::Timeout,
        Self::Transfer,
        Self::TransferConference,
        Self::TransferConsult,
        Self::TransferForward,
        Self::TransportFailure,
        Self::Error,
        Self::Peer,
        Self::Other,
        Self::Spam,
        Self::Uncallable,
    ];

    const DESCRIPTOR: EnumDescriptor = EnumDescriptor::new(
        "CobrowsesessionDisconnectType",
        &[
            "endpoint",
            "client",
            "system",
            "timeout",
            "transfer",
            "transfer.conference",
            "transfer.consult",
            "transfer.forward",
            "transport.failure",
            "error",
            "peer",
            "other",
            "spam",
            "uncallable",
        ],
    );

    fn index(self) -> usize {
        self as usize
    }
}

impl PartialEq for CobrowsesessionDisconnectType {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.index() == other.index()
    }
}

impl Eq for CobrowsesessionDisconnectType {}

impl std::fmt::Debug for CobrowsesessionDisconnectType {
    #[inline]
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        codegen::debug_value(*self, f)
    }
}

#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum CobrowsesessionInitialState {
    /// `alerting`
    Alerting,
    /// `dialing`
    Dialing,
    /// `contacting`
    Contacting,
    /// `offering`
    Offering,
    /// `connected`
    Connected,
    /// `disconnected`
    Disconnected,
    /// `terminated`
    Terminated,
    /// `scheduled`
    Scheduled,
    /// `none`
    None,
}

impl Enumeration for CobrowsesessionInitialState {
    const VALUES: &'static [Self] = &[
        Self::Alerting,
        Self::Dialing,
        Self::Contacting,
        Self::Offering,
        Self::Connected,
        Self::Disconnected,
        Self::Terminated,
        Self::Scheduled,
        Self::None,
    ];

    const DESCRIPTOR: EnumDescriptor = EnumDescriptor::new(
        "CobrowsesessionInitialState",
        &[
            "alerting",
            "dialing",
            "contacting",
            "offering",
            "connected",
            "disconnected",
            "terminated",
            "scheduled",
            "none",
        ],
    );

    fn index(self) -> usize {
        self as usize
    }
}

impl PartialEq for CobrowsesessionInitialState {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.index() == other.index()
    }
}

impl Eq for CobrowsesessionInitialState {}

impl std::fmt::Debug for CobrowsesessionInitialState {
    #[inline]
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        codegen::debug_value(*self, f)
    }
}
