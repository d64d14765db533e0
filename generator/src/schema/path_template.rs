//! Path templates: <https://spec.openapis.org/oas/v3.1.1.html#path-templating>.
//!
//! Pages write paths with a query at times, which OpenAPI has as parameters.

use super::folding::folded;

/// The path of an operation, divided as OpenAPI does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PathTemplate<'s> {
    /// The path without a query.
    pub(crate) path: &'s str,
    /// The names in the braces of the path, in order.
    pub(crate) names: Vec<&'s str>,
    /// The query, by key.
    pub(crate) query: Vec<(&'s str, QueryValue<'s>)>,
}

/// What a query has for a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum QueryValue<'s> {
    /// The value of the parameter with this name: `?app_id={appId}`.
    Parameter(&'s str),
    /// A value that every request has: `?expand=all`.
    Fixed(&'s str),
}

impl<'s> PathTemplate<'s> {
    pub(crate) fn of(path: &'s str) -> PathTemplate<'s> {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let path = path.split('#').next().unwrap_or(path);
        let query = query.split(['&', '#']).filter_map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let name = value.strip_prefix('{').and_then(|value| value.strip_suffix('}'));
            let value = name.map_or(QueryValue::Fixed(value), QueryValue::Parameter);
            (!key.is_empty()).then_some((key, value))
        });
        PathTemplate {
            path,
            names: pieces(path).filter_map(Piece::name).collect(),
            query: query.collect(),
        }
    }

    /// The path without the names in its braces. Paths of one shape are the same to OpenAPI.
    pub(crate) fn shape(&self) -> String {
        let mut shape = String::with_capacity(self.path.len());
        for piece in pieces(self.path) {
            match piece {
                Piece::Text(text) => shape.push_str(text),
                Piece::Name(_) => shape.push_str("{}"),
            }
        }
        shape
    }

    /// The place among the names of a parameter, whose case the generators change.
    pub(crate) fn position(&self, parameter: &str) -> Option<usize> {
        position(self.names.iter().copied(), parameter)
    }

    /// The key in the query of a parameter.
    pub(crate) fn query_key(&self, parameter: &str) -> Option<&'s str> {
        let names = self.query.iter().map(|(_, value)| match value {
            QueryValue::Parameter(name) => *name,
            QueryValue::Fixed(_) => "",
        });
        position(names, parameter).map(|index| self.query[index].0)
    }
}

fn position<'n>(names: impl Iterator<Item = &'n str> + Clone, wanted: &str) -> Option<usize> {
    let exact = names.clone().position(|name| name == wanted);
    let wanted = folded(wanted);
    exact.or_else(|| names.into_iter().position(|name| !name.is_empty() && folded(name) == wanted))
}

/// A part of a path.
enum Piece<'s> {
    Text(&'s str),
    Name(&'s str),
}

impl<'s> Piece<'s> {
    fn name(self) -> Option<&'s str> {
        match self {
            Piece::Name(name) => Some(name),
            Piece::Text(_) => None,
        }
    }
}

/// The parts of a path. A brace without its counterpart is text.
fn pieces(path: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = path;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let name = rest.strip_prefix('{').and_then(|rest| rest.split_once('}'));
        if let Some((name, after)) = name.filter(|(name, _)| is_name(name)) {
            rest = after;
            return Some(Piece::Name(name));
        }
        let end = rest.char_indices().skip(1).find(|&(_, c)| c == '{');
        let (text, after) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        rest = after;
        Some(Piece::Text(text))
    })
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(['{', '/'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_a_path_are_found() {
        let names = |path| PathTemplate::of(path).names;
        assert_eq!(names("/users/{userId}/queues/{queueId}"), ["userId", "queueId"]);
        assert_eq!(names("/a/{b}}/{{c}/{d/{}/{b}"), ["b", "c", "b"]);
        assert_eq!(names("/a"), [] as [&str; 0]);
    }

    #[test]
    fn paths_that_differ_in_names_alone_have_one_shape() {
        let shape = |path| PathTemplate::of(path).shape();
        assert_eq!(shape("/users/{userId}/queues"), shape("/users/{id}/queues"));
        assert_ne!(shape("/users/{userId}/queues"), shape("/users/{id}/skills"));
        assert_eq!(shape("/a/{b/c"), "/a/{b/c");
    }

    #[test]
    fn a_query_is_no_part_of_the_path() {
        let template = PathTemplate::of("/export?app_id={appId}&all=1");
        assert_eq!(template.path, "/export");
        let query = [("app_id", QueryValue::Parameter("appId")), ("all", QueryValue::Fixed("1"))];
        assert_eq!(template.query, query);
        assert_eq!(template.query_key("appId"), Some("app_id"));
    }

    #[test]
    fn a_parameter_is_found_whatever_its_case() {
        let template = PathTemplate::of("/projects/{project_id}/jobs/{id}");
        assert_eq!(template.position("projectId"), Some(0));
        assert_eq!(template.position("id"), Some(1));
        assert_eq!(template.position("jobId"), None);
    }
}
