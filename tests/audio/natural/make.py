"""Makes the natural callers of this folder from `transcripts.tsv`: 8 kHz, one channel, mu-law, as on a telephone line.

    pip install "hibari-tts[fast]==0.2.1"
    python make.py

The voice is hibari's `heart` (Apache-2.0), which is none that Offhook fetches. The recordings are kept in the
repository; another version of the voice makes others.
"""

import csv
import pathlib
import struct

import numpy as np
from hibari import Hibari
from scipy.signal import resample_poly

HERE = pathlib.Path(__file__).parent
PEAK = 6_000
HISS = 8


def mu_law(samples: np.ndarray) -> np.ndarray:
    """G.711 by its segments."""
    sign = (samples < 0).astype(np.int32) * 0x80
    level = np.minimum(np.abs(samples), 32_635).astype(np.int32) + 0x84
    exponent = np.floor(np.log2(level)).astype(np.int32) - 7
    mantissa = (level >> (exponent + 3)) & 0x0F
    return (~(sign | (exponent << 4) | mantissa) & 0xFF).astype(np.uint8)


def main() -> None:
    voice = Hibari()
    random = np.random.default_rng(11)
    with open(HERE / "transcripts.tsv", encoding="utf-8") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    for row in rows:
        sound = np.asarray(voice(row["text"], seed=0, speed=float(row["speed"])), dtype=np.float64)
        sound = resample_poly(sound, 1, 3)
        sound *= PEAK / np.abs(sound).max()
        sound = np.concatenate([np.zeros(2_000), sound, np.zeros(3_200)])
        sound += random.normal(0, HISS, len(sound))
        write(HERE / row["path"], mu_law(sound).tobytes())


def write(path: pathlib.Path, coded: bytes) -> None:
    """A WAV of format 7."""
    form = struct.pack("<HHIIHHH", 7, 1, 8_000, 8_000, 1, 8, 0)
    fact = struct.pack("<4sII", b"fact", 4, len(coded))
    data = struct.pack("<4sI", b"data", len(coded)) + coded + b"\0" * (len(coded) % 2)
    body = b"WAVE" + struct.pack("<4sI", b"fmt ", len(form)) + form + fact + data
    path.write_bytes(struct.pack("<4sI", b"RIFF", len(body)) + body)


main()
