//! Why bytes are no status list.

/// Every fault that opening a list finds. A list with any of them answers nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ListError {
    /// The SHA-256 at the end is not that of the bytes before it: some bit changed.
    #[error("the list is damaged: its checksum does not match")]
    Checksum,
    /// Labels unknown, out of order or twice; no entries, or more than there are indices.
    #[error("the directory of the list is not in order")]
    Directory,
    /// The header has a value that no list may have.
    #[error("header of the list: {0}")]
    Header(&'static str),
    /// The first bytes are not those of a list.
    #[error("not a status list")]
    Magic,
    /// The entries of a letter are not in the one form that they have.
    #[error("the entries of {} are not in their one form", char::from(*.label))]
    Sequence {
        /// The letter, or `p` for points.
        label: u8,
    },
    /// Shorter or longer than its directory says.
    #[error("the list has {found} bytes, its directory says {expected}")]
    Size {
        /// By the directory, in bytes.
        expected: u64,
        /// In bytes.
        found: u64,
    },
    /// A later version of the format.
    #[error("the list is of version {0}, this program reads version 1")]
    Version(u8),
}
