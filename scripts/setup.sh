#!/usr/bin/env bash
# Installs what Offhook needs to build and to run its tests on Debian or Ubuntu, and nothing that is there already.
# Says what it does. When all is there it asks nobody anything and is done in a moment.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
PATH=$HOME/.cargo/bin:$PATH

# Compilers for the engines' C++ (cmake, ninja, libclang for their bindings), libsonic for espeak-ng, OpenSSL for a
# build tool of ONNX Runtime's crate, pip for ONNX Runtime itself and for models.
packages=(build-essential cmake ninja-build clang libclang-dev pkg-config libssl-dev libsonic-dev python3-pip ccache)
rust_wanted=$(sed -n 's/^rust-version *= *"\(.*\)"/\1/p' Cargo.toml)

main() {
    install_packages
    install_rust
    ./scripts/fetch-onnxruntime.sh >/dev/null || stop "ONNX Runtime is missing; run scripts/fetch-onnxruntime.sh to see why"
    if [ -n "${said:-}" ]; then echo "setup: all there"; fi
}

install_packages() {
    if ! command -v dpkg-query >/dev/null; then
        need_tools
        return
    fi
    local missing=() package
    for package in "${packages[@]}"; do
        dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii' || missing+=("$package")
    done
    [ "${#missing[@]}" -gt 0 ] || return 0
    say "installing ${missing[*]} (a few minutes on a bare machine)"
    apt update || say "the package lists could not be refreshed; going on with those at hand"
    apt install --no-install-recommends "${missing[@]}" ||
        stop "apt could not install ${missing[*]}; install them by hand and run this again"
}

# Elsewhere the names of packages differ; what is needed are these programs.
need_tools() {
    local tool
    for tool in c++ cmake ninja clang pkg-config python3; do
        command -v "$tool" >/dev/null ||
            stop "$tool is missing; this machine has no apt, so install it by its own means, with libclang, OpenSSL and libsonic for development"
    done
}

install_rust() {
    if rust_is_new_enough; then
        install_components
        return
    fi
    if ! command -v rustup >/dev/null && command -v apt-cache >/dev/null &&
        apt-cache policy rustup 2>/dev/null | grep -q 'Candidate: [0-9]'; then
        say "installing rustup"
        apt install rustup || true
    fi
    if command -v rustup >/dev/null; then
        say "installing the stable Rust by rustup"
        # What comes of it is judged below.
        rustup toolchain install stable --profile minimal --component rustfmt --component clippy || true
        rustup default stable || true
    fi
    rust_is_new_enough ||
        stop "Rust $rust_wanted or newer is needed ($(rust_here)), and neither a package nor rustup brought it.
Install it as https://rustup.rs says (on a machine without the network: Rust's standalone installer), then run this again."
    install_components
}

rust_is_new_enough() {
    local here
    here=$(cargo --version 2>/dev/null | sed -n 's/^cargo \([0-9.]*\).*/\1/p')
    [ -n "$here" ] && [ "$(printf '%s\n' "$rust_wanted" "$here" | sort -V | head -n 1)" = "$rust_wanted" ]
}

rust_here() {
    cargo --version 2>/dev/null || echo "none here"
}

# Only `make test` uses them, and it would fail at them: try, and leave the message to cargo.
install_components() {
    if cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1; then return; fi
    if command -v rustup >/dev/null; then
        say "adding rustfmt and clippy"
        rustup component add rustfmt clippy || true
    fi
}

apt() {
    local root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || stop "root is needed for: apt-get $*; become root, or install sudo"
        root=(sudo)
    fi
    local log
    log=$(mktemp)
    # Hundreds of lines that only matter when it fails.
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o Dpkg::Use-Pty=0 "$@" >"$log" 2>&1 ||
        { tail -n 20 "$log" >&2; rm -f "$log"; return 1; }
    rm -f "$log"
}

say() {
    said=yes
    echo "setup: $1"
}

stop() {
    echo "setup: $1" >&2
    exit 1
}

main
