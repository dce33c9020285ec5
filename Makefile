# Everything that a checkout needs, by name. Each target does the set-up that it needs by itself.

# A Rust that rustup has just put there is found, and a second build finds the first one's C++ in the cache:
# ggml's CMake looks for ccache by itself.
export PATH := $(HOME)/.cargo/bin:$(PATH)

.DEFAULT_GOAL := help
.PHONY: help setup build package models demo test screenshots lab-up lab-down bench

help: ## List the targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

setup: ## Install what is missing (Debian or Ubuntu); nothing when all is there
	@scripts/setup.sh

build: setup ## Build the programs, optimised, into target/release
	cargo build --release --locked

package: build ## Make a Debian package and a tarball, into target/package
	@scripts/package.sh

models: build ## Get the starter models (150 MB installed) into vendor/models: recogniser, voice, sentence embeddings
	@scripts/fetch-starter.sh target/release/offhook

demo: models ## Place calls from recordings and show what happens in each
	@scripts/demo.sh

# `cargo test --no-run` builds the programs too; `cargo build` before it would compile most crates twice, with other
# features.
test: setup ## Formatting, lints, documentation, licences, the oldest Rust, and every test, through a real Asterisk too
	cargo fmt --check
	@scripts/deny.sh
	cargo clippy --locked --workspace --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --document-private-items
	@scripts/msrv.sh
	cargo test --locked --no-run
	@scripts/fetch-starter.sh target/debug/offhook
	cargo test --locked

screenshots: setup ## Take the pictures of the pages anew, into docs/screenshots
	cargo test --locked --test all browser::
	mkdir -p docs/screenshots
	cp target/screenshots/*.png docs/screenshots/
	if command -v pngquant; then pngquant --force --ext .png --skip-if-larger docs/screenshots/*.png || [ $$? -eq 98 ]; fi

lab-up: ## Start a real Asterisk on loopback with the samples of asterisk/
	@tests/asterisk/lab.sh up

lab-down: ## Stop that Asterisk
	@tests/asterisk/lab.sh down

bench: build ## Measure the media path (docs/benchmarks.md)
	target/release/offhook-bench media
