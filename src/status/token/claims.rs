//! Claims of a token, and the statuses packed inside.

use std::io::Read as _;

use flate2::bufread::ZlibDecoder;

use super::error::TokenError;
use crate::cbor::{Item, Reader};
use crate::status::bits::{count, size};
use crate::status::encode::ListContent;
use crate::status::layout::MAX_SECONDS;
use crate::status::letter::ListedLetter;

/// Most bytes that `lst` may unpack to: 536 M statuses of 2 bits. A stream that has more is not unpacked further.
pub const MAX_INFLATED_BYTES: usize = 128 << 20;

/// Most claims, known or not.
const MAX_CLAIMS: usize = 32;

/// A status (draft §7.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenStatus {
    /// 3: its meaning is the application's.
    ApplicationSpecific,
    /// 1
    Invalid,
    /// 2
    Suspended,
    /// 0
    Valid,
}

/// A list as of `iat`.
#[derive(Clone, PartialEq, Eq)]
pub struct TokenStatusList {
    /// `sub`: where the list is published.
    pub subject: String,
    /// `iat`, in seconds since 1970-01-01T00:00Z.
    pub issued_at: i64,
    /// `exp`, in seconds since 1970-01-01T00:00Z.
    pub expiration_time: Option<i64>,
    /// `ttl`, in seconds.
    pub time_to_live: Option<u64>,
    bits: u8,
    packed: Vec<u8>,
}

impl TokenStatusList {
    pub(super) fn parse(payload: &[u8]) -> Result<Self, TokenError> {
        let (mut subject, mut issued_at, mut expires, mut ttl, mut list) = (None, None, None, None, None);
        map(&mut Reader::new(payload), |key, reader| {
            match key {
                Key::Number(2) => subject = Some(text(reader)?.to_owned()),
                Key::Number(4) => expires = Some(seconds(reader)?),
                Key::Number(6) => issued_at = Some(seconds(reader)?),
                Key::Number(65_533) => list = Some(status_list(reader)?),
                Key::Number(65_534) => ttl = Some(unsigned(reader)?),
                Key::Name(_) | Key::Number(_) => reader.skip(1)?,
            }
            Ok(())
        })
        .and_then(|reader| Ok(reader.finish()?))?;
        let (bits, packed) = list.ok_or(TokenError::Shape("no status_list"))?;
        Ok(Self {
            subject: subject.ok_or(TokenError::Shape("no sub"))?,
            issued_at: issued_at.ok_or(TokenError::Shape("no iat"))?,
            expiration_time: expires,
            time_to_live: ttl,
            bits,
            packed: inflate(packed, MAX_INFLATED_BYTES)?,
        })
    }

    /// Statuses in the list: a whole number of bytes of them.
    #[must_use]
    pub fn space(&self) -> u64 {
        count(self.packed.len()) * u64::from(8 / self.bits)
    }

    /// Status of an index; `None` beyond the list. Counted from the lowest bit of the first byte (draft §4.1).
    #[must_use]
    pub fn status(&self, index: u64) -> Option<TokenStatus> {
        let each = u64::from(8 / self.bits);
        let byte = self.packed.get(size(index / each))?;
        let shift = index % each * u64::from(self.bits);
        let value = u64::from(*byte) >> shift & ((1 << self.bits) - 1);
        Some(match value {
            0 => TokenStatus::Valid,
            1 => TokenStatus::Invalid,
            2 => TokenStatus::Suspended,
            _ => TokenStatus::ApplicationSpecific,
        })
    }

    /// Indices that are not valid, in order.
    pub fn not_valid(&self) -> impl Iterator<Item = (u64, TokenStatus)> {
        let each = u64::from(8 / self.bits);
        let bytes = (0..).zip(&self.packed).filter(|(_, byte)| **byte != 0);
        let indices = bytes.flat_map(move |(at, _): (u64, _)| at * each..(at + 1) * each);
        let statuses = indices.filter_map(|index| Some((index, self.status(index)?)));
        statuses.filter(|(_, status)| *status != TokenStatus::Valid)
    }

