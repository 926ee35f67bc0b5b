//! `Outcome` → [`VerdictView`]: what this persona may see, in which words. The only place where claims become screen text.

mod view;

pub use self::view::*;

/// Private proof that a view came from [`view_of`].
#[derive(Debug)]
pub(in crate::verdict) struct MadeByViewOf(());
