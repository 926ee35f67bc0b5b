//! The sets of frames: single ones, bursts, and those for advice.

use std::path::Path;

use image::{ExtendedColorType, ImageFormat};
use serde_json::{Map, Value, json};

use crate::Fault;
use crate::advice::{Advice, burst};
use crate::code::{Code, Shelf};
use crate::draw::Draw;
use crate::scene::{Condition, Scene};

/// Frames of a burst: half a second.
pub const BURST: usize = 15;

/// One frame that is not rendered yet, and what is known of it.
pub struct Shot {
    /// Condition or advice, with a number.
    pub name: String,
    /// Which condition; `None` for frames for advice.
    pub condition: Option<Condition>,
    /// Which advice fits; `None` where several do, or none clearly.
    pub advice: Option<Advice>,
    /// From 0 to 1.
    pub strength: f64,
    /// What is to be rendered.
    pub scene: Scene,
}

impl Shot {
    /// Corners of the code in pixels: top left, top right, bottom right, bottom left.
    pub fn corners(&self) -> [[f64; 2]; 4] {
        let side = self.scene.code.side as f64;
        let projection = self.scene.pose.projection(self.scene.code.side);
        [[0.0, 0.0], [side, 0.0], [side, side], [0.0, side]].map(|corner| projection.to_pixel(corner))
    }

    /// Pixels of a module: the root of the code's area, so that tilt counts.
    pub fn pixels_a_module(&self) -> f64 {
        let corners = self.corners();
        let next = corners.iter().cycle().skip(1);
        let twice: f64 = corners.iter().zip(next).map(|([a, b], [c, d])| a * d - b * c).sum();
        (twice.abs() / 2.0).sqrt() / self.scene.code.side as f64
    }

    /// Text on the screen.
    pub fn text(&self) -> &str {
        &self.scene.code.text
    }
}

/// Single frames: `count` of each condition, strengths spread evenly.
pub fn singles(shelf: &Shelf, count: usize, seed: u64) -> Vec<Shot> {
    let each = |condition: Condition, number: usize| {
        let seed = seed.wrapping_mul(1_000).wrapping_add(number as u64);
        let spread = Draw::new(seed, "strength").share();
        let strength = (number as f64 + spread) / count as f64;
        let scene = Scene::new(condition, strength, shelf, seed);
        let advice = label(condition, strength, &scene);
        Shot {
            name: format!("{}-{number:02}", condition.name()),
            condition: Some(condition),
            advice,
            strength,
            scene,
        }
    };
    Condition::ALL
        .into_iter()
        .flat_map(|condition| (0..count).map(move |number| each(condition, number)))
        .collect()
}

/// Only where one cause stands out.
fn label(condition: Condition, strength: f64, scene: &Scene) -> Option<Advice> {
    match condition {
        Condition::Plain if scene.pose.scale > 3.0 => Some(Advice::Fine),
        Condition::Glare if strength > 0.75 => Some(Advice::Glare),
        Condition::Shake if strength > 0.8 => Some(Advice::HoldStill),
        _ => None,
    }
}

/// Bursts: `count` of each condition, strengths spread as those of single frames are.
pub fn bursts(shelf: &Shelf, count: usize, seed: u64) -> Vec<Vec<Shot>> {
    let each = |condition: Condition, number: usize| {
        let seed = seed.wrapping_mul(1_000).wrapping_add(500 + number as u64);
        let strength = (number as f64 + Draw::new(seed, "strength").share()) / count as f64;
        let first = Scene::new(condition, strength, shelf, seed);
        let scenes = burst(&first, BURST).into_iter().enumerate();
        let shot = |(frame, scene): (usize, Scene)| Shot {
            name: format!("{}-{number:02}-{frame:02}", condition.name()),
            condition: Some(condition),
            advice: None,
            strength,
            scene,
        };
        scenes.map(shot).collect()
    };
    Condition::ALL
        .into_iter()
        .flat_map(|condition| (0..count).map(move |number| each(condition, number)))
        .collect()
}

/// Frames for advice: `count` of each.
pub fn advised(shelf: &Shelf, count: usize, seed: u64) -> Vec<Shot> {
    let each = |advice: Advice, number: usize| {
        let seed = seed.wrapping_mul(1_000).wrapping_add(800 + number as u64);
        let scene = advice.scene(shelf, seed);
        let name = format!("{}-{number:02}", advice.name());
        Shot { name, condition: None, advice: Some(advice), strength: 0.0, scene }
    };
    Advice::ALL.into_iter().flat_map(|advice| (0..count).map(move |number| each(advice, number))).collect()
}

/// Writes `count` frames of each condition, one burst of each, and frames for advice, with `truth.json`.
pub fn save(shelf: &Shelf, count: usize, seed: u64, folder: &Path) -> Result<(), Fault> {
    let (mut codes, mut frames) = (Map::new(), Vec::new());
    let all_bursts: Vec<Shot> = bursts(shelf, count.div_ceil(6), seed).into_iter().flatten().collect();
    let sets = [
        ("single", singles(shelf, count, seed)),
        ("burst", all_bursts),
        ("advice", advised(shelf, count.div_ceil(3), seed)),
    ];
    for (set, shots) in sets {
        std::fs::create_dir_all(folder.join(set))?;
        for shot in shots {
            let file = format!("{set}/{}.png", shot.name);
            let frame = shot.scene.render();
            let (width, height) = (frame.width() as u32, frame.height() as u32);
            let path = folder.join(&file);
            image::save_buffer_with_format(
                path,
                frame.luma(),
                width,
                height,
                ExtendedColorType::L8,
                ImageFormat::Png,
            )?;
            frames.push(truth(&shot, set, &file, &mut codes));
        }
    }
    let truth = json!({ "codes": codes, "frames": frames });
    std::fs::write(folder.join("truth.json"), serde_json::to_string(&truth)?)?;
    Ok(())
}

fn truth(shot: &Shot, set: &str, file: &str, codes: &mut Map<String, Value>) -> Value {
    let code = &shot.scene.code;
    let known = codes
        .iter()
        .find(|(_, entry)| entry["text"] == code.text && entry["level"] == code.level.to_string());
    let name = known.map_or_else(|| format!("c{}", codes.len()), |(name, _)| name.clone());
    codes.entry(name.clone()).or_insert_with(|| described(code));
    json!({
        "file": file,
        "set": set,
        "condition": shot.condition.map(Condition::name),
        "advice": shot.advice.map(Advice::name),
        "strength": shot.strength,
        "code": name,
        "version": code.version,
        "corners": shot.corners(),
        "pixels_a_module": shot.pixels_a_module(),
    })
}

fn described(code: &Code) -> Value {
    let row = |row: &[bool]| row.iter().map(|&dark| if dark { '1' } else { '0' }).collect::<String>();
    let rows: Vec<String> = code.dark.chunks_exact(code.side).map(row).collect();
    json!({ "text": code.text, "version": code.version, "level": code.level.to_string(), "side": code.side, "rows": rows })
}
