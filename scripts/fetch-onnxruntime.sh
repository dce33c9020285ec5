#!/bin/sh
# Gets ONNX Runtime's shared library for offhook-tts into vendor/onnxruntime.
#
# The PyPI wheel carries a plain libonnxruntime.so.1.x, it comes by package name through whatever index pip is
# set up for (a mirror behind an air gap included), and no Debian release has a version that ort accepts (1.24).
# Only a file is taken out of the wheel: nothing is installed, so PEP 668 does not stand in the way, and any
# CPython's wheel will do.
set -eu

version=1.31.1
# Of the library in the wheels of manylinux, which are the same for every CPython.
case $(uname -m) in
    x86_64) library_sha256=fc44112fbe06d7d689c57e11d3862031f64711007e4ee020f8eed5185fd2c1d3 ;;
    aarch64) library_sha256=8aa3b76b28c778a2b1dd660d34161adb1d508c9ccd04ff9dc80e26eca5df8467 ;;
    *) echo "onnxruntime's wheels are for x86_64 and aarch64; this machine is $(uname -m)" >&2; exit 1 ;;
esac
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
vendor=$here/vendor/onnxruntime
library=libonnxruntime.so.$version

is_it() { [ -f "$1" ] && [ "$(sha256sum <"$1" | cut -d ' ' -f 1)" = "$library_sha256" ]; }

if is_it "$vendor/$library" && [ -e "$vendor/libonnxruntime.so" ] && [ -e "$vendor/libonnxruntime.so.1" ]; then
    echo "onnxruntime $version is in vendor/onnxruntime"
    exit 0
fi

command -v python3 >/dev/null || { echo "python3 is missing: apt-get install python3 python3-pip" >&2; exit 1; }
python3 -m pip --version >/dev/null 2>&1 || { echo "pip is missing: apt-get install python3-pip" >&2; exit 1; }

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# A given file (carried across an air gap) comes before the index. The second try names a CPython that every
# release of the package has a wheel for, for the case that this machine's python is older or newer than those.
wheel=${1:-}
if [ -z "$wheel" ]; then
    fetch() { python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: "$@" \
        --dest "$scratch" "onnxruntime==$version"; }
    machine=$(uname -m)
    fetch || fetch --python-version 3.12 --implementation cp --abi cp312 \
        --platform "manylinux_2_28_$machine" --platform "manylinux_2_27_$machine" || {
        echo "could not fetch the onnxruntime $version wheel; on a machine without the network carry it here and run" >&2
        echo "    scripts/fetch-onnxruntime.sh FILE.whl" >&2
        exit 1
    }
    wheel=$(echo "$scratch"/onnxruntime-*.whl)
fi

python3 - "$wheel" "$scratch" "$library" <<'PY'
import pathlib, sys, zipfile

wheel, scratch, library = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    # Newer wheels carry the licences in .dist-info or beside the module: keep what must travel with the library.
    wanted = {"onnxruntime/capi/" + library: library, "onnxruntime/LICENSE": "LICENSE",
              "onnxruntime/ThirdPartyNotices.txt": "ThirdPartyNotices.txt"}
    names = set(archive.namelist())
    if "onnxruntime/capi/" + library not in names:
        sys.exit(f"{wheel} has no {library}: is it onnxruntime's wheel for this version?")
    for inside, outside in wanted.items():
        if inside in names:
            (pathlib.Path(scratch) / outside).write_bytes(archive.read(inside))
PY

is_it "$scratch/$library" || {
    echo "$library in $wheel is not the one that was tested: its SHA-256 differs from $library_sha256" >&2
    exit 1
}

mkdir -p "$vendor"
for file in LICENSE ThirdPartyNotices.txt "$library"; do
    [ ! -f "$scratch/$file" ] || mv "$scratch/$file" "$vendor/$file"
done
chmod 644 "$vendor/$library"
# The linker asks for .so; the loader for the name in the library's SONAME, .so.1.
ln -sf "$library" "$vendor/libonnxruntime.so.1"
ln -sf "$library" "$vendor/libonnxruntime.so"
echo "onnxruntime $version is in vendor/onnxruntime"
