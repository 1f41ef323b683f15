//! RFC 8785: the one spelling of a JSON text, so that every reader hashes the same bytes.
//!
//! [`is_canonical`] looks at a text once and builds nothing; nearly every text passes it. [`canonical`] brings any other one into that form, and
//! refuses what has none: a member that stands twice would mean one thing to a reader that keeps the first and another to one that keeps the last.

use super::entry::LARGEST;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;

/// RFC 8785 form of a JSON text; `None` when it is no JSON or has no such form: a member that stands twice, half of a surrogate pair, a
/// number beyond 2^53 − 1, more than 128 levels.
#[must_use]
pub fn canonical(json: &str) -> Option<String> {
    let Once(value) = serde_json::from_str(json).ok()?;
    serde_json_canonicalizer::to_string(&value).ok()
}

/// Whether a text, known to be JSON, surely lies in canonical form. `false` for numbers of more than fifteen digits, for fractions, and for
/// members whose names need an escape: [`canonical`] answers for them.
#[must_use]
pub fn is_canonical(json: &str) -> bool {
    let mut scan = Scan { text: json, at: 0 };
    scan.value().is_some() && scan.at == json.len()
}

/// The order of members: by UTF-16 units, which for names of one byte a letter is the order of their bytes.
fn stands_before(one: &str, other: &str) -> bool {
    if one.is_ascii() && other.is_ascii() {
        one < other
    } else {
        one.encode_utf16().lt(other.encode_utf16())
    }
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    /// A value with all that is in it. Levels lie on a heap, so that depth costs no stack: for an object the name of its last member.
    fn value(&mut self) -> Option<()> {
        let mut levels: Vec<Option<&'a str>> = Vec::with_capacity(8);
        loop {
            match self.peek()? {
                b'{' => {
                    self.at += 1;
                    if self.eat(b'}').is_none() {
                        levels.push(Some(self.name()?));
                        continue;
                    }
                }
                b'[' => {
                    self.at += 1;
                    if self.eat(b']').is_none() {
                        levels.push(None);
                        continue;
                    }
                }
                b'"' => self.string().map(drop)?,
                b't' => self.word("true")?,
                b'f' => self.word("false")?,
                b'n' => self.word("null")?,
                _ => self.integer()?,
            }
            // A value is complete: what is around it goes on or is complete as well.
            loop {
                match (levels.pop(), self.peek()) {
                    (None, _) => return Some(()),
                    (Some(Some(before)), Some(b',')) => {
                        self.at += 1;
                        let name = self.name()?;
                        if !stands_before(before, name) {
                            return None;
                        }
                        levels.push(Some(name));
                        break;
                    }
                    (Some(None), Some(b',')) => {
                        self.at += 1;
                        levels.push(None);
                        break;
                    }
                    (Some(Some(_)), Some(b'}')) | (Some(None), Some(b']')) => self.at += 1,
                    _ => return None,
                }
            }
        }
    }

    /// The name of a member, without escapes, and its colon.
    fn name(&mut self) -> Option<&'a str> {
        let name = self.string()?;
        self.eat(b':')?;
        (!name.contains('\\')).then_some(name)
    }

    /// What stands between the quotes, if every escape in it is needed and is spelled in the one way.
    fn string(&mut self) -> Option<&'a str> {
        self.eat(b'"')?;
        let from = self.at;
        loop {
            let rest = self.text.as_bytes().get(self.at..)?;
            self.at += rest
                .iter()
                .position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20))?;
            match self.peek()? {
                b'"' => break,
                b'\\' => {
                    let rest = self.text.as_bytes().get(self.at + 1..)?;
                    self.at += match rest {
                        [b'b' | b't' | b'n' | b'f' | b'r' | b'"' | b'\\', ..] => 2,
                        [b'u', b'0', b'0', b'0', b'0'..=b'7' | b'b' | b'e' | b'f', ..]
                        | [b'u', b'0', b'0', b'1', b'0'..=b'9' | b'a'..=b'f', ..] => 6,
                        _ => return None,
                    };
                }
                _ => return None,
            }
        }
        let text = self.text.get(from..self.at)?;
        self.at += 1;
        Some(text)
    }

    fn word(&mut self, word: &str) -> Option<()> {
        self.text
            .get(self.at..)?
            .starts_with(word)
            .then(|| self.at += word.len())
    }

    /// An integer of at most fifteen digits, which every double holds.
    fn integer(&mut self) -> Option<()> {
        let negative = self.eat(b'-').is_some();
        let digits = self.text.as_bytes().get(self.at..)?;
        let length = digits
            .iter()
            .take(16)
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let plain = match digits.first()? {
            b'0' => length == 1 && !negative,
            _ => (1..16).contains(&length),
        };
        self.at += length;
        (plain && !matches!(self.peek(), Some(b'.' | b'e' | b'E'))).then_some(())
    }
}

/// A value in which no member stands twice.
struct Once(Value);

impl<'de> Deserialize<'de> for Once {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OnceVisitor).map(Self)
    }
}

/// A number is one that every reader holds exactly, or none.
fn fits<E: Error>(fits: bool, number: impl Into<Value>) -> Result<Value, E> {
    if fits {
        Ok(number.into())
    } else {
        Err(E::custom("a number beyond 2^53 − 1"))
    }
}

struct OnceVisitor;

impl<'de> Visitor<'de> for OnceVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        fits(value.unsigned_abs() <= LARGEST, value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        fits(value <= LARGEST, value)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        fits(value.abs() <= LARGEST as f64, value)
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Once(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(list.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some((name, Once(value))) = members.next_entry::<String, Once>()? {
            if object.insert(name, value).is_some() {
                return Err(A::Error::custom("a member stands twice"));
            }
        }
        Ok(object.into())
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{canonical, is_canonical};
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(|number| Value::from(number >> 10)),
            any::<f32>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
            "[\u{0}-\u{20}\"\\\\/\u{7f}]{0,4}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 24, 5, |inner| {
            let name = prop_oneof![any::<String>(), "[a-c\u{e000}\u{ffff}😀]{0,2}"];
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                proptest::collection::btree_map(name, inner, 0..5)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_the_quick_look_calls_canonical_is_its_own_canonical_form(
            value in value(),
            at in any::<prop::sample::Index>(),
            piece in prop::sample::select(vec!["", " ", "\\u0041", "\\/", "\\u001F", "0", "-", ".0", "e1", ",", "\"a\":1,", "\"\"", "\n"]),
        ) {
            let text = value.to_string();
            let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let at = *at.get(&boundaries);
            let changed = format!("{}{piece}{}", &text[..at], &text[at..]);
            for text in [text, changed] {
                let form = canonical(&text);
                if is_canonical(&text) && serde_json::from_str::<Value>(&text).is_ok() {
                    prop_assert_eq!(form, Some(text));
                } else if let Some(form) = form {
                    prop_assert_eq!(canonical(&form), Some(form));
                }
            }
        }
    }

    #[test]
    fn what_an_app_writes_passes_the_quick_look() {
        let body = json!({"case": {"noted": {"at": 1_795_420_800_000_i64, "less": -7, "list": [true, null, {}], "text": "漏水 \"大\"\n\u{1}"}}});
        assert!(is_canonical(&body.to_string()));
        for other in [
            "{\"b\":1,\"a\":1}",
            "{\"a\":1,\"a\":1}",
            "[1 ]",
            "01",
            "-0",
            "1.0",
            "\"\\u000a\"",
            "\"\\u00e9\"",
            "{\"a\":1}}",
            "",
        ] {
            assert!(!is_canonical(other), "{other}");
        }
    }
}
