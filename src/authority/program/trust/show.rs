//! `trust show`, and what every change says at its end.

use std::fmt::Write as _;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::content::kid;
use crate::authority::issue::rfc3339;
use crate::authority::key_file::hex;
use crate::authority::program::{Failure, print};
use crate::authority::trust::{Office, Part, Published, Role, Standing, issuers_of, to_file};

pub(super) fn run(folder: &Path) -> Result<(), Failure> {
    let office = Office::open(folder)?;
    let mut text = String::new();
    match &office.published {
        Some(published) => text.push_str(&in_force(published)?),
        None => text.push_str("nothing is published yet\n"),
    }
    text.push_str(&keys(&office)?);
    text.push_str(&issuers(&office)?);
    text.push_str(&drafted(&office)?);
    print(&text)
}

/// Versions, ends, and the number of the first root.
fn in_force(published: &Published) -> Result<String, Failure> {
    let content = &published.content;
    let deltas = content.delegated.iter().map(|(name, document)| (name.as_str(), &document.signed.head));
    let top = [
        ("targets", &content.targets.signed.head),
        ("snapshot", &published.snapshot.signed.head),
        ("timestamp", &published.timestamp.signed.head),
    ];
    let root = published.roots.last().map(|root| ("root", &root.signed.head));
    let signed_at = rfc3339(published.timestamp.signed.signed_at.timestamp());
    let mut text = format!("published, signed {signed_at}\n");
    for (name, head) in root.into_iter().chain(top).chain(deltas) {
        let end = rfc3339(head.expires.timestamp());
        let _infallible = writeln!(text, "  {name} {}, expires {end}", head.version);
    }
    for (name, bytes) in &content.files {
        let _infallible = writeln!(text, "  target {name}, {} bytes", bytes.len());
    }
    if let Some(first) = published.roots.first() {
        let groups = fingerprint(&hex(&Sha256::digest(to_file(first)?)));
        let _infallible = writeln!(text, "SHA-256 of 1.root.json, for the letter to the field:\n  {groups}");
    }
    Ok(text)
}

/// 16 groups of 4 digits, in two lines.
fn fingerprint(digits: &str) -> String {
    let groups = groups(digits);
    let lines: Vec<String> = groups.chunks(8).map(|line| line.join(" ")).collect();
    lines.join("\n  ")
}

/// In groups of four capitals, as a device shows them.
fn groups(digits: &str) -> Vec<String> {
    let digits: Vec<char> = digits.to_uppercase().chars().collect();
    digits.chunks(4).map(|group| group.iter().collect()).collect()
}

/// Who issues licences, and by which keys.
fn issuers(office: &Office) -> Result<String, Failure> {
    let issuers = issuers_of(&office.content()?.files)?.issuers;
    let mut text = String::new();
    for issuer in &issuers {
        let list = issuer.status_list.as_deref().unwrap_or("no status list");
        let _infallible = writeln!(text, "issuer {}, {}: {list}", issuer.id, issuer.name.en);
        for key in &issuer.keys {
            let kid = groups(&kid(key)).join(" ");
            let (from, until) = (rfc3339(key.valid_from.timestamp()), rfc3339(key.valid_until.timestamp()));
            let _infallible = write!(text, "  key {kid}, {from} to {until}");
            if let Some(distrust) = &key.distrust_after {
                let time = rfc3339(distrust.time.timestamp());
                let _infallible = write!(text, ", distrusted after {time}");
            }
            text.push('\n');
        }
    }
    Ok(text)
}

/// Who signs what, by the newest root.
fn keys(office: &Office) -> Result<String, Failure> {
    let root = &office.root()?.signed;
    let mut text = String::new();
    for role in Role::ALL {
        if let Some(keys) = root.roles.get(&role) {
            let (name, count) = (role.name(), keys.keyids.len());
            let _infallible = writeln!(text, "role {name}: {} of {count} keys must sign", keys.threshold);
            for keyid in &keys.keyids {
                let _infallible = writeln!(text, "  {keyid}");
            }
        }
    }
    let delegations = office.content()?.targets.signed.delegations.iter();
    for role in delegations.flat_map(|all| &all.roles) {
        let _infallible = writeln!(text, "role {}: {}", role.name, role.keyids.join(", "));
    }
    Ok(text)
}

/// What is being changed, and whose signatures are still missing.
pub(super) fn drafted(office: &Office) -> Result<String, Failure> {
    let parts = office.drafted();
    if parts.is_empty() {
        return Ok("no draft\n".to_owned());
    }
    let mut text = "draft\n".to_owned();
    let mut missing = 0;
    for part in &parts {
        for standing in office.standings(part)? {
            missing += standing.missing();
            text.push_str(&line(part, &standing));
        }
    }
    text.push_str(if missing == 0 {
        "all signatures are there: `trust publish`\n"
    } else {
        "`trust sign` or `trust add-signature` adds signatures\n"
    });
    Ok(text)
}

fn line(part: &Part, standing: &Standing) -> String {
    let (have, need) = (standing.signed.len(), standing.need.threshold);
    let mut text = format!("  {part}: {have} of {need} signatures by {}\n", standing.need.whose);
    if standing.missing() > 0 {
        let open = standing.need.keys.iter().filter(|key| !standing.signed.contains(&key.keyid));
        for key in open {
            let _infallible = writeln!(text, "    not yet {}", key.keyid);
        }
    }
    text
}