    /// As the content of a list of ours, with the letters that the importing office gives to the two statuses.
    ///
    /// # Errors
    /// [`TokenError::NoLetter`] for an application-specific status, [`TokenError::Shape`] beyond 2^32 indices.
    pub fn content(&self, invalid: ListedLetter, suspended: ListedLetter) -> Result<ListContent, TokenError> {
        let mut content = ListContent::default();
        for (index, status) in self.not_valid() {
            let place = u32::try_from(index).map_err(|_large| TokenError::Shape("over 2^32 statuses"))?;
            match status {
                TokenStatus::ApplicationSpecific => return Err(TokenError::NoLetter(index)),
                TokenStatus::Invalid => content.set(place, invalid),
                TokenStatus::Suspended => content.set(place, suspended),
                TokenStatus::Valid => {}
            }
        }
        Ok(content)
    }
}

impl std::fmt::Debug for TokenStatusList {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "TokenStatusList({}, iat {}, {} statuses)", self.subject, self.issued_at, self.space())
    }
}

/// `StatusList` of draft §4.3: bits and the packed statuses.
fn status_list<'a>(reader: &mut Reader<'a>) -> Result<(u8, &'a [u8]), TokenError> {
    let (mut bits, mut packed) = (None, None);
    map_inside(reader, |key, reader| {
        match key {
            Key::Name("bits") => bits = Some(unsigned(reader)?),
            Key::Name("lst") => {
                let Item::Bytes(bytes) = reader.item()? else {
                    return Err(TokenError::Shape("lst is no byte string"));
                };
                packed = Some(bytes);
            }
            Key::Name(_) | Key::Number(_) => reader.skip(2)?,
        }
        Ok(())
    })?;
    let bits = match bits.ok_or(TokenError::Shape("no bits"))? {
        1 => 1,
        2 => 2,
        other => return Err(TokenError::Bits(other)),
    };
    Ok((bits, packed.ok_or(TokenError::Shape("no lst"))?))
}

fn map<'a, 'r>(
    reader: &'r mut Reader<'a>,
    entry: impl FnMut(Key<'a>, &mut Reader<'a>) -> Result<(), TokenError>,
) -> Result<&'r Reader<'a>, TokenError> {
    map_inside(reader, entry)?;
    Ok(reader)
}

/// A map with keys in any order, none of them twice.
fn map_inside<'a>(
    reader: &mut Reader<'a>,
    mut entry: impl FnMut(Key<'a>, &mut Reader<'a>) -> Result<(), TokenError>,
) -> Result<(), TokenError> {
    let Item::Map(length) = reader.item()? else { return Err(TokenError::Shape("a map is expected")) };
    if length > MAX_CLAIMS {
        return Err(TokenError::Shape("too many claims"));
    }
    let mut keys = Vec::with_capacity(length);
    for _ in 0..length {
        let key = key(reader.item()?)?;
        if keys.contains(&key) {
            return Err(TokenError::Shape("a claim twice"));
        }
        keys.push(key);
        entry(key, reader)?;
    }
    Ok(())
}

/// Name of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key<'a> {
    Name(&'a str),
    Number(i128),
}

fn key(item: Item<'_>) -> Result<Key<'_>, TokenError> {
    match item {
        Item::Unsigned(value) => Ok(Key::Number(value.into())),
        Item::Negative(value) => Ok(Key::Number(-1 - i128::from(value))),
        Item::Text(name) => Ok(Key::Name(name)),
        Item::Array(_) | Item::Bool(_) | Item::Bytes(_) | Item::Map(_) | Item::Null | Item::Tag(_) => {
            Err(TokenError::Shape("a claim without a name"))
        }
    }
}

/// One whole zlib stream (RFC 1950) of at most `limit` bytes, and nothing behind it.
fn inflate(packed: &[u8], limit: usize) -> Result<Vec<u8>, TokenError> {
    let mut decoder = ZlibDecoder::new(packed);
    let mut bytes = Vec::new();
    let most = count(limit).saturating_add(1);
    (&mut decoder).take(most).read_to_end(&mut bytes).map_err(|_zlib| TokenError::Inflate)?;
    if bytes.len() > limit {
        return Err(TokenError::InflatedTooLong { limit });
    }
    if decoder.total_in() != count(packed.len()) {
        return Err(TokenError::Inflate);
    }
    Ok(bytes)
}

fn text<'a>(reader: &mut Reader<'a>) -> Result<&'a str, TokenError> {
    let Item::Text(text) = reader.item()? else { return Err(TokenError::Shape("sub is no text")) };
    Ok(text)
}

