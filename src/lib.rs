//! Kerbside (路检): an offline verifier for electronic driving licences.
//!
//! From a camera frame to a verdict, one type a stage, and the only way forward is through the check:
//! ```text
//!  Frame ─▶ QrPayload ─▶ SignedEnvelope ─▶ VerifiedCredential ─▶ Assessment ─▶ VerdictView
//!                            │ EnvelopeError    │ VerifyError                       ▲
//!                            └──────────────────┴────▶ Rejection (no claims) ───────┘
//! ```
//! [`judge::Judge`] runs the whole row. Time is an argument everywhere but in the shell ([`camera`], [`cli`], `app`, `ui`).
//! What a verdict proves: that an issuer in the keyring signed these words at the time the code says, and what the law
//! makes of them at the moment judged. What it does not prove: that the person who shows the code is its holder, and
//! that nothing changed since the code was generated.
//!
//! | feature | brings | needs |
//! |---|---|---|
//! | `gui` (default) | the window | egui, eframe |
//! | `camera` (default) | cameras | nokhwa |
//! | `authority` | everything that signs | libwebp |

#[cfg(feature = "gui")]
pub mod app;
pub mod assess;
#[cfg(feature = "authority")]
pub mod authority;
pub mod camera;
pub mod cbor;
pub mod claims;
pub mod cli;
pub mod envelope;
pub mod judge;
#[cfg(feature = "gui")]
pub mod options;
pub mod qr;
pub mod rules;
pub mod samples;
pub mod session;
pub mod status;
pub mod text;
pub mod trust;
#[cfg(feature = "gui")]
pub mod ui;
pub mod verdict;
pub mod verify;
