//! Photographs with labelled codes, a folder for each condition.

use std::fs;
use std::path::{Path, PathBuf};

use kerbside::camera::Frame;

use crate::Fault;
use crate::readers::{Found, Peer};
use crate::roadside::processor_time;
use crate::table::{Column, Score, Table};

/// Four corners of a code, in pixels.
type Label = [[f32; 2]; 4];

/// Reads every photograph below `folder` with every reader.
pub fn measure(folder: &Path, peers: &mut [Box<dyn Peer>]) -> Result<Table, Fault> {
    let readers = peers.iter().map(|peer| peer.name()).collect();
    let mut rows = Vec::new();
    for condition in sorted(folder)?.into_iter().filter(|path| path.is_dir()) {
        let mut columns = vec![Column::default(); peers.len()];
        let is_picture = |path: &PathBuf| path.extension().is_some_and(|end| end != "txt" && end != "md");
        for path in sorted(&condition)?.into_iter().filter(is_picture) {
            let labels = labels_of(&fs::read_to_string(path.with_extension("txt"))?);
            let frame = frame_of(&path)?;
            for (peer, column) in peers.iter_mut().zip(&mut columns) {
                column.0.push(score(peer.as_mut(), &frame, &labels));
            }
        }
        let name = condition.file_name().map(|name| name.to_string_lossy().into_owned());
        eprint!(".");
        rows.push((name.unwrap_or_default(), columns));
    }
    eprintln!();
    Ok(Table { readers, rows })
}

/// As the pixels stand in the file: the labels do not know of a note that says which side is up.
fn frame_of(path: &Path) -> Result<Frame, Fault> {
    let luma = image::open(path)?.into_luma8();
    let (width, height) = (luma.width() as usize, luma.height() as usize);
    Frame::new(width, height, luma.into_raw()).ok_or_else(|| format!("{}: empty", path.display()).into())
}

fn score(peer: &mut dyn Peer, frame: &Frame, labels: &[Label]) -> Score {
    peer.forget();
    let began = processor_time();
    let found = peer.read(frame);
    let time = processor_time().saturating_sub(began);
    Score { read: matched(&found, labels), there: labels.len(), misread: 0, time }
}

/// Labels with a found symbol whose middle lies in them, each symbol for one label.
fn matched(found: &[Found], labels: &[Label]) -> usize {
    let mut free: Vec<&Label> = labels.iter().collect();
    for symbol in found {
        if let Some(place) = free.iter().position(|label| holds(label, symbol.centre)) {
            free.swap_remove(place);
        }
    }
    labels.len() - free.len()
}

/// Whether a point lies in a quadrangle: as many edges on its left as not, counted along the row.
fn holds(label: &Label, [x, y]: [f32; 2]) -> bool {
    let next = label.iter().cycle().skip(1);
    let crossings = label
        .iter()
        .zip(next)
        .filter(|([ax, ay], [bx, by])| (*ay > y) != (*by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax);
    crossings.count() % 2 == 1
}

fn labels_of(text: &str) -> Vec<Label> {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('#') && line.trim() != "SETS");
    let numbers: Vec<f32> =
        lines.flat_map(str::split_whitespace).filter_map(|word| word.parse().ok()).collect();
    let label = |corners: &[f32]| [0, 1, 2, 3].map(|corner| [corners[2 * corner], corners[2 * corner + 1]]);
    numbers.chunks_exact(8).map(label).collect()
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let mut paths =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    Ok(paths)
}
