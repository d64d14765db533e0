//! Constructors of syntax trees.
//!
//! What repeats with every property is built as a tree and not parsed from tokens: parsing is most of
//! the cost of emission, and these would be most of the tokens.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::parse::{Parse, Parser};
use syn::punctuated::Punctuated;
use syn::token;
use syn::{
    AngleBracketedGenericArguments, AttrStyle, Attribute, Expr, ExprArray, ExprCall, ExprField,
    ExprLit, ExprMethodCall, ExprPath, ExprReference, ExprStruct, Field, FieldModifiers,
    FieldValue, Fields, FieldsNamed, File, GenericArgument, Generics, Item, ItemEnum, ItemStruct,
    Lit, LitStr, Local, LocalInit, LocalModifiers, MacroDelimiter, Member, Meta, MetaList,
    MetaNameValue, Pat, PatIdent, Path, PathArguments, PathSegment, Stmt, Type, TypePath, Variant,
    Visibility,
};

/// Parses the tokens of a `quote!` that holds no text from outside.
///
/// # Panics
///
/// If they are not a `T`. They are the same for every schema, so any test that emits finds that.
pub(super) fn parse<T: Parse>(tokens: TokenStream) -> T {
    parse_with(T::parse, tokens)
}

/// As [`parse`], for what has no parser of its own.
pub(super) fn parse_with<P: Parser>(parser: P, tokens: TokenStream) -> P::Output {
    parser.parse2(tokens).unwrap_or_else(|error| panic!("fixed tokens do not parse: {error}"))
}

/// A file of these items.
pub(super) fn file(items: Vec<Item>) -> File {
    File { frontmatter: None, shebang: None, attrs: Vec::new(), items }
}

/// A name from the schema or a fixed one, raw if it starts with `r#`.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(bare) => Ident::new_raw(bare, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// `a::b::c`
pub(super) fn path(segments: impl IntoIterator<Item = Ident>) -> Path {
    let segments = segments.into_iter().map(PathSegment::from).collect();
    Path { leading_colon: None, segments }
}

/// A fixed path: `a::b`.
pub(super) fn path_of<const N: usize>(segments: [&'static str; N]) -> Path {
    path(segments.map(ident))
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

/// `receiver.method(a, b)`
pub(super) fn call_method(
    receiver: Expr,
    method: &str,
    arguments: impl IntoIterator<Item = Expr>,
) -> Expr {
    Expr::MethodCall(ExprMethodCall {
        attrs: Vec::new(),
        receiver: Box::new(receiver),
        dot_token: token::Dot::default(),
        method: ident(method),
        turbofish: None,
        paren_token: token::Paren::default(),
        args: list(arguments),
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

/// `expression;`
pub(super) fn statement(expression: Expr) -> Stmt {
    Stmt::Expr(expression, Some(token::Semi::default()))
}

/// `&[a, b]`
pub(super) fn array(elements: impl IntoIterator<Item = Expr>) -> Expr {
    borrow(None, array_value(elements))
}

/// `&mut [a, b]`
pub(super) fn array_mut(elements: impl IntoIterator<Item = Expr>) -> Expr {
    borrow(Some(token::Mut::default()), array_value(elements))
}

fn array_value(elements: impl IntoIterator<Item = Expr>) -> Expr {
    Expr::Array(ExprArray {
        attrs: Vec::new(),
        bracket_token: token::Bracket::default(),
        elems: list(elements),
    })
}

/// `Type { field: value, … }`
pub(super) fn struct_value(path: Path, fields: impl IntoIterator<Item = (Ident, Expr)>) -> Expr {
    let fields = fields.into_iter().map(|(name, expr)| FieldValue {
        attrs: Vec::new(),
        member: Member::Named(name),
        colon_token: Some(token::Colon::default()),
        expr,
    });
    Expr::Struct(ExprStruct {
        attrs: Vec::new(),
        qself: None,
        path,
        brace_token: token::Brace::default(),
        fields: list(fields),
        dot2_token: None,
        rest: None,
    })
}

/// `&self.field`
pub(super) fn field(field: Ident) -> Expr {
    borrow(None, field_value(field))
}

/// `&mut self.field`
pub(super) fn field_mut(field: Ident) -> Expr {
    borrow(Some(token::Mut::default()), field_value(field))
}

fn field_value(field: Ident) -> Expr {
    let this = value(Path::from(Ident::new("self", Span::call_site())));
    Expr::Field(ExprField {
        attrs: Vec::new(),
        base: Box::new(this),
        dot_token: token::Dot::default(),
        member: Member::Named(field),
    })
}

fn borrow(mutability: Option<token::Mut>, value: Expr) -> Expr {
    Expr::Reference(ExprReference {
        attrs: Vec::new(),
        and_token: token::And::default(),
        mutability,
        expr: Box::new(value),
    })
}

/// `pub struct Name { … }`
pub(super) fn public_struct(
    attrs: Vec<Attribute>,
    name: Ident,
    fields: impl IntoIterator<Item = Field>,
) -> Item {
    Item::Struct(ItemStruct {
        attrs,
        vis: public(),
        struct_token: token::Struct::default(),
        ident: name,
        generics: Generics::default(),
        fields: Fields::Named(FieldsNamed {
            brace_token: token::Brace::default(),
            named: list(fields),
        }),
        semi_token: None,
    })
}

/// `pub name: Type`
pub(super) fn public_field(attrs: Vec<Attribute>, name: Ident, ty: Type) -> Field {
    Field {
        attrs,
        vis: public(),
        modifiers: FieldModifiers::default(),
        ident: Some(name),
        colon_token: Some(token::Colon::default()),
        ty,
        default: None,
    }
}

/// `pub enum Name { … }`
pub(super) fn public_enum(
    attrs: Vec<Attribute>,
    name: Ident,
    variants: impl IntoIterator<Item = Variant>,
) -> Item {
    Item::Enum(ItemEnum {
        attrs,
        vis: public(),
        enum_token: token::Enum::default(),
        ident: name,
        generics: Generics::default(),
        brace_token: token::Brace::default(),
        variants: list(variants),
    })
}

/// A variant without fields.
pub(super) fn variant(attrs: Vec<Attribute>, name: Ident) -> Variant {
    Variant { attrs, ident: name, fields: Fields::Unit, discriminant: None }
}

fn public() -> Visibility {
    Visibility::Public(token::Pub::default())
}

/// `#[doc = "text"]`, which the printer writes as `///text`.
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
