//! What changed in APIs and their operations, and in what their features bring.

use std::collections::HashSet;

use super::{Comparison, Matched, Place, plural};
use crate::diff::similarity;
use crate::diff::{ChangeKind, Item};
use crate::features::{self, DEFAULT, Features};
use crate::schema::{Api, Method, Operation, Parameter, Permissions, Schema, Type};

/// A feature that is there before and after, by its names then and now.
struct Kept<'s> {
    old: &'s str,
    new: &'s str,
    place: Place<'s>,
}

impl<'s> Comparison<'s> {
    pub(super) fn apis(&mut self, old: &'s Schema, new: &'s Schema) {
        let apis = Matched::of(&old.apis, &new.apis, |api| api.name.as_str(), of_apis);
        for api in &apis.gone {
            self.say(&Place::api(api), ChangeKind::Removed, Some(counted(api)), None);
        }
        for api in &apis.new {
            self.say(&Place::api(api), ChangeKind::Added, None, Some(counted(api)));
        }
        for (old, new) in &apis.kept {
            let place = Place::api(new);
            self.names(&place, (&old.name, &new.name), (&old.feature, &new.feature));
            self.operations(old, new);
        }
        let features: Vec<_> = apis
            .kept
            .iter()
            .map(|(old, new)| Kept { old: &old.feature, new: &new.feature, place: Place::api(new) })
            .chain(self.topics(old, new))
            .collect();
        self.items_by_feature(old, new, features);
    }

    /// The features of notification topics: what stays of them.
    fn topics(&mut self, old: &'s Schema, new: &'s Schema) -> Vec<Kept<'s>> {
        let topics =
            Matched::of(&old.topics, &new.topics, |topic| topic.prefix.as_str(), |_, _| 0.0);
        for topic in &topics.gone {
            self.say(&Place::feature(&topic.feature), ChangeKind::Removed, None, None);
        }
        for topic in &topics.new {
            self.say(&Place::feature(&topic.feature), ChangeKind::Added, None, None);
        }
        for (old, new) in &topics.kept {
            let place = Place::feature(&new.feature);
            self.names(&place, (&new.prefix, &new.prefix), (&old.feature, &new.feature));
        }
        let kept = topics.kept.into_iter();
        kept.map(|(old, new)| Kept {
            old: &old.feature,
            new: &new.feature,
            place: Place::feature(&new.feature),
        })
        .collect()
    }

    /// What each feature brings of the definitions that are there before and after.
    fn items_by_feature(&mut self, old: &'s Schema, new: &'s Schema, features: Vec<Kept<'s>>) {
        let (before, after) = match (Features::of(old), Features::of(new)) {
            (Some(before), Some(after)) => (before, after),
            // What was always there has to be asked for now.
            (None, Some(_)) if !old.models.is_empty() || !old.enums.is_empty() => {
                return self.say(&Place::feature(DEFAULT), ChangeKind::Narrowed, None, None);
            }
            _ => return,
        };
        let defined = |schema: &'s Schema| -> HashSet<&'s str> {
            let models = schema.models.iter().map(|model| model.name.as_str());
            models.chain(schema.enums.iter().map(|own| own.name.as_str())).collect()
        };
        let (there_before, there_after) = (defined(old), defined(new));
        let now: HashSet<&str> = there_before.iter().map(|name| self.name_now(name)).collect();
        for Kept { old, new, place } in features {
            let had: HashSet<&str> =
                before.items_of(old).iter().map(|name| self.name_now(name)).collect();
            let has = after.items_of(new);
            let more = has.iter().filter(|name| now.contains(**name) && !had.contains(**name));
            let more: Vec<&str> = more.copied().collect();
            let has: HashSet<&str> = has.iter().copied().collect();
            let gone =
                had.iter().filter(|name| there_after.contains(**name) && !has.contains(*name));
            let mut gone: Vec<&str> = gone.copied().collect();
            gone.sort_unstable();
            if !gone.is_empty() {
                self.say(&place, ChangeKind::Narrowed, Some(gone.join(", ")), None);
            }
            if !more.is_empty() {
                self.say(&place, ChangeKind::Widened, None, Some(more.join(", ")));
            }
        }
    }

    /// The name by which a definition of the old schema is known in the new one.
    fn name_now<'n>(&self, name: &'n str) -> &'n str
    where
        's: 'n,
    {
        self.renamed.get(name).copied().unwrap_or(name)
    }

    fn operations(&mut self, old: &'s Api, new: &'s Api) {
        let operations =
            Matched::of(&old.operations, &new.operations, |one| one.name.as_str(), alike);
        for operation in &operations.gone {
            let place = Place::operation(new, &operation.name);
            self.say(&place, ChangeKind::Removed, Some(request(operation)), None);
        }
        for operation in &operations.new {
            let place = Place::operation(new, &operation.name);
            self.say(&place, ChangeKind::Added, None, Some(request(operation)));
        }
        for (old, operation) in &operations.kept {
            self.operation(old, operation, new);
        }
    }

    fn operation(&mut self, old: &'s Operation, new: &'s Operation, api: &'s Api) {
        let place = Place::operation(api, &new.name);
        self.names(&place, (&old.name, &new.name), ("", ""));
        self.differ(&place, ChangeKind::Moved, request(old), request(new));
        let takes = |operation: &'s Operation| operation.body.as_ref().map(|body| &body.ty);
        for (verb, before, after) in [
            ("takes", takes(old), takes(new)),
            ("returns", old.returns.as_ref(), new.returns.as_ref()),
        ] {
            let before = before.map(|ty| self.type_now(ty));
            let shown = |ty: Option<&Type>| {
                ty.map_or_else(|| format!("{verb} nothing"), |ty| format!("{verb} {ty}"))
            };
            self.differ(&place, ChangeKind::Retyped, shown(before.as_ref()), shown(after));
        }
        match (old.deprecated, new.deprecated) {
            (false, true) => self.say(&place, ChangeKind::Deprecated, None, None),
            (true, false) => self.say(&place, ChangeKind::Undeprecated, None, None),
            _ => {}
        }
        let required = |operation: &Operation| operation.body.as_ref().map(|body| body.required);
        self.required(&place, (required(old), required(new)));
        self.description(&place, &old.summary, &new.summary);
        self.description(&place, &old.description, &new.description);
        self.description(&place, &permitted(old), &permitted(new));
        self.parameters(old, new, api);
    }

    fn parameters(&mut self, old: &'s Operation, new: &'s Operation, api: &'s Api) {
        let similarity =
            |old: &Parameter, new: &Parameter| similarity::of_names(&old.name, &new.name);
        let parameters =
            Matched::of(&old.parameters, &new.parameters, |one| one.name.as_str(), similarity);
        let member = |parameter: &Parameter| format!("{}({})", new.name, parameter.name);
        for parameter in &parameters.gone {
            let (member, ty) = (member(parameter), parameter.ty.to_string());
            self.say(&Place::parameter(api, &member), ChangeKind::Removed, Some(ty), None);
        }
        for parameter in &parameters.new {
            let (member, ty) = (member(parameter), parameter.ty.to_string());
            self.say(&Place::parameter(api, &member), ChangeKind::Added, None, Some(ty));
        }
        for (old, parameter) in &parameters.kept {
            let member = member(parameter);
            let place = Place::parameter(api, &member);
            self.names(&place, (&old.name, &parameter.name), ("", ""));
            let goes = |ty: &Type, parameter: &Parameter| format!("{ty} in {}", parameter.place);
            let before = goes(&self.type_now(&old.ty), old);
            self.differ(&place, ChangeKind::Retyped, before, goes(&parameter.ty, parameter));
            self.required(&place, (Some(old.required), Some(parameter.required)));
            self.description(&place, &values(old), &values(parameter));
            self.description(&place, &old.description, &parameter.description);
        }
    }

    /// A change, if there is one.
    fn differ(&mut self, place: &Place<'_>, kind: ChangeKind, before: String, after: String) {
        if before != after {
            self.say(place, kind, Some(before), Some(after));
        }
    }

    fn required(&mut self, place: &Place<'_>, marks: (Option<bool>, Option<bool>)) {
        match marks {
            (Some(false), Some(true)) => self.say(place, ChangeKind::MadeRequired, None, None),
            (Some(true), Some(false)) => self.say(place, ChangeKind::MadeOptional, None, None),
            _ => {}
        }
    }

    /// A type of the old schema in the names of the new one. Recursion ends: a parsed type is at most
    /// [`crate::dialect::type_expr::MAX_DEPTH`] deep.
    fn type_now(&self, ty: &Type) -> Type {
        let inner = |inner: &Type| Box::new(self.type_now(inner));
        match ty {
            Type::List(element) => Type::List(inner(element)),
            Type::Map(value) => Type::Map(inner(value)),
            Type::Model(name) => Type::Model(self.name_now(name).to_owned()),
            Type::Enum(name) => Type::Enum(self.name_now(name).to_owned()),
            scalar => scalar.clone(),
        }
    }
}

