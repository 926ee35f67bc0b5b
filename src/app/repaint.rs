//! When a frame that came is drawn: at once after a rest, and at most 20 times a second. \[shell\]

use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::task::Wake;
use std::time::{Duration, Instant};

use eframe::egui::Context;

/// Between two drawings of the preview.
const PREVIEW_PAUSE: Duration = Duration::from_millis(50);

/// Woken by the camera's threads, which begin before the window is there.
#[derive(Default)]
pub(super) struct Repaint {
    ctx: OnceLock<Context>,
    /// The drawing that was last asked for.
    planned: Mutex<Option<Instant>>,
}

impl Repaint {
    /// The window to draw; the first one stays.
    pub(super) fn draw_on(&self, ctx: Context) {
        self.ctx.get_or_init(|| ctx);
    }
}

impl Wake for Repaint {
    fn wake(self: Arc<Self>) {
        // A window draws itself once when it comes, and finds what came before.
        let Some(ctx) = self.ctx.get() else { return };
        let now = Instant::now();
        let mut planned = self.planned.lock().unwrap_or_else(PoisonError::into_inner);
        let at = plan(*planned, now);
        *planned = Some(at);
        ctx.request_repaint_after(at.saturating_duration_since(now));
    }
}

/// One that is still to come serves this frame too; else the next, a pause after the last.
fn plan(last: Option<Instant>, now: Instant) -> Instant {
    match last {
        Some(last) if last > now => last,
        Some(last) => now.max(last + PREVIEW_PAUSE),
        None => now,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_once_then_in_a_steady_step() {
        let start = Instant::now();
        let at = |milliseconds| start + Duration::from_millis(milliseconds);
        let mut last = None;
        let frames = [(0, 0), (33, 50), (40, 50), (66, 100), (99, 100), (133, 150), (500, 500), (510, 550)];
        for (frame, drawn) in frames {
            last = Some(plan(last, at(frame)));
            assert_eq!(last, Some(at(drawn)), "frame at {frame} ms");
        }
    }
}
