//! Plots: how the rate falls with the size of modules, and with noise.

use std::fmt::Write as _;
use std::path::Path;

use crate::Fault;
use crate::code::Shelf;
use crate::draw::Draw;
use crate::readers::Peer;
use crate::roadside::{rendered, score};
use crate::scene::{Condition, Scene};
use crate::shots::Shot;

/// One plot: what changes, its values, and how a scene gets one.
struct Plot {
    file: &'static str,
    title: &'static str,
    values: &'static [f64],
    set: fn(&mut Scene, f64),
}

const PLOTS: [Plot; 2] = [
    Plot {
        file: "rate-by-pixels.svg",
        title: "% read by pixels a module",
        values: &[1.2, 1.4, 1.6, 1.8, 2.0, 2.2, 2.5, 2.8, 3.2],
        set: |scene, value| scene.pose.scale = value,
    },
    Plot {
        file: "rate-by-noise.svg",
        title: "% read by noise of a white module in one pixel, % (3 pixels a module)",
        values: &[5.0, 10.0, 15.0, 20.0, 25.0, 30.0, 40.0, 50.0],
        set: |scene, value| {
            scene.pose.scale = 3.0;
            // Photons scatter by the root of their number.
            scene.light.electrons = (100.0 / value).powi(2) / scene.light.white;
            scene.light.read_noise = 0.0;
        },
    },
];

/// Draws both plots into a folder, `count` frames for each value.
pub fn draw(
    shelf: &Shelf,
    count: usize,
    seed: u64,
    peers: &mut [Box<dyn Peer>],
    folder: &Path,
) -> Result<(), Fault> {
    for plot in &PLOTS {
        let mut rates: Vec<(&str, Vec<f64>)> = peers.iter().map(|peer| (peer.name(), Vec::new())).collect();
        for &value in plot.values {
            let shots: Vec<Shot> = (0..count).map(|number| shot(plot, shelf, seed, number, value)).collect();
            let frames = rendered(&shots);
            for (peer, (_, rates)) in peers.iter_mut().zip(&mut rates) {
                let read = shots.iter().zip(&frames).filter(|(shot, frame)| {
                    peer.forget();
                    score(peer.as_mut(), shot, frame).read > 0
                });
                rates.push(100.0 * read.count() as f64 / count as f64);
            }
            eprint!(".");
        }
        std::fs::write(folder.join(plot.file), svg(plot, &rates)?)?;
    }
    eprintln!();
    Ok(())
}

fn shot(plot: &Plot, shelf: &Shelf, seed: u64, number: usize, value: f64) -> Shot {
    let seed = seed.wrapping_mul(1_000).wrapping_add(900 + number as u64);
    let mut draw = Draw::new(seed, plot.file);
    let code = shelf.licence(&mut draw);
    let mut scene = Scene::plain(code, seed, &mut draw);
    (plot.set)(&mut scene, value);
    scene.pose.scale = scene.pose.scale.min(scene.largest_scale());
    Shot { name: String::new(), condition: Some(Condition::Plain), advice: None, strength: 0.0, scene }
}

const COLOURS: [&str; 5] = ["#0b5fff", "#d1470b", "#5b8c00", "#8a2be2", "#777777"];

/// Lines over a white ground, so that it is legible in a dark page too.
fn svg(plot: &Plot, rates: &[(&str, Vec<f64>)]) -> Result<String, Fault> {
    let (first, last) = (plot.values[0], plot.values[plot.values.len() - 1]);
    let x = |value: f64| 60.0 + 480.0 * (value - first) / (last - first);
    let y = |rate: f64| 340.0 - 2.9 * rate;
    let mut out = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 700 400\" font-family=\"sans-serif\" font-size=\"13\">\n\
         <rect width=\"700\" height=\"400\" fill=\"#fff\"/>\n",
    );
    writeln!(out, "<text x=\"60\" y=\"26\" font-size=\"15\">{}</text>", plot.title)?;
    for rate in [0.0, 25.0, 50.0, 75.0, 100.0] {
        let at = y(rate);
        writeln!(
            out,
            "<path d=\"M60 {at:.1}H540\" stroke=\"#ddd\"/><text x=\"52\" y=\"{:.1}\" text-anchor=\"end\">{rate}</text>",
            at + 4.0
        )?;
    }
    for &value in plot.values {
        writeln!(out, "<text x=\"{:.1}\" y=\"362\" text-anchor=\"middle\">{value}</text>", x(value))?;
    }
    for (number, ((name, rates), colour)) in rates.iter().zip(COLOURS).enumerate() {
        let points: Vec<String> = plot
            .values
            .iter()
            .zip(rates)
            .map(|(&value, &rate)| format!("{:.1},{:.1}", x(value), y(rate)))
            .collect();
        writeln!(
            out,
            "<path d=\"M{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2.5\"/>",
            points.join(" ")
        )?;
        let at = 60.0 + 24.0 * number as f64;
        writeln!(
            out,
            "<path d=\"M560 {at}h24\" stroke=\"{colour}\" stroke-width=\"3\"/><text x=\"592\" y=\"{:.1}\">{name}</text>",
            at + 4.0
        )?;
    }
    out.push_str("</svg>\n");
    Ok(out)
}