fn unsigned(reader: &mut Reader<'_>) -> Result<u64, TokenError> {
    let Item::Unsigned(value) = reader.item()? else {
        return Err(TokenError::Shape("a number is expected"));
    };
    Ok(value)
}

/// Whole seconds to the end of year 9999.
fn seconds(reader: &mut Reader<'_>) -> Result<i64, TokenError> {
    let value = i64::try_from(unsigned(reader)?).unwrap_or(i64::MAX);
    if value > MAX_SECONDS { Err(TokenError::Shape("a time after the year 9999")) } else { Ok(value) }
}

#[cfg(test)]
mod tests {
    use super::{TokenError, TokenStatus, TokenStatusList, inflate, map, status_list};
    use crate::cbor::Reader;
    use crate::status::{ListedLetter, SignedToken};

    /// draft-ietf-oauth-status-list-21 §5.2, the whole token (signed with ES256).
    const CWT: &str = "d2845820a2012610781a6170706c69636174696f6e2f7374617475736c6973742b637774a1044231325850a502782168747470733a2f2f6578616d706c652e636f6d2f7374617475736c697374732f31061a648c5bea041a8898dfea19fffe19a8c019fffda2646269747301636c73744a78dadbb918000217015d584093fa4d01032b18c35e2fe1101b77fd6cc9440022caa4694450c4e4e9feab4e99d1fa6d9772ce2bf3a12e0323ded7c982c5e101a5e67f0cbc1e2b6f57ce99c279";
    /// §4.3, 2 bits (the JSON form's lst `eNo76fITAAPfAgc`, as bytes).
    const TWO_BITS: &str = "a2646269747302636c73744b78da3be9f2130003df0207";
    /// Appendix C.1, 1 bit, 2^20 statuses.
    const LONG_1: &str = "a2646269747301636c737458bd78daeddc010dc0200c0041a88249400ad2903e0f4bba00bd93f002beb7a2a2010000a91e0900000000000000000000000000000080729604000000000000000000000000000000000000000000000000000000000000000000000000000000005c6f4800000000000000fc2c240000000000000000000000be1b12000000000000000000ecaa4b000000000000000000000000000000009b0b0900000000000000000038de9400000000000000002a30cc010000000080642f0bd8011b";
    /// Appendix C.2, 2 bits, 2^20 statuses.
    const LONG_2: &str = "a2646269747302636c737459013d78daeddb310d00211000412ea1a04004fe5520ed357c28c81d3312b6df68bc65480000000000406e21010000000000000000000000000000000000000000000000000000000000000040795b02000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000080f4ba0400000000000000000000000000406d764a000000000000000000000000000000000000000000e0922101000000000000000000000000000000000000fc131200000000000000000000000000000000000000000000000000000000000000c0912e01000000000000000000000000000000000000c07d4b02000000000000000000000000000000a8614a0000000000000000000000406a1fcd60010c";

    fn bytes(hex: &str) -> Vec<u8> {
        let digits: Vec<u8> =
            hex.chars().map(|digit| u8::try_from(digit.to_digit(16).unwrap()).unwrap()).collect();
        digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
    }

    /// A `StatusList` with claims around it.
    fn list(hex: &str) -> TokenStatusList {
        let mut payload = bytes("a3026178060119fffd");
        payload.extend(bytes(hex));
        TokenStatusList::parse(&payload).unwrap()
    }

