#!/usr/bin/env bash
# Starts llama.cpp's own server on loopback, from Debian's package unpacked without root, to be measured against:
# tests/llm/llama_server.sh MODEL.gguf [THREADS] [CALLS] [PORT]      (default: 2 threads, 8 calls, port 8765)
#
# Runs until it is interrupted. Ends with 77 and one line where the package cannot be had.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
model=$(realpath "${1:?which model? usage: $0 MODEL.gguf [THREADS] [CALLS] [PORT]}")
threads=${2:-2} calls=${3:-8} port=${4:-8765}

prefix=$(OFFHOOK_LAB_PACKAGES=llama.cpp "$here/../asterisk/build.sh" "${OFFHOOK_LLAMA:-$here/../../target/llama}") ||
    { echo "$prefix"; exit 77; }
library=$(dirname "$(find "$prefix/usr/lib" -name 'libllama.so*' | head -n 1)")
loader=$(find "$library" -name 'ld-linux-*' | head -n 1)

# It looks for its code for this processor where it stands. The package's own loader and C library, because they may be
# newer than this machine's.
cd "$(dirname "$(find "$library/ggml" -name 'libggml-cpu-*.so' | head -n 1)")"
exec "$loader" --library-path "$library:$library/llama" "$prefix/usr/bin/llama-server" \
    --model "$model" --host 127.0.0.1 --port "$port" --threads "$threads" --threads-batch "$threads" \
    --parallel "$calls" --ctx-size $((1536 * (calls + 1))) --kv-unified --no-webui
