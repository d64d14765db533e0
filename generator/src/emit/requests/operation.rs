//! An operation: a function that makes the call, and a type with its setters.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::value::{Value, model_type};
use super::{Context, accept, argument, body, documentation, paging};
use crate::emit::syntax::{self, ident};
use crate::naming::{NameKind, Taken};
use crate::schema::path_template::{PathTemplate, QueryValue};
use crate::schema::{Method, Operation, Parameter, Type};

/// The items of an operation.
pub(super) fn items(operation: &Operation, context: &Context<'_>) -> TokenStream {
    let name = ident(&operation.type_name);
    let returns = returns(operation, context);
    let function = function(operation, &name, context);
    let paging = paging::items(operation, &name, context);
    let (next, paged) = match paging {
        Some(items) => (Some(items.next), Some(items.paged)),
        None => (None, None),
    };
    let optional = operation.parameters.iter().filter(|parameter| !parameter.required);
    let setters: Vec<TokenStream> = optional.map(|one| setter(one, context)).collect();
    let body = operation.body.as_ref().filter(|body| !body.required).map(|of| {
        let (ty, set) = body::of(of, context.rust_names);
        let docs = documentation::optional_body(of);
        quote! {
            #docs
            #[inline]
            pub fn body(self, body: #ty) -> Self {
                Self(self.0 #set)
            }
        }
    });
    let methods = (!setters.is_empty() || body.is_some() || next.is_some()).then(|| {
        quote! {
            impl #name {
                #(#setters)*
                #body
                #next
            }
        }
    });
    let link = format!(" A call of [`{}`].", bare(&operation.rust_name));
    quote! {
        #function
        #[doc = #link]
        #[must_use]
        pub struct #name(requests::Call<#returns>);
        #methods
        impl std::ops::Deref for #name {
            type Target = requests::Call<#returns>;
            #[inline]
            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }
        #paged
    }
}

/// The type that a response is read as.
fn returns(operation: &Operation, context: &Context<'_>) -> TokenStream {
    match &operation.returns {
        None => quote!(()),
        Some(Type::Binary) => quote!(requests::Bytes),
        Some(ty) => model_type(ty, context.rust_names),
    }
}

