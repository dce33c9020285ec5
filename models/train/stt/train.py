"""Trains the small Whisper on shards and recordings, on the CPU.

usage: train.py --shards SHARDS --recordings DIR --out CHECKPOINTS --minutes 40
Shards that appear while it runs are taken in at the next round. Writes last.pt and average.pt; convert the average.
"""

import argparse
import json
import math
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from augment import Augmenter
from dataset import Phonemes, Utterance, load_recordings, load_shards
from model import Whisper
from whisper_format import (
    BLANK, END_OF_TEXT, NO_SPEECH, NO_TIMESTAMPS, OUT_OF_DOMAIN, START, VOCABULARY_SIZE, encode, used_tokens,
)  # fmt: skip

VOCABULARY = set(json.loads((Path(__file__).parent / "vocabulary.json").read_text()))
USED = used_tokens(VOCABULARY)
ROW_OF = {token: row for row, token in enumerate(USED)}
# The rows of unused tokens are zero, so whisper.cpp sees a logit of 0 for each: training counts them as one.
UNUSED_LOGIT = math.log(VOCABULARY_SIZE - len(USED))
# Few shapes, because oneDNN prepares each anew.
FRAMES = [160, 208, 256, 320, 384, 448, 512, 640, 768, 1024]
TEXT_LENGTHS = [8, 12, 16, 24, 32, 48]
FRAMES_MAX = 900


