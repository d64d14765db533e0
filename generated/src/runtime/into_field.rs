//! Conversions to what the fields of models hold.

use std::collections::BTreeMap;

use super::enumeration::Enumeration;
use super::model::Model;
use super::open::Open;

/// A value for a field, converted to the field's type where that is another one: `Some` without
/// `.into()`, `Box::new(…)` and `String::from`.
///
/// | field | values |
/// | --- | --- |
/// | any | a value of the field's own type |
/// | `Option<String>` | `&str` |
/// | `Option<f64>` | `i32` |
/// | `Option<Open<E>>` | a documented value `E`, `&str`, `String` |
/// | `Option<Box<M>>` | a model `M` |
/// | `Option<Vec<T>>` | an array of values for `T` |
/// | `Option<BTreeMap<String, T>>` | an array of keys and values for `T` |
///
/// ```
/// use genesys_cloud_models::runtime::some;
///
/// let name: Option<String> = some("support");
/// let tags: Option<Vec<String>> = some(["a", "b"]);
/// assert_eq!((name, tags), (Some("support".into()), Some(vec!["a".into(), "b".into()])));
/// ```
pub fn some<T>(value: impl IntoField<T>) -> Option<T> {
    Some(value.into_field())
}

/// A value that a field of type `Option<T>` can be set to. [`some`] lists the conversions.
pub trait IntoField<T> {
    /// The value as the field holds it.
    fn into_field(self) -> T;
}

impl<T> IntoField<T> for T {
    fn into_field(self) -> T {
        self
    }
}

impl IntoField<String> for &str {
    fn into_field(self) -> String {
        self.to_owned()
    }
}

impl IntoField<f64> for i32 {
    fn into_field(self) -> f64 {
        self.into()
    }
}

impl<E: Enumeration> IntoField<Open<E>> for E {
    fn into_field(self) -> Open<E> {
        Open::Known(self)
    }
}

impl<E: Enumeration> IntoField<Open<E>> for &str {
    fn into_field(self) -> Open<E> {
        self.into()
    }
}

impl<E: Enumeration> IntoField<Open<E>> for String {
    fn into_field(self) -> Open<E> {
        self.into()
    }
}

impl<M: Model> IntoField<Box<M>> for M {
    fn into_field(self) -> Box<M> {
        Box::new(self)
    }
}

impl<T, V: IntoField<T>, const N: usize> IntoField<Vec<T>> for [V; N] {
    fn into_field(self) -> Vec<T> {
        self.into_iter().map(V::into_field).collect()
    }
}

impl<K, T, V, const N: usize> IntoField<BTreeMap<String, T>> for [(K, V); N]
where
    K: Into<String>,
    V: IntoField<T>,
{
    fn into_field(self) -> BTreeMap<String, T> {
        self.into_iter().map(|(key, value)| (key.into(), value.into_field())).collect()
    }
}
