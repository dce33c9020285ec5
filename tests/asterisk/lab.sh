#!/usr/bin/env bash
# A real Asterisk on loopback, unpacked by build.sh, loaded with the samples of asterisk/. No root, no installation.
#
#   lab.sh up               build if needed, start; `make lab-up`
#   lab.sh down             stop what `up` started
#   lab.sh run              start, print the process number, stop when standard input ends: no owner leaves it behind
#   lab.sh console CMD      ask the running Asterisk, for instance: lab.sh console core show channels
#   lab.sh exec PROGRAM ..  run baresip or sipp out of the prefix
#   lab.sh tied LOG CMD ..  the same for any command, with its output in LOG
#
# Environment: OFFHOOK_LAB (the unpacked packages), LAB_RUN (configuration, logs, sockets of this run), and the ports
# and the trunk's address below. Whoever runs several labs at once gives each a LAB_RUN and ports of its own.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repo=$(cd "$here/../.." && pwd)
prefix=${OFFHOOK_LAB:-$repo/target/lab}/prefix
# Short, because a path of the console's unix socket may not exceed 107 bytes.
run=${LAB_RUN:-${TMPDIR:-/tmp}/offhook-lab-$(id -u)}
: "${SIP_PORT:=5062}" "${AMI_PORT:=5038}" "${RTP_START:=20000}" "${RTP_END:=20999}"
: "${AGI_PORT:=4573}" "${TLS_PORT:=5061}" "${TRUNK:=127.0.0.1}"

main() {
    local command=${1:-help}
    shift || true
    case $command in
        up)
            local built
            built=$("$here/build.sh") || { echo "$built"; exit 1; }
            stop
            start
            echo "Asterisk answers at sip:100@127.0.0.1:$SIP_PORT; it asks offhook at 127.0.0.1:$AGI_PORT"
            ;;
        down) stop ;;
        run)
            trap stop EXIT
            start
            cat "$run/pid"
            cat >/dev/null
            ;;
        console) from_prefix sbin/asterisk -C "$run/etc/asterisk.conf" -rx "$*" ;;
        exec)
            local program=$1
            shift
            from_prefix "bin/$program" "$@"
            ;;
        tied)
            log=$1
            shift
            "$@" </dev/null >"$log" 2>&1 &
            tied=$!
            trap 'kill -TERM "$tied" 2>/dev/null || true' EXIT
            echo "$tied"
            # A test may kill it; the shell need not say so.
            exec 2>/dev/null
            cat >/dev/null
            ;;
        *) sed -n '2,/^set/{s/^# \{0,1\}//;/^set/d;p}' "${BASH_SOURCE[0]}" ;;
    esac
}

# The prefix's programs need its own C library, so they are started by its own loader.
from_prefix() {
    exec "$(loader)" --library-path "$prefix/usr/lib/$(multiarch)" "$prefix/usr/$1" "${@:2}"
}

loader() {
    find "$prefix"/usr/lib64 "$prefix"/usr/lib -maxdepth 2 -name 'ld-linux-*.so.*' 2>/dev/null | head -n 1
}

multiarch() {
    basename "$(dirname "$(find "$prefix"/usr/lib -maxdepth 2 -name 'libc.so.6' | head -n 1)")"
}

start() {
    [ -e "$prefix/.complete" ] || { echo "no Asterisk in $prefix: run tests/asterisk/build.sh" >&2; exit 1; }
    mkdir -p "$run"/{cache,etc,lib,lib/keys,agi-bin,run,log,spool,data/sounds}
    local thing
    for thing in "$prefix"/usr/share/asterisk/*; do
        case $thing in */sounds) ;; *) ln -sfn "$thing" "$run/data/" ;; esac
    done
    ln -sfn "$prefix/usr/share/asterisk/sounds/en_US_f_Allison" "$run/data/sounds/en"
    configure
    ( from_prefix sbin/asterisk -C "$run/etc/asterisk.conf" -f ) >"$run/log/stdout" 2>&1 </dev/null &
    echo $! >"$run/pid"
    wait_booted
}

