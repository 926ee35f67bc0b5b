//! Changes → the signed message of `docs/status-list.md` §5.

use super::code;
use crate::authority::cbor_writer::Value;
use crate::authority::{DeltaSigningKey, SignError};
use crate::envelope::base45;
use crate::status::{Change, DELTA_CLAIM, DELTA_PREFIX};

/// A delta that is not signed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeltaDraft {
    /// Whose list it changes.
    pub issuer: String,
    /// Number of the list that it changes.
    pub base: u64,
    /// Number of the list that it makes.
    pub number: u64,
    /// Seconds since 1970-01-01T00:00Z.
    pub signed_at: i64,
    /// In the order of index and kind.
    pub changes: Vec<Change>,
}

impl DeltaDraft {
    /// COSE_Sign1 with the delta's own `external_aad`. Nothing is checked: the reader does.
    ///
    /// # Errors
    /// See [`SignError`].
    pub fn sign(&self, key: &DeltaSigningKey) -> Result<Vec<u8>, SignError> {
        let coded = code::encode(&self.changes);
        let delta = Value::Array(vec![
            Value::Unsigned(self.base),
            Value::Unsigned(self.number),
            Value::Unsigned(coded.rice.into()),
            Value::Unsigned(u64::try_from(self.changes.len()).unwrap_or(u64::MAX)),
            Value::Bytes(coded.kinds),
            Value::Bytes(coded.changes),
        ]);
        let claims = Value::Map(vec![
            (Value::Integer(1), Value::text(&self.issuer)),
            (Value::Integer(6), Value::Integer(self.signed_at)),
            (Value::Integer(DELTA_CLAIM), delta),
        ]);
        key.sign(claims.encode())
    }
}

/// The text of a delta in one code.
#[must_use]
pub fn delta_text(cose: &[u8]) -> String {
    format!("{DELTA_PREFIX}{}", base45::encode(cose))
}
