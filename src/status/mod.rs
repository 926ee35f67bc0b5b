//! Status lists: for one issuer and one signed moment, the exact set of indices for every barred or deferred letter.
//!
//! A list is looked up in its own bytes ([`StatusList`]). What lies beyond its index space is [`Lookup::NotCovered`]: an
//! answer of its own, never "normal".
//! Formats, bit by bit: `docs/status-list.md`. Not checked here: who published a list (the trust repository signs its
//! hash), and how old it is.

mod bits;
mod elias_fano;
mod encode;
mod error;
mod layout;
mod letter;
mod list;
mod points;

pub use self::encode::ListContent;
pub use self::error::ListError;
pub use self::layout::{ListHeader, MAX_SPACE};
pub use self::letter::{LetterSet, ListedLetter, NotListed};
pub use self::list::{Entry, Lookup, StatusList};
pub use self::points::{HighPoints, LEAST_LISTED, ListedPoints, MOST_LISTED};
