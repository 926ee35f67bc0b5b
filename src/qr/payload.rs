//! The bytes of one decoded QR symbol, never more than a symbol can hold.

use std::fmt;

/// Most bytes of one symbol: version 40, level L, byte mode (ISO/IEC 18004, table 7).
pub const MAX_PAYLOAD: usize = 2_953;

/// What a QR symbol said, 1 to [`MAX_PAYLOAD`] bytes. Nothing else about it has been checked.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct QrPayload(Vec<u8>);

impl QrPayload {
    /// Takes the bytes of one symbol, or of a text that stands for one.
    ///
    /// # Errors
    /// If there are no bytes, or more than a symbol holds.
    pub fn new(bytes: Vec<u8>) -> Result<Self, PayloadError> {
        match bytes.len() {
            0 => Err(PayloadError::Empty),
            1..=MAX_PAYLOAD => Ok(Self(bytes)),
            len => Err(PayloadError::TooLong { len }),
        }
    }

    /// The bytes as the symbol gave them.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// Says the length only: the bytes may be about a person.
impl fmt::Debug for QrPayload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "QrPayload({} bytes)", self.0.len())
    }
}

/// Why bytes cannot be the payload of a symbol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PayloadError {
    /// No bytes at all.
    #[error("no bytes")]
    Empty,
    /// More bytes than a symbol holds.
    #[error("{len} bytes, a symbol holds {MAX_PAYLOAD}")]
    TooLong {
        /// How many there were.
        len: usize,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_a_symbol_holds() {
        assert_eq!(QrPayload::new(Vec::new()), Err(PayloadError::Empty));
        assert_eq!(QrPayload::new(vec![7]).map(|payload| payload.as_bytes().to_vec()), Ok(vec![7]));
        assert!(QrPayload::new(vec![0; MAX_PAYLOAD]).is_ok());
        assert_eq!(
            QrPayload::new(vec![0; MAX_PAYLOAD + 1]),
            Err(PayloadError::TooLong { len: MAX_PAYLOAD + 1 })
        );
    }

    #[test]
    fn debug_says_no_bytes() {
        let shown = QrPayload::new(b"EDL1:SECRET".to_vec()).map(|payload| format!("{payload:?}"));
        assert_eq!(shown.as_deref(), Ok("QrPayload(11 bytes)"));
    }
}
