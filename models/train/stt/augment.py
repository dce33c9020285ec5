"""Makes a batch of clean utterances sound like telephone calls, no two times alike.

Everything happens on mel powers, so that the synthesisers run once and two CPU cores keep up with training: vocal
tract length, pace, room, noise and babble, the line's band, codec noise, lost packets, level, masking.
"""

import numpy as np
import torch
import torch.nn.functional as F

from noise import noise_bank
from whisper_format import FILTERS

LN_10 = 2.302585093
TELEPHONE_SHARE = 0.85
TRACT_LENGTHS = np.linspace(0.84, 1.18, 18)
BIN_HZ = np.arange(201) * 40.0
CENTRE_HZ = torch.tensor((FILTERS * BIN_HZ).sum(1) / FILTERS.sum(1), dtype=torch.float32)
BAND_WIDTH = torch.tensor(1 / np.maximum(FILTERS.max(1), 1e-9), dtype=torch.float32)


def mel_of(hz):
    """Slaney's mel scale, as in Whisper."""
    hz = np.asarray(hz, dtype=float)
    return np.where(hz < 1_000, hz * 3 / 200, 15 + 27 * np.log(np.maximum(hz, 1) / 1_000) / np.log(6.4))


def tract_matrix(length):
    """Moves the bands as another length of the vocal tract would."""
    matrix = np.zeros((80, 80), np.float32)
    places = np.interp(mel_of(CENTRE_HZ.numpy() * length), mel_of(CENTRE_HZ.numpy()), np.arange(80))
    for band, place in enumerate(places):
        below, share = int(place), place - int(place)
        matrix[below, band] += 1 - share
        matrix[min(below + 1, 79), band] += share
    return matrix


TRACTS = torch.from_numpy(np.stack([tract_matrix(length) for length in TRACT_LENGTHS]))
NEUTRAL_TRACT = int(np.argmin(abs(TRACT_LENGTHS - 1)))


def ten_to(x):
    return torch.exp(x * LN_10)


