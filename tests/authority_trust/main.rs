//! `kerbside-authority trust` from outside: the ceremony, what is refused, and other implementations on both sides.
#![expect(clippy::unwrap_used, reason = "tests")]

mod ceremony;
mod keys;
mod others;
mod refused;
mod support;
