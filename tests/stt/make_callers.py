#!/usr/bin/env python3
"""Makes recordings of callers for `offhook-bench stt`: natural synthetic voices through mu-law, clean and in noise, and clips without words.

usage: make_callers.py VOICE.onnx OUT      (VOICE.onnx: a Piper voice; see requirements.txt for the packages)

The fitting half of sentences.tsv is spoken by the Piper voice, the judging half by hibari-tts's "heart", so that neither a voice nor a
sentence stands in both. Each sentence is written clean and at one signal-to-noise ratio (20, 12 or 6 dB, by turns; street, fan or babble).
OUT gets transcripts.tsv (path, text, set): a set is named HALF_KIND or HALF_KIND_noise; HALF_wordless holds what nobody says anything in.
"""
import csv
import sys
import wave
from pathlib import Path

import hibari
import numpy as np
from piper import PiperVoice, SynthesisConfig
from scipy.signal import butter, lfilter, resample_poly

RATE = 8000
ROOM = RATE // 5
SNRS_DB = [20, 12, 6]


def mu_law(sound):
    x = np.clip(sound / 32768, -1, 1)
    code = np.round((np.sign(x) * np.log1p(255 * np.abs(x)) / np.log(256) + 1) / 2 * 255) / 255 * 2 - 1
    return np.sign(code) * (np.power(256.0, np.abs(code)) - 1) / 255 * 32768


def write(path, sound):
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(np.clip(mu_law(sound), -32768, 32767).astype(np.int16).tobytes())


class Speakers:
    """One natural voice for each half; the pace differs from sentence to sentence."""

    def __init__(self, piper_voice, random):
        self.piper, self.hibari, self.random = PiperVoice.load(piper_voice), hibari.Hibari(), random

    def say(self, half, text):
        pace = float(self.random.uniform(0.85, 1.15))
        if half == "fit":
            parts = self.piper.synthesize(text, syn_config=SynthesisConfig(length_scale=pace))
            sound = np.concatenate([part.audio_int16_array for part in parts]).astype(np.float64)
            sound = resample_poly(sound, 160, 441)
        else:
            parts = self.hibari.stream(text, speed=1 / pace, seed=1)
            sound = np.concatenate(list(parts)).astype(np.float64)
            sound = resample_poly(sound, 1, 3)
        sound *= 6000 / max(1.0, np.abs(sound).max())
        return np.concatenate([np.zeros(ROOM), sound, np.zeros(ROOM)])


def coloured(random, samples, low_hz, high_hz):
    b, a = butter(2, [low_hz, high_hz], "bandpass", fs=RATE)
    return lfilter(b, a, random.normal(0, 1, samples))


def babble(random, voices, samples):
    mixed = np.zeros(samples)
    for voice in random.choice(len(voices), 6):
        sound = np.resize(voices[voice], samples)
        mixed += np.roll(sound, int(random.integers(samples)))
    return mixed


def noise(random, turn, voices, samples):
    if turn % 3 == 0:  # street: low rumble that swells
        swell = 1 + 0.6 * np.sin(2 * np.pi * 0.4 * np.arange(samples) / RATE + random.uniform(0, 6))
        return coloured(random, samples, 60, 900) * swell
    if turn % 3 == 1:  # fan: hum and hiss
        t = np.arange(samples) / RATE
        return coloured(random, samples, 200, 3000) + sum(np.sin(2 * np.pi * 120 * k * t) / k for k in (1, 2, 3))
    return babble(random, voices, samples)


def in_noise(sound, other, snr_db):
    voiced = np.sqrt(np.mean(sound[np.abs(sound) > 300] ** 2))
    return sound + other * voiced / max(1e-9, np.sqrt(np.mean(other**2))) / 10 ** (snr_db / 20)


def wordless(random, turn, samples):
    """Hiss, hum, clicks, knocks, tones, plucked chords, breath, a car."""
    t = np.arange(samples) / RATE
    kind = turn % 8
    if kind == 0:
        return random.normal(0, random.uniform(5, 600), samples)
    if kind == 1:
        return 800 * sum(np.sin(2 * np.pi * random.uniform(48, 62) * k * t) / k for k in range(1, 6))
    if kind == 2:
        clicks = np.zeros(samples)
        clicks[random.integers(0, samples, 6)] = 20000
        return clicks + random.normal(0, 10, samples)
    if kind == 3:
        knock = np.exp(-np.arange(400) / 60) * np.sin(2 * np.pi * 180 * np.arange(400) / RATE) * 9000
        sound = random.normal(0, 10, samples)
        for at in random.integers(0, samples - 400, 4):
            sound[at : at + 400] += knock
        return sound
    if kind == 4:
        on = (t % 1.0) < 0.5
        return 4000 * on * (np.sin(2 * np.pi * 440 * t) + np.sin(2 * np.pi * 480 * t))
    if kind == 5:
        sound = np.zeros(samples)
        for at in range(0, samples, RATE // 2):
            rest = np.arange(samples - at) / RATE
            for note in random.choice([196, 247, 294, 330, 392, 440], 3, replace=False):
                sound[at:] += 1500 * np.exp(-rest * 3) * np.sin(2 * np.pi * note * rest)
        return sound
    if kind == 6:
        breath = np.clip(np.sin(2 * np.pi * 0.5 * t + random.uniform(0, 6)), 0, 1)
        return 1500 * breath * coloured(random, samples, 400, 2500)
    return 4000 * coloured(random, samples, 40, 300)


def main(piper_voice, out):
    random = np.random.default_rng(11)
    speakers = Speakers(piper_voice, random)
    with open(Path(__file__).with_name("sentences.tsv"), encoding="utf-8") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    said = [(row, speakers.say(row["half"], row["text"])) for row in rows]
    written = []
    for half in ("fit", "judge"):
        voices = [sound for row, sound in said if row["half"] == half]
        for number, (row, sound) in enumerate(pair for pair in said if pair[0]["half"] == half):
            hiss = random.normal(0, 8, len(sound))
            other = noise(random, number, voices, len(sound))
            noisy = in_noise(sound, other, SNRS_DB[number // 3 % 3])
            for ending, heard in (("", sound + hiss), ("_noise", noisy + hiss)):
                name = f"{half}_{row['kind']}{ending}"
                written.append((f"{name}/{number:03}.wav", row["text"], name))
                write(out / written[-1][0], heard)
        for number in range(24):
            name = f"{half}_wordless"
            written.append((f"{name}/{number:03}.wav", "[nothing]", name))
            write(out / written[-1][0], wordless(random, number, int(random.uniform(0.8, 5) * RATE)))
    with open(out / "transcripts.tsv", "w", encoding="utf-8", newline="\n") as table:
        table.write("path\ttext\tset\n" + "".join("\t".join(row) + "\n" for row in written))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], Path(sys.argv[2]))