configure() {
    local file
    # Asterisk complains about these when they are absent; empty, they mean their defaults.
    for file in acl ccss cdr cel features pjproject udptl; do : >"$run/etc/$file.conf"; done
    for file in "$here"/etc/*.conf; do
        sed -e "s#@RUN@#$run#g; s#@PREFIX@#$prefix#g; s#@MULTIARCH@#$(multiarch)#g" \
            -e "s#@RTP_START@#$RTP_START#; s#@RTP_END@#$RTP_END#; s#@AMI_PORT@#$AMI_PORT#" \
            "$file" >"$run/etc/$(basename "$file")"
    done
    # The samples, changed only in the lines that a site changes.
    sed -e "s#^\(OFFHOOK_AGI\)=.*#\1=agi://127.0.0.1:$AGI_PORT#" \
        "$repo/asterisk/extensions.conf" >"$run/etc/extensions-sample.conf"
    sed -n '/^```asterisk/,/^```$/p' "$repo/README.md" |
        sed -e '/^```/d; s#^\[from-trunk\]#[from-readme]#' -e "s#agi://127.0.0.1/#agi://127.0.0.1:$AGI_PORT/#" \
            >"$run/etc/extensions-readme.conf"
    sed -e "s#^bind=.*SITE.*#bind=127.0.0.1:$SIP_PORT#; s#192\.0\.2\.10#$TRUNK#" \
        "$repo/asterisk/pjsip.conf" >"$run/etc/pjsip-sample.conf"
    phones
    encrypted
    echo "OFFHOOK_SECRET=secret-of-the-laboratory" >"$run/etc/offhook_secret.conf"
}

# As the sample says, but that every phone's password is "lab".
phones() {
    local phone
    for phone in operator billing sales support appointments; do
        printf '[%s]\ntype=auth\nauth_type=userpass\nusername=%s\npassword=lab\n\n' "$phone" "$phone"
    done >"$run/etc/pjsip_phones.conf"
}

# SIP over TLS as the sample says, and a phone for it, where somebody has put asterisk.pem and asterisk.key into
# $run/keys.
encrypted() {
    : >"$run/etc/pjsip_desk.conf"
    [ -e "$run/keys/asterisk.pem" ] || return 0
    sed -i -e "/^;\[transport-tls\]/,/^\$/{s/^;//; s#^bind=.*#bind=127.0.0.1:$TLS_PORT#; s#/etc/asterisk/keys#$run/keys#}" \
        "$run/etc/pjsip-sample.conf"
    printf '%s\n' '[desk]' 'type=auth' 'auth_type=userpass' 'username=desk' 'password=lab' '' \
        '[desk](encrypted)' 'context=from-encrypted' 'auth=desk' 'aors=desk' '' '[desk](registered)' \
        >"$run/etc/pjsip_desk.conf"
}

wait_booted() {
    local _try
    for _try in $(seq 300); do
        if ( from_prefix sbin/asterisk -C "$run/etc/asterisk.conf" -rx 'core waitfullybooted' ) 2>/dev/null |
            grep -q 'fully booted'; then return; fi
        alive || break
        sleep 0.1
    done
    echo "Asterisk did not start; the end of $run/log/stdout and $run/log/full:" >&2
    tail -n 20 "$run/log/stdout" "$run/log/full" >&2 || true
    exit 1
}

# A process number can be used again: only the Asterisk of this run is ours to stop.
alive() {
    local pid
    pid=$(cat "$run/pid" 2>/dev/null) || return 1
    { tr "\0" " " <"/proc/$pid/cmdline"; } 2>/dev/null | grep -qF "$run/etc/asterisk.conf"
}

stop() {
    if alive; then
        local pid _try
        pid=$(cat "$run/pid")
        kill -TERM "$pid" 2>/dev/null || true
        for _try in $(seq 50); do
            alive || break
            sleep 0.1
        done
        if alive; then kill -KILL "$pid" 2>/dev/null || true; fi
    fi
    rm -f "$run/pid"
}

main "$@"
