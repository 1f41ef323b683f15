//! Reads JSON whose objects are objects, as the format asks ("an object spelled as a list of its values is a mistake").
//!
//! Serde's derived readers also take a list of an object's values in order, and each carries a second body for that: a third of what reading
//! state costs the first transfer. Here a list is refused, and the second bodies are not compiled. Events and state are read by this one
//! reader, so that each type has one.
//!
//! Each type's body also stays a function of its own (`inline(never)`). Inlined into one another they made a single function of 300 kB: the
//! browser compiled all of it to read the first event, and did not get round to optimising it within an import.

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};
use std::fmt;

/// A value from JSON text; `None` when the text is none of it.
pub(crate) fn from_str<'de, T: Deserialize<'de>>(text: &'de str) -> Option<T> {
    let mut json = serde_json::Deserializer::from_str(text);
    let value = T::deserialize(Plain(&mut json)).ok()?;
    json.end().ok().map(|()| value)
}

/// A deserializer whose objects are objects, all the way down.
struct Plain<D>(D);

/// A seed or an access that hands [`Plain`] on.
struct Within<T>(T);

/// A visitor of one kind of value, which refuses all others.
struct Only<V, const KIND: u8>(V);

const OPTION: u8 = 0;
const NEWTYPE: u8 = 1;
const LIST: u8 = 2;
const OBJECT: u8 = 3;
const ENUM: u8 = 4;

macro_rules! forward {
    ($($method:ident),+ $(,)?) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            self.0.$method(visitor)
        })+
    };
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Plain<D> {
    type Error = D::Error;

    forward! {
        deserialize_any, deserialize_bool, deserialize_i8, deserialize_i16, deserialize_i32, deserialize_i64, deserialize_u8,
        deserialize_u16, deserialize_u32, deserialize_u64, deserialize_f32, deserialize_f64, deserialize_char, deserialize_str,
        deserialize_string, deserialize_bytes, deserialize_byte_buf, deserialize_unit, deserialize_identifier, deserialize_ignored_any,
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_option(Only::<V, OPTION>(visitor))
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_unit_struct(name, visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0
            .deserialize_newtype_struct(name, Only::<V, NEWTYPE>(visitor))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_seq(Only::<V, LIST>(visitor))
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_tuple(length, Only::<V, LIST>(visitor))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0
            .deserialize_tuple_struct(name, length, Only::<V, LIST>(visitor))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(Only::<V, OBJECT>(visitor))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0
            .deserialize_struct(name, fields, Only::<V, OBJECT>(visitor))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0
            .deserialize_enum(name, variants, Only::<V, ENUM>(visitor))
    }
}

macro_rules! only {
    ($kind:ident { $($body:tt)+ }) => {
        impl<'de, V: Visitor<'de>> Visitor<'de> for Only<V, $kind> {
            type Value = V::Value;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.expecting(f)
            }

            $($body)+
        }
    };
}

only!(OPTION {
    fn visit_none<E: serde::de::Error>(self) -> Result<V::Value, E> {
        self.0.visit_none()
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<V::Value, E> {
        self.0.visit_none()
    }

    fn visit_some<D: Deserializer<'de>>(self, inside: D) -> Result<V::Value, D::Error> {
        self.0.visit_some(Plain(inside))
    }
});

only!(NEWTYPE {
    fn visit_newtype_struct<D: Deserializer<'de>>(self, inside: D) -> Result<V::Value, D::Error> {
        self.0.visit_newtype_struct(Plain(inside))
    }
});

only!(LIST {
    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<V::Value, A::Error> {
        self.0.visit_seq(Within(items))
    }
});

only!(OBJECT {
    #[inline(never)]
    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(Within(members))
    }
});

only!(ENUM {
    #[inline(never)]
    fn visit_enum<A: EnumAccess<'de>>(self, variant: A) -> Result<V::Value, A::Error> {
        self.0.visit_enum(Within(variant))
    }
});

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Within<S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, value: D) -> Result<S::Value, D::Error> {
        self.0.deserialize(Plain(value))
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Within<A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        self.0.next_element_seed(Within(seed))
    }

    fn size_hint(&self) -> Option<usize> {
        self.0.size_hint()
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Within<A> {
    type Error = A::Error;

    // A name is a text: there is nothing inside.
    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        self.0.next_key_seed(seed)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.0.next_value_seed(Within(seed))
    }

    fn size_hint(&self) -> Option<usize> {
        self.0.size_hint()
    }
}

impl<'de, A: EnumAccess<'de>> EnumAccess<'de> for Within<A> {
    type Error = A::Error;
    type Variant = Within<A::Variant>;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Self::Variant), A::Error> {
        let (name, content) = self.0.variant_seed(seed)?;
        Ok((name, Within(content)))
    }
}

impl<'de, A: VariantAccess<'de>> VariantAccess<'de> for Within<A> {
    type Error = A::Error;

    fn unit_variant(self) -> Result<(), A::Error> {
        self.0.unit_variant()
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, A::Error> {
        self.0.newtype_variant_seed(Within(seed))
    }

    fn tuple_variant<V: Visitor<'de>>(
        self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        self.0.tuple_variant(length, Only::<V, LIST>(visitor))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        self.0.struct_variant(fields, Only::<V, OBJECT>(visitor))
    }
}

#[cfg(test)]
mod tests {
    use super::from_str;
    use serde::{Deserialize, Serialize};
    use std::collections::BTreeMap;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    enum Kind {
        Bare,
        Of(Box<Thing>),
        Pair(u8, Inner),
        Named { inner: Inner },
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Inner(i64);

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Thing {
        name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        inner: Option<Inner>,
        pairs: Vec<(u8, bool)>,
        table: BTreeMap<String, Vec<Kind>>,
        nothing: (),
    }

    fn thing(inner: Option<Inner>, kinds: Vec<Kind>) -> Thing {
        Thing {
            name: "a \"b\" 漏".to_owned(),
            inner,
            pairs: vec![(1, true), (2, false)],
            table: BTreeMap::from([("k".to_owned(), kinds)]),
            nothing: (),
        }
    }

    #[test]
    fn reads_what_serde_writes() {
        let kinds = vec![
            Kind::Bare,
            Kind::Of(Box::new(thing(None, Vec::new()))),
            Kind::Pair(7, Inner(-1)),
            Kind::Named { inner: Inner(3) },
        ];
        let whole = thing(Some(Inner(5)), kinds);
        let text = serde_json::to_string(&whole).unwrap();
        assert_eq!(from_str::<Thing>(&text), Some(whole));
    }

    #[test]
    fn an_object_spelled_as_a_list_is_refused_at_every_depth() {
        let list = serde_json::json!(["a", null, [], {}, null]);
        let text = list.to_string();
        assert!(serde_json::from_str::<Thing>(&text).is_ok());
        assert_eq!(from_str::<Thing>(&text), None);
        let deep = serde_json::json!({"name": "a", "pairs": [], "table": {"k": [{"Of": list}]}, "nothing": null});
        let text = deep.to_string();
        assert!(serde_json::from_str::<Thing>(&text).is_ok());
        assert_eq!(from_str::<Thing>(&text), None);
    }

    #[test]
    fn what_follows_the_value_is_refused() {
        assert_eq!(from_str::<Inner>("1"), Some(Inner(1)));
        assert_eq!(from_str::<Inner>("1 2"), None);
    }
}
