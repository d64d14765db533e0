//! Pieces of syntax trees.
//!
//! What repeats with every property is made as syntax, not as tokens: parsing tokens is most of what
//! a run costs, and these are most of the tokens.

use proc_macro2::{Ident, Span};
use quote::quote;
use syn::punctuated::Punctuated;
use syn::token;
use syn::{
    AngleBracketedGenericArguments, AttrStyle, Attribute, Expr, ExprCall, ExprField, ExprLit,
    ExprMethodCall, ExprPath, ExprReference, GenericArgument, Lit, LitStr, Local, LocalInit,
    LocalModifiers, MacroDelimiter, Member, Meta, MetaList, MetaNameValue, Pat, PatIdent, Path,
    PathArguments, PathSegment, Stmt, Type, TypePath,
};

use super::names::ident;

/// `a::b::c`
pub(super) fn path(segments: impl IntoIterator<Item = Ident>) -> Path {
    let segments = segments.into_iter().map(PathSegment::from).collect();
    Path { leading_colon: None, segments }
}

/// `a::b` of the text `a::b`.
pub(super) fn path_of(text: &str) -> Path {
    path(text.split("::").map(ident))
}

/// The path as a type.
pub(super) fn ty(path: Path) -> Type {
    Type::Path(TypePath { attrs: Vec::new(), qself: None, path })
}

/// `Vec<T>`: a type of types.
pub(super) fn generic(mut path: Path, arguments: impl IntoIterator<Item = Type>) -> Type {
    let args = arguments.into_iter().map(GenericArgument::Type).collect();
    if let Some(last) = path.segments.last_mut() {
        last.arguments = PathArguments::AngleBracketed(AngleBracketedGenericArguments {
            colon2_token: None,
            lt_token: token::Lt::default(),
            args,
            gt_token: token::Gt::default(),
        });
    }
    ty(path)
}

/// The path as an expression.
pub(super) fn value(path: Path) -> Expr {
    Expr::Path(ExprPath { attrs: Vec::new(), qself: None, path })
}

/// `"text"`
pub(super) fn text(text: &str) -> Expr {
    let lit = Lit::Str(LitStr::new(text, Span::call_site()));
    Expr::Lit(ExprLit { attrs: Vec::new(), lit })
}

/// `function(a, b)`
pub(super) fn call(function: Path, arguments: impl IntoIterator<Item = Expr>) -> Expr {
    Expr::Call(ExprCall {
        attrs: Vec::new(),
        func: Box::new(value(function)),
        paren_token: token::Paren::default(),
        args: arguments.into_iter().collect(),
    })
}

/// `receiver.method(argument)`
pub(super) fn call_method(receiver: Expr, method: &str, argument: Expr) -> Expr {
    Expr::MethodCall(ExprMethodCall {
        attrs: Vec::new(),
        receiver: Box::new(receiver),
        dot_token: token::Dot::default(),
        method: ident(method),
        turbofish: None,
        paren_token: token::Paren::default(),
        args: list([argument]),
    })
}

/// `let name = value;`
pub(super) fn bind(name: &str, value: Expr) -> Stmt {
    Stmt::Local(Local {
        attrs: Vec::new(),
        let_token: token::Let::default(),
        modifiers: LocalModifiers::default(),
        pat: Pat::Ident(PatIdent {
            attrs: Vec::new(),
            by_ref: None,
            mutability: None,
            ident: ident(name),
            subpat: None,
        }),
        init: Some(LocalInit {
            eq_token: token::Eq::default(),
            expr: Box::new(value),
            diverge: None,
        }),
        semi_token: token::Semi::default(),
    })
}

/// `&self.field`, or `&mut self.field`.
pub(super) fn borrowed_field(field: Ident, mutability: Option<token::Mut>) -> Expr {
    let this = value(Path::from(Ident::new("self", Span::call_site())));
    let field = Expr::Field(ExprField {
        attrs: Vec::new(),
        base: Box::new(this),
        dot_token: token::Dot::default(),
        member: Member::Named(field),
    });
    Expr::Reference(ExprReference {
        attrs: Vec::new(),
        and_token: token::And::default(),
        mutability,
        expr: Box::new(field),
    })
}

/// `#[doc = "text"]`, which is printed as a comment.
pub(super) fn doc(line: &str) -> Attribute {
    attribute(Meta::NameValue(MetaNameValue {
        path: Path::from(Ident::new("doc", Span::call_site())),
        eq_token: token::Eq::default(),
        value: text(line),
    }))
}

/// `#[doc(alias = "name")]`
pub(super) fn alias(name: &str) -> Attribute {
    attribute(Meta::List(MetaList {
        path: Path::from(Ident::new("doc", Span::call_site())),
        delimiter: MacroDelimiter::Paren(token::Paren::default()),
        tokens: quote!(alias = #name),
    }))
}

fn attribute(meta: Meta) -> Attribute {
    Attribute {
        pound_token: token::Pound::default(),
        style: AttrStyle::Outer,
        bracket_token: token::Bracket::default(),
        meta,
    }
}

/// A list without a comma behind it; the printer adds one where it breaks the line.
pub(super) fn list<T, P: Default>(items: impl IntoIterator<Item = T>) -> Punctuated<T, P> {
    items.into_iter().collect()
}
