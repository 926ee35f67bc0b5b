//! Base45 (RFC 9285), strict: the one encoding of each byte string, nothing else.
//!
//! Three characters carry two bytes, two carry a last single byte. Nothing is trimmed: the alphabet has a blank.

/// Why a text is not Base45. Positions count characters from 0, after the `EDL1:` prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Base45Error {
    /// A character outside the alphabet of RFC 9285 §4.2.
    #[error("character {position} is not in the Base45 alphabet")]
    Alphabet {
        /// Where.
        position: usize,
    },
    /// One character is left over: no byte string encodes to such a length.
    #[error("a length of {length} characters is impossible in Base45")]
    Length {
        /// Characters in all.
        length: usize,
    },
    /// A group is worth more than its bytes can hold (65,535 or 255).
    #[error("the group at character {position} is larger than its bytes")]
    Overflow {
        /// First character of the group.
        position: usize,
    },
}

/// RFC 9285 §4.2, table 1.
const ALPHABET: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// Bytes → text.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(2) * 3);
    for pair in bytes.chunks(2) {
        let (mut value, digits) = match *pair {
            [high, low] => (u32::from(high) * 256 + u32::from(low), 3),
            [single] => (u32::from(single), 2),
            _ => continue,
        };
        for _ in 0..digits {
            let digit = usize::try_from(value % 45).unwrap_or(0);
            text.extend(ALPHABET.get(digit).copied().map(char::from));
            value /= 45;
        }
    }
    text
}

/// Text → bytes. Allocates two bytes for three characters, no more.
///
/// # Errors
/// Every text that [`encode`] would not have made.
pub fn decode(text: &[u8]) -> Result<Vec<u8>, Base45Error> {
    if text.len() % 3 == 1 {
        return Err(Base45Error::Length { length: text.len() });
    }
    let mut bytes = Vec::with_capacity(text.len() / 3 * 2 + 1);
    for (group, characters) in text.chunks(3).enumerate() {
        let position = group * 3;
        let (mut value, mut weight) = (0_u32, 1);
        for (offset, character) in characters.iter().enumerate() {
            let digit = digit(*character).ok_or(Base45Error::Alphabet { position: position + offset })?;
            value += digit * weight;
            weight *= 45;
        }
        let overflow = Base45Error::Overflow { position };
        if characters.len() == 3 {
            bytes.extend(u16::try_from(value).map_err(|_too_large| overflow)?.to_be_bytes());
        } else {
            bytes.push(u8::try_from(value).map_err(|_too_large| overflow)?);
        }
    }
    Ok(bytes)
}

const fn digit(character: u8) -> Option<u32> {
    // Fixed table, built by the compiler: position in ALPHABET by byte, 45 = not in it.
    const DIGITS: [u32; 256] = {
        let mut digits = [45; 256];
        let mut value = 0;
        while value < 45 {
            #[expect(clippy::indexing_slicing, clippy::as_conversions, reason = "evaluated by the compiler")]
            {
                digits[ALPHABET[value as usize] as usize] = value;
            }
            value += 1;
        }
        digits
    };
    #[expect(clippy::indexing_slicing, clippy::as_conversions, reason = "256 entries, one for every byte")]
    let digit = DIGITS[character as usize];
    if digit < 45 { Some(digit) } else { None }
}

#[cfg(test)]
mod tests {
    use super::{Base45Error, decode, encode};

    /// RFC 9285 §4.3 and §4.4.
    #[test]
    fn examples_of_the_rfc() {
        for (text, bytes) in [
            ("BB8", "AB"),
            ("%69 VD92EX0", "Hello!!"),
            ("UJCLQE7W581", "base-45"),
            ("QED8WEX0", "ietf!"),
            ("", ""),
        ] {
            assert_eq!(encode(bytes.as_bytes()), text);
            assert_eq!(decode(text.as_bytes()), Ok(bytes.as_bytes().to_vec()));
        }
    }

    #[test]
    fn refuses_what_encode_would_not_make() {
        assert_eq!(decode(b"GGW"), Err(Base45Error::Overflow { position: 0 }));
        assert_eq!(decode(b"BB8:::"), Err(Base45Error::Overflow { position: 3 }));
        assert_eq!(decode(b"::"), Err(Base45Error::Overflow { position: 0 }));
        assert_eq!(decode(b"A"), Err(Base45Error::Length { length: 1 }));
        assert_eq!(decode(b"BB8B"), Err(Base45Error::Length { length: 4 }));
        assert_eq!(decode(b"Bb8"), Err(Base45Error::Alphabet { position: 1 }));
    }

    #[test]
    fn every_pair_of_bytes_comes_back() {
        for value in 0..=u16::MAX {
            let bytes = value.to_be_bytes();
            assert_eq!(decode(encode(&bytes).as_bytes()), Ok(bytes.to_vec()));
        }
    }
}
