// What typify makes of the seeds.

///`Address`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[serde(transparent)]
pub struct Address(pub ::serde_json::Map<::std::string::String, ::serde_json::Value>);
impl ::std::ops::Deref for Address {
    type Target = ::serde_json::Map<::std::string::String, ::serde_json::Value>;
    fn deref(&self) -> &::serde_json::Map<::std::string::String, ::serde_json::Value> {
        &self.0
    }
}
impl ::std::convert::From<Address>
for ::serde_json::Map<::std::string::String, ::serde_json::Value> {
    fn from(value: Address) -> Self {
        value.0
    }
}
impl ::std::convert::From<::serde_json::Map<::std::string::String, ::serde_json::Value>>
for Address {
    fn from(
        value: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    ) -> Self {
        Self(value)
    }
}
///`AfterCallWork`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[serde(transparent)]
pub struct AfterCallWork(
    pub ::serde_json::Map<::std::string::String, ::serde_json::Value>,
);
impl ::std::ops::Deref for AfterCallWork {
    type Target = ::serde_json::Map<::std::string::String, ::serde_json::Value>;
    fn deref(&self) -> &::serde_json::Map<::std::string::String, ::serde_json::Value> {
        &self.0
    }
}
impl ::std::convert::From<AfterCallWork>
for ::serde_json::Map<::std::string::String, ::serde_json::Value> {
    fn from(value: AfterCallWork) -> Self {
        value.0
    }
}
impl ::std::convert::From<::serde_json::Map<::std::string::String, ::serde_json::Value>>
for AfterCallWork {
    fn from(
        value: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    ) -> Self {
        Self(value)
    }
}
///`Cobrowsesession`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
pub struct Cobrowsesession {
    ///After-call work for the communication.
    #[serde(
        rename = "afterCallWork",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub after_call_work: ::std::option::Option<AfterCallWork>,
    ///Indicates if after-call work is required for a communication. Only used when the ACW Setting is Agent Requested.
    #[serde(
        rename = "afterCallWorkRequired",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub after_call_work_required: ::std::option::Option<bool>,
    ///This value identifies the role of the co-browse client within the co-browse session (a client is a sharer or a viewer).
    #[serde(
        rename = "cobrowseRole",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub cobrowse_role: ::std::option::Option<::std::string::String>,
    ///The co-browse session ID.
    #[serde(
        rename = "cobrowseSessionId",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub cobrowse_session_id: ::std::option::Option<::std::string::String>,
    ///The timestamp when this communication was connected in the cloud clock. Date time is represented as an ISO-8601 string. For example: yyyy-MM-ddTHH:mm:ss[.mmm]Z
    #[serde(
        rename = "connectedTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub connected_time: ::std::option::Option<::chrono::DateTime<::chrono::offset::Utc>>,
    ///ID of co-browse participants for which this client has been granted control (list is empty if this client cannot control any shared pages).
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    pub controlling: ::std::vec::Vec<::std::string::String>,
    ///System defined string indicating what caused the communication to disconnect. Will be null until the communication disconnects.
    #[serde(
        rename = "disconnectType",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub disconnect_type: ::std::option::Option<CobrowsesessionDisconnectType>,
    ///The timestamp when this communication disconnected from the conversation in the provider clock. Date time is represented as an ISO-8601 string. For example: yyyy-MM-ddTHH:mm:ss[.mmm]Z
    #[serde(
        rename = "disconnectedTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub disconnected_time: ::std::option::Option<
        ::chrono::DateTime<::chrono::offset::Utc>,
    >,
    ///A globally unique identifier for this communication.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub id: ::std::option::Option<::std::string::String>,
    ///The initial connection state of this communication.
    #[serde(
        rename = "initialState",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub initial_state: ::std::option::Option<CobrowsesessionInitialState>,
    ///The id of the peer communication corresponding to a matching leg for this communication.
    #[serde(rename = "peerId", skip_serializing_if = "::std::option::Option::is_none")]
    pub peer_id: ::std::option::Option<::std::string::String>,
    ///The source provider for the co-browse session.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub provider: ::std::option::Option<::std::string::String>,
    ///The time when the provider event which triggered this conversation update happened in the corrected provider clock (milliseconds since 1970-01-01 00:00:00 UTC). Date time is represented as an ISO-8601 string. For example: yyyy-MM-ddTHH:mm:ss[.mmm]Z
    #[serde(
        rename = "providerEventTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub provider_event_time: ::std::option::Option<
        ::chrono::DateTime<::chrono::offset::Utc>,
    >,
    ///The time line of the participant's call, divided into activity segments.
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    pub segments: ::std::vec::Vec<Segment>,
    ///Address and name data for a call endpoint.
    #[serde(rename = "self", skip_serializing_if = "::std::option::Option::is_none")]
    pub self_: ::std::option::Option<Address>,
    ///The timestamp the communication has when it is first put into an alerting state. Date time is represented as an ISO-8601 string. For example: yyyy-MM-ddTHH:mm:ss[.mmm]Z
    #[serde(
        rename = "startAlertingTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub start_alerting_time: ::std::option::Option<
        ::chrono::DateTime<::chrono::offset::Utc>,
    >,
    ///The connection state of this communication.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub state: ::std::option::Option<CobrowsesessionState>,
    ///The URL that can be used to open co-browse session in web browser.
    #[serde(
        rename = "viewerUrl",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub viewer_url: ::std::option::Option<::std::string::String>,
    ///Call wrap up or disposition data.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub wrapup: ::std::option::Option<Wrapup>,
}
///`CobrowsesessionDisconnectType`
#[derive(
    ::serde::Deserialize,
    ::serde::Serialize,
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd
)]
pub enum CobrowsesessionDisconnectType {
    #[serde(rename = "endpoint")]
    Endpoint,
    #[serde(rename = "client")]
    Client,
    #[serde(rename = "system")]
    System,
    #[serde(rename = "timeout")]
    Timeout,
    #[serde(rename = "transfer")]
    Transfer,
    #[serde(rename = "transfer.conference")]
    TransferConference,
    #[serde(rename = "transfer.consult")]
    TransferConsult,
    #[serde(rename = "transfer.forward")]
    TransferForward,
    #[serde(rename = "transport.failure")]
    TransportFailure,
    #[serde(rename = "error")]
    Error,
    #[serde(rename = "peer")]
    Peer,
    #[serde(rename = "other")]
    Other,
    #[serde(rename = "spam")]
    Spam,
    #[serde(rename = "uncallable")]
    Uncallable,
}
impl ::std::fmt::Display for CobrowsesessionDisconnectType {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Endpoint => f.write_str("endpoint"),
            Self::Client => f.write_str("client"),
            Self::System => f.write_str("system"),
            Self::Timeout => f.write_str("timeout"),
            Self::Transfer => f.write_str("transfer"),
            Self::TransferConference => f.write_str("transfer.conference"),
            Self::TransferConsult => f.write_str("transfer.consult"),
            Self::TransferForward => f.write_str("transfer.forward"),
            Self::TransportFailure => f.write_str("transport.failure"),
            Self::Error => f.write_str("error"),
            Self::Peer => f.write_str("peer"),
            Self::Other => f.write_str("other"),
            Self::Spam => f.write_str("spam"),
            Self::Uncallable => f.write_str("uncallable"),
        }
    }
}
impl ::std::str::FromStr for CobrowsesessionDisconnectType {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "endpoint" => Ok(Self::Endpoint),
            "client" => Ok(Self::Client),
            "system" => Ok(Self::System),
            "timeout" => Ok(Self::Timeout),
            "transfer" => Ok(Self::Transfer),
            "transfer.conference" => Ok(Self::TransferConference),
            "transfer.consult" => Ok(Self::TransferConsult),
            "transfer.forward" => Ok(Self::TransferForward),
            "transport.failure" => Ok(Self::TransportFailure),
            "error" => Ok(Self::Error),
            "peer" => Ok(Self::Peer),
            "other" => Ok(Self::Other),
            "spam" => Ok(Self::Spam),
            "uncallable" => Ok(Self::Uncallable),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for CobrowsesessionDisconnectType {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for CobrowsesessionDisconnectType {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///`CobrowsesessionInitialState`
#[derive(
    ::serde::Deserialize,
    ::serde::Serialize,
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd
)]
pub enum CobrowsesessionInitialState {
    #[serde(rename = "alerting")]
    Alerting,
    #[serde(rename = "dialing")]
    Dialing,
    #[serde(rename = "contacting")]
    Contacting,
    #[serde(rename = "offering")]
    Offering,
    #[serde(rename = "connected")]
    Connected,
    #[serde(rename = "disconnected")]
    Disconnected,
    #[serde(rename = "terminated")]
    Terminated,
    #[serde(rename = "scheduled")]
    Scheduled,
    #[serde(rename = "none")]
    None,
}
impl ::std::fmt::Display for CobrowsesessionInitialState {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Alerting => f.write_str("alerting"),
            Self::Dialing => f.write_str("dialing"),
            Self::Contacting => f.write_str("contacting"),
            Self::Offering => f.write_str("offering"),
            Self::Connected => f.write_str("connected"),
            Self::Disconnected => f.write_str("disconnected"),
            Self::Terminated => f.write_str("terminated"),
            Self::Scheduled => f.write_str("scheduled"),
            Self::None => f.write_str("none"),
        }
    }
}
impl ::std::str::FromStr for CobrowsesessionInitialState {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "alerting" => Ok(Self::Alerting),
            "dialing" => Ok(Self::Dialing),
            "contacting" => Ok(Self::Contacting),
            "offering" => Ok(Self::Offering),
            "connected" => Ok(Self::Connected),
            "disconnected" => Ok(Self::Disconnected),
            "terminated" => Ok(Self::Terminated),
            "scheduled" => Ok(Self::Scheduled),
            "none" => Ok(Self::None),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for CobrowsesessionInitialState {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for CobrowsesessionInitialState {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///`CobrowsesessionState`
#[derive(
    ::serde::Deserialize,
    ::serde::Serialize,
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd
)]
pub enum CobrowsesessionState {
    #[serde(rename = "alerting")]
    Alerting,
    #[serde(rename = "dialing")]
    Dialing,
    #[serde(rename = "contacting")]
    Contacting,
    #[serde(rename = "offering")]
    Offering,
    #[serde(rename = "connected")]
    Connected,
    #[serde(rename = "disconnected")]
    Disconnected,
    #[serde(rename = "terminated")]
    Terminated,
    #[serde(rename = "scheduled")]
    Scheduled,
    #[serde(rename = "none")]
    None,
}
impl ::std::fmt::Display for CobrowsesessionState {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Alerting => f.write_str("alerting"),
            Self::Dialing => f.write_str("dialing"),
            Self::Contacting => f.write_str("contacting"),
            Self::Offering => f.write_str("offering"),
            Self::Connected => f.write_str("connected"),
            Self::Disconnected => f.write_str("disconnected"),
            Self::Terminated => f.write_str("terminated"),
            Self::Scheduled => f.write_str("scheduled"),
            Self::None => f.write_str("none"),
        }
    }
}
impl ::std::str::FromStr for CobrowsesessionState {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "alerting" => Ok(Self::Alerting),
            "dialing" => Ok(Self::Dialing),
            "contacting" => Ok(Self::Contacting),
            "offering" => Ok(Self::Offering),
            "connected" => Ok(Self::Connected),
            "disconnected" => Ok(Self::Disconnected),
            "terminated" => Ok(Self::Terminated),
            "scheduled" => Ok(Self::Scheduled),
            "none" => Ok(Self::None),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for CobrowsesessionState {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for CobrowsesessionState {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///`Segment`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[serde(transparent)]
pub struct Segment(pub ::serde_json::Map<::std::string::String, ::serde_json::Value>);
impl ::std::ops::Deref for Segment {
    type Target = ::serde_json::Map<::std::string::String, ::serde_json::Value>;
    fn deref(&self) -> &::serde_json::Map<::std::string::String, ::serde_json::Value> {
        &self.0
    }
}
impl ::std::convert::From<Segment>
for ::serde_json::Map<::std::string::String, ::serde_json::Value> {
    fn from(value: Segment) -> Self {
        value.0
    }
}
impl ::std::convert::From<::serde_json::Map<::std::string::String, ::serde_json::Value>>
for Segment {
    fn from(
        value: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    ) -> Self {
        Self(value)
    }
}
///`Wrapup`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[serde(transparent)]
pub struct Wrapup(pub ::serde_json::Map<::std::string::String, ::serde_json::Value>);
impl ::std::ops::Deref for Wrapup {
    type Target = ::serde_json::Map<::std::string::String, ::serde_json::Value>;
    fn deref(&self) -> &::serde_json::Map<::std::string::String, ::serde_json::Value> {
        &self.0
    }
}
impl ::std::convert::From<Wrapup>
for ::serde_json::Map<::std::string::String, ::serde_json::Value> {
    fn from(value: Wrapup) -> Self {
        value.0
    }
}
impl ::std::convert::From<::serde_json::Map<::std::string::String, ::serde_json::Value>>
for Wrapup {
    fn from(
        value: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    ) -> Self {
        Self(value)
    }
}
/// Error types.
pub mod error {
    /// Error from a `TryFrom` or `FromStr` implementation.
    pub struct ConversionError(::std::borrow::Cow<'static, str>);
    impl ::std::error::Error for ConversionError {}
    impl ::std::fmt::Display for ConversionError {
        fn fmt(
            &self,
            f: &mut ::std::fmt::Formatter<'_>,
        ) -> Result<(), ::std::fmt::Error> {
            ::std::fmt::Display::fmt(&self.0, f)
        }
    }
    impl ::std::fmt::Debug for ConversionError {
        fn fmt(
            &self,
            f: &mut ::std::fmt::Formatter<'_>,
        ) -> Result<(), ::std::fmt::Error> {
            ::std::fmt::Debug::fmt(&self.0, f)
        }
    }
    impl From<&'static str> for ConversionError {
        fn from(value: &'static str) -> Self {
            Self(value.into())
        }
    }
    impl From<String> for ConversionError {
        fn from(value: String) -> Self {
            Self(value.into())
        }
    }
}
