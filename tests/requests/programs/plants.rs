//! The operations of the garden.

use futures_util::TryStreamExt;
use garden::apis::plants::{
    self, AddPhotosParameters, Colour, GetPlantParameters, WaterParameters,
};
use garden::runtime::client::{Client, Error};
use garden::runtime::requests::{Credentials, File};
use garden::{Plant, PlantColour};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let base_url = std::env::args().nth(1).expect("the URL of the garden");
    let client = Client::builder(format!("{base_url}/v1"))
        .credentials(Credentials::basic("me", "s3cret"))
        .build()?;

    let rose = Plant {
        name: Some("rose/1".into()),
        colour: Some(PlantColour::Red.into()),
        ..Default::default()
    };
    let planted = client.send(&plants::add_plant(&rose)).await?;
    assert_eq!(planted, rose);

    let found = plants::find_plants()
        .name("ro se")
        .planted_after("2026-01-02".parse().expect("a date"))
        .colour([Colour::Red, Colour::Blue])
        .limit(1);
    let found: Vec<Plant> = client.items(found).try_collect().await?;
    println!("{} plants", found.len());

    let one = plants::get_plant(GetPlantParameters { bed: 3, name: "rose/1" });
    println!("{:?}", client.send(&one).await?.name);

    // A form with files, and one without.
    let photos = vec![File::new("bud.png", *b"\x89bud"), File::new("rose \"1\".png", *b"rose")];
    let photos = plants::add_photos(AddPhotosParameters { name: "rose/1", photos });
    client.send(&photos.title("My r\u{f6}se")).await?;
    let water = plants::water(WaterParameters { bed: 3, litres: 5 })
        .cans(["green", "blue"])
        .at("2026-01-02T03:04:05Z".parse().expect("an instant"));
    client.send(&water).await?;

    client.send(&plants::remove_plant("rose/1")).await
}
