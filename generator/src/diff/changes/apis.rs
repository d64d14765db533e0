//! Finds the changes of APIs, their operations, and the definitions that their features enable.

use std::collections::HashSet;

use super::{Matching, Recorder, Subject};
use crate::diagnostics::quantity;
use crate::diff::similarity;
use crate::diff::verdict::same_in_rust;
use crate::diff::{ChangeKind, Item};
use crate::features::{self, DEFAULT, Features};
use crate::schema::{Api, Method, Operation, Parameter, ParameterEnum, Schema, Type};

/// A feature of both schemas, by its old and its new name.
struct FeaturePair<'s> {
    old: &'s str,
    new: &'s str,
    subject: Subject<'s>,
}

impl<'s> Recorder<'s> {
    pub(super) fn apis(&mut self, old: &'s Schema, new: &'s Schema) {
        let apis = Matching::of(&old.apis, &new.apis, |api| api.name.as_str(), api_similarity);
        for api in &apis.removed {
            self.record(&Subject::api(api), ChangeKind::Removed, Some(counted(api)), None);
        }
        for api in &apis.added {
            self.record(&Subject::api(api), ChangeKind::Added, None, Some(counted(api)));
        }
        for (old, new) in &apis.pairs {
            let subject = Subject::api(new);
            self.names(&subject, (&old.name, &new.name), (&old.feature, &new.feature));
            self.operations(old, new);
            self.parameter_values(old, new);
        }
        let features: Vec<_> = apis
            .pairs
            .iter()
            .map(|(old, new)| FeaturePair {
                old: &old.feature,
                new: &new.feature,
                subject: Subject::api(new),
            })
            .chain(self.topics(old, new))
            .collect();
        self.enabled_items(old, new, features);
    }

