//! Mounts the web app, nothing else.

/// Taking a bundle allocates some hundred thousand times: quicker at that than what comes with the target, and smaller.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

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
