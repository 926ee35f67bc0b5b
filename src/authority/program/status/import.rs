//! `status import`.

use std::fs;

use chrono::{DateTime, Utc};

use super::args::ImportArgs;
use super::{Failure, write};
use crate::authority::issue::rfc3339;
use crate::status::{ListHeader, MAX_TOKEN_BYTES, SignedToken, TokenKey};

pub(super) fn run(arguments: &ImportArgs, now: DateTime<Utc>) -> Result<(), Failure> {
    let path = &arguments.token;
    let length = fs::metadata(path).map_err(|error| Failure::at(path, error))?.len();
    if length > u64::try_from(MAX_TOKEN_BYTES).unwrap_or(u64::MAX) {
        return Err(Failure::at(path, format!("{length} bytes are more than a token may have")));
    }
    let bytes = fs::read(path).map_err(|error| Failure::at(path, error))?;
    let key = TokenKey::from_bytes(&arguments.public_key).map_err(Failure::new)?;
    let token = SignedToken::parse(&bytes).and_then(|token| token.verify(&key));
    let token = token.map_err(|error| Failure::at(path, error))?;
    if let Some(end) = token.expiration_time.filter(|end| *end < now.timestamp()) {
        return Err(Failure::at(path, format!("the token expired on {}. Fetch a newer one.", rfc3339(end))));
    }
    let content = token.content(arguments.invalid, arguments.suspended);
    let header = ListHeader {
        issuer: arguments.header.issuer.clone(),
        number: arguments.header.number,
        signed_at: token.issued_at,
        space: token.space(),
        has_points: false,
    };
    write(&arguments.out, content.map_err(|error| Failure::at(path, error))?, &header)
}