    #[test]
    fn the_token_of_the_draft() {
        let cwt = bytes(CWT);
        let token = SignedToken::parse(&cwt).unwrap();
        let list = token.danger_without_verifying().unwrap();
        assert_eq!(list.subject, "https://example.com/statuslists/1");
        assert_eq!((list.issued_at, list.expiration_time), (1_686_920_170, Some(2_291_720_170)));
        assert_eq!((list.time_to_live, list.space()), (Some(43_200), 16));
        let set: Vec<u64> = list.not_valid().map(|(index, _)| index).collect();
        assert_eq!(set, [0, 3, 4, 5, 7, 8, 9, 13, 15]);
        let key = super::super::TokenKey::from_bytes(
            &bytes("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a").try_into().unwrap(),
        )
        .unwrap();
        assert_eq!(
            token.verify(&key).unwrap_err(),
            TokenError::Algorithm(-7),
            "ES256 is named, never passed"
        );
    }

    #[test]
    fn two_bits_of_the_draft() {
        use TokenStatus::{ApplicationSpecific, Invalid, Suspended, Valid};
        let list = list(TWO_BITS);
        let statuses: Vec<_> = (0..).map_while(|index| list.status(index)).collect();
        assert_eq!(
            statuses,
            [
                Invalid,
                Suspended,
                Valid,
                ApplicationSpecific,
                Valid,
                Invalid,
                Valid,
                Invalid,
                Invalid,
                Suspended,
                ApplicationSpecific,
                ApplicationSpecific
            ]
        );
        let (g, j) = (ListedLetter::from_ascii(b'G').unwrap(), ListedLetter::from_ascii(b'J').unwrap());
        assert_eq!(list.content(g, j).unwrap_err(), TokenError::NoLetter(3));
    }

    #[test]
    fn the_long_vectors_of_the_draft() {
        let indices =
            [0, 1_993, 25_460, 159_495, 495_669, 554_353, 645_645, 723_232, 854_545, 934_534, 1_000_345];
        let one = list(LONG_1);
        assert_eq!(one.space(), 1 << 20);
        assert!(one.not_valid().eq(indices.map(|index| (index, TokenStatus::Invalid))));
        let two = list(LONG_2);
        assert_eq!(two.space(), 1 << 20);
        let values = [1, 2, 1, 3, 1, 1, 2, 1, 1, 2, 3].map(|value| match value {
            1 => TokenStatus::Invalid,
            2 => TokenStatus::Suspended,
            _ => TokenStatus::ApplicationSpecific,
        });
        assert!(two.not_valid().eq(indices.into_iter().zip(values)));
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        use std::io::Write as _;
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(&vec![0; 2_000_001]).unwrap();
        let bomb = encoder.finish().unwrap();
        assert!(bomb.len() < 4_000);
        assert_eq!(inflate(&bomb, 2_000_000), Err(TokenError::InflatedTooLong { limit: 2_000_000 }));
        assert_eq!(inflate(&bomb, 2_000_001).map(|bytes| bytes.len()), Ok(2_000_001));
        let mut longer = bomb.clone();
        longer.push(0);
        assert_eq!(inflate(&longer, 2_000_001), Err(TokenError::Inflate), "something behind the stream");
        assert_eq!(inflate(&bomb[..bomb.len() - 1], 2_000_001), Err(TokenError::Inflate), "cut off");
        let mut damaged = bomb;
        let last = damaged.len() - 1;
        damaged[last] ^= 1;
        assert_eq!(inflate(&damaged, 2_000_001), Err(TokenError::Inflate), "Adler-32");
    }

    #[test]
    fn four_bits_twice_and_none() {
        let read = |hex: &str| status_list(&mut Reader::new(&bytes(hex))).map(|(bits, _)| bits);
        assert_eq!(read("a2646269747304636c737440"), Err(TokenError::Bits(4)));
        assert_eq!(read("a2646269747308636c737440"), Err(TokenError::Bits(8)));
        assert_eq!(read("a3646269747301636c737440646269747302"), Err(TokenError::Shape("a claim twice")));
        assert_eq!(read("a1636c737440"), Err(TokenError::Shape("no bits")));
        assert!(map(&mut Reader::new(&[0xbf, 0xff]), |_, _| Ok(())).is_err(), "indefinite length");
    }
}
