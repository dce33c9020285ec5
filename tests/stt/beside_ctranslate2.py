#!/usr/bin/env python3
"""Words wrong and milliseconds per utterance of offhook's recogniser and of CTranslate2 (faster-whisper), in one run.

usage: beside_ctranslate2.py OFFHOOK TRANSCRIPTS.tsv AUDIO CT2_FOLDER GGML_MODEL [--beam 1] [--compute int8] [--sets judge_request,judge_answer]

OFFHOOK is the program, CT2_FOLDER and GGML_MODEL the same weights in both forms. Both work on one thread, by turns of 20 recordings, so that
other load on the machine meets both alike. faster-whisper hears its whole window, greedily, without timestamps; offhook uses what its manifest says.
Texts go through the normaliser of `offhook-bench stt`; times leave out reading the file and loading the model.
"""
import argparse
import csv
import os
import subprocess
import tempfile
import time
import wave
from pathlib import Path
from statistics import mean, median

os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np
from faster_whisper import WhisperModel
from scipy.signal import resample_poly

TURN = 20


def sound_of(path):
    with wave.open(str(path)) as file:
        rate = file.getframerate()
        samples = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2").astype(np.float32) / 32768
    return samples if rate == 16000 else resample_poly(samples, 16000 // 100, rate // 100).astype(np.float32)


def rival(model, rows, audio, beam):
    heard = []
    for row in rows:
        sound = sound_of(audio / row["path"])
        started = time.perf_counter()
        segments, _ = model.transcribe(
            sound, language="en", beam_size=beam, temperature=0, without_timestamps=True, condition_on_previous_text=False
        )
        text = " ".join(segment.text.strip() for segment in segments)
        heard.append({**row, "text": text, "ms": round(1000 * (time.perf_counter() - started))})
    return heard


def write(path, rows, columns):
    with open(path, "w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns, delimiter="\t", extrasaction="ignore", quoting=csv.QUOTE_NONE, escapechar=None, quotechar=None)
        table.writeheader()
        table.writerows({key: value.replace("\t", " ") if isinstance(value, str) else value for key, value in row.items()} for row in rows)


def bench(program, folder, rows, audio, *more):
    write(folder / "turn.tsv", rows, ["path", "text", "set"])
    details = folder / "details.tsv"
    command = [program, "stt", "--transcripts", folder / "turn.tsv", "--audio", audio, "--details", details, *more]
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
    with open(details, encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def summary(name, rows):
    words, errors = (sum(int(row[key]) for row in rows) for key in ("words", "errors"))
    empty = sum(not row["heard"] and row["words"] != "0" for row in rows)
    times = [int(row["ms"]) for row in rows]
    return f"| {name} | {100 * errors / max(1, words):.1f} % | {empty} | {median(times):.0f} | {mean(times):.0f} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("offhook_bench", "transcripts", "audio", "ct2", "ggml"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--beam", type=int, default=1)
    parser.add_argument("--compute", default="int8")
    parser.add_argument("--sets", default="")
    args = parser.parse_args()
    with open(args.transcripts, encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    wanted = args.sets.split(",") if args.sets else sorted({row["set"] for row in rows})
    rows = [row for row in rows if row["set"] in wanted]
    model = WhisperModel(str(args.ct2), device="cpu", compute_type=args.compute, cpu_threads=1)
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        for start in range(0, len(rows), TURN):
            turn = rows[start : start + TURN]
            write(folder / "heard.tsv", rival(model, turn, args.audio, args.beam), ["path", "text", "ms"])
            theirs += bench(args.offhook_bench, folder, turn, args.audio, "--heard", folder / "heard.tsv")
            ours += bench(args.offhook_bench, folder, turn, args.audio, "--model", args.ggml)
    print("| recogniser, set | words wrong | empty | ms, median | ms, mean |\n|---|--:|--:|--:|--:|")
    for name in [*wanted, "all"]:
        for who, results in (("CTranslate2 " + args.compute, theirs), ("offhook", ours)):
            chosen = [row for row in results if name in ("all", row["set"])]
            print(summary(f"{who}, {name}", chosen))


if __name__ == "__main__":
    main()
