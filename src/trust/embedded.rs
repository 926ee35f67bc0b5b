//! The trust repositories inside the program.

use std::borrow::Cow;

use rust_embed::RustEmbed;

use crate::verdict::KeyringName;

#[derive(RustEmbed)]
#[folder = "trusted_keys"]
struct Files;

/// A target by its flat name.
pub(super) fn target(keyring: KeyringName, name: &str) -> Option<Cow<'static, [u8]>> {
    let folder = match keyring {
        KeyringName::Production => "production",
        KeyringName::Training => "training",
    };
    // Until repositories are verified here: the targets of one carry their hash before the name.
    let within =
        |path: &str| path.starts_with(&format!("{folder}/targets/")) && path.ends_with(&format!(".{name}"));
    let path = Files::iter().find(|path| within(path)).unwrap_or_else(|| format!("{folder}/{name}").into());
    Files::get(&path).map(|file| file.data)
}

/// Keys that no production repository may hold.
pub(super) fn publicly_known() -> Option<Cow<'static, [u8]>> {
    Files::get("publicly_known.json").map(|file| file.data)
}
