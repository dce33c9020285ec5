#!/bin/bash
# Runs in a bare Debian under a live systemd, as the test tests/all/package/live.rs boots it: installs the package, rings
# the service, upgrades and purges. Each step that held is a line `held: STEP`; the last is `held: all`.
set -eu
cd /test

main() {
    dpkg --install /test/offhook.deb
    # As a site does that hands call details to its own programs.
    sed -i 's|^# file = "/var/log|file = "/var/log|' /etc/offhook/offhook.toml
    systemctl restart offhook
    holds "enabled and active after the installation" running
    holds "/healthz says ok" asks /healthz
    holds "/readyz says that calls are taken" asks /readyz
    holds "a caller who says billing reaches it" call billing
    holds "the call's details are in their file" soon test -s /var/log/offhook/calls.jsonl
    holds "they rotate" logrotate --force /etc/logrotate.d/offhook
    holds "the next call begins a new file" call billing
    holds "which is there, beside the old one" soon test -s /var/log/offhook/calls.jsonl -a -s /var/log/offhook/calls.jsonl.1
    holds "the records are the user's alone" owned /var/lib/offhook/records.db "offhook 600"
    holds "nothing crashed, and no engine went without its fence" quiet
    holds "exposure below 2.0" systemd-analyze security --no-pager --threshold=20 offhook
    local before
    before=$(systemctl show --property=MainPID offhook)
    holds "it reads again" systemctl reload offhook
    holds "by the same process" test "$before" = "$(systemctl show --property=MainPID offhook)"
    dpkg --install --force-confold /test/newer.deb
    holds "an upgrade restarts it" test "$before" != "$(systemctl show --property=MainPID offhook)"
    holds "and it runs" running
    dpkg --remove offhook
    holds "removed, it runs no more" gone
    dpkg --purge offhook
    echo "held: all"
}

holds() {
    local step=$1
    shift
    if "$@"; then echo "held: $step"; else
        echo "FAILED: $step"
        journalctl --no-pager --unit=offhook --lines=40
        exit 1
    fi
}

# What is written behind a call.
soon() {
    local try
    for try in {1..100}; do
        if "$@"; then return 0; fi
        sleep 0.1
    done
    echo "not after $try tries"
    return 1
}

running() {
    systemctl is-enabled --quiet offhook && systemctl is-active --quiet offhook
}

gone() {
    if systemctl is-active --quiet offhook; then return 1; fi
    # Engines included.
    ! find /proc/[0-9]*/exe -lname '/usr/lib/offhook/*' | grep .
}

# Prompts are rendered for a while after the server takes calls.
asks() {
    exec 3<>/dev/tcp/127.0.0.1/8088
    printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' "$1" >&3
    local answer
    answer=$(cat <&3)
    exec 3>&-
    echo "$answer" | tail -n 1
    [[ $answer == HTTP/1.?" 200"* ]]
}

call() {
    local told
    told=$(offhook call "$1.wav" yes.wav --flow reception) || true
    echo "$told"
    [[ $told == *"OFFHOOK_DESTINATION = $1"* ]]
}

owned() {
    test "$(stat --format='%U %a' "$1")" = "$2"
}

quiet() {
    local said
    said=$(journalctl --no-pager --unit=offhook --output=cat)
    if grep -E 'not fenced|a fault of this program|can read this|Failed with result' <<<"$said"; then return 1; fi
    systemctl show --property=NRestarts offhook | grep -qx NRestarts=0
}

main
