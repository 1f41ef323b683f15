#!/usr/bin/env bash
# Installs what this machine lacks to build, serve and test Huiyin, and says what it does. Safe to run again: what is there is left alone,
# and once everything is there nothing is asked of the network.
#
#   tools/setup.sh build      trunk, wasm-bindgen, wasm-split, wasm-opt: enough for `make run`
#   tools/setup.sh test       the same, and the browser with its driver and a Chinese font
#
# Environment: HUIYIN_TOOLS  the folder for the tools (default ~/.cache/huiyin-tools)
#              CHROMIUM      a Chromium or Chrome to test with, CHROMEDRIVER its driver
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/versions.env
tools="${HUIYIN_TOOLS:-$HOME/.cache/huiyin-tools}"
export PATH="$tools/bin:$PATH"
mkdir -p "$tools/bin"

say() { echo "setup: $*" >&2; }
fail() { say "$*"; exit 1; }

# have COMMAND VERSION: is this very version on the PATH?
have() { command -v "$1" >/dev/null && "$1" --version 2>/dev/null | grep -qwF "$2"; }

# from_crates CRATE VERSION MINUTES [FLAG…]: a prebuilt binary where cargo-binstall can fetch one, else built from source.
from_crates() {
  local crate=$1 version=$2 minutes=$3; shift 3
  if command -v cargo-binstall >/dev/null; then
    say "$crate $version: fetching a prebuilt binary into $tools"
    cargo binstall --no-confirm --disable-strategies compile --root "$tools" "$crate@$version" && return
    say "no prebuilt $crate for this machine"
  fi
  say "$crate $version: building from source, about $minutes minute(s) on two cores, once"
  cargo install "$crate" --version "$version" --root "$tools" --target-dir "$tools/build" --quiet "$@"
}

command -v cargo >/dev/null || fail "Rust is missing: install it with rustup (https://rustup.rs), the version comes from rust-toolchain.toml"
command -v node >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge "$NODE_MAJOR" ] \
  || fail "Node.js $NODE_MAJOR or newer is missing (it runs wasm-opt, the service worker's generator and the browser tests)"

if command -v rustup >/dev/null && ! rustup target list --installed | grep -qx wasm32-unknown-unknown; then
  say "adding the Rust target wasm32-unknown-unknown"
  rustup target add wasm32-unknown-unknown
fi

# trunk's lockfile is the one its authors tested; wasm-bindgen-cli ships none that still resolves.
have trunk "$TRUNK_VERSION" || from_crates trunk "$TRUNK_VERSION" 8 --locked
have wasm-bindgen "$WASM_BINDGEN_VERSION" || from_crates wasm-bindgen-cli "$WASM_BINDGEN_VERSION" 4
# It does not say its version: what cargo noted down in the folder counts.
grep -qF "wasm_split_cli_support $WASM_SPLIT_VERSION " "$tools/.crates.toml" 2>/dev/null \
  || from_crates wasm_split_cli_support "$WASM_SPLIT_VERSION" 1 --locked --features build-binary
rm -rf "$tools/build"

# trunk builds offline: what Cargo.lock names must be here first. Asks nothing of the network when it is.
host=$(rustc -vV | sed -n 's/^host: //p')
cargo fetch --locked --quiet --target wasm32-unknown-unknown --target "$host"

# The Node packages follow the lockfile: installed again only when it changes.
stamp=tests/node_modules/.lock-installed
if ! cmp -s tests/package-lock.json "$stamp"; then
  say "Node packages of tests/package-lock.json"
  (cd tests && npm ci --no-audit --no-fund --loglevel=error)
  cp tests/package-lock.json "$stamp"
fi

[ "${1:-build}" = test ] || exit 0

chromium=$(tools/chromium.sh browser || true)
driver=$(tools/chromium.sh driver || true)
font=$(fc-list :lang=zh family 2>/dev/null | head -1 || true)
if [ -z "$chromium" ] || [ -z "$driver" ] || [ -z "$font" ]; then
  packages="chromium chromium-driver fonts-noto-cjk fontconfig"
  if command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; then
    say "system packages: $packages"
    sudo=""; [ "$(id -u)" = 0 ] || sudo="sudo -n"
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $packages >/dev/null
  elif [ -z "$chromium" ] || [ -z "$driver" ]; then
    fail "the tests need Chromium and its driver: install them (Debian: apt-get install $packages) or set CHROMIUM and CHROMEDRIVER to their paths"
  else
    say "no Chinese font found: the tests pass, screenshots will show boxes (Debian: apt-get install fonts-noto-cjk)"
  fi
fi
