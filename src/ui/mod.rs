//! The window: draws what a [`crate::verdict::VerdictView`] says and nothing earlier, and answers what was pressed.
//!
//! Drawing functions end in `_ui` and return an action; none changes state, reads a file, verifies or waits.

pub mod banner;
pub mod fonts;
pub mod icons;
pub mod layout;
pub mod marks;
pub mod pen;
pub mod tokens;
