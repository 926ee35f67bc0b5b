//! Opening the window, and why it did not open. \[shell\]

use eframe::egui::{ViewportBuilder, vec2};

use super::feed::Feed;
use super::remembered::Remembered;
use super::{App, Clock};
use crate::options::Options;
use crate::samples;

/// Starts the window and returns when it is closed. The camera opens while the window does.
///
/// # Errors
/// If there is no display, or no graphics.
pub fn run(options: &Options) -> eframe::Result {
    let options = options.clone();
    let samples = samples::all();
    let feed = Feed::start(options.source, &samples)
        .map_err(|error| eframe::Error::AppCreation(Box::new(StartError::Thread(error))))?;
    let viewport = ViewportBuilder::default()
        .with_title("Kerbside 路检")
        .with_app_id("kerbside")
        .with_inner_size(vec2(1280.0, 800.0))
        .with_min_inner_size(vec2(640.0, 400.0));
    let native = eframe::NativeOptions { viewport, centered: true, ..eframe::NativeOptions::default() };
    let make = move |creation: &eframe::CreationContext<'_>| -> Result<Box<dyn eframe::App>, _> {
        feed.draw_on(&creation.egui_ctx);
        let remembered = Remembered::in_config_folder();
        let (chosen, trouble) = remembered.read();
        let mut app = App::with_feed(&creation.egui_ctx, &options, Clock::device(), (feed, samples))?;
        app.remember(&options, remembered, chosen);
        trouble.into_iter().chain(options.trouble).for_each(|said| app.notify(said));
        Ok(Box::new(app))
    };
    eframe::run_native("kerbside", native, Box::new(make))
}

/// Why the window could not be opened. The library's own words name files of the machine that it was built on.
#[must_use]
pub fn why_not(error: &eframe::Error) -> String {
    if let eframe::Error::AppCreation(error) = error {
        return error.to_string();
    }
    if matches!(error, eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_)) {
        return "there is no display (DISPLAY or WAYLAND_DISPLAY is not set, or does not answer)".to_owned();
    }
    format!("the graphics driver offers no OpenGL ({error})")
}

/// Why the window cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The keys that the program carries cannot be used.
    #[error("the built-in keys cannot be used: {0}")]
    Trust(#[from] crate::trust::repository::RepositoryError),
    /// The system has no more threads.
    #[error("a thread cannot be started: {0}")]
    Thread(#[from] std::io::Error),
}
