#!/usr/bin/env bash
# Makes a bare Debian or Ubuntu of this machine's own release, with systemd, to install the package in:
#   tests/package/root.sh [FOLDER]   (default: target/package-lab)
#
# Prints the folder, which then has system/ and, where this machine lacks debootstrap or systemd-nspawn, prefix/ with them,
# unpacked from packages as tests/asterisk/build.sh does Asterisk. Nothing is installed. Where it cannot be made, or this
# kernel gives nobody namespaces of their own, it prints one line "skipped: REASON" and ends with 77.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
lab=${1:-$here/../../target/package-lab}
# What the package depends on, and what `offhook.service` and the test's own steps use.
packages=systemd-sysv,dbus,adduser,libstdc++6,libgomp1,libgcc-s1,logrotate

main() {
    [ "$(id -u)" -eq 0 ] || skip "only root can install packages in a root of their own"
    command -v apt-get >/dev/null || skip "no apt-get on this machine, so no Debian to make"
    unshare --mount --pid --fork true 2>/dev/null || skip "no namespaces on this machine, so no root of its own"
    mkdir -p "$lab"
    lab=$(cd "$lab" && pwd)
    exec 9>"$lab/lock"
    flock 9
    bring_tools
    if [ ! -e "$lab/complete" ]; then
        make_root || skip "debootstrap failed: $(tail -n 1 "$lab/log")"
        touch "$lab/complete"
    fi
    echo "$lab"
}

bring_tools() {
    if command -v debootstrap >/dev/null && command -v systemd-nspawn >/dev/null; then return 0; fi
    local status=0 said
    said=$(OFFHOOK_LAB_BESIDE=yes OFFHOOK_LAB_PACKAGES="debootstrap systemd-container" \
        "$here/../asterisk/build.sh" "$lab") || status=$?
    [ "$status" -eq 0 ] || skip "${said#skipped: }"
    export PATH=$lab/prefix/usr/sbin:$PATH DEBOOTSTRAP_DIR=$lab/prefix/usr/share/debootstrap
}

make_root() {
    local mirror
    # shellcheck source=/dev/null
    . /etc/os-release
    # shellcheck disable=SC2016 # The names in it are apt's.
    mirror=$(apt-get indextargets --format '$(REPO_URI)' "Created-By: Packages" "Codename: $VERSION_CODENAME" | head -n 1)
    [ -n "$mirror" ] || skip "apt knows no archive of $VERSION_CODENAME: apt-get update"
    echo "making a root of $VERSION_CODENAME in $lab (once, some minutes)" >&2
    rm -rf "$lab/system"
    debootstrap --variant=minbase --include="$packages" "$VERSION_CODENAME" "$lab/system" "$mirror" >"$lab/log" 2>&1 || return 1
    rm -rf "$lab/system/var/cache/apt/archives"/*.deb "$lab/system/var/lib/apt/lists"/*
}

skip() {
    echo "skipped: $1"
    exit 77
}

main
