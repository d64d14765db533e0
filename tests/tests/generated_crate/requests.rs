//! The functions of operations, as they are generated.

use tablesmith_tests::generator;

/// Operations with what functions have to express: one required parameter, several, a form with files, lists, a
/// header, values, an object in the query, bodies that are no JSON, pages of results, and deprecation.
const ALBUM_API: &str = include_str!("requests/AlbumApi.md");

const PHOTO: &str = "# Photo\n\n## Properties\n\nName | Type | Description | Notes\n--- | --- | --- | ---\n\
                     **title** | **String** | The title. | [optional]\n";

const PHOTO_PAGE: &str = "# PhotoPage\n\n## Properties\n\nName | Type | Description | Notes\n--- | --- | --- | ---\n\
                          **entities** | [**List<Photo>**](Photo.md) | The photos. | [optional]\n\
                          **pageCount** | **Integer** | The number of pages. | [optional]\n";

const CONFIG: &str = "[[parameter-override]]\noperation = \"findPhotos\"\nparameter = \"ids\"\nlist = \"pipe\"\n\
                      reason = \"the server splits it\"\n";

#[test]
fn functions_are_generated_as_documented() {
    let pages = [("AlbumApi.md", ALBUM_API), ("Photo.md", PHOTO), ("PhotoPage.md", PHOTO_PAGE)];
    let generator = generator(pages).config_text("tablesmith.toml", CONFIG);
    let schema = generator.analyze().unwrap_or_else(|failure| panic!("{failure}")).schema;
    let generated = generator.emit(&schema).unwrap_or_else(|failure| panic!("{failure}"));
    let text = |path: &str| {
        let file = generated.files.iter().find(|file| file.path == path).expect(path);
        file.text.clone()
    };
    // `SNAPSHOTS=overwrite` replaces them.
    snapbox::assert_data_eq!(
        text("src/apis/album/requests.rs"),
        snapbox::file!["requests/album.rs"].raw()
    );
    snapbox::assert_data_eq!(
        text("src/apis/album/values.rs"),
        snapbox::file!["requests/values.rs"].raw()
    );
}
