//! The same calls with ureq, without async.

use library::apis::loans::{self, GetLoanParameters};
use library::runtime::requests::{Call, Credentials};
use serde::de::DeserializeOwned;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Sends calls with ureq.
struct Library {
    agent: ureq::Agent,
    base_url: String,
    credentials: Credentials,
}

impl Library {
    fn send<T: DeserializeOwned>(&self, call: &Call<T>) -> Result<T> {
        let request = call.request(&self.base_url, &self.credentials)?;
        let (head, mut body) = self.agent.run(request)?.into_parts();
        Ok(call.read(head.status, &head.headers, &body.read_to_vec()?)?)
    }
}

fn main() -> Result<()> {
    let library = Library {
        // `read` makes the error of a status, with all that the server said.
        agent: ureq::Agent::config_builder().http_status_as_error(false).build().into(),
        base_url: std::env::args().nth(1).expect("the URL of the library"),
        credentials: Credentials::header("X-Library-Key", "the key"),
    };

    // Several required parameters are fields, so that none is taken for another.
    let one = loans::get_loan(GetLoanParameters { branch: "north", loan_id: "2026/7" });
    println!("{:?}", library.send(&one)?.title);

    // Pages without a stream.
    let mut next = Some(loans::list_loans());
    while let Some(call) = next {
        let page = library.send(&call)?;
        next = call.next(&page);
        for loan in page.entities.unwrap_or_default() {
            println!("{:?}", loan.title);
        }
    }
    library.send(&loans::delete_loan("2026/7"))
}
