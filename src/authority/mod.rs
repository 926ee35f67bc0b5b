//! The issuing side: encode, sign, draw. Behind the feature `authority`, for the issuing office and the trainer.

pub mod bundled;
mod cbor_writer;
mod encode;
mod encrypted_key;
pub mod issue;
pub mod key_file;
pub mod licence_json;
pub mod new_file;
pub mod picture;
mod portrait_drawn;
pub mod portrait_file;
pub mod program;
pub mod reference;
mod sign;
pub mod status;
mod trust;

pub use self::encode::encode;
pub use self::sign::{DeltaSigningKey, SignError, SigningKey, text_form};
