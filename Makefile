# Huiyin 回音. `make` lists what there is. Tools that the machine lacks are installed once, by tools/setup.sh, into a folder of their own.
HUIYIN_TOOLS ?= $(HOME)/.cache/huiyin-tools
export HUIYIN_TOOLS
export PATH := $(HUIYIN_TOOLS)/bin:$(CURDIR)/tests/node_modules/.bin:$(PATH)
PORT ?= 8080
CASES ?= 200000
BUNDLES ?= 1000
WASM := --target wasm32-unknown-unknown

# One release build serves `run`, `size`, `bench` and the browser tests; it is made again only when something it is made of has changed.
SOURCES := $(shell find src style public tools index.html Trunk.toml Cargo.toml Cargo.lock build.rs .cargo -type f 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help run dev debug test test-native test-wasm test-e2e test-gallery pictures fuzz check bench dist size setup setup-test clean

help: ## Lists these commands
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 14

run: dist ## Builds the app and serves it on http://localhost:8080 (PORT=…)
	node tools/serve.mjs --port $(PORT)

dev: setup ## Serves a debug build, built again on every change, without the offline worker
	trunk serve --offline --features gallery --dist target/debug-dist --port $(PORT)

dist: dist/index.html ## Builds the app into dist/: static files for any web server

dist/index.html: $(SOURCES)
	@tools/setup.sh build
	trunk build --release --offline --features split
	@touch $@

test: test-native test-wasm test-e2e test-gallery ## Runs every test: native, in the browser's engine, and the built app in a browser

test-native: ## Native tests: domain, ledger, desk, command line, tidiness
	cargo test

fuzz: ## Damages bundles at random, 200,000 times and more (CASES=…): the reader and the desk refuse or change nothing. Merges two gigabytes (BUNDLES=…)
	PROPTEST_CASES=$(CASES) cargo test --test adversarial fuzz -- --nocapture
	HUIYIN_SEASON=5000 cargo test --test desk long_season
	HUIYIN_BUNDLES=$(BUNDLES) cargo test --test streaming -- --nocapture

test-wasm: setup-test ## Tests of the store and the platform, in a headless browser
	CHROMEDRIVER="$$(tools/chromium.sh driver)" WASM_BINDGEN_TEST_TIMEOUT=300 cargo test $(WASM) --test web

test-e2e: setup-test $(if $(DEBUG),debug,dist) ## The built app in a real browser (E2E="part of a title" runs some, DEBUG=1 a debug build)
	cd tests && HUIYIN_DIST=../$(if $(DEBUG),target/debug-dist,dist) playwright test $(if $(E2E),-g "$(E2E)")

test-gallery: setup-test debug ## The parts of the screens, compared with how they looked (UPDATE=1 takes new pictures)
	cd tests && HUIYIN_DIST=../target/debug-dist playwright test gallery.spec.mjs $(if $(UPDATE),--update-snapshots)

debug: setup
	HUIYIN_WORKER=1 trunk build --offline --features gallery --dist target/debug-dist

pictures: setup-test $(if $(DEBUG),debug,dist) ## Photographs every screen, size, brightness and language into target/pictures (ONLY=today,… DEBUG=1)
	HUIYIN_DIST=$(if $(DEBUG),target/debug-dist,dist) node tests/pictures/run.mjs

check: setup ## Formatting, lints on both targets, documentation
	cargo fmt --check
	cargo clippy --all-targets -- -D warnings
	cargo clippy $(WASM) --lib --bin huiyin-web --test web -- -D warnings
	cargo clippy $(WASM) --lib --features split -- -D warnings
	cargo clippy $(WASM) --lib --features gallery -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --lib
	RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --lib $(WASM)

size: dist ## Prints the first transfer and fails above the limit
	node tools/size.mjs dist 600

bench: setup-test dist ## Measures import, commit and opening beside Dexie and PouchDB, one JSON object a line
	node tests/bench/run.mjs

setup: ## Installs the tools that building needs
	@tools/setup.sh build

setup-test: ## Installs the tools that testing needs as well
	@tools/setup.sh test

clean: ## Removes what was built
	rm -rf dist target tests/test-results
