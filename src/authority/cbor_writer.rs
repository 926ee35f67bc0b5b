//! Deterministic CBOR (RFC 8949 §4.2.1), written: shortest heads, definite lengths, map keys in bytewise order.

use std::collections::BTreeMap;

/// A value of the few types that the format has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Array(Vec<Self>),
    Bytes(Vec<u8>),
    Integer(i64),
    Map(Vec<(Self, Self)>),
    Null,
    Text(String),
    Unsigned(u64),
}

impl Value {
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// The one encoding of the value.
    pub(super) fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.write(&mut bytes);
        bytes
    }

    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Array(items) => {
                head(out, 4, length(items.len()));
                items.iter().for_each(|item| item.write(out));
            }
            Self::Bytes(bytes) => {
                head(out, 2, length(bytes.len()));
                out.extend(bytes);
            }
            Self::Integer(value) => match u64::try_from(*value) {
                Ok(value) => head(out, 0, value),
                Err(_negative) => head(out, 1, (-1 - value).unsigned_abs()),
            },
            Self::Map(pairs) => {
                let sorted: BTreeMap<Vec<u8>, &Self> =
                    pairs.iter().map(|(key, value)| (key.encode(), value)).collect();
                head(out, 5, length(sorted.len()));
                for (key, value) in sorted {
                    out.extend(key);
                    value.write(out);
                }
            }
            Self::Null => out.push(0xf6),
            Self::Text(text) => {
                head(out, 3, length(text.len()));
                out.extend(text.as_bytes());
            }
            Self::Unsigned(value) => head(out, 0, *value),
        }
    }
}

/// Memory holds fewer than 2^64 items.
fn length(items: usize) -> u64 {
    u64::try_from(items).unwrap_or(u64::MAX)
}

/// RFC 8949 §3, in the shortest form.
fn head(out: &mut Vec<u8>, major: u8, argument: u64) {
    let major = major << 5;
    if let Some(small) = u8::try_from(argument).ok().filter(|small| *small < 24) {
        out.push(major | small);
    } else if let Ok(byte) = u8::try_from(argument) {
        out.extend([major | 24, byte]);
    } else if let Ok(two) = u16::try_from(argument) {
        out.push(major | 25);
        out.extend(two.to_be_bytes());
    } else if let Ok(four) = u32::try_from(argument) {
        out.push(major | 26);
        out.extend(four.to_be_bytes());
    } else {
        out.push(major | 27);
        out.extend(argument.to_be_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::Value;

    /// What is written passes the strict reader, at every boundary of a head.
    #[test]
    fn passes_the_strict_reader() {
        for value in
            [0, 23, 24, 255, 256, 65_535, 65_536, u64::from(u32::MAX), u64::from(u32::MAX) + 1, u64::MAX]
        {
            crate::cbor::check(&Value::Unsigned(value).encode()).unwrap();
        }
        for value in [-1, -24, -25, -256, -257, -65_537, i64::MIN] {
            crate::cbor::check(&Value::Integer(value).encode()).unwrap();
        }
        let map = Value::Map(vec![
            (Value::Integer(-1), Value::Null),
            (Value::Integer(10), Value::Array(vec![Value::text("x")])),
            (Value::Integer(2), Value::Bytes(vec![0; 300])),
        ]);
        crate::cbor::check(&map.encode()).unwrap();
    }
}
