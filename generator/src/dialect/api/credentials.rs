//! The credentials of an operation: what its section says under `### Authorization`, and how its example
//! configures the client.

use crate::dialect::parsed::ParsedCredentials;
use crate::markdown::{Block, Text};
use crate::schema::{CredentialScheme, Credentials};

/// What the two parts of a section tell together: the names are those of the first one, where there is
/// one; the example shows how each is sent.
pub(super) fn of(authorization: Option<&[Block<'_>]>, example: &[Block<'_>]) -> ParsedCredentials {
    let code = || example.iter().filter_map(code);
    let configured: Vec<Credentials> = code().flat_map(configured).collect();
    match authorization.map(listed) {
        Some(Some(names)) => {
            let scheme = |name: &str| {
                configured.iter().find(|one| one.name == name).and_then(|one| one.scheme.clone())
            };
            let listed = names.into_iter().map(|name| Credentials { scheme: scheme(&name), name });
            ParsedCredentials::Listed(listed.collect())
        }
        _ if !configured.is_empty() => ParsedCredentials::Listed(configured),
        _ if code().next().is_some() => ParsedCredentials::NoneInExample,
        _ => ParsedCredentials::NotTold,
    }
}

/// `a` and `b` of `[a](README.md#a), [b](README.md#b)`; nothing of `No authorization required`.
fn listed(blocks: &[Block<'_>]) -> Option<Vec<String>> {
    let text = blocks.iter().find_map(|block| match block {
        Block::Paragraph(text) => text.raw.lines().next(),
        _ => None,
    })?;
    if text.starts_with("No authorization") {
        return Some(Vec::new());
    }
    let links =
        text.split('[').skip(1).filter_map(|rest| rest.split_once("](").map(|(name, _)| name));
    let names: Vec<String> = links.map(|name| name.replace('\\', "")).collect();
    (!names.is_empty()).then_some(names)
}

/// The text of a fenced code block.
fn code<'a>(block: &Block<'a>) -> Option<&'a str> {
    match block {
        Block::Other(Text { raw, .. }) if raw.starts_with("```") => Some(raw),
        _ => None,
    }
}

/// What the code configures: `// Configure OAuth2 access token for authorization: NAME`, a comment in all
/// languages that openapi-generator and swagger-codegen have examples in.
fn configured(code: &str) -> Vec<Credentials> {
    let mut found: Vec<Credentials> = Vec::new();
    let mut lines = code.lines().peekable();
    while let Some(line) = lines.next() {
        let comment = line.trim_start().trim_start_matches(['/', '#', ' ']);
        let Some(what) = comment.strip_prefix("Configure ") else { continue };
        let Some((kind, name)) = what.split_once("authorization: ") else { continue };
        let scheme = match kind.trim() {
            "OAuth2 access token for" | "HTTP bearer" => CredentialScheme::Bearer,
            "HTTP basic" => CredentialScheme::Basic,
            "API key" => CredentialScheme::ApiKey {
                name: lines.peek().and_then(|line| api_key_name(line)),
                location: None,
            },
            _ => continue,
        };
        // `HTTP bearer` examples may have the format of the token behind the name: `bearer (JWT)`.
        let name = name.split(" (").next().unwrap_or(name).trim().to_owned();
        if !found.iter().any(|known| known.name == name) {
            found.push(Credentials { name, scheme: Some(scheme) });
        }
    }
    found
}

/// `X-Api-Key` of `config.AddApiKey("X-Api-Key", "YOUR_API_KEY");`, which only the examples in C# show.
fn api_key_name(line: &str) -> Option<String> {
    let (_, arguments) = line.split_once("AddApiKey(\"")?;
    let (name, _) = arguments.split_once('"')?;
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credentials(name: &str, scheme: CredentialScheme) -> Credentials {
        Credentials { name: name.to_owned(), scheme: Some(scheme) }
    }

    #[test]
    fn an_example_shows_how_credentials_are_sent() {
        let java = "```java\n    // Configure OAuth2 access token for authorization: petstore_auth\n    \
                    OAuth petstore_auth = x;\n    // Configure HTTP basic authorization: http\n```";
        let expected = [
            credentials("petstore_auth", CredentialScheme::Bearer),
            credentials("http", CredentialScheme::Basic),
        ];
        assert_eq!(configured(java), expected);
        let csharp = "```csharp\n// Configure API key authorization: api_key\n\
                      config.AddApiKey(\"X-Key\", \"YOUR_API_KEY\");\n```";
        let key = CredentialScheme::ApiKey { name: Some("X-Key".to_owned()), location: None };
        assert_eq!(configured(csharp), [credentials("api_key", key)]);
        assert_eq!(configured("```java\nPetApi api = new PetApi();\n```"), []);
    }

    #[test]
    fn a_section_lists_names_or_says_that_there_are_none() {
        let listed = |raw: &'static str| listed(&[Block::Paragraph(Text { raw, start: 0 })]);
        let names = |names: &[&str]| Some(names.iter().map(|&name| name.to_owned()).collect());
        assert_eq!(
            listed("[Basic](../README.md#Basic), [Token](../README.md#Token)"),
            names(&["Basic", "Token"])
        );
        assert_eq!(listed("No authorization required"), names(&[]));
        assert_eq!(listed("see above"), None);
    }
}