    /// Records the changes of notification topics, and returns the features of those in both schemas.
    fn topics(&mut self, old: &'s Schema, new: &'s Schema) -> Vec<FeaturePair<'s>> {
        let topics =
            Matching::of(&old.topics, &new.topics, |topic| topic.prefix.as_str(), |_, _| 0.0);
        for topic in &topics.removed {
            self.record(&Subject::feature(&topic.feature), ChangeKind::Removed, None, None);
        }
        for topic in &topics.added {
            self.record(&Subject::feature(&topic.feature), ChangeKind::Added, None, None);
        }
        for (old, new) in &topics.pairs {
            let subject = Subject::feature(&new.feature);
            self.names(&subject, (&new.prefix, &new.prefix), (&old.feature, &new.feature));
        }
        let kept = topics.pairs.into_iter();
        kept.map(|(old, new)| FeaturePair {
            old: &old.feature,
            new: &new.feature,
            subject: Subject::feature(&new.feature),
        })
        .collect()
    }

    /// Records which definitions of both schemas a feature no longer enables or enables now.
    fn enabled_items(&mut self, old: &'s Schema, new: &'s Schema, features: Vec<FeaturePair<'s>>) {
        let (before, after) = match (Features::of(old), Features::of(new)) {
            (Some(before), Some(after)) => (before, after),
            // Without features everything was enabled.
            (None, Some(_)) if !old.models.is_empty() || !old.enums.is_empty() => {
                return self.record(&Subject::feature(DEFAULT), ChangeKind::Narrowed, None, None);
            }
            _ => return,
        };
        let defined = |schema: &'s Schema| -> HashSet<&'s str> {
            let models = schema.models.iter().map(|model| model.name.as_str());
            models.chain(schema.enums.iter().map(|own| own.name.as_str())).collect()
        };
        let (there_before, there_after) = (defined(old), defined(new));
        let now: HashSet<&str> = there_before.iter().map(|name| self.new_name(name)).collect();
        for FeaturePair { old, new, subject } in features {
            let had: HashSet<&str> =
                before.items_of(old).iter().map(|name| self.new_name(name)).collect();
            let has = after.items_of(new);
            let more = has.iter().filter(|name| now.contains(**name) && !had.contains(**name));
            let more: Vec<&str> = more.copied().collect();
            let has: HashSet<&str> = has.iter().copied().collect();
            let gone =
                had.iter().filter(|name| there_after.contains(**name) && !has.contains(*name));
            let mut gone: Vec<&str> = gone.copied().collect();
            gone.sort_unstable();
            if !gone.is_empty() {
                self.record(&subject, ChangeKind::Narrowed, Some(gone.join(", ")), None);
            }
            if !more.is_empty() {
                self.record(&subject, ChangeKind::Widened, None, Some(more.join(", ")));
            }
        }
    }

    /// The name in the new schema of a definition of the old one.
    fn new_name<'n>(&self, name: &'n str) -> &'n str
    where
        's: 'n,
    {
        self.renamed.get(name).copied().unwrap_or(name)
    }

    /// Records the changes of the enums of an API's parameters.
    fn parameter_values(&mut self, old: &'s Api, new: &'s Api) {
        let enums = Matching::of(
            &old.parameter_enums,
            &new.parameter_enums,
            |own| own.identifier.as_str(),
            |_, _| 0.0,
        );
        for (old, own) in &enums.pairs {
            let values = |own: &ParameterEnum| -> Vec<String> {
                own.variants.iter().map(|variant| variant.value.to_string()).collect()
            };
            let (before, after) = (values(old), values(own));
            for (kind, these, those) in
                [(ChangeKind::Removed, &before, &after), (ChangeKind::Added, &after, &before)]
            {
                for value in these.iter().filter(|value| !those.contains(value)) {
                    let member = format!("{}={value}", own.identifier);
                    self.record(&Subject::parameter_value(new, &member), kind, None, None);
                }
            }
        }
    }

    fn operations(&mut self, old: &'s Api, new: &'s Api) {
        let operations = Matching::of(
            &old.operations,
            &new.operations,
            |one| one.name.as_str(),
            operation_similarity,
        );
        for operation in &operations.removed {
            let subject = Subject::operation(new, &operation.name);
            self.record(&subject, ChangeKind::Removed, Some(request(operation)), None);
        }
        for operation in &operations.added {
            let subject = Subject::operation(new, &operation.name);
            self.record(&subject, ChangeKind::Added, None, Some(request(operation)));
        }
        for (old, operation) in &operations.pairs {
            self.operation(old, operation, new);
        }
    }

    fn operation(&mut self, old: &'s Operation, new: &'s Operation, api: &'s Api) {
        let subject = Subject::operation(api, &new.name);
        self.names(&subject, (&old.name, &new.name), in_rust(&old.rust_name, &new.rust_name));
        self.record_if_different(&subject, ChangeKind::Moved, request(old), request(new));
        let takes = |operation: &'s Operation| operation.body.as_ref().map(|body| &body.ty);
        for (verb, before, after) in [
            ("takes", takes(old), takes(new)),
            ("returns", old.returns.as_ref(), new.returns.as_ref()),
        ] {
            let before = before.map(|ty| self.with_new_names(ty));
            let shown = |ty: Option<&Type>| {
                ty.map_or_else(|| format!("{verb} nothing"), |ty| format!("{verb} {ty}"))
            };
            let same = match (&before, after) {
                (Some(before), Some(after)) => same_in_rust(before, after, &|name| name),
                (before, after) => before.is_none() && after.is_none(),
            };
            let kind = if same { ChangeKind::Specified } else { ChangeKind::Retyped };
            self.record_if_different(&subject, kind, shown(before.as_ref()), shown(after));
        }
        match (old.deprecated, new.deprecated) {
            (false, true) => self.record(&subject, ChangeKind::Deprecated, None, None),
            (true, false) => self.record(&subject, ChangeKind::Undeprecated, None, None),
            _ => {}
        }
        let required = |operation: &Operation| operation.body.as_ref().map(|body| body.required);
        self.required(&subject, (required(old), required(new)));
        self.description(&subject, &old.summary, &new.summary);
        self.description(&subject, &old.description, &new.description);
        self.description(&subject, &permitted(old), &permitted(new));
        self.parameters(old, new, api);
    }

    fn parameters(&mut self, old: &'s Operation, new: &'s Operation, api: &'s Api) {
        let similarity = |old: &Parameter, new: &Parameter| {
            similarity::of_names(old.identifier(), new.identifier())
        };
        let parameters =
            Matching::of(&old.parameters, &new.parameters, Parameter::identifier, similarity);
        let member = |parameter: &Parameter| format!("{}({})", new.name, parameter.identifier());
        for parameter in &parameters.removed {
            let (member, ty) = (member(parameter), parameter.ty.to_string());
            self.record(&Subject::parameter(api, &member), ChangeKind::Removed, Some(ty), None);
        }
        for parameter in &parameters.added {
            let (member, ty) = (member(parameter), parameter.ty.to_string());
            let subject = Subject::parameter(api, &member);
            self.record(&subject, ChangeKind::Added, None, Some(ty));
            self.required(&subject, (Some(false), Some(parameter.required)));
        }
        for (old, parameter) in &parameters.pairs {
            let member = member(parameter);
            let subject = Subject::parameter(api, &member);
            let rust = in_rust(&old.rust_name, &parameter.rust_name);
            self.names(&subject, (old.identifier(), parameter.identifier()), rust);
            let before = self.with_new_names(&old.ty);
            let same = same_in_rust(&before, &parameter.ty, &|name| name)
                && takes_values(old) == takes_values(parameter);
            let kind = if same { ChangeKind::Specified } else { ChangeKind::Retyped };
            let shown = |ty: &Type, parameter: &Parameter| match takes_values(parameter) {
                true => format!("{ty} with documented values"),
                false => ty.to_string(),
            };
            let after = shown(&parameter.ty, parameter);
            self.record_if_different(&subject, kind, shown(&before, old), after);
            self.record_if_different(&subject, ChangeKind::Moved, sent(old), sent(parameter));
            self.required(&subject, (Some(old.required), Some(parameter.required)));
            self.description(&subject, &values(old), &values(parameter));
            self.description(&subject, &old.description, &parameter.description);
        }
    }

    /// Records a change if the two differ.
    fn record_if_different(
        &mut self,
        subject: &Subject<'_>,
        kind: ChangeKind,
        before: String,
        after: String,
    ) {
        if before != after {
            self.record(subject, kind, Some(before), Some(after));
        }
    }

    fn required(&mut self, subject: &Subject<'_>, marks: (Option<bool>, Option<bool>)) {
        match marks {
            (Some(false), Some(true)) => self.record(subject, ChangeKind::MadeRequired, None, None),
            (Some(true), Some(false)) => self.record(subject, ChangeKind::MadeOptional, None, None),
            _ => {}
        }
    }

    /// A type of the old schema in the names of the new one. Recursion ends: a parsed type is at most
    /// [`crate::dialect::types::MAX_DEPTH`] deep.
    fn with_new_names(&self, ty: &Type) -> Type {
        let inner = |inner: &Type| Box::new(self.with_new_names(inner));
        match ty {
            Type::List(element) => Type::List(inner(element)),
            Type::Map(value) => Type::Map(inner(value)),
            Type::Model(name) => Type::Model(self.new_name(name).to_owned()),
            Type::Enum(name) => Type::Enum(self.new_name(name).to_owned()),
            scalar => scalar.clone(),
        }
    }
}

