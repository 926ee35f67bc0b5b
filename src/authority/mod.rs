//! The issuing side: encode, sign, draw. Behind the feature `authority`, for the issuing office and the trainer.

mod cbor_writer;
mod encode;
mod sign;

pub use self::encode::encode;
pub use self::sign::{SignError, SigningKey, text_form};
