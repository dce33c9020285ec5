#!/usr/bin/env bash
# Builds the engines with Vulkan and lets them work on Mesa's software device: tests/vulkan/run.sh
#
# Takes what is missing from Debian's packages. Where it cannot be had it says so and ends well; with CI=true that is a
# failure.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

packages=(glslc libvulkan-dev spirv-headers mesa-vulkan-drivers)

main() {
    local missing=() package
    command -v dpkg-query >/dev/null || without "this machine has no Debian packages"
    for package in "${packages[@]}"; do
        dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii' || missing+=("$package")
    done
    if [ "${#missing[@]}" -gt 0 ]; then
        echo "vulkan: installing ${missing[*]}"
        install "${missing[@]}" || without "apt could not install ${missing[*]}"
    fi
    # The shaders of both engines take some minutes, once.
    cargo test --locked --features vulkan --test all engine::gpu
}

install() {
    local root=()
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2>/dev/null || return 1
        root=(sudo -n)
    fi
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -y -o Dpkg::Use-Pty=0 install --no-install-recommends "$@" >/dev/null 2>&1
}

without() {
    if [ "${CI:-}" = true ]; then
        echo "vulkan: $1; CI=true makes this a failure" >&2
        exit 1
    fi
    echo "SKIPPED: the GPU path, because $1"
    exit 0
}

main
