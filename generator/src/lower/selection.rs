//! A part of a schema: some APIs, some models, and everything that these refer to.

use std::collections::HashSet;

use crate::diagnostics::suggest::nearest;
use crate::diagnostics::{Code, Diagnostic};
use crate::features::Graph;
use crate::schema::folding::folded;
use crate::schema::{Api, Schema, Type};

/// The part of a schema to keep. An empty selection keeps everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Selection {
    /// Models and enums, by documented name.
    pub(crate) only: Vec<String>,
    /// APIs, by name or feature.
    pub(crate) apis: Vec<String>,
}

impl Selection {
    /// Whether the selection is empty, which keeps everything.
    pub(crate) fn is_everything(&self) -> bool {
        self.only.is_empty() && self.apis.is_empty()
    }

    /// Removes everything from the schema that is not selected and that nothing selected refers to.
    ///
    /// # Errors
    ///
    /// Each unknown name, with the most similar known one.
    pub(crate) fn cut(&self, schema: &mut Schema) -> Result<(), Vec<Diagnostic>> {
        if self.is_everything() {
            return Ok(());
        }
        let mut findings = Vec::new();
        let mut chosen = HashSet::new();
        for name in &self.apis {
            match schema.apis.iter().position(|api| is_called(api, name)) {
                Some(index) => {
                    chosen.insert(index);
                }
                None => {
                    let known = schema.apis.iter().map(|api| api.name.as_str());
                    findings.push(unknown("an API", name, known));
                }
            }
        }
        let models = schema.models.iter().map(|model| model.name.as_str());
        let definitions = models.chain(schema.enums.iter().map(|own| own.name.as_str()));
        let defined: HashSet<&str> = definitions.clone().collect();
        for name in self.only.iter().filter(|name| !defined.contains(name.as_str())) {
            findings.push(unknown("a model", name, definitions.clone()));
        }
        if !findings.is_empty() {
            return Err(findings);
        }

        let mut apis: Vec<Api> = Vec::with_capacity(chosen.len());
        for (index, api) in std::mem::take(&mut schema.apis).into_iter().enumerate() {
            if chosen.contains(&index) {
                apis.push(api);
            }
        }
        let operations = apis.iter().flat_map(|api| &api.operations);
        let named = operations.flat_map(|operation| operation.takes().chain(&operation.returns));
        let roots = named.filter_map(Type::definition).chain(self.only.iter().map(String::as_str));
        // The roots borrow from the APIs, the graph from the schema: both are read only.
        let kept: HashSet<String> = {
            let graph = Graph::of(schema);
            graph.reach(roots).into_iter().map(str::to_owned).collect()
        };
        schema.models.retain(|model| kept.contains(&model.name));
        for model in &mut schema.models {
            // The properties of a base that is not kept are among its own.
            model.extends.retain(|base| kept.contains(base));
        }
        schema.enums.retain(|own| kept.contains(&own.name));
        schema.apis = apis;
        Ok(())
    }
}

/// Whether a name is one of this API: `routing`, `Routing`, `RoutingApi`, `telephony-providers-edge`.
fn is_called(api: &Api, name: &str) -> bool {
    let (api, name) = (folded(&api.name), folded(name));
    name == api || name.strip_suffix("api") == Some(&api)
}

fn unknown<'a>(what: &str, name: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let error = Diagnostic::error(Code::UnknownName, format!("no page documents {what} `{name}`"));
    match nearest(name, known) {
        Some(nearest) => error.help(format!("there is `{nearest}`")),
        None => error.help("`tablesmith schema` prints all there are"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_api_is_called_by_its_name_or_its_feature() {
        let api = Api {
            base_url: None,
            parameter_enums: Vec::new(),
            name: "TelephonyProvidersEdge".to_owned(),
            feature: String::new(),
            operations: Vec::new(),
            sources: Vec::new(),
        };
        for name in
            ["TelephonyProvidersEdge", "telephony-providers-edge", "TelephonyProvidersEdgeApi"]
        {
            assert!(is_called(&api, name), "{name}");
        }
        assert!(!is_called(&api, "telephony"));
    }
}
