#!/usr/bin/env bash
# Unpacks a real Asterisk, with the SIP phones baresip and sipp, from Debian packages, without root and
# without installing anything: tests/asterisk/build.sh [FOLDER]   (default: $OFFHOOK_LAB or target/lab)
#
# Prints the finished prefix and ends with 0, or prints one line "skipped: REASON" and ends with 77.
# OFFHOOK_LAB_PACKAGES names other packages. OFFHOOK_LAB_BESIDE=yes takes them from the machine's own release, without
# what is installed already: for programs that start themselves again and so need the machine's own loader.
# Where CI=true and the machine has apt, a lab that cannot be built is a failure (1), not a skip.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
lab=${1:-${OFFHOOK_LAB:-$here/../../target/lab}}
read -ra packages <<<"${OFFHOOK_LAB_PACKAGES:-asterisk asterisk-core-sounds-en-gsm baresip-core sip-tester}"

main() {
    if [ -e "$lab/prefix/.complete" ]; then finish; fi
    local tool
    for tool in apt-get dpkg flock; do
        command -v "$tool" >/dev/null || skip "no $tool on this machine, so no packages of ${packages[0]} to unpack"
    done
    mkdir -p "$lab"
    lab=$(cd "$lab" && pwd)
    # Two test runs may want the lab at once: the second waits and finds it built.
    exec 9>"$lab/build.lock"
    flock 9
    if [ -e "$lab/prefix/.complete" ]; then finish; fi

    echo "unpacking ${packages[0]} into $lab (once, 100 MB or more)" >&2
    write_sources || give_up "no usable archive among this machine's apt sources"
    apt update >&2 || give_up "the package lists could not be fetched (no network?)"
    # The private dpkg status is empty, so apt names every package down to libc: a prefix that needs
    # nothing of the machine but its kernel.
    apt --download-only install "${packages[@]}" >&2 || give_up "the packages of ${packages[0]} could not be fetched"
    unpack || give_up "the packages of ${packages[0]} could not be unpacked"
    finish
}

finish() {
    cd "$lab/prefix" && pwd
    exit 0
}

skip() {
    echo "skipped: $1"
    exit 77
}

give_up() {
    if [ "${CI:-}" = true ]; then
        echo "$0: $1; CI=true makes this a failure" >&2
        exit 1
    fi
    skip "$1"
}

# The signatures are checked, the dates are not: a mirror that was carried over an air gap is past its date.
apt() {
    local state=$lab/apt
    apt-get -qq -y \
        -o Dir::Etc::sourcelist="$state/sources.list" -o Dir::Etc::sourceparts=- \
        -o Dir::Etc::preferences=- -o Dir::Etc::preferencesparts=- \
        -o Dir::State::lists="$state/lists" -o Dir::State::status="$state/status" \
        -o Dir::Cache="$state/cache" -o Dir::Cache::archives="$state/packages" \
        -o APT::Install-Recommends=false -o APT::Keep-Downloaded-Packages=true \
        -o APT::Sandbox::User="$(id -un)" -o APT::Get::List-Cleanup=false \
        -o Acquire::Check-Valid-Until=false -o Acquire::Check-Date=false \
        -o Acquire::Languages=none -o Acquire::Retries=3 -o Acquire::http::Timeout=20 \
        -o Debug::NoLocking=true "$@" >"$state/log" 2>&1 ||
        { tail -n 5 "$state/log" >&2; return 1; }
}

# Debian keeps Asterisk in unstable only; Ubuntu has it in each release's universe.
write_sources() {
    local mirror keyring suite="sid" components="main"
    mkdir -p "$lab/apt"/{lists/partial,cache,packages/partial}
    : >"$lab/apt/status"
    # shellcheck source=/dev/null
    . /etc/os-release
    if [ "${ID:-}" = ubuntu ]; then
        suite=$VERSION_CODENAME components="main universe"
    fi
    if [ "${OFFHOOK_LAB_BESIDE:-}" = yes ]; then
        suite=$VERSION_CODENAME
        cat /var/lib/dpkg/status >"$lab/apt/status"
    fi
    keyring=/usr/share/keyrings/${ID:-debian}-archive-keyring.gpg
    [ -e "$keyring" ] || return 1
    mirror=$(machine_archives | grep -v security | head -n 1)
    [ -n "$mirror" ] || return 1
    echo "deb [signed-by=$keyring] $mirror $suite $components" >"$lab/apt/sources.list"
}

# The addresses of the distribution's own archive, in both of apt's formats.
machine_archives() {
    local etc=${APT_ETC:-/etc/apt}
    # Either format may be absent.
    { cat "$etc"/sources.list.d/*.sources 2>/dev/null || true; } | tr -d '\r' | archives_deb822
    { cat "$etc"/sources.list "$etc"/sources.list.d/*.list 2>/dev/null || true; } | tr -d '\r' | archives_one_line
}

# A stanza counts unless it is switched off; other vendors' archives are not called debian or ubuntu.
archives_deb822() {
    awk 'BEGIN { RS = ""; FS = "\n" }
        tolower($0) !~ /(^|\n)enabled: *no/ {
            for (i = 1; i <= NF; i++)
                if (tolower($i) ~ /^uris:/) { n = split($i, word, /[ \t]+/); for (j = 2; j <= n; j++) print word[j] }
        }' | distribution_only
}

archives_one_line() {
    sed -nE 's/^[[:space:]]*deb[[:space:]]+(\[[^]]*\][[:space:]]+)?([^[:space:]]+)[[:space:]].*/\2/p' | distribution_only
}

distribution_only() {
    grep -E '/(debian|ubuntu)(-ports)?(/|$)|ubuntu\.com/ubuntu' || true
}

unpack() {
    local fresh=$lab/prefix.new package
    rm -rf "$fresh" "$lab/prefix"
    mkdir -p "$fresh"
    for package in "$lab"/apt/packages/*.deb; do
        dpkg-deb --extract "$package" "$fresh" || return 1
    done
    # Renamed into place when whole, so that an interrupted build is never taken for a lab.
    touch "$fresh/.complete"
    mv "$fresh" "$lab/prefix"
}

main
