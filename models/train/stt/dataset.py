"""Utterances to train on: synthetic shards and recordings of people, each a mel spectrogram with its words."""

import json
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from speech import levelled, load, trimmed
from whisper_format import log_mel

# Of the digit recordings, these two speakers are for testing.
HELD_OUT_SPEAKERS = {"theo", "lucas"}


@dataclass
class Utterance:
    mel: np.ndarray
    text: str
    """Upper-case letters are spelled."""
    kind: str
    """in (the domain), other, or silence"""
    source: str
    tokens: list = field(default_factory=list)
    phonemes: list = field(default_factory=list)

    def words(self):
        return [word if len(word) == 1 and word.isupper() else word.lower() for word in self.text.split()]


def load_shards(folder, loaded):
    """Utterances of the shards that are not in `loaded` yet, which they are added to."""
    found = []
    for path in sorted(folder.glob("*.npz")):
        if path in loaded or ".partial." in path.name:
            continue
        shard, about = np.load(path), json.loads(path.with_suffix(".json").read_text())
        ends = np.cumsum(shard["length"])
        mels = np.split(shard["mel"], ends[:-1])
        found += [Utterance(mel, text, kind, voice) for mel, (text, kind, voice) in zip(mels, about)]
        loaded.add(path)
    return found


def load_recordings(folder, vocabulary):
    """Recordings listed in `transcripts.tsv` (path, text, speaker), in one folder a data set:
    an4_train, fsdd (digits), ast (Asterisk's prompts), lj (LJ Speech, as speech about other things)."""
    found = []
    for row in (folder / "transcripts.tsv").read_text().splitlines()[1:]:
        path, text, speaker = row.split("\t")[:3]
        group, words = path.split("/")[0], plain(text)
        if not words or (group == "fsdd" and speaker in HELD_OUT_SPEAKERS):
            continue
        mel = log_mel(levelled(trimmed(load(folder / path), 0.03))).astype(np.float16)
        spelled = " ".join(word.upper() if len(word) == 1 else word for word in words.split())
        if group == "an4_train":
            found.append(Utterance(mel, spelled, "in", "an4:" + speaker))
        elif group == "fsdd":
            found.append(Utterance(mel, words, "in", "fsdd:" + speaker))
        elif group == "ast" and len(mel) <= 850:
            known = all(word in vocabulary for word in words.split())
            found.append(Utterance(mel, spelled if "letters" in path else words, "in" if known else "other", "ast"))
        elif group == "lj":
            found += [Utterance(mel[at : at + 450], "", "other", "lj") for at in range(0, len(mel) - 200, 450)]
    return found


def plain(text):
    return " ".join(re.sub(r"[^a-z' ]", " ", text.lower().replace("-", " ")).split())


class Phonemes:
    """How espeak-ng says each word; kept in a file, because asking takes a while."""

    def __init__(self, path: Path):
        self.path = path
        self.of_word = json.loads(path.read_text()) if path.exists() else {}

    def learn(self, words):
        new = sorted({word for word in words if word not in self.of_word})
        for word in new:
            said = "[['eI]]" if word == "A" else word
            command = ["espeak-ng", "-q", "-x", "--sep=_", "-v", "en-us", said]
            answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
            parts = (re.sub(r"[',%=|;]", "", part) for part in re.split(r"[_ ]+", answer))
            self.of_word[word] = [part for part in parts if part and not part.startswith("_:")]
        if new:
            self.path.write_text(json.dumps(self.of_word))

    def all(self):
        return sorted({phoneme for phonemes in self.of_word.values() for phoneme in phonemes})
