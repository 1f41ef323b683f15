//! Mounts the web app, nothing else.

#[cfg(target_arch = "wasm32")]
fn main() {
    huiyin::app::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!(
        "huiyin-web is the browser app: `make run` builds and serves it. The office command line is `huiyin`."
    );
}
