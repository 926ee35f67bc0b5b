//! The bench of sight: readers side by side on simulated roadside frames and on photographs.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

mod advice;
mod advised;
mod code;
mod counted;
mod draw;
mod hardship;
mod memory;
mod photos;
mod plots;
mod pose;
mod readers;
mod render;
mod roadside;
mod scene;
mod shots;
mod surface;
mod table;

use readers::{Ours, Peer, Quircs, Rqrr, Rxing, Zxing};

/// Anything that stops the bench.
pub type Fault = Box<dyn std::error::Error>;

/// What to run.
struct Plan {
    /// Frames of each condition.
    frames: usize,
    /// Bursts of each condition.
    bursts: usize,
    /// Frames of each advice.
    advice: usize,
    /// Where the photographs are.
    photos: Option<PathBuf>,
    /// Where to draw the plots.
    plots: Option<PathBuf>,
    /// Only ours and zxing-cpp.
    is_short: bool,
    /// How much longer than the limit a frame of ours may take: for a machine that is busy with other things.
    patience: u32,
    /// Seed of all that is drawn.
    seed: u64,
}

fn plan(arguments: &[String]) -> Result<Plan, Fault> {
    let mut plan = Plan {
        frames: 20,
        bursts: 5,
        advice: 20,
        photos: None,
        plots: None,
        is_short: false,
        patience: 1,
        seed: 1,
    };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().ok_or_else(|| format!("{argument} needs a value"));
        match argument.as_str() {
            "--frames" => plan.frames = value()?.parse()?,
            "--advice" => plan.advice = value()?.parse()?,
            "--bursts" => plan.bursts = value()?.parse()?,
            "--photos" => plan.photos = Some(value()?.into()),
            "--plots" => plan.plots = Some(value()?.into()),
            "--seed" => plan.seed = value()?.parse()?,
            "--short" => plan.is_short = true,
            "--patience" => plan.patience = value()?.parse()?,
            other => return Err(format!("unknown: {other}").into()),
        }
    }
    Ok(plan)
}

fn peers(is_short: bool, ours: Ours) -> Vec<Box<dyn Peer>> {
    let mut peers: Vec<Box<dyn Peer>> = vec![Box::new(ours), Box::new(Zxing::best())];
    if !is_short {
        peers.push(Box::new(Rqrr));
        peers.push(Box::new(Quircs::default()));
        peers.push(Box::new(Rxing));
    }
    peers
}

/// The simulator counts only while the known readers find it as hard as frames of the road.
fn calibrated(table: &table::Table) -> Result<(), Fault> {
    for (reader, range) in [("zxing-cpp", 0.45..=0.60), ("rqrr", 0.05..=0.15)] {
        let Some(rate) = table.place(reader).map(|place| table.mean(place)) else { continue };
        if !range.contains(&rate) {
            return Err(
                format!("{reader} reads {:.1} %: the simulator is out of calibration", 100.0 * rate).into()
            );
        }
    }
    Ok(())
}

fn run(plan: &Plan) -> Result<(), Fault> {
    let shelf = code::Shelf::new();
    if plan.frames > 0 && plan.plots.is_none() {
        let shots = shots::singles(&shelf, plan.frames, plan.seed);
        let frames = roadside::rendered(&shots);
        let table = roadside::singles(&shots, &frames, &mut peers(plan.is_short, Ours::live(plan.patience)));
        table.print("Roadside, single frames, %");
        calibrated(&table)?;
    }
    if plan.bursts > 0 {
        let mut bursts = roadside::Bursts::default();
        for shots in shots::bursts(&shelf, plan.bursts, plan.seed) {
            bursts.add(
                &shots,
                &mut Ours::live(plan.patience),
                &mut peers(plan.is_short, Ours::live(plan.patience)),
            );
            eprint!(".");
        }
        eprintln!();
        bursts.print();
    }
    if plan.advice > 0 {
        let shots = shots::advised(&shelf, plan.advice, plan.seed);
        advised::measure(&shots, &roadside::rendered(&shots));
    }
    if let Some(folder) = &plan.plots {
        let count = plan.frames.max(1);
        plots::draw(&shelf, count, plan.seed, &mut peers(plan.is_short, Ours::live(plan.patience)), folder)?;
    }
    if let Some(folder) = &plan.photos {
        photos::measure(folder, &mut peers(plan.is_short, Ours::thorough(plan.patience)))?
            .print("Photographs, %");
    }
    Ok(())
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.as_slice() {
        // By itself, so that nothing else counts.
        [option] if option == "--memory" => memory::measure(&code::Shelf::new(), 1),
        [save, count, folder] if save == "--save" => count
            .parse()
            .map_err(Fault::from)
            .and_then(|count| shots::save(&code::Shelf::new(), count, 1, Path::new(folder))),
        _ => plan(&arguments).and_then(|plan| run(&plan)),
    };
    if let Err(fault) = result {
        eprintln!("{fault}");
        return ExitCode::from(2);
    }
    ExitCode::SUCCESS
}