/// The function, and the type of its parameters if there are several.
fn function(operation: &Operation, name: &Ident, context: &Context<'_>) -> TokenStream {
    let required: Vec<&Parameter> = operation.required_parameters().collect();
    let undocumented = undocumented(operation);
    let template = PathTemplate::of(&operation.path);
    let path = template.path;
    let new = constructor(operation.method);
    let mut arguments: Vec<TokenStream> = Vec::new();
    let mut calls: Vec<TokenStream> = Vec::new();
    let mut described: Vec<(&str, &Parameter)> = Vec::new();
    let mut parameters = TokenStream::new();
    match (&operation.parameters_type_name, required.as_slice()) {
        (Some(type_name), [_, _, ..]) => {
            let type_name = ident(type_name);
            let values = required.iter().map(|parameter| Value::of(parameter, context));
            let values: Vec<Value> = values.collect();
            let borrows = values.iter().any(Value::borrows);
            parameters = parameters_type(operation, &type_name, &required, &values);
            arguments.push(match borrows {
                true => quote!(parameters: #type_name<'_>),
                false => quote!(parameters: #type_name),
            });
            for (parameter, value) in required.iter().zip(&values) {
                let field = ident(&parameter.rust_name);
                calls.push(argument::set(parameter, value, &quote!(parameters.#field)));
            }
        }
        (_, required) => {
            for parameter in required {
                let value = Value::of(parameter, context);
                let (name, ty) = (ident(&parameter.rust_name), value.argument());
                arguments.push(quote!(#name: #ty));
                calls.push(argument::set(parameter, &value, &value.converted(quote!(#name))));
                described.push((&parameter.rust_name, parameter));
            }
        }
    }
    for (wire_name, argument) in &undocumented {
        let argument = ident(argument);
        arguments.push(quote!(#argument: &str));
        calls.push(match template.names.contains(wire_name) {
            true => quote!(.path(#wire_name, #argument)),
            false => quote!(.query(#wire_name, #argument)),
        });
    }
    for (key, value) in &template.query {
        if let QueryValue::Fixed(value) = value {
            calls.push(quote!(.query(#key, #value)));
        }
    }
    if let Some(required) = operation.body.as_ref().filter(|body| body.required) {
        let (ty, set) = body::of(required, context.rust_names);
        arguments.push(quote!(body: #ty));
        calls.push(set);
    }
    if is_multipart_alone(operation) {
        calls.push(quote!(.multipart()));
    }
    if operation.credentials.as_ref().is_some_and(Vec::is_empty) {
        calls.push(quote!(.without_credentials()));
    }
    calls.extend(accept::set(operation));
    let docs = documentation::function(operation, &described);
    let deprecated = operation.deprecated.then(|| quote!(#[deprecated]));
    let alias = documentation::alias(&operation.name, &operation.rust_name);
    let function = ident(&operation.rust_name);
    quote! {
        #parameters
        #docs
        #alias
        #deprecated
        #[inline]
        pub fn #function(#(#arguments),*) -> #name {
            #name(requests::Call::#new(#path) #(#calls)*)
        }
    }
}

/// The type that holds the required parameters: the compiler names the fields that are missing.
fn parameters_type(
    operation: &Operation,
    name: &Ident,
    required: &[&Parameter],
    values: &[Value],
) -> TokenStream {
    let fields = required.iter().zip(values).map(|(parameter, value)| {
        let docs = documentation::parameter(parameter);
        let (name, ty) = (ident(&parameter.rust_name), value.field());
        quote!(#docs pub #name: #ty)
    });
    let lifetime = values.iter().any(Value::borrows).then(|| quote!(<'a>));
    let link = format!(" The required parameters of [`{}`].", bare(&operation.rust_name));
    quote! {
        #[doc = #link]
        pub struct #name #lifetime {
            #(#fields),*
        }
    }
}

/// The setter of an optional parameter.
fn setter(parameter: &Parameter, context: &Context<'_>) -> TokenStream {
    let value = Value::of(parameter, context);
    let (name, ty) = (ident(&parameter.rust_name), value.argument());
    let argument = match value {
        Value::List(..) => format_ident!("values"),
        _ => format_ident!("value"),
    };
    let set = argument::set(parameter, &value, &value.converted(quote!(#argument)));
    let docs = documentation::parameter(parameter);
    let alias = documentation::alias(&parameter.name, &parameter.rust_name);
    quote! {
        #docs
        #alias
        #[inline]
        pub fn #name(self, #argument: #ty) -> Self {
            Self(self.0 #set)
        }
    }
}

/// The names in the braces of the path that no parameter has, each with the name of an argument.
fn undocumented(operation: &Operation) -> Vec<(&str, String)> {
    let template = PathTemplate::of(&operation.path);
    let documented = |name: &str| {
        let mut parameters = operation.parameters.iter();
        parameters.any(|parameter| parameter.name == name || parameter.identifier() == name)
    };
    let in_query = template.query.iter().filter_map(|(key, value)| match value {
        QueryValue::Parameter(name) if !documented(name) => Some(*key),
        QueryValue::Parameter(_) | QueryValue::Fixed(_) => None,
    });
    let in_path = template.names.iter().copied().filter(|name| !documented(name));
    let mut names: Vec<&str> = Vec::new();
    for name in in_path.chain(in_query) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let taken: Vec<String> = operation.parameters.iter().map(|one| one.rust_name.clone()).collect();
    let mut taken = Taken::new(NameKind::Setter, &taken);
    names.into_iter().map(|name| (name, taken.first_free(name))).collect()
}

/// Whether the documented form has several parts even without a file.
fn is_multipart_alone(operation: &Operation) -> bool {
    let mut content_types = operation.form_content_types.iter();
    let is_form = !operation.form_content_types.is_empty();
    is_form && content_types.all(|content_type| content_type.starts_with("multipart/"))
}

fn constructor(method: Method) -> Ident {
    syntax::ident(&method.as_str().to_ascii_lowercase())
}

/// A Rust name without what makes it raw.
fn bare(rust_name: &str) -> &str {
    rust_name.strip_prefix("r#").unwrap_or(rust_name)
}
