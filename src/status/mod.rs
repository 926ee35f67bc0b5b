//! Status lists: for one issuer and one signed moment, the exact set of indices for every barred or deferred letter.
//!
//! A list is looked up in its own bytes ([`StatusList`]). What lies beyond its index space is [`Lookup::NotCovered`]: an
//! answer of its own, never "normal".
//! Formats, bit by bit: `docs/status-list.md`. Not checked here: who published a list (the trust repository signs its
//! hash), and how old it is.

mod bits;
mod delta;
mod elias_fano;
mod encode;
mod error;
mod layout;
mod letter;
mod list;
mod merge;
mod points;
mod token;
mod updated;

pub use self::delta::{
    Change, ChangeKind, DELTA_CLAIM, DELTA_EXTERNAL_AAD, DELTA_PREFIX, DeltaError, DeltaKey, MAX_DELTA_BYTES,
    PART_PREFIX, Part, PartCollector, PartError, Progress, SignedDelta, VerifiedDelta,
};
pub use self::encode::ListContent;
pub use self::error::ListError;
pub use self::layout::{ListHeader, MAX_SPACE};
pub use self::letter::{LetterSet, ListedLetter, NotListed};
pub use self::list::{Entry, Lookup, StatusList};
pub use self::merge::{CodeWord, ListWord, Merged, MergedLetter, MergedPoints, Source, merge};
pub use self::points::{HighPoints, LEAST_LISTED, ListedPoints, MOST_LISTED};
pub use self::token::{
    MAX_INFLATED_BYTES, MAX_TOKEN_BYTES, SignedToken, TokenError, TokenKey, TokenStatus, TokenStatusList,
};
pub use self::updated::{ApplyError, DeltaSummary, UpdatedList};
