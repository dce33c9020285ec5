"""What Whisper models have in common: mel filters, vocabulary, special tokens. Read from a model file that has them."""

import struct
from pathlib import Path

import numpy as np
import scipy.fft

# Filters and vocabulary are the same in every English model; the demonstration model carries them along.
DONOR = Path(__file__).parents[2] / "demo" / "ggml-demo-en.bin"
VOCABULARY_SIZE = 51_864
END_OF_TEXT, START, NO_SPEECH, NO_TIMESTAMPS = 50_256, 50_257, 50_361, 50_362
SAMPLE_RATE_HZ = 16_000
BLANK, OUT_OF_DOMAIN = "[BLANK_AUDIO]", "[inaudible]"


def read_donor(path=DONOR):
    """mel filters, text tokens as bytes, and the file's bytes from the filters' sizes to the last token"""
    data = path.read_bytes()
    begin = at = 4 + 11 * 4
    mels, bins = struct.unpack_from("<2i", data, at)
    at += 8
    filters = np.frombuffer(data, "<f4", mels * bins, at).reshape(mels, bins).copy()
    at += 4 * mels * bins
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    tokens = []
    for _ in range(count):
        (length,) = struct.unpack_from("<I", data, at)
        tokens.append(data[at + 4 : at + 4 + length])
        at += 4 + length
    return filters, tokens, data[begin:at]


FILTERS, TOKENS, HEADER = read_donor()
TOKEN_NUMBERS = {token: number for number, token in reversed(list(enumerate(TOKENS)))}
WINDOW = (0.5 * (1 - np.cos(2 * np.pi * np.arange(400) / 400))).astype(np.float32)


def log_mel(sound):
    """16 kHz -> log10 of the mel powers, [frames, 80]; frame n is centred at sample 160 n, as in whisper.cpp"""
    padded = np.concatenate([np.zeros(200, np.float32), sound.astype(np.float32), np.zeros(360, np.float32)])
    frames = (len(padded) - 400) // 160 + 1
    windows = np.lib.stride_tricks.sliding_window_view(padded, 400)[::160][:frames] * WINDOW
    power = np.abs(scipy.fft.rfft(windows, axis=1)) ** 2
    return np.log10(np.maximum(power @ FILTERS.T, 1e-10)).astype(np.float32)


def encode(text):
    """Token numbers of a text, by byte pair encoding of each word with the space before it."""
    return [number for word in text.split() for number in encode_word(" " + word)]


def encode_word(word):
    parts = [bytes([byte]) for byte in word.encode()]
    while len(parts) > 1:
        pairs = [(TOKEN_NUMBERS.get(a + b), at) for at, (a, b) in enumerate(zip(parts, parts[1:]))]
        pairs = [pair for pair in pairs if pair[0] is not None]
        if not pairs:
            break
        _, at = min(pairs)
        parts[at : at + 2] = [parts[at] + parts[at + 1]]
    return [TOKEN_NUMBERS[part] for part in parts]


def used_tokens(words):
    """The few of the 51864 tokens that this vocabulary needs; only these have rows that are trained."""
    used = {START, NO_TIMESTAMPS, NO_SPEECH, END_OF_TEXT, *encode(BLANK), *encode(OUT_OF_DOMAIN)}
    for word in words:
        used.update(encode(word))
    return sorted(used)
