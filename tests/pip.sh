# Packages of tests from the Python package index, for the build.sh beside a test: `source` it, and call
#
#   pip_part FOLDER PACKAGES PYTHON NAME COMMAND...
#
# It puts PACKAGES into FOLDER/packages, installs nothing, and prints FOLDER/NAME, a program that runs COMMAND with them.
# `missing REASON` prints one line "skipped: REASON" and ends with 77; with CI=true that is a failure (1).

missing() {
    if [ "${CI:-}" = true ]; then
        echo "$0: $1; CI=true makes this a failure" >&2
        exit 1
    fi
    echo "skipped: $1"
    exit 77
}

pip_part() {
    local lab=$1 wanted=$2 python=$3 name=$4 packages
    shift 4
    mkdir -p "$lab"
    lab=$(cd "$lab" && pwd)
    # Several tests may ask at once.
    exec 9>"$lab/lock"
    flock 9

    packages=$lab/packages
    if [ "$(cat "$lab/complete" 2>/dev/null || true)" != "$wanted $("$python" --version)" ]; then
        rm -rf "$packages" "$lab/complete"
        "$python" -m pip install --quiet --disable-pip-version-check --target "$packages" "$wanted" >"$lab/log" 2>&1 ||
            missing "pip could not get $wanted: $(tail -n 1 "$lab/log")"
        echo "$wanted $("$python" --version)" >"$lab/complete"
    fi

    cat >"$lab/$name.$$" <<START
#!/bin/sh
export PYTHONPATH="$packages" PYTHONDONTWRITEBYTECODE=1
exec $* "\$@"
START
    chmod 755 "$lab/$name.$$"
    mv "$lab/$name.$$" "$lab/$name"
    echo "$lab/$name"
}
