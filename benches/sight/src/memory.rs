//! Peak memory of our reader (`VmHWM` of this process) on frames of 1920 × 1080.

use kerbside::camera::Frame;

use crate::Fault;
use crate::code::Shelf;
use crate::readers::{Ours, Peer};
use crate::roadside::rendered;
use crate::shots::singles;

/// Reads one frame of each condition, made larger, and prints the peak before and after.
pub fn measure(shelf: &Shelf, seed: u64) -> Result<(), Fault> {
    let shots = singles(shelf, 1, seed);
    let frames: Vec<Frame> = rendered(&shots).iter().filter_map(enlarged).collect();
    // What rendering took does not count: 5 sets the peak back to what is in use now.
    std::fs::write("/proc/self/clear_refs", "5")?;
    let before = peak()?;
    let mut ours = Ours::live(1);
    let read = frames.iter().filter(|frame| {
        ours.forget();
        !ours.read(frame).is_empty()
    });
    let read = read.count();
    println!("\nMemory at 1920 × 1080\n");
    println!(
        "- peak of the process (VmHWM): {} MB; before reading, with all frames in it: {before} MB",
        peak()?
    );
    println!("- frames: {}, read: {read}", frames.len());
    Ok(())
}

/// One and a half times as large.
fn enlarged(frame: &Frame) -> Option<Frame> {
    let (width, height) = (frame.width() * 3 / 2, frame.height() * 3 / 2);
    let places = (0..height).flat_map(|y| (0..width).map(move |x| y * 2 / 3 * frame.width() + x * 2 / 3));
    Frame::new(width, height, places.map(|place| frame.luma()[place]).collect())
}

fn peak() -> Result<u64, Fault> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
    let kilobytes: u64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kilobytes / 1_000)
}