class Augmenter:
    def __init__(self, seed, strength=0.6):
        self.generator = torch.Generator().manual_seed(seed)
        self.strength = strength
        self.noises = noise_bank()

    def __call__(self, utterances, frames):
        """Mels of the utterances -> what Whisper sees, [batch, 80, frames]; the even number of frames holds all."""
        silent = torch.tensor([utterance.kind == "silence" for utterance in utterances])
        power, end = self.placed(utterances, frames, silent)
        power = self.room(power)
        power = self.noise(power, silent)
        power = self.line(power)
        power = self.lost_packets(power)
        level = ten_to(self.uniform(len(utterances), -3.2, 0.6))
        power = power * level[:, None, None] * (torch.arange(frames)[None] < end[:, None])[..., None]
        power[silent & self.chance(len(utterances), 0.15)] = 0
        mel = torch.log10(power.clamp(min=1e-10))
        mel = (torch.maximum(mel, mel.amax((1, 2), keepdim=True) - 8) + 4) / 4
        return self.masked(mel).transpose(1, 2).contiguous()

    def uniform(self, shape, low, high):
        return torch.empty(shape).uniform_(low, high, generator=self.generator)

    def chance(self, shape, probability):
        return torch.rand(shape, generator=self.generator) < probability

    def integer(self, low, high, shape=(1,)):
        return torch.randint(low, high, shape, generator=self.generator)

    def placed(self, utterances, frames, silent):
        """Pace, vocal tract, place in the window; mean power of speech 1. Also where the sound ends."""
        batch = len(utterances)
        lengths = torch.tensor([len(utterance.mel) for utterance in utterances])
        pace = self.uniform(batch, 0.86, 1.16)
        pace[self.chance(batch, 0.3)] = 1
        pace = torch.maximum(pace, lengths.float() / (frames - 8))
        spoken = (lengths.float() / pace).long().clamp(min=8)
        lead = (torch.rand(batch, generator=self.generator) ** 2 * 60).long()
        lead = torch.minimum(lead, (frames - 2 - spoken).clamp(min=0))
        trail = (torch.rand(batch, generator=self.generator) ** 1.5 * 90).long() + 3
        longest = int(lengths.max())
        mels = torch.full((batch, longest + 1, 80), -10.0)
        for number, utterance in enumerate(utterances):
            mels[number, : len(utterance.mel)] = torch.from_numpy(utterance.mel.astype(np.float32))
        tract = self.integer(0, len(TRACT_LENGTHS), (batch,))
        tract[self.chance(batch, 0.35)] = NEUTRAL_TRACT
        mels = torch.bmm(mels, TRACTS[tract])
        since_lead = torch.arange(frames).float()[None] - lead[:, None].float()
        source = since_lead * pace[:, None]
        valid = (since_lead >= 0) & (source <= (lengths[:, None] - 1).float())
        source = source.clamp(min=0)
        below = source.long().clamp(max=longest - 1)
        share = (source - below.float()).clamp(0, 1)[..., None]
        index = below[..., None].expand(-1, -1, 80)
        power = ten_to(mels.gather(1, index) * (1 - share) + mels.gather(1, index + 1) * share) * valid[..., None]
        speech = power.sum((1, 2)) / (valid.sum(1) * 80).clamp(min=1)
        end = torch.minimum(lead + spoken + trail, torch.tensor(frames))
        end = torch.where(silent, self.integer(frames // 4, frames + 1, (batch,)), end)
        return power / speech.clamp(min=1e-12)[:, None, None], end

    def room(self, power):
        """Echoes of 80 ms that decay."""
        if not self.chance(1, 0.3 * self.strength):
            return power
        batch = len(power)
        chosen = self.chance(batch, 0.6).float()
        decay, amount = self.uniform(batch, 0.3, 0.75) * chosen, self.uniform(batch, 0.05, 0.35) * chosen
        echoed = power.clone()
        for delay in range(1, 9):
            echoed[:, delay:] += (amount * decay**delay)[:, None, None] * power[:, :-delay]
        return echoed

    def noise(self, power, silent):
        """Noises and other callers, 4 to 45 dB below the speech, some calls nearly clean."""
        batch, frames = power.shape[:2]
        noise = ten_to(torch.stack([self.noise_piece(frames) for _ in range(batch)]))
        babble = self.chance(batch, 0.25) & ~silent if self.chance(1, 0.5) else torch.zeros(batch, dtype=torch.bool)
        if babble.any():
            one = torch.randperm(batch, generator=self.generator)
            other = torch.randperm(batch, generator=self.generator)
            voices = (power[one] + power[other].roll(37, 1) + power[other].roll(frames // 2, 1)) / 3 + 1e-6
            noise = torch.where(babble[:, None, None], voices, noise)
        ratio = self.uniform(batch, 0.4 + 2.2 * (1 - self.strength), 4.5)
        ratio = torch.where(babble, ratio.clamp(min=1.2), ratio)
        ratio = torch.where(self.chance(batch, 0.25), self.uniform(batch, 4, 8), ratio)
        louder = torch.where(silent, ten_to(self.uniform(batch, -1, 4)), torch.ones(batch))
        return power * (~silent)[:, None, None] + noise * (ten_to(-ratio) * louder)[:, None, None]

    def noise_piece(self, frames):
        noise = self.noises[int(self.integer(0, len(self.noises)))]
        begin = int(self.integer(0, max(1, len(noise) - min(frames, 1_000))))
        return torch.cat([noise, noise])[begin : begin + frames]

    def line(self, power):
        """The telephone's band (or a wideband microphone), tilt and ripple, background and mu-law noise."""
        batch, frames = power.shape[:2]
        hz = CENTRE_HZ[None]
        telephone = self.chance((batch, 1), TELEPHONE_SHARE)
        high_pass, low_pass = self.uniform((batch, 1), 120, 340), self.uniform((batch, 1), 3_000, 3_850)
        band = -torch.clamp((high_pass - hz) / high_pass, min=0) * self.uniform((batch, 1), 1, 6)
        band -= torch.clamp((hz - low_pass) / 400, min=0) * self.uniform((batch, 1), 1.5, 5)
        band = torch.where(hz > 4_000, torch.minimum(band, -self.uniform((batch, 1), 4.5, 9)), band)
        wide = -torch.clamp((hz - self.uniform((batch, 1), 5_000, 9_000)) / 1_000, min=0) * 3
        tilt = self.uniform((batch, 1), -0.35, 0.35) * torch.log2(hz / 1_000)
        ripple = F.interpolate(torch.randn(batch, 1, 9, generator=self.generator) * 0.2, size=80, mode="linear")[:, 0]
        response = torch.where(telephone, band, wide) + tilt + ripple
        above_band = torch.where(telephone & (hz > 4_000), 1e-4, 1.0)[:, None]
        white = ten_to(-self.uniform(batch, 3.5, 8))[:, None, None] * self.grain(batch, frames)
        power = power * ten_to(response)[:, None] + white * above_band
        coded = ten_to(-self.uniform(batch, 3, 4)) * self.chance(batch, 0.6)
        loudness = (power * BAND_WIDTH).sum(2, keepdim=True) / BAND_WIDTH.sum()
        return power + loudness * coded[:, None, None] * self.grain(batch, frames) * above_band

    def grain(self, batch, frames):
        """Powers of noise in single frames and bands scatter like this."""
        return torch.empty(batch, frames, 80).exponential_(1, generator=self.generator)

    def lost_packets(self, power):
        for number in torch.nonzero(self.chance(len(power), 0.10)).flatten().tolist():
            for _ in range(int(self.integer(1, 4))):
                begin = int(self.integer(0, power.shape[1] - 8))
                power[number, begin : begin + int(self.integer(2, 6))] *= 1e-7
        return power

    def masked(self, mel):
        """Bands and moments blotted out, so that the model does not lean on any."""
        for number in torch.nonzero(self.chance(len(mel), 0.5 * self.strength)).flatten().tolist():
            mean, lowest = float(mel[number].mean()), float(mel[number].min())
            for _ in range(int(self.integer(0, 3))):
                band = int(self.integer(0, 55))
                mel[number, :, band : band + int(self.integer(1, 9))] = mean
            for _ in range(int(self.integer(0, 3))):
                begin = int(self.integer(0, mel.shape[1]))
                mel[number, begin : begin + int(self.integer(2, 14))] = lowest
        return mel
