//! `kerbside`: the window, and the headless commands.

fn main() -> std::process::ExitCode {
    kerbside::cli::run()
}
