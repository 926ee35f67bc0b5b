//! What was pressed. Drawing returns it; the shell acts on it.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::tokens::Theme;
use crate::camera::Zoom;
use crate::judge::Request;
use crate::rules::{Class, Vehicle};
use crate::text::Language;
use crate::verdict::{KeyringName, Profile};

/// A page that lies over the screen of the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// All fields, classes and findings; the number of the page shown.
    Details(usize),
    /// The vehicle document and the journey.
    Journey,
    /// The screen of the session itself.
    #[default]
    Main,
    /// Settings.
    More,
    /// A figure that is typed.
    Number(Figure),
    /// Choosing a file.
    Open,
    /// A paper licence, typed by hand.
    Paper,
    /// The portrait, as large as it goes.
    Portrait,
    /// The day on which a rented car comes back; months after this one.
    ReturnDate(u32),
    /// Rules with their articles, and what was held against them; the number of the page shown.
    Rules(usize),
    /// All that the classes cover; the number of the page shown.
    Table(usize),
    /// Keys and lists of the device.
    Trust(TrustPage),
    /// 使用性质 of the vehicle.
    Uses,
    /// Choosing a vehicle.
    Vehicle,
    /// The seven axes.
    Why,
}

/// Keys and lists, and what is done to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrustPage {
    /// Choosing the folder to import.
    Folder,
    /// Whether the office is to be forgotten.
    Forget,
    /// Choosing a picture or text with changes of a list.
    OpenCode,
    /// What is in force; the number of the page shown.
    Overview(usize),
    /// The fingerprint of the office's letter.
    Root,
    /// Codes with changes of a list.
    Scan,
    /// What would change; the number of the page shown.
    Summary(usize),
    /// Something is read or written.
    Working,
}

/// Something about keys and lists was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TrustAction {
    /// The clock was set: look again.
    CheckClock,
    /// Forget the office.
    Forget,
    /// Import this folder.
    Import(PathBuf),
    /// What the summary says is to be in force.
    PutInForce,
    /// The fingerprint was typed.
    RootTyped,
}

/// A figure of the vehicle document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// 总质量, kg.
    Mass,
    /// 核定载客, the driver included.
    Seats,
    /// 总质量 of the trailer, kg; 0: there is none.
    TrailerMass,
}

/// What the number pad is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Year of birth on a paper licence.
    BirthYear,
    /// 初次领证日期 of a paper licence, as year, month, day.
    FirstIssue,
    /// Of the vehicle document.
    Vehicle(Measure),
    /// Last day of validity of a paper licence, as year, month, day.
    ValidUntil,
}

/// A key of the number pad.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PadKey {
    /// Takes the last digit away.
    Back,
    /// 0 to 9.
    Digit(u8),
}

/// Where pictures come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SourceKind {
    /// The next real camera.
    #[default]
    Camera,
    /// The built-in scene.
    Demo,
}

/// Something was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UiAction {
    /// The companion was compared, or is not enough: the answer stays with the driver's.
    AcceptCompanion,
    /// Ask this of the licence from now on.
    Ask(Box<Request>),
    /// From a page back to the screen.
    Back,
    /// From the companion back to the driver, without an answer.
    BackToDriver,
    /// Ask about this vehicle, or about none.
    ChooseVehicle(Option<Box<Vehicle>>),
    /// Everything typed of a paper licence is to go.
    ClearPaper,
    /// Another folder on the page for files.
    EnterFolder(PathBuf),
    /// Turn the list of files: the number of the page.
    TurnFiles(usize),
    /// Turn the list of vehicles: the number of the page.
    TurnVehicles(usize),
    /// The ID card was compared, or the tick is taken back.
    IdCardTicked,
    /// The paper licence is long-term.
    LongTerm,
    /// What the number pad shows is complete.
    PadDone,
    /// Save a slip of the result.
    SaveSlip,
    /// Check the licence of whoever sits beside the driver.
    SeekCompanion,
    /// The rented car comes back on this day, or it is not known.
    SetReturnDate(Option<NaiveDate>),
    /// A class of the paper licence: on or off.
    ToggleClass(Class),
    /// Something was typed into the search.
    Typed,
    /// Another camera.
    NextCamera,
    /// The next person: forget this one.
    NextPerson,
    /// The person is not, or not surely, the one on the licence.
    NotThisPerson,
    /// Read this file.
    OpenFile(PathBuf),
    /// A key of the number pad.
    Pad(PadKey),
    /// Take what the clipboard holds.
    Paste,
    /// The person was compared and is the one on the licence.
    SamePerson,
    /// The torch of the camera: on if it was off, off if it was on.
    TurnTorch,
    /// One step nearer or back.
    Zoom(Zoom),
    /// Other keys.
    SetKeyring(KeyringName),
    /// Other words.
    SetLanguage(Language),
    /// Someone else looks.
    SetProfile(Profile),
    /// Camera or demo scene.
    SetSource(SourceKind),
    /// Light or dark.
    SetTheme(Theme),
    /// Show a page.
    Show(Page),
    /// Something about keys and lists.
    Trust(TrustAction),
}
