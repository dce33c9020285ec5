#!/usr/bin/env bash
# Gets the starter models (docs/models.md) into vendor/models with the program that is built.
#   scripts/fetch-starter.sh PROGRAM
# A second checkout on this machine takes them from the cache. Where they cannot be had, that is said aloud and the
# demonstration models stay; on continuous integration (CI=true) it is a failure.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

offhook=${1:-target/release/offhook}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/offhook/models

if "$offhook" models fetch starter --dir vendor/models --cache "$cache"; then exit 0; fi
if [ "${CI:-}" = true ]; then
    echo "models: continuous integration needs the starter models" >&2
    exit 1
fi
cat >&2 <<'SAID'
models: THE STARTER MODELS ARE NOT HERE. Going on with the demonstration models: a recogniser of 544 words and
models: espeak's voice. What needs the starter is skipped, and says so. To get them later: offhook models fetch starter
SAID
