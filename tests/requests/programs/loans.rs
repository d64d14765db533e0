//! Four operations of the library: a query, a body, pages, and no content.

use futures_util::TryStreamExt;
use library::NewLoan;
use library::apis::loans;
use library::runtime::client::{Client, Error};
use library::runtime::requests::Credentials;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let base_url = std::env::args().nth(1).expect("the URL of the library");
    let client = Client::builder(base_url)
        .credentials(Credentials::header("X-Library-Key", "the key"))
        .build()?;

    // A query: optional parameters are methods.
    let page = client
        .send(&loans::list_loans().member("Ada & Co").branch(["north", "south"]).page_size(2))
        .await?;
    println!("{:?} pages of loans", page.page_count);

    // A body: a required parameter is an argument.
    let emma = NewLoan {
        title: Some("Emma".into()),
        member: Some("Ada & Co".into()),
        ..Default::default()
    };
    let lent = client.send(&loans::create_loan(&emma)).await?;
    println!("{:?} is due {:?}", lent.title, lent.due);

    // Pages: the items of all of them, one after the other.
    let mut all = client.items(loans::list_loans().member("Ada & Co"));
    while let Some(loan) = all.try_next().await? {
        println!("{:?}", loan.title);
    }

    // No content, and an error with what the server said.
    client.send(&loans::delete_loan("2026/7")).await?;
    if let Err(error) = client.send(&loans::delete_loan("2026/7")).await {
        println!("{error}");
    }
    Ok(())
}
