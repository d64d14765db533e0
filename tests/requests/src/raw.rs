//! Servers that do not keep to HTTP.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

/// Starts a server that sends these bytes to each connection that sends something, and closes it. Gives
/// its URL.
///
/// # Panics
///
/// If no port can be had.
pub fn raw_server(response: &'static [u8]) -> String {
    accept(move |mut stream| {
        let mut request = [0; 4096];
        // The client sees what happens.
        let _ = stream.read(&mut request);
        let _ = stream.write_all(response);
    })
}

/// Starts a server that accepts connections and never answers. Gives its URL.
///
/// # Panics
///
/// If no port can be had.
pub fn silent_server() -> String {
    accept(|stream| {
        thread::sleep(Duration::from_secs(3600));
        drop(stream);
    })
}

/// The URL of a port where nobody listens.
///
/// # Panics
///
/// If no port can be had.
pub fn closed_port() -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    format!("http://{}", listener.local_addr().expect("an address"))
}

fn accept(serve: impl Fn(TcpStream) + Clone + Send + 'static) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let serve = serve.clone();
            thread::spawn(move || serve(stream));
        }
    });
    url
}
