//! What can be typed after `trust`.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use clap::{Args, Subcommand};

use super::content_args::{
    AddIssuerArgs, AddKeyArgs, DelegateArgs, DistrustArgs, FileArgs, OfficeArgs, RenewArgs, SetListArgs,
};
use crate::authority::program::args::moment;
use crate::authority::program::passphrase::PassphraseArgs;
use crate::authority::trust::{Part, Role};

/// The signed repository (TUF) of issuers, rules and status lists.
#[derive(Debug, Args)]
#[command(after_help = "\
From nothing to a repository, each key where it lies:\n  \
kerbside-authority trust keygen --out root-1.pem      (and root-2, targets, snapshot, timestamp)\n  \
kerbside-authority trust init OFFICE --root root-1.pem.pub --root root-2.pem.pub --root-threshold 2 \\\n    \
--targets targets.pem.pub --snapshot snapshot.pem.pub --timestamp timestamp.pem.pub\n  \
kerbside-authority trust add-issuer OFFICE --id CN-3205 …\n  \
kerbside-authority trust sign OFFICE --key root-1.pem (and root-2, targets)\n  \
kerbside-authority trust publish OFFICE --key snapshot.pem --key timestamp.pem\n\n\
OFFICE/repository is what devices import: copy it to the stick. docs/trust-repository.md has the whole ceremony.")]
pub(in crate::authority::program) struct TrustArgs {
    #[command(subcommand)]
    pub(super) command: TrustCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum TrustCommand {
    /// Make a key for a role, under a passphrase
    Keygen(KeygenArgs),
    /// Begin a repository: draft of its first root
    Init(InitArgs),
    /// Add an issuer with its first key
    AddIssuer(AddIssuerArgs),
    /// Add a key to an issuer
    AddKey(AddKeyArgs),
    /// Say that a key is not to be trusted from a moment on; never to be taken back
    Distrust(DistrustArgs),
    /// Take rules.json from a file
    SetRules(FileArgs),
    /// Take issuers.json from a file, whole
    SetIssuers(FileArgs),
    /// Take a new status list of an issuer
    SetList(SetListArgs),
    /// Say which key signs the deltas of an issuer's status list
    DelegateDelta(DelegateArgs),
    /// New targets with a later end, nothing else changed
    Renew(RenewArgs),
    /// Draft the next root: other keys, another threshold, a later end
    RotateRoot(RotateArgs),
    /// Sign all drafted parts in which a key has a say
    Sign(SignArgs),
    /// The exact bytes that a part's signatures are over
    ToSign(ToSignArgs),
    /// Take a signature that was made elsewhere
    AddSignature(AddSignatureArgs),
    /// Check all, sign snapshot and timestamp, and switch the repository
    Publish(PublishArgs),
    /// Versions, keys, signatures, ends, and the number for the letter to the field
    Show(OfficeArgs),
    /// Throw the draft away
    Discard(OfficeArgs),
}

#[derive(Debug, Args)]
#[command(after_help = "Example: kerbside-authority trust keygen --out root-1.pem\n\n\
                        Beside FILE, FILE.pub is written; it holds no secret.")]
pub(super) struct KeygenArgs {
    /// New file for the key (PKCS#8, encrypted); never written over
    #[arg(long, value_name = "FILE")]
    pub(super) out: PathBuf,
    #[command(flatten)]
    pub(super) passphrase: PassphraseArgs,
}

#[derive(Debug, Args)]
pub(super) struct InitArgs {
    #[command(flatten)]
    pub(super) office: OfficeArgs,
    /// Public keys of role root: FILE.pub of `trust keygen`, or hexadecimal
    #[arg(long, value_name = "KEY", required = true)]
    pub(super) root: Vec<String>,
    /// How many of them must sign
    #[arg(long, value_name = "N")]
    pub(super) root_threshold: usize,
    /// Public keys of role targets
    #[arg(long, value_name = "KEY", required = true)]
    pub(super) targets: Vec<String>,
    /// How many of them must sign; default: all
    #[arg(long, value_name = "N")]
    pub(super) targets_threshold: Option<usize>,
    /// Public key of role snapshot
    #[arg(long, value_name = "KEY", required = true)]
    pub(super) snapshot: Vec<String>,
    /// Public key of role timestamp
    #[arg(long, value_name = "KEY", required = true)]
    pub(super) timestamp: Vec<String>,
    #[command(flatten)]
    pub(super) root_days: RootDays,
    #[command(flatten)]
    pub(super) targets_days: super::content_args::TargetsDays,
}

/// Life of a root.
#[derive(Debug, Args)]
pub(super) struct RootDays {
    /// Days until the root expires
    #[arg(long, value_name = "N", default_value_t = 1095, value_parser = clap::value_parser!(u32).range(1..=36_500))]
    pub(super) root_days: u32,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Example: kerbside-authority trust rotate-root OFFICE --add root-4.pem.pub --remove root-2.pem.pub\n\n\
The next root needs the threshold of the old root keys and of the new ones. All roots stay in the repository, so that\n\
a device of any age finds the way. Without --add, --remove and --threshold it only gets a later end.")]
pub(super) struct RotateArgs {
    #[command(flatten)]
    pub(super) office: OfficeArgs,
    /// Role whose keys change
    #[arg(long, value_enum, default_value = "root")]
    pub(super) role: Role,
    /// Public keys that join
    #[arg(long, value_name = "KEY")]
    pub(super) add: Vec<String>,
    /// Keys that leave: key ids, or files of public keys
    #[arg(long, value_name = "KEYID|FILE.pub")]
    pub(super) remove: Vec<String>,
    /// How many must sign from now on
    #[arg(long, value_name = "N")]
    pub(super) threshold: Option<usize>,
    #[command(flatten)]
    pub(super) root_days: RootDays,
}

#[derive(Debug, Args)]
pub(super) struct SignArgs {
    #[command(flatten)]
    pub(super) office: OfficeArgs,
    #[command(flatten)]
    pub(super) keys: SignerArgs,
}

/// Keys at hand.
#[derive(Debug, Args)]
pub(super) struct SignerArgs {
    /// Key file of `trust keygen`, or of `keygen --purpose status-delta`
    #[arg(long = "key", value_name = "FILE", required = true)]
    pub(super) keys: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) passphrase: PassphraseArgs,
}

#[derive(Debug, Args)]
pub(super) struct ToSignArgs {
    #[command(flatten)]
    pub(super) office: OfficeArgs,
    /// root, targets or status-delta-ISSUER
    #[arg(value_name = "PART", value_parser = part)]
    pub(super) part: Part,
    /// Where the bytes go; default: stdout
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct AddSignatureArgs {
    #[command(flatten)]
    pub(super) office: OfficeArgs,
    /// root, targets or status-delta-ISSUER
    #[arg(value_name = "PART", value_parser = part)]
    pub(super) part: Part,
    /// Key id of the signer
    #[arg(long, value_name = "HEX")]
    pub(super) key_id: String,
    /// Ed25519 signature over the bytes of `to-sign`
    #[arg(long, value_name = "HEX")]
    pub(super) signature: String,
}

#[derive(Debug, Args)]
pub(super) struct PublishArgs {
    #[command(flatten)]
    pub(super) office: OfficeArgs,
    #[command(flatten)]
    pub(super) keys: SignerArgs,
    /// Only a new snapshot and timestamp for what is published; the draft stays a draft
    #[arg(long)]
    pub(super) refresh: bool,
    /// Moment of the publication (RFC 3339), which devices take for the age of the data; default: now
    #[arg(long, value_name = "T", value_parser = moment)]
    pub(super) signed_at: Option<DateTime<FixedOffset>>,
    /// Days until the snapshot expires
    #[arg(long, value_name = "N", default_value_t = 180, value_parser = clap::value_parser!(u32).range(1..=36_500))]
    pub(super) snapshot_days: u32,
    /// Days until the timestamp expires
    #[arg(long, value_name = "N", default_value_t = 180, value_parser = clap::value_parser!(u32).range(1..=36_500))]
    pub(super) timestamp_days: u32,
}

fn part(text: &str) -> Result<Part, String> {
    match text {
        "root" => Ok(Part::Root),
        "targets" => Ok(Part::Targets),
        _ if text.starts_with("status-delta-") => Ok(Part::Delta(text.to_owned())),
        _ => Err("write root, targets or status-delta-ISSUER; publish signs the others".to_owned()),
    }
}