/// APIs are alike that have the same requests; else by their names.
fn of_apis(old: &Api, new: &Api) -> f64 {
    let requests = |api: &Api| -> HashSet<(Method, String)> {
        api.operations.iter().map(|one| (one.method, one.path.clone())).collect()
    };
    let shared = similarity::of_sets(&requests(old), &requests(new));
    shared.max(similarity::of_names(&old.name, &new.name))
}

/// Operations are alike that make the same request; else by their names.
fn alike(old: &Operation, new: &Operation) -> f64 {
    match (old.method, &old.path) == (new.method, &new.path) {
        true => 1.0,
        false => similarity::of_names(&old.name, &new.name),
    }
}

fn counted(api: &Api) -> String {
    plural(api.operations.len(), "operation", "operations")
}

fn request(operation: &Operation) -> String {
    format!("{} {}", operation.method, operation.path)
}

fn permitted(operation: &Operation) -> Option<String> {
    Some(match operation.permissions.as_ref()? {
        Permissions::None => "requires no permission".to_owned(),
        Permissions::Any(names) => format!("requires any of {}", names.join(", ")),
        Permissions::All(names) => format!("requires all of {}", names.join(", ")),
    })
}

/// What a parameter may be, and is where it is not given.
fn values(parameter: &Parameter) -> Option<String> {
    let values = parameter.values.join(", ");
    match (&parameter.default, values.is_empty()) {
        (Some(default), true) => Some(format!("{default} by default")),
        (Some(default), false) => Some(format!("{values}; {default} by default")),
        (None, true) => None,
        (None, false) => Some(values),
    }
}

impl<'a> Place<'a> {
    fn api(api: &'a Api) -> Place<'a> {
        Place { item: Item::Api, of: &api.name, member: None, rust: in_features(&api.feature) }
    }

    fn feature(feature: &'a str) -> Place<'a> {
        Place { item: Item::Feature, of: feature, member: None, rust: in_features(feature) }
    }

    fn operation(api: &'a Api, operation: &'a str) -> Place<'a> {
        let rust = format!("apis::{}", features::module_name(&api.feature));
        Place { item: Item::Operation, of: &api.name, member: Some(operation), rust }
    }

    fn parameter(api: &'a Api, parameter: &'a str) -> Place<'a> {
        Place { item: Item::Parameter, ..Place::operation(api, parameter) }
    }
}

fn in_features(feature: &str) -> String {
    format!("feature {feature}")
}
