//! Texts in two languages: messages by id, from the Fluent files in `assets/text`.
//!
//! The core speaks in [`Message`]s (id and arguments); sentences are made here, when they are drawn or printed.

mod fluent;
mod message;

pub use self::fluent::Texts;
pub use self::message::{Arg, Language, Message};
