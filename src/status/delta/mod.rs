//! A day's changes of a list, small enough for one QR symbol; larger ones go in numbered parts ([`Part`]).
//!
//! A delta is a COSE_Sign1 with an `external_aad` of its own, signed by a key that signs nothing else ([`DeltaKey`]).
//! Text, reassembled parts or bytes → [`SignedDelta`] → [`VerifiedDelta`] → [`super::UpdatedList::apply`].
//! Form: `docs/status-list.md` §5. Not checked here: whether it fits a list (`updated`), and who gave the key its right.

mod change;
mod error;
mod key;
mod message;
mod parts;
mod stream;

pub use self::change::{Change, ChangeKind};
pub use self::error::DeltaError;
pub use self::key::DeltaKey;
pub use self::message::{
    DELTA_CLAIM, DELTA_EXTERNAL_AAD, DELTA_PREFIX, MAX_DELTA_BYTES, SignedDelta, VerifiedDelta,
};
pub use self::parts::{PART_PREFIX, Part, PartCollector, PartError, Progress};
