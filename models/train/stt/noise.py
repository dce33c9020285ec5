"""Noises of telephone calls, as log mel spectrograms of mean power 1."""

import numpy as np
import torch

from whisper_format import SAMPLE_RATE_HZ, log_mel

SECONDS, NOISES = 12, 48
SAMPLES = SECONDS * SAMPLE_RATE_HZ
TIME = np.arange(SAMPLES) / SAMPLE_RATE_HZ
TONES_LOW_HZ, TONES_HIGH_HZ = [697, 770, 852, 941, 440, 350, 400, 480], [1209, 1336, 1477, 480, 620, 425, 440]


def coloured(draw, slope):
    """Noise whose spectrum falls with the frequency to that power: 0 white, 0.5 pink, 1 brown."""
    spectrum = np.fft.rfft(draw.standard_normal(SAMPLES))
    frequency = np.maximum(np.fft.rfftfreq(SAMPLES, 1 / SAMPLE_RATE_HZ), 20)
    return np.fft.irfft(spectrum / frequency**slope, SAMPLES)


def hum(draw):
    mains_hz, floor = draw.choice([50, 60]), coloured(draw, 0.5)
    partials = (
        draw.uniform(0, 1) / n * np.sin(2 * np.pi * mains_hz * n * TIME + draw.uniform(0, 6)) for n in range(1, 12)
    )
    return sum(partials) + 0.05 * floor / floor.std()


def clicks(draw):
    sound = 0.01 * draw.standard_normal(SAMPLES)
    for at in draw.integers(0, SAMPLES - 2_000, draw.integers(20, 90)):
        length = draw.integers(80, 1_200)
        decay = np.exp(-np.arange(length) / (length / 5))
        sound[at : at + length] += draw.standard_normal(length) * decay * draw.uniform(0.2, 1)
    return sound


def tones(draw):
    """Keys, ringing, dial tones."""
    sound, at = 0.003 * draw.standard_normal(SAMPLES), 0
    while at < SAMPLES - 8_000:
        length = min(int(draw.uniform(0.08, 1.2) * SAMPLE_RATE_HZ), SAMPLES - at)
        pair = (draw.choice(TONES_LOW_HZ), draw.choice(TONES_HIGH_HZ))
        sound[at : at + length] += draw.uniform(0.2, 1) * sum(np.sin(2 * np.pi * hz * TIME[:length]) for hz in pair)
        at += length + int(draw.uniform(0.05, 2) * SAMPLE_RATE_HZ)
    return sound


def gusts(draw):
    """Wind, breath, street."""
    strength = np.interp(TIME, np.arange(0, SECONDS + 1, 0.25), draw.uniform(0, 1, 4 * (SECONDS + 1)) ** 2)
    return coloured(draw, draw.uniform(0.2, 0.9)) * strength


def music(draw):
    """Random chords."""
    sound, at = 0.001 * draw.standard_normal(SAMPLES), 0
    while at < SAMPLES - 4_000:
        length = min(int(draw.uniform(0.2, 0.8) * SAMPLE_RATE_HZ), SAMPLES - at)
        for _ in range(3):
            hz = 110 * 2 ** (draw.integers(0, 36) / 12)
            partials = sum(np.sin(2 * np.pi * hz * n * TIME[:length]) / n**1.5 for n in (1, 2, 3, 4))
            sound[at : at + length] += partials * np.exp(-TIME[:length] * draw.uniform(1, 6))
        at += length
    return sound


KINDS = [
    lambda draw: coloured(draw, 0), lambda draw: coloured(draw, 0.5), lambda draw: coloured(draw, 1),
    hum, clicks, tones, gusts, music,
]  # fmt: skip


def noise_bank(seed=3):
    """[noises, frames, 80]"""
    draw = np.random.default_rng(seed)
    mels = []
    for number in range(NOISES):
        sound = KINDS[number % len(KINDS)](draw)
        mels.append(log_mel(sound / sound.std() * 0.1)[: SECONDS * 100])
    bank = torch.from_numpy(np.stack(mels))
    return bank - torch.log10((10**bank).mean((1, 2), keepdim=True))
