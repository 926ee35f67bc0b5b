//! Frames of which it is known what should be said about them, through our reader.

use kerbside::camera::Frame;
use kerbside::envelope::is_licence_code;
use kerbside::judge::is_signed;
use kerbside::qr::{self, Reader, SightLimits, SightReader};

use crate::advice::Advice;
use crate::shots::Shot;

/// What was said on the frames of one label.
#[derive(Debug, Default, Clone, Copy)]
struct Row {
    /// Frames whose licence was read: nothing is to be said.
    read: usize,
    /// What the label says; no complaint where there is nothing to complain about.
    right: usize,
    /// Nothing.
    silent: usize,
    /// What belongs to another label.
    wrong: usize,
}

impl Row {
    const fn unread(&self) -> usize {
        self.right + self.silent + self.wrong
    }

    fn line(&self, name: &str) -> String {
        let share = |part: usize, all: usize| match all {
            0 => "–".to_owned(),
            _ => format!("{:.1}", 100.0 * part as f64 / all as f64),
        };
        let unread = self.unread();
        format!(
            "| {name} | {} | {} | {} | {} | {} |",
            unread + self.read,
            self.read,
            share(self.right, unread),
            share(self.silent, unread),
            share(self.wrong, unread)
        )
    }
}

/// Each frame by itself, with the limits of the camera.
pub fn measure(shots: &[Shot], frames: &[Frame]) {
    let mut rows = [Row::default(); Advice::ALL.len()];
    let mut mistakes = Vec::new();
    for (shot, frame) in shots.iter().zip(frames) {
        let Some(label) = shot.advice else { continue };
        let place = Advice::ALL.iter().position(|advice| *advice == label).unwrap_or_default();
        let reading = SightReader::new(SightLimits::live(), is_signed).read(frame);
        let row = &mut rows[place];
        match (reading.advice, wanted(label)) {
            (said, wanted) if said == wanted && wanted.is_some() => row.right += 1,
            (None, _) if reading.symbols.iter().any(|symbol| is_licence_code(&symbol.payload)) => {
                row.read += 1
            }
            (None, None) => row.right += 1,
            (None, Some(_)) => row.silent += 1,
            (Some(said), _) => {
                row.wrong += 1;
                mistakes.push(format!("{}: {said:?}", shot.name));
            }
        }
    }
    println!(
        "\nAdvice on labelled frames\n\n| | frames | read | right, % of unread | silent, % | wrong, % |"
    );
    println!("|---|---:|---:|---:|---:|---:|");
    for (label, row) in Advice::ALL.iter().zip(&rows) {
        println!("{}", row.line(label.name()));
    }
    let all = rows.iter().fold(Row::default(), |sum, row| Row {
        read: sum.read + row.read,
        right: sum.right + row.right,
        silent: sum.silent + row.silent,
        wrong: sum.wrong + row.wrong,
    });
    println!("{}", all.line("**all**"));
    let count = all.unread() + all.read;
    let of_all = |part: usize| 100.0 * part as f64 / (count as f64).max(1.0);
    println!(
        "\n- of all frames: {:.1} % right or read, {:.1} % wrong",
        of_all(all.right + all.read),
        of_all(all.wrong)
    );
    println!("- wrong: {}", if mistakes.is_empty() { "none".to_owned() } else { mistakes.join(", ") });
}

/// The library's word for a label; `None` where there is nothing to complain about.
const fn wanted(label: Advice) -> Option<qr::Advice> {
    Some(match label {
        Advice::TooDark => qr::Advice::TooDark,
        Advice::ScreenDim => qr::Advice::ScreenDim,
        Advice::Glare => qr::Advice::Glare,
        Advice::TooFar => qr::Advice::TooFar,
        Advice::TooNear => qr::Advice::TooNear,
        Advice::HoldStill => qr::Advice::HoldStill,
        Advice::CutOff => qr::Advice::CutOff,
        Advice::NotLicence => qr::Advice::NotLicence,
        Advice::Fine | Advice::Nothing => return None,
    })
}
