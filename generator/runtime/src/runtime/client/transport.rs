//! Sends requests.

use http::{Request, Response};

use super::error::TransportError;

/// What sends requests.
pub(super) struct Transport {
    pub(super) http: reqwest::Client,
}

impl Transport {
    /// Sends a request and receives the whole response.
    pub(super) async fn send(
        &self,
        request: Request<Vec<u8>>,
    ) -> Result<Response<Vec<u8>>, TransportError> {
        let operation = format!("{} {}", request.method(), request.uri().path());
        let sent = async {
            let request = reqwest::Request::try_from(request)?;
            let received = self.http.execute(request).await?;
            let (status, headers) = (received.status(), received.headers().clone());
            let mut response = Response::new(received.bytes().await?.to_vec());
            *response.status_mut() = status;
            *response.headers_mut() = headers;
            Ok(response)
        };
        sent.await.map_err(|error| TransportError::new(operation, error))
    }
}
