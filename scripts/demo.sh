#!/usr/bin/env bash
# Starts the server on free ports of this machine, rings it four times, and shows each call as a timeline.
#   scripts/demo.sh            the calls of the demonstration
# CONFIG=FILE names another configuration than asterisk/offhook.toml.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

offhook=target/release/offhook
config=${CONFIG:-asterisk/offhook.toml}
calls=tests/audio/calls
natural=tests/audio/natural
# The first start renders every fixed prompt; later ones find them on disk.
ready_within_s=180
missed=0

main() {
    [ -x "$offhook" ] || stop "$offhook is not built yet; run: make demo"
    folder=$(mktemp -d)
    trap finish EXIT
    start_server
    # Silence takes the longest, so its caller rings first and is heard of last.
    place nothing --max-s 150 &
    local silent=$!

    show key "Somebody presses 3 while the greeting is still on" support --keys 3@2.5s
    if starter_is_used; then natural_callers; else taught_callers; fi
    wait "$silent" || true
    report nothing "Somebody says nothing at all" operator

    if [ "$missed" -gt 0 ]; then stop "$missed of 4 calls went elsewhere than they should"; fi
    echo "All four calls went where they should. Your own: $offhook serve, and $offhook call --help"
}

# The server says which models it took where the configuration names none.
starter_is_used() {
    ! grep -q "demonstration recogniser" "$folder/server.log"
}

# A natural voice, in words that no flow has.
natural_callers() {
    show invoice "Somebody says: Hi there. I have a question about the invoice you sent me last week." billing \
        "$natural/invoice.wav" "$natural/yes.wav"
    show person "Somebody says: Could I just speak to a real person, please?" operator \
        "$natural/person.wav" "$natural/yes.wav"
}

# What the demonstration model was taught.
taught_callers() {
    echo
    echo "THE STARTER MODELS ARE NOT HERE: these callers keep to the 544 words of the demonstration model."
    echo "To get them: $offhook models fetch starter"
    show billing "Somebody says: billing, please" billing "$calls/billing_please.wav" "$calls/yes.wav"
    show person "Somebody asks for a person" operator "$calls/operator_please.wav" "$calls/yes.wav"
}

start_server() {
    echo "Starting the server with $config"
    "$offhook" --log human serve --config "$config" --agi 127.0.0.1:0 --audio 127.0.0.1:0 --http off >"$folder/server.log" 2>&1 &
    server=$!
    local shown=0 lines until=$((SECONDS + ready_within_s))
    while ! agi=$(sed -nE 's/.*ready for calls.* agi=([0-9.:]+).*/\1/p' "$folder/server.log") || [ -z "$agi" ]; do
        lines=$(wc -l <"$folder/server.log")
        if [ "$lines" -gt "$shown" ]; then
            sed -n "$((shown + 1)),${lines}p" "$folder/server.log" | sed 's/^/    /'
            shown=$lines
        fi
        kill -0 "$server" 2>/dev/null || stop "the server ended by itself: $(tail -n 5 "$folder/server.log")"
        [ "$SECONDS" -lt "$until" ] || stop "the server was not ready within $ready_within_s s: $(tail -n 5 "$folder/server.log")"
        sleep 0.2
    done
    echo "Ready for calls at $agi"
}

# place NAME WORDS: one call; its timeline goes to a file.
place() {
    local name=$1
    shift
    "$offhook" call "$@" --agi "$agi" --flow reception >"$folder/$name" 2>&1
}

# show NAME TITLE DESTINATION WORDS: one call and its timeline.
show() {
    local name=$1 title=$2 destination=$3
    shift 3
    place "$name" "$@" || true
    report "$name" "$title" "$destination"
}

report() {
    local name=$1 title=$2 destination=$3
    printf '\n%s\n' "$title"
    cat "$folder/$name"
    if ! grep -q "OFFHOOK_DESTINATION = $destination\$" "$folder/$name"; then
        echo "  NOT as it should be: this caller belongs to $destination"
        missed=$((missed + 1))
    fi
}

finish() {
    if [ -n "${server:-}" ] && kill -0 "$server" 2>/dev/null; then
        kill "$server"
        wait "$server" || true
    fi
    rm -rf "$folder"
}

stop() {
    echo "demo: $1" >&2
    exit 1
}

main "$@"
