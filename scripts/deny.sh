#!/bin/sh
# Licences, sources and known vulnerabilities of the dependencies (deny.toml), as far as this machine can tell.
set -eu
cd "$(dirname "$0")/.."

if ! cargo deny --version >/dev/null 2>&1; then
    echo "skipped: licences and advisories, because cargo-deny is not installed; cargo install cargo-deny brings it"
    exit 0
fi
cargo deny --locked check bans licenses sources
# The list of vulnerabilities comes from the network.
if cargo deny fetch db >/dev/null 2>&1; then
    cargo deny --locked check advisories
else
    echo "skipped: advisories, because their database cannot be fetched from here"
fi
