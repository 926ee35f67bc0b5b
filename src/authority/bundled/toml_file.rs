//! `samples.toml`: what each sample shows and what is expected of it.

use std::fmt::Write as _;

use super::list::Sample;

const HEAD: &str = "# What each sample shows, and the verdict of the training keyring for police.
# Made by `kerbside-authority samples`, signed for 2026-11-20T10:00:00+08:00. A sample without `now` gives the same
# verdict on any day; one with `now` is judged as of that moment.
";

pub(super) fn text(samples: &[Sample]) -> String {
    let mut text = HEAD.to_owned();
    for sample in samples {
        // Writing to a String cannot fail.
        let _infallible = write!(
            text,
            "\n[[sample]]\nname = \"{}\"\nzh = \"{}\"\nen = \"{}\"\nverdict = \"{}\"\nfinding = \"{}\"\n",
            sample.name,
            sample.zh,
            sample.en,
            sample.verdict.code(),
            sample.finding
        );
        if let Some(now) = sample.now {
            let _infallible = writeln!(text, "now = \"{now}\"");
        }
    }
    text
}
