#!/usr/bin/env python3
"""Speaks a table of requests as telephone calls: natural voices, mu-law at 8 kHz, and noise at several levels.

usage: speak-requests.py TABLE.tsv OUT --voice VOICE [--voice ...]
The table has the columns path and text. Each row becomes OUT/none/path.wav, OUT/light/path.wav and OUT/heavy/path.wav.
A voice is a Piper voice (FILE.onnx) or `hibari`, the American woman of the package hibari-tts; several take turns. The
pace varies from row to row (0.85 to 1.15 of the voice's own). Speech peaks at 6000 of 32767, with 200 ms before and
after. Noise, as the ratio of speech to it: none (a hiss that nobody hears), light (20 dB), heavy (10 dB). It is two
parts of babble (the other requests backwards), one part of hum and one of hiss, all within the line's 300 to 3400 Hz.
Needs numpy and scipy, and piper-tts or hibari-tts. The same table gives the same sound.
"""
import argparse
import csv
import pathlib
import wave

import numpy as np
from scipy.signal import butter, resample_poly, sosfilt

RATE = 8000
PEAK = 6000.0
RATIO_DB = {"none": None, "light": 20.0, "heavy": 10.0}
LINE = butter(4, [300, 3400], "bandpass", fs=RATE, output="sos")


def mu_law(sound):
    scaled = np.clip(sound / 32768, -1, 1)
    code = np.round((np.sign(scaled) * np.log1p(255 * np.abs(scaled)) / np.log(256) + 1) / 2 * 255) / 255 * 2 - 1
    return np.sign(code) * (np.power(256.0, np.abs(code)) - 1) / 255 * 32768


class Piper:
    def __init__(self, path):
        from piper import PiperVoice

        self.voice = PiperVoice.load(path)
        self.rate = self.voice.config.sample_rate

    def say(self, text, pace):
        from piper import SynthesisConfig

        parts = self.voice.synthesize(text, syn_config=SynthesisConfig(length_scale=pace))
        return np.concatenate([part.audio_int16_array for part in parts]).astype(np.float64)


class Hibari:
    def __init__(self):
        import hibari

        self.voice, self.rate = hibari.Hibari(), hibari.SAMPLE_RATE

    def say(self, text, pace):
        return self.voice(text, speed=1 / pace, seed=0).astype(np.float64)


def speak(voice, text, pace):
    sound = voice.say(text, pace)
    common = np.gcd(voice.rate, RATE)
    sound = resample_poly(sound, RATE // common, voice.rate // common)
    sound *= PEAK / max(1e-9, np.abs(sound).max())
    return np.concatenate([np.zeros(RATE // 5), sound, np.zeros(RATE // 5)])


def noise(random, length, spoken):
    """Of loudness 1: voices in the room, the hum of the mains and hiss."""
    babble = sum(np.roll(np.resize(other[::-1], length), random.integers(length)) for other in spoken)
    hum = np.sin(2 * np.pi * 50 * np.arange(length) / RATE) + np.sin(2 * np.pi * 350 * np.arange(length) / RATE)
    parts = [2 * babble / loudness(babble), hum / loudness(hum), random.normal(size=length)]
    mixed = sosfilt(LINE, sum(parts))
    return mixed / loudness(mixed)


def loudness(sound):
    return max(1e-9, np.sqrt(np.mean(sound**2)))


def write(path, sound):
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(np.clip(mu_law(sound), -32768, 32767).astype(np.int16).tobytes())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--voice", action="append", required=True, help="may be repeated")
    args = parser.parse_args()
    voices = [Hibari() if name == "hibari" else Piper(name) for name in args.voice]
    random = np.random.default_rng(7)
    with open(args.table, encoding="utf-8") as table:
        lines = [line for line in table if not line.startswith("#")]
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    paces = random.uniform(0.85, 1.15, len(rows))
    spoken = [speak(voices[n % len(voices)], row["text"], float(paces[n])) for n, row in enumerate(rows)]
    for level, ratio_db in RATIO_DB.items():
        (args.out / level).mkdir(parents=True, exist_ok=True)
        for number, row in enumerate(rows):
            sound = spoken[number] + random.normal(0, 8, len(spoken[number]))
            if ratio_db is not None:
                others = [spoken[(number + step) % len(rows)] for step in (1, 2, 3)]
                below = loudness(spoken[number]) / 10 ** (ratio_db / 20)
                sound += below * noise(random, len(sound), others)
            write(args.out / level / f"{row['path']}.wav", sound)


main()
