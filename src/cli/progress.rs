//! A bar on stderr, on a terminal only, when there is something to wait for.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Fewer inputs are done before a bar could be read.
const WORTH_A_BAR: usize = 5;

/// A bar over so many inputs; hidden where nobody would see it.
pub(super) fn bar(inputs: usize) -> ProgressBar {
    let target =
        if inputs < WORTH_A_BAR { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
    let bar = ProgressBar::with_draw_target(u64::try_from(inputs).ok(), target);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len}  {eta} ") {
        bar.set_style(style);
    }
    bar
}
