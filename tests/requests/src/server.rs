//! The server.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use crate::{Answer, Received};

/// An HTTP server on a free local port, in a thread of its own, which ends with the program.
pub struct Server {
    address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
}

type AnswerTo = dyn Fn(&Received) -> Answer + Send + Sync;

impl Server {
    /// Starts a server that answers each request with what the function gives.
    ///
    /// # Panics
    ///
    /// If no port can be had.
    pub fn start(answer: impl Fn(&Received) -> Answer + Send + Sync + 'static) -> Server {
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        listener.set_nonblocking(true).expect("a port without blocking");
        let address = listener.local_addr().expect("an address");
        let received = Arc::default();
        let log = Arc::clone(&received);
        let answer: Arc<AnswerTo> = Arc::new(answer);
        thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(serve(listener, answer, log));
        });
        Server { address, received }
    }

    /// The URL of its root, without a slash at the end.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The requests so far.
    pub fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The number of requests for this path so far.
    pub fn count(&self, path: &str) -> usize {
        self.received().iter().filter(|request| request.path == path).count()
    }
}

async fn serve(
    listener: std::net::TcpListener,
    answer: Arc<AnswerTo>,
    log: Arc<Mutex<Vec<Received>>>,
) {
    let listener = TcpListener::from_std(listener).expect("a listener");
    loop {
        let Ok((stream, _)) = listener.accept().await else { return };
        let (answer, log) = (Arc::clone(&answer), Arc::clone(&log));
        let service =
            service_fn(move |request| respond(request, Arc::clone(&answer), Arc::clone(&log)));
        // A connection that the client closes is no fault.
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}

async fn respond(
    request: Request<Incoming>,
    answer: Arc<AnswerTo>,
    log: Arc<Mutex<Vec<Received>>>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let body = body.collect().await.map(|body| body.to_bytes().to_vec()).unwrap_or_default();
    let received = Received::new(head, body);
    let answer = answer(&received);
    log.lock().unwrap_or_else(PoisonError::into_inner).push(received);
    tokio::time::sleep(answer.delay).await;
    Ok(answer.into_response().map(|body| Full::new(Bytes::from(body))))
}