/// The names in Rust of both schemas. One that was printed before operations had any has none.
fn in_rust<'a>(old: &'a str, new: &'a str) -> (&'a str, &'a str) {
    if old.is_empty() || new.is_empty() { ("", "") } else { (old, new) }
}

/// Whether the values of a parameter are an enum.
fn takes_values(parameter: &Parameter) -> bool {
    !parameter.values.is_empty() && *parameter.ty.innermost() == Type::String
}

/// `expand in the query, repeat`: how a request has a parameter.
fn sent(parameter: &Parameter) -> String {
    let list = parameter.list.map(|list| format!(", {list}")).unwrap_or_default();
    format!("{} in {}{list}", parameter.name, parameter.location)
}

/// APIs are similar if they share most requests, or by name.
fn api_similarity(old: &Api, new: &Api) -> f64 {
    let requests = |api: &Api| -> HashSet<(Method, String)> {
        api.operations.iter().map(|one| (one.method, one.path.clone())).collect()
    };
    let shared = similarity::of_sets(&requests(old), &requests(new));
    shared.max(similarity::of_names(&old.name, &new.name))
}

/// Operations are similar if they have the same request, or by name.
fn operation_similarity(old: &Operation, new: &Operation) -> f64 {
    match (old.method, &old.path) == (new.method, &new.path) {
        true => 1.0,
        false => similarity::of_names(&old.name, &new.name),
    }
}

fn counted(api: &Api) -> String {
    quantity::counted(api.operations.len(), "operation")
}

fn request(operation: &Operation) -> String {
    format!("{} {}", operation.method, operation.path)
}

fn permitted(operation: &Operation) -> Option<String> {
    let required = operation.permissions.as_ref()?.required(str::to_owned)?;
    Some(format!("requires {required}"))
}

/// The documented values and the default of a parameter.
fn values(parameter: &Parameter) -> Option<String> {
    let values = parameter.values.join(", ");
    match (&parameter.default, values.is_empty()) {
        (Some(default), true) => Some(format!("{default} by default")),
        (Some(default), false) => Some(format!("{values}; {default} by default")),
        (None, true) => None,
        (None, false) => Some(values),
    }
}

impl<'a> Subject<'a> {
    fn api(api: &'a Api) -> Subject<'a> {
        Subject { item: Item::Api, of: &api.name, member: None, rust: in_features(&api.feature) }
    }

    fn feature(feature: &'a str) -> Subject<'a> {
        Subject { item: Item::Feature, of: feature, member: None, rust: in_features(feature) }
    }

    fn operation(api: &'a Api, operation: &'a str) -> Subject<'a> {
        let rust = format!("apis::{}", features::module_name(&api.feature));
        Subject { item: Item::Operation, of: &api.name, member: Some(operation), rust }
    }

    fn parameter_value(api: &'a Api, value: &'a str) -> Subject<'a> {
        Subject { item: Item::Value, ..Subject::operation(api, value) }
    }

    fn parameter(api: &'a Api, parameter: &'a str) -> Subject<'a> {
        Subject { item: Item::Parameter, ..Subject::operation(api, parameter) }
    }
}

fn in_features(feature: &str) -> String {
    format!("feature {feature}")
}
