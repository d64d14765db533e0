//! Models, calls and operations as they would be generated.

use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use tablesmith_runtime::codegen::{self, FieldMut, FieldVisitor, FieldWalker, FieldsMutVisitor};
use tablesmith_runtime::requests::{Call, CursorSource, Next, Paged, Paging};
use tablesmith_runtime::{Extra, Field, Model, ModelDescriptor};

/// Defines a model: its fields with their type, kind and wire name.
macro_rules! model {
    ($model:ident { $($field:ident: $ty:ty, $kind:ident, $method:ident, $wire:literal;)* }) => {
        #[derive(Default)]
        pub(crate) struct $model {
            $(pub(crate) $field: Option<$ty>,)*
            pub(crate) extra: Extra,
        }

        impl $model {
            const FIELDS: ModelDescriptor = ModelDescriptor::new(
                stringify!($model),
                &[$(Field::optional($wire, stringify!($field), ""),)*],
            );
        }

        impl Model for $model {
            fn visit_fields_mut(&mut self, visitor: &mut dyn FieldsMutVisitor) {
                visitor.visit(
                    Self::FIELDS,
                    &mut [$(FieldMut::$kind(&mut self.$field),)*],
                    &mut self.extra,
                );
            }

            fn visit_fields<'a>(&'a self, visitor: &mut dyn FieldVisitor<'a>) {
                FieldWalker::new(Self::FIELDS, &self.extra, visitor)$(.$method(&self.$field))*;
            }
        }

        impl Clone for $model {
            fn clone(&self) -> Self {
                codegen::clone(self)
            }
        }

        impl PartialEq for $model {
            fn eq(&self, other: &Self) -> bool {
                codegen::equal(self, other)
            }
        }

        impl std::fmt::Debug for $model {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                codegen::debug(self, f)
            }
        }

        impl Serialize for $model {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                codegen::write(self, serializer)
            }
        }

        impl<'de> Deserialize<'de> for $model {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                codegen::read(deserializer)
            }
        }
    };
}

model!(User {
    id: String, Text, text, "id";
    name: String, Text, text, "name";
});

model!(Cursors {
    after: String, Text, text, "after";
});

model!(Listing {
    entities: Vec<User>, List, list, "entities";
    page_number: i32, Int32, int32, "pageNumber";
    page_count: i32, Int32, int32, "pageCount";
    next_uri: String, Text, text, "nextUri";
    cursor: String, Text, text, "cursor";
    cursors: Box<Cursors>, Model, model, "cursors";
});

/// Lists users, in pages with a number.
pub(crate) struct GetUsers(Call<Listing>);

pub(crate) fn get_users() -> GetUsers {
    GetUsers(Call::get("/users"))
}

impl GetUsers {
    pub(crate) fn page_number(self, value: i32) -> Self {
        Self(self.0.query("pageNumber", value))
    }

    pub(crate) fn name(self, value: &str) -> Self {
        Self(self.0.query("name", value))
    }
}

impl Deref for GetUsers {
    type Target = Call<Listing>;

    fn deref(&self) -> &Call<Listing> {
        &self.0
    }
}

impl Paged for GetUsers {
    type Page = Listing;
    type Item = User;

    const PAGING: Paging = Paging {
        parameter: "pageNumber",
        items: "entities",
        next: Next::Number {
            first: 1,
            number: Some("pageNumber"),
            count: Some("pageCount"),
            uri: Some("nextUri"),
        },
    };

    fn call(&self) -> &Call<Listing> {
        &self.0
    }

    fn from_call(call: Call<Listing>) -> Self {
        Self(call)
    }

    fn items(page: Listing) -> Option<Vec<User>> {
        page.entities
    }
}

/// Lists events, in pages with a cursor.
pub(crate) struct GetEvents(Call<Listing>);

pub(crate) fn get_events() -> GetEvents {
    GetEvents(Call::get("/events"))
}

impl Deref for GetEvents {
    type Target = Call<Listing>;

    fn deref(&self) -> &Call<Listing> {
        &self.0
    }
}

impl Paged for GetEvents {
    type Page = Listing;
    type Item = User;

    const PAGING: Paging = Paging {
        parameter: "after",
        items: "entities",
        next: Next::Cursor(&[
            CursorSource::Property(&["cursors", "after"]),
            CursorSource::Property(&["cursor"]),
            CursorSource::UriQuery("nextUri"),
        ]),
    };

    fn call(&self) -> &Call<Listing> {
        &self.0
    }

    fn from_call(call: Call<Listing>) -> Self {
        Self(call)
    }

    fn items(page: Listing) -> Option<Vec<User>> {
        page.entities
    }
}
