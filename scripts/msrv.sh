#!/bin/sh
# Whether the server's code builds with the oldest Rust that Cargo.toml promises (rust-version). Without the engines:
# their C++ would be compiled a second time, and it is not Rust's age that it depends on.
set -eu
cd "$(dirname "$0")/.."
oldest=$(sed -n 's/^rust-version *= *"\(.*\)"/\1/p' Cargo.toml)

if ! command -v rustup >/dev/null; then
    echo "skipped: the build with Rust $oldest, because rustup is not installed, which brings it"
    exit 0
fi
if ! rustup run "$oldest" cargo --version >/dev/null 2>&1; then
    echo "installing Rust $oldest, to see that the code builds with it"
    if ! rustup toolchain install "$oldest" --profile minimal >/dev/null 2>&1; then
        echo "skipped: the build with Rust $oldest, because it cannot be fetched from here"
        exit 0
    fi
fi
# In a folder of its own, or each Rust would undo what the other has built.
rustup run "$oldest" cargo check --locked --lib --no-default-features --target-dir target/oldest-rust
