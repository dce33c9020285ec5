#!/usr/bin/env python3
"""Sets whisper.cpp's own command line against offhook-stt on the same clips: tests/turns/whisper_cpp.py [MODEL]

Unpacks Debian's package whisper.cpp into target/whisper.cpp (tests/asterisk/build.sh says how; no root, nothing is
installed), runs it over tests/audio/calls as a user would, on one thread, and then `offhook-bench stt`. Needs sox and a
release build. Prints milliseconds per utterance, without loading the model, and words that were wrong.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
CALLS = ROOT / "tests/audio/calls"
OPTIONS = {"as it comes (beam of 5)": [], "greedy": ["-bs", "1", "-bo", "1"]}


def main():
    model = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "models/demo/ggml-demo-en.bin")
    environment = {**os.environ, "OFFHOOK_LAB_PACKAGES": "whisper.cpp"}
    build = subprocess.run([ROOT / "tests/asterisk/build.sh", ROOT / "target/whisper.cpp"], env=environment,
                           text=True, stdout=subprocess.PIPE)
    if build.returncode:
        sys.exit(build.stdout)
    prefix = pathlib.Path(build.stdout.strip().splitlines()[-1])
    print("| recogniser | ms an utterance | words wrong |\n|---|--:|--:|")
    for name, options in OPTIONS.items():
        ms, wrong, words = whisper_cli(prefix, model, options)
        print(f"| whisper-cli, {name} | {ms:.0f} | {wrong} of {words} ({100 * wrong / words:.1f} %) |")
    sys.stdout.flush()
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as table:
        table.write("path\ttext\n" + "".join(f"{path}\t{text}\n" for path, text in clips()))
        table.flush()
        subprocess.run([ROOT / "target/release/offhook-bench", "stt", "--model", model, "--threads", "1",
                        "--transcripts", table.name, "--audio", CALLS], check=True)


def clips():
    """Those in which something is said that is to be understood."""
    lines = (CALLS / "transcripts.tsv").read_text().splitlines()[1:]
    cells = [line.split("\t") for line in lines]
    return [(cell[0], cell[1]) for cell in cells if cell[1] and not cell[1].startswith("[")]


def whisper_cli(prefix, model, options):
    libraries = next(prefix.glob("usr/lib/*/libc.so.6")).parent
    loader = next(prefix.glob("usr/lib*/**/ld-linux-*.so.*"))
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for path, _ in clips():
            files.append(f"{folder}/{path}")
            subprocess.run(["sox", CALLS / path, "-r", "16000", files[-1]], check=True)
        command = [loader, "--library-path", f"{libraries}:{libraries}/blas:{libraries}/lapack",
                   prefix / "usr/bin/whisper-cli", "-m", model, "-l", "en", "-t", "1", "-nt", "-otxt", *options, *files]
        backend = best_backend(libraries)
        done = subprocess.run(command, env={**os.environ, **backend}, check=True, text=True, errors="replace",
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        total, load = (float(re.search(rf"{what} time = *([0-9.]+)", done.stdout)[1]) for what in ("total", "load"))
        wrong = words = 0
        for (_, said), file in zip(clips(), files):
            heard = re.sub(r"[^a-z0-9' ]", " ", pathlib.Path(f"{file}.txt").read_text().lower()).split()
            wrong += distance(said.split(), heard)
            words += len(said.split())
    return (total - load) / len(files), wrong, words


def best_backend(libraries):
    """The package's libraries are looked for where it would be installed; here the fastest one that fits is named."""
    flags = pathlib.Path("/proc/cpuinfo").read_text()
    order = ["zen4", "haswell", "sse42"] if "avx512_bf16" in flags else ["haswell", "sse42"]
    found = [libraries / f"ggml/backends0/libggml-cpu-{name}.so" for name in order]
    return {"GGML_BACKEND_PATH": str(next((path for path in found if path.exists()), ""))}


def distance(said, heard):
    row = list(range(len(heard) + 1))
    for n, word in enumerate(said, 1):
        last, row[0] = row[0], n
        for k, other in enumerate(heard, 1):
            last, row[k] = row[k], min(row[k] + 1, row[k - 1] + 1, last + (word != other))
    return row[-1]


if __name__ == "__main__":
    main()
