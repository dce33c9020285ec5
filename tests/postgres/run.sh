#!/usr/bin/env bash
# A PostgreSQL of its own in a temporary folder, listening on a socket there and nowhere else. Prints "ready FOLDER" when
# it answers, and stops when standard input ends. Prints "skipped: REASON" where it cannot be had.
#
# With OFFHOOK_POSTGRES_TLS=FOLDER it also listens on 127.0.0.1:OFFHOOK_POSTGRES_PORT, with TLS by the certificate
# server.pem and the key server.key of that folder.
#
# Two words on standard input are orders, each answered with one line: "kill" ends it as a power cut does, and "start"
# starts it again on what that left ("ready FOLDER" again).
#
# The machine's own programs are used where there are any; otherwise they are unpacked from the distribution's packages
# into target/postgres, without root and without installing anything.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repo=$(cd "$here/../.." && pwd)

main() {
    local bin
    bin=$(programs) || skip "no PostgreSQL on this machine, and its packages cannot be unpacked"
    folder=$(mktemp -d "${TMPDIR:-/tmp}/offhook-postgres-XXXXXX")
    trap finish EXIT
    as_user=()
    # PostgreSQL refuses to run as root.
    if [ "$(id -u)" -eq 0 ]; then
        command -v setpriv >/dev/null || skip "PostgreSQL does not run as root, and there is no setpriv"
        chmod 755 "$folder"
        mkdir "$folder/own"
        chown nobody "$folder/own"
        as_user=(setpriv --reuid=nobody --regid="$(id -g nobody)" --clear-groups)
    else
        mkdir "$folder/own"
    fi
    local own=$folder/own
    cd "$own"
    network=(-c listen_addresses=)
    if [ -n "${OFFHOOK_POSTGRES_TLS:-}" ]; then
        # It takes a key that belongs to its own user alone.
        cp "$OFFHOOK_POSTGRES_TLS/server.pem" "$OFFHOOK_POSTGRES_TLS/server.key" "$own/"
        [ "$(id -u)" -ne 0 ] || chown nobody "$own/server.pem" "$own/server.key"
        chmod 600 "$own/server.key"
        network=(-c listen_addresses=127.0.0.1 -c "port=$OFFHOOK_POSTGRES_PORT" -c ssl=on
            -c "ssl_cert_file=$own/server.pem" -c "ssl_key_file=$own/server.key")
    fi
    "${as_user[@]}" "$bin/initdb" -D "$own/data" -U postgres -A trust -E UTF8 --no-sync >"$folder/log" 2>&1 ||
        skip "initdb failed: $(tail -n 1 "$folder/log")"
    start || skip "the server did not start: $(tail -n 1 "$folder/log")"
    local order
    while read -r order; do
        case $order in
            kill)
                # SIGQUIT: every process at once, with nothing put in order.
                kill -QUIT "$server" 2>/dev/null || true
                wait "$server" 2>/dev/null || true
                echo killed
                ;;
            start) start || echo "failed: $(tail -n 1 "$folder/log")" ;;
        esac
    done
}

# Until it answers.
start() {
    "${as_user[@]}" "$bin/postgres" -D "$own/data" -k "$own" "${network[@]}" -c fsync=off \
        -c max_wal_size=32MB >"$folder/log" 2>&1 </dev/null &
    server=$!
    local _try
    for _try in $(seq 300); do
        if grep -q "ready to accept connections" "$folder/log"; then
            echo "ready $own"
            return 0
        fi
        kill -0 "$server" 2>/dev/null || return 1
        sleep 0.1
    done
    return 1
}

# The folder of initdb and postgres.
programs() {
    local bin
    for bin in ${OFFHOOK_POSTGRES:-} /usr/lib/postgresql/*/bin; do
        if [ -x "$bin/initdb" ] && [ -x "$bin/postgres" ]; then
            echo "$bin"
            return
        fi
    done
    "$here/build.sh"
}

finish() {
    if [ -n "${server:-}" ]; then
        # SIGINT: at once, without waiting for connections.
        kill -INT "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    rm -rf "${folder:-}"
}

skip() {
    echo "skipped: $1"
    exit 0
}

main
