//! Frames in.

mod frame;

pub use self::frame::Frame;
