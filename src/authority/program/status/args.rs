//! What can be typed after `status`.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use clap::{Args, Subcommand};

use crate::authority::program::args::{issuer_id, moment};
use crate::authority::program::passphrase::PassphraseArgs;
use crate::status::{ListedLetter, MAX_SPACE};

/// Status lists: which licences are suspended, revoked or else not in order.
#[derive(Debug, Args)]
pub(in crate::authority::program) struct StatusArgs {
    #[command(subcommand)]
    pub(super) command: StatusCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum StatusCommand {
    /// Apply a delta to a list, as devices do
    Apply(ApplyArgs),
    /// Build a list from a table
    Build(BuildArgs),
    /// Sign what changed from one list to the next
    Diff(DiffArgs),
    /// Make a list out of an IETF Token Status List (CWT)
    Import(ImportArgs),
    /// What a list says
    Show(ShowArgs),
}

/// Header of a new list.
#[derive(Debug, Args)]
pub(super) struct HeaderArgs {
    /// Issuer of the licences, as in issuers.json
    #[arg(long, value_name = "ID", value_parser = issuer_id)]
    pub(super) issuer: String,
    /// Number of this list: higher than the one before
    #[arg(long, value_name = "V", value_parser = clap::value_parser!(u64).range(1..))]
    pub(super) number: u64,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Example: psql -c \"COPY (SELECT status_index, letters, points FROM licence) TO STDOUT CSV\" |\n  \
kerbside-authority status build --issuer CN-3205 --size 40000000 --number 41 \\\n    \
--signed-at 2026-11-20T02:00:00Z --out status-CN-3205\n\n\
One line a licence: index,letters or index,letters,points, in any order. A, H and I are passed over; licences without\n\
a line have nothing against them. --size leaves room for new licences: a delta cannot enlarge it.")]
pub(super) struct BuildArgs {
    #[command(flatten)]
    pub(super) header: HeaderArgs,
    /// Indices lie below; at most 4294967296
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=MAX_SPACE))]
    pub(super) size: u64,
    /// Moment that the table is of (RFC 3339)
    #[arg(long, value_name = "T", value_parser = moment)]
    pub(super) signed_at: DateTime<FixedOffset>,
    /// Table; - is stdin
    #[arg(long = "in", value_name = "FILE", default_value = "-")]
    pub(super) input: PathBuf,
    /// Where the list goes; written whole or not at all
    #[arg(long, value_name = "FILE")]
    pub(super) out: PathBuf,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Example: kerbside-authority status diff status-40 status-41 --key delta-key.json --out delta-41.png\n\n\
A name that ends in .png or .txt gives codes, any other the COSE bytes. What one code cannot hold goes as numbered\n\
parts: a line each in a .txt, a file each (delta-41-1-of-3.png) as pictures.")]
pub(super) struct DiffArgs {
    /// List that devices have
    pub(super) old: PathBuf,
    /// List that they shall have
    pub(super) new: PathBuf,
    /// Key of `keygen --purpose status-delta`, in either form
    #[arg(long, value_name = "FILE")]
    pub(super) key: PathBuf,
    #[command(flatten)]
    pub(super) passphrase: PassphraseArgs,
    /// Where the delta goes
    #[arg(long, value_name = "FILE[.txt|.png]")]
    pub(super) out: PathBuf,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Example: kerbside-authority status apply status-40 delta-41.txt --public-key HEX --out status-41"
)]
pub(super) struct ApplyArgs {
    /// List that the delta changes
    pub(super) list: PathBuf,
    /// Delta: COSE bytes, or a text with one code or with all parts, in any order
    pub(super) delta: PathBuf,
    /// Public key that may sign deltas, in hexadecimal
    #[arg(long, value_name = "HEX", value_parser = public_key)]
    pub(super) public_key: [u8; 32],
    /// Where the new list goes; without it, only what would change is printed
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Example: kerbside-authority status import list.cwt --issuer CN-3205 --number 41 --public-key HEX \\\n    \
--invalid G --suspended J --out status-CN-3205\n\n\
Tokens of 1 and 2 bits (draft-ietf-oauth-status-list) with an Ed25519 signature. The signed time is that of the token.")]
pub(super) struct ImportArgs {
    /// Token
    pub(super) token: PathBuf,
    #[command(flatten)]
    pub(super) header: HeaderArgs,
    /// Public key of the token's publisher, in hexadecimal
    #[arg(long, value_name = "HEX", value_parser = public_key)]
    pub(super) public_key: [u8; 32],
    /// Letter that status 1 (INVALID) stands for
    #[arg(long, value_name = "LETTER", value_parser = letter)]
    pub(super) invalid: ListedLetter,
    /// Letter that status 2 (SUSPENDED) stands for
    #[arg(long, value_name = "LETTER", value_parser = letter)]
    pub(super) suspended: ListedLetter,
    /// Where the list goes
    #[arg(long, value_name = "FILE")]
    pub(super) out: PathBuf,
}

#[derive(Debug, Args)]
#[command(after_help = "Example: kerbside-authority status show status-CN-3205 --index 1234")]
pub(super) struct ShowArgs {
    /// List
    pub(super) list: PathBuf,
    /// Only what it says of this licence
    #[arg(long, value_name = "N")]
    pub(super) index: Option<u64>,
}

fn letter(text: &str) -> Result<ListedLetter, String> {
    let letter = match text.as_bytes() {
        [letter] => ListedLetter::from_ascii(*letter),
        _ => None,
    };
    letter.ok_or_else(|| "write one of B C D E F G J K L M N P R S T U Z".to_owned())
}

fn public_key(text: &str) -> Result<[u8; 32], String> {
    crate::authority::key_file::bytes_of_hex(text)
        .ok_or_else(|| "write the 64 hexadecimal digits that keygen prints".to_owned())
}
