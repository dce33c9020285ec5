"""Synthetic callers: espeak-ng and flite voices in many variants, as 16 kHz sound."""

import io
import random
import struct
import subprocess
import tempfile
from math import gcd

import numpy as np
import soundfile
from scipy.signal import resample_poly

from whisper_format import SAMPLE_RATE_HZ

ACCENTS = "en-us " * 6 + "en-gb en-gb en-gb-x-rp en-gb-scotland en-gb-x-gbclan en-gb-x-gbcwmd en-029 en-us-nyc"
VARIANTS = """
    Alex Alicia Andy Annie Denis Diogo Gene Gene2 Henrique Hugo Jacky Lee Marco Mario Michael Mike adam anika
    antonio aunty belinda benjamin boris caleb david ed edward edward2 f1 f2 f3 f4 f5 grandma grandpa gustave iven
    john linda m1 m2 m3 m4 m5 m6 m7 m8 klatt klatt2 klatt3 klatt4 max michel miguel norbert pablo paul pedro quincy
    rob robert sandro shelby steph steph2 travis victor zac
"""
# flite voice: the range of its mean pitch in Hz
FLITE_PITCH = {"slt": (130, 230), "awb": (85, 160), "kal16": (75, 150), "kal": (75, 150), "rms": (75, 130)}
FLITE_TRAINING = ["slt", "slt", "awb", "awb", "kal16", "kal16", "kal"]


def draw_voice(draw: random.Random, kind):
    """A random voice: of espeak-ng, of flite, or the named flite voice."""
    if kind == "espeak":
        variant = "+" + draw.choice(VARIANTS.split()) if draw.random() < 0.93 else ""
        return {
            "program": "espeak-ng",
            "voice": draw.choice(ACCENTS.split()) + variant,
            "words_per_minute": draw.randint(120, 205),
            "pitch": draw.randint(20, 80),
            "word_gap": draw.choice([0, 0, 0, 0, 1, 2, 4]),
        }
    voice = draw.choice(FLITE_TRAINING) if kind == "flite" else kind
    stretch = round(draw.uniform(0.8, 1.25), 2)
    return {"program": "flite", "voice": voice, "stretch": stretch, "pitch": draw.randint(*FLITE_PITCH[voice])}


def synthesise(voice, text):
    if voice["program"] == "espeak-ng":
        numbers = {"-s": "words_per_minute", "-p": "pitch", "-g": "word_gap"}
        options = [part for option, name in numbers.items() for part in (option, str(voice[name]))]
        command = ["espeak-ng", "-v", voice["voice"], *options, "--stdout", spoken(text, "[['eI]]")]
        return load(io.BytesIO(with_sizes(subprocess.run(command, capture_output=True, check=True).stdout)))
    with tempfile.NamedTemporaryFile(suffix=".wav") as out:
        settings = (f"duration_stretch={voice['stretch']}", f"int_f0_target_mean={voice['pitch']}")
        options = [part for setting in settings for part in ("--setf", setting)]
        command = ["flite", "-voice", voice["voice"], *options, "-t", spoken(text, "ay"), "-o", out.name]
        subprocess.run(command, check=True)
        return load(out.name)


def spoken(text, letter_a):
    """What makes a synthesiser say the letter A and not the article, and "I" as a word."""
    return " ".join({"A": letter_a, "i": "I"}.get(word, word) for word in text.split())


def load(file):
    """One channel at 16 kHz."""
    sound, rate_hz = soundfile.read(file, dtype="float32")
    sound = sound[:, 0] if sound.ndim > 1 else sound
    if rate_hz != SAMPLE_RATE_HZ:
        common = gcd(rate_hz, SAMPLE_RATE_HZ)
        sound = resample_poly(sound, SAMPLE_RATE_HZ // common, rate_hz // common)
    return sound.astype(np.float32)


def with_sizes(wav):
    """espeak-ng cannot know the sizes when it writes the header of a stream."""
    samples = wav[44:]
    return wav[:4] + struct.pack("<I", 36 + len(samples)) + wav[8:40] + struct.pack("<I", len(samples)) + samples


def trimmed(sound, threshold=0.02):
    """Without silence at both ends, but for 60 ms."""
    if len(sound) < 800:
        return sound
    loudness = np.sqrt(np.convolve(sound * sound, np.ones(320) / 320, "same"))
    loud = np.where(loudness > threshold * loudness.max())[0]
    return sound[max(0, loud[0] - 960) : loud[-1] + 960] if len(loud) else sound


def levelled(sound, peak=0.7):
    return sound / (np.abs(sound).max() + 1e-9) * peak
