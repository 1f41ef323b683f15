//! The office command line; everything it does is in `huiyin::cli`.

#[cfg(not(target_arch = "wasm32"))]
// The one place of this program that reads the clock.
#[allow(clippy::disallowed_methods)]
fn main() -> std::process::ExitCode {
    let mut entropy = || {
        let mut bytes = [0; 32];
        // A machine without randomness cannot make keys: better no ledger than one that anybody can forge.
        if getrandom::fill(&mut bytes).is_err() {
            std::process::abort();
        }
        bytes
    };
    let console = huiyin::cli::Console {
        out: &mut std::io::stdout().lock(),
        err: &mut std::io::stderr().lock(),
        input: &mut std::io::stdin().lock(),
        now: chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now()).into(),
        entropy: &mut entropy,
    };
    huiyin::cli::run(std::env::args_os(), console)
}

#[cfg(target_arch = "wasm32")]
fn main() {}