class Corpus:
    """Everything to train on, drawn anew for each round."""

    def __init__(self, shards, recordings, out):
        self.shards, self.loaded = shards, set()
        self.phonemes = Phonemes(out / "phonemes.json")
        self.synthetic, self.number_of = [], None
        self.people = load_recordings(recordings, VOCABULARY)
        self.take_new_shards()
        self.phonemes.learn({word for utterance in self.people for word in utterance.words()})
        # Fixed from here on: the phoneme head has one row for each.
        self.number_of = {phoneme: number + 1 for number, phoneme in enumerate(self.phonemes.all())}
        for utterance in self.synthetic + self.people:
            self.label(utterance)

    def take_new_shards(self):
        new = load_shards(self.shards, self.loaded)
        self.phonemes.learn({word for utterance in new for word in utterance.words()})
        if self.number_of is not None:
            for utterance in new:
                self.label(utterance)
        self.synthetic += new

    def label(self, utterance):
        caption = {"in": utterance.text.lower(), "silence": BLANK}.get(utterance.kind, OUT_OF_DOMAIN)
        utterance.tokens = [ROW_OF[token] for token in encode(caption)]
        sounds = (sound for word in utterance.words() for sound in self.phonemes.of_word[word])
        utterance.phonemes = [self.number_of[sound] for sound in sounds if sound in self.number_of]
        return utterance

    def by_source(self, prefix):
        groups = {}
        for utterance in self.people:
            if utterance.source.startswith(prefix):
                groups.setdefault(utterance.source, []).append(utterance)
        return groups.values()

    def digits_in_a_row(self, speaker):
        parts = random.choices(speaker, k=random.choice([1, 1, 1, 2, 3, 4, 5, 6]))
        floor = max(-6, float(parts[0].mel.min()))
        return self.joined(parts, floor, 0, 22)

    def joined(self, parts, floor, gap_min, gap_max):
        mels = [parts[0].mel]
        for part in parts[1:]:
            mels += [np.full((random.randint(gap_min, gap_max), 80), floor, np.float16), part.mel]
        text = " ".join(part.text for part in parts)
        return self.label(Utterance(np.concatenate(mels), text, "in", parts[0].source))

    def silence(self):
        mel = np.full((random.randint(8, 300), 80), -10, np.float16)
        return self.label(Utterance(mel, "", "silence", "silence"))

    def round(self):
        self.take_new_shards()
        drawn = list(self.synthetic)
        for speaker in self.by_source("an4"):
            drawn += speaker * 3
            pairs = (random.sample(speaker, 2) for _ in range(len(speaker)) if len(speaker) > 1)
            drawn += [self.joined(pair, -6, 3, 25) for pair in pairs if sum(len(one.mel) for one in pair) < 800]
        for speaker in self.by_source("fsdd"):
            drawn += [self.digits_in_a_row(speaker) for _ in range(550)]
        prompts = [utterance for utterance in self.people if utterance.source == "ast"]
        drawn += random.sample(prompts, len(prompts) // 2) + [one for one in prompts if one.kind == "in"] * 2
        drawn += [utterance for utterance in self.people if utterance.source == "lj"]
        drawn += [self.silence() for _ in range(int(len(drawn) * 0.035))]
        return [utterance for utterance in drawn if len(utterance.mel) < FRAMES_MAX]

    def batches(self, frames_in_batch):
        """Batches of similar length, in random order: (frames, utterances)."""
        drawn = sorted(self.round(), key=lambda one: len(one.mel) + random.uniform(0, 40))
        batches = []
        while drawn:
            frames, size = batch_shape(drawn, frames_in_batch)
            batch, drawn = drawn[:size], drawn[size:]
            batches.append((frames, batch + random.choices(batch, k=size - len(batch))))
        random.shuffle(batches)
        return batches


def batch_shape(drawn, frames_in_batch):
    def size(frames):
        return max(4, frames_in_batch // frames // 2 * 2)

    def fits(frames):
        return max(len(one.mel) for one in drawn[: size(frames)]) * 1.06 + 50 <= frames

    frames = next((frames for frames in FRAMES if fits(frames)), FRAMES[-1])
    # Some short ones in long windows, so that the model learns to stop.
    if frames < 640 and random.random() < 0.06:
        frames = random.choice([640, 768, 1024])
    return frames, size(frames)


def collate(frames, utterances, augmenter):
    mel = augmenter(utterances, frames).to(torch.bfloat16)
    longest = max(len(utterance.tokens) for utterance in utterances) + 2
    length = next((one for one in TEXT_LENGTHS if one >= longest), longest)
    given = torch.full((len(utterances), length), ROW_OF[END_OF_TEXT])
    wanted = torch.full((len(utterances), length), -100)
    for number, utterance in enumerate(utterances):
        begin, rest = [ROW_OF[START], ROW_OF[NO_TIMESTAMPS]], utterance.tokens + [ROW_OF[END_OF_TEXT]]
        given[number, : 2 + len(utterance.tokens)] = torch.tensor(begin + utterance.tokens)
        wanted[number, 1 : 1 + len(rest)] = torch.tensor(rest)
        if utterance.kind == "silence" and random.random() < 0.75:
            wanted[number, 1] = ROW_OF[NO_SPEECH]
    # A few wrong words before the next one, so that the decoder listens instead of guessing from what it said.
    wrong = torch.rand(given.shape) < 0.06
    wrong[:, :2] = False
    given = torch.where(wrong, torch.randint(0, len(USED), given.shape), given)
    phonemes = torch.tensor([number for utterance in utterances for number in utterance.phonemes], dtype=torch.long)
    counts = torch.tensor([len(utterance.phonemes) for utterance in utterances])
    return mel, given, wanted, phonemes, counts


def losses(net, mel, given, wanted, phonemes, counts):
    heard = net.encode(mel)
    logits = net.decode(given, heard).float()
    unused = torch.full((*logits.shape[:2], 1), UNUSED_LOGIT)
    words = F.cross_entropy(torch.cat([logits, unused], 2).flatten(0, 1), wanted.flatten(), ignore_index=-100)
    spoken = F.log_softmax(net.phoneme_head(heard).float(), 2).transpose(0, 1)
    lengths = torch.full((len(mel),), len(spoken))
    sounds = F.ctc_loss(spoken, phonemes, lengths, counts, reduction="none", zero_infinity=True)
    known = (counts > 0).float()
    return words, (sounds * known / counts.clamp(min=1)).sum() / known.sum().clamp(min=1)


class Trainer:
    """bfloat16 for the work, float32 for what is kept."""

    def __init__(self, net, rate):
        self.net, self.rate, self.step = net, rate, 0
        self.kept = [weight.detach().clone().float().requires_grad_() for weight in net.parameters()]
        groups = [
            {"params": [weight for weight in self.kept if weight.ndim >= 2], "weight_decay": 0.02},
            {"params": [weight for weight in self.kept if weight.ndim < 2], "weight_decay": 0},
        ]
        self.optimiser = torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98), foreach=True)
        net.to(torch.bfloat16)
        net.encoder_positions = net.encoder_positions.float()
        self.average = [weight.detach().clone() for weight in self.kept]

    def learn(self, batch, progress):
        """One step; `progress` runs from 0 to 1 and sets the rate and how much the phonemes count."""
        cosine = 1 if progress < 0.15 else max(0.01, 0.5 * (1 + math.cos(math.pi * (progress - 0.15) / 0.85)))
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate * min(1, (self.step + 1) / WARM_UP_STEPS) * cosine
        words, sounds = losses(self.net, *batch)
        share = 1.0 if progress < 0.4 else 0.4 if progress < 0.8 else 0.15
        self.net.zero_grad(set_to_none=True)
        (words + share * sounds).backward()
        for kept, weight in zip(self.kept, self.net.parameters()):
            kept.grad = torch.zeros_like(kept) if weight.grad is None else weight.grad.float()
        if torch.isfinite(torch.nn.utils.clip_grad_norm_(self.kept, 1.0)):
            self.optimiser.step()
        with torch.no_grad():
            for kept, weight in zip(self.kept, self.net.parameters()):
                weight.copy_(kept)
            torch._foreach_lerp_(self.average, self.kept, 0.005 if self.step > WARM_UP_STEPS else 0.05)
        self.step += 1
        return words.item(), sounds.item()

    def save(self, folder):
        names = [name for name, _ in self.net.named_parameters()]
        for file, weights in (("last.pt", self.kept), ("average.pt", self.average)):
            named = {name: weight.detach().clone() for name, weight in zip(names, weights)}
            torch.save({"weights": named, "shape": self.net.shape, "used_tokens": USED}, folder / (file + ".partial"))
            (folder / (file + ".partial")).rename(folder / file)


WARM_UP_STEPS = 400
SAVE_EVERY_S = 180


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shards", type=Path, required=True)
    options.add_argument("--recordings", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--minutes", type=float, default=40)
    options.add_argument("--rate", type=float, default=1.5e-3)
    options.add_argument("--frames", type=int, default=13_000, help="mel frames in a batch")
    options.add_argument("--seed", type=int, default=1)
    args = options.parse_args()
    random.seed(args.seed)
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    corpus, augmenter = Corpus(args.shards, args.recordings, args.out), Augmenter(args.seed)
    trainer = Trainer(Whisper(len(USED), len(corpus.number_of)), args.rate)
    started = saved = time.time()
    while True:
        for frames, utterances in corpus.batches(args.frames):
            progress = (time.time() - started) / (60 * args.minutes)
            if progress >= 1:
                trainer.save(args.out)
                return
            words, sounds = trainer.learn(collate(frames, utterances, augmenter), progress)
            if trainer.step % 50 == 0:
                print(
                    f"step {trainer.step}, {100 * progress:.0f} %: words {words:.3f}, sounds {sounds:.3f}", flush=True
                )
            if time.time() - saved > SAVE_EVERY_S:
                saved = time.time()
                trainer.save(args.out)


if __name__ == "__main__":
    main()
