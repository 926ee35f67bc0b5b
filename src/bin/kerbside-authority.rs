//! `kerbside-authority`: keys, codes and samples, for the issuing office and the trainer.

fn main() -> std::process::ExitCode {
    #[expect(clippy::disallowed_methods, reason = "the shell asks the clock")]
    kerbside::authority::program::run(chrono::Utc::now())
}
