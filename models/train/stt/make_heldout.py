"""Makes recordings to measure with: new sentences in known and unknown voices, digits of people, noise, other speech.

usage: make_heldout.py OUT --recordings DIR --other clinc150/data_full.json
Run it before make_shards.py, which leaves these sentences out. Measure with
  offhook bench stt --transcripts OUT/transcripts.tsv --audio OUT --by-set
"""

import argparse
import json
import random
import wave
from pathlib import Path

import numpy as np
from scipy.signal import butter, resample_poly, sosfilt

from dataset import HELD_OUT_SPEAKERS
from noise import KINDS
from other_sentences import for_testing, other_sentences
from sentences import Sentences
from speech import draw_voice, load, synthesise, trimmed
from whisper_format import OUT_OF_DOMAIN, SAMPLE_RATE_HZ

BAND = butter(4, [300, 3400], "bandpass", fs=SAMPLE_RATE_HZ, output="sos")
ANDREA = {"program": "espeak-ng", "voice": "en-us+Andrea", "words_per_minute": 150, "pitch": 50, "word_gap": 0}


class HeldOut:
    def __init__(self, folder):
        self.folder, self.rows = folder, []
        self.draw, self.numbers = random.Random(4242), np.random.default_rng(4242)

    def put(self, group, sound, text, source):
        """Through a telephone's band and mu-law to 8 kHz."""
        number = sum(row[2] == group for row in self.rows)
        path = self.folder / group / f"{number:03}.wav"
        path.parent.mkdir(parents=True, exist_ok=True)
        narrow = np.clip(resample_poly(sosfilt(BAND, sound), 1, 2), -1, 1)
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(8_000)
            file.writeframes((mu_law_and_back(narrow) * 32_767).astype("<i2").tobytes())
        self.rows.append((f"{group}/{path.name}", text, group, source))

    def call(self, speech, noisy=True):
        """Speech at a caller's level, with silence around it and now and then noise."""
        sound = speech / (np.abs(speech).max() + 1e-9) * self.draw.uniform(0.15, 0.7)
        silences = [
            np.zeros(int(SAMPLE_RATE_HZ * self.draw.uniform(*range_s))) for range_s in ((0.15, 0.5), (0.3, 0.7))
        ]
        sound = np.concatenate([silences[0], sound, silences[1]])
        if noisy and self.draw.random() < 0.6:
            loud = np.sqrt((sound**2).sum() / max(1, (np.abs(sound) > 1e-3).sum()))
            sound = sound + self.numbers.standard_normal(len(sound)) * loud * 10 ** (-self.draw.uniform(15, 40) / 20)
        return sound

    def sentences(self, count_seen, count_unseen):
        grammar = Sentences(999)
        texts = []
        while len(texts) < count_seen + 2 * count_unseen:
            text = grammar.sentence()
            if len(text.split()) >= 4 and text not in texts:
                texts.append(text)
        for number, text in enumerate(texts):
            if number < count_seen:
                group, voice = "seen_voice", draw_voice(self.draw, "espeak" if number % 2 else "flite")
            elif number < count_seen + count_unseen:
                group, voice = "unseen_rms", draw_voice(self.draw, "rms")
            else:
                group, voice = "unseen_andrea", ANDREA
            self.put(group, self.call(trimmed(synthesise(voice, text))), text.lower(), voice["voice"])

    def digits(self, recordings):
        rows = [row.split("\t") for row in (recordings / "transcripts.tsv").read_text().splitlines()[1:]]
        for speaker in sorted(HELD_OUT_SPEAKERS):
            spoken = [row for row in rows if row[0].startswith("fsdd/") and row[2] == speaker]
            for path, text, *_ in self.draw.sample(spoken, min(50, len(spoken))):
                self.put("digit", self.call(trimmed(load(recordings / path), 0.03), False), text, speaker)
            for _ in range(25 if len(spoken) >= 5 else 0):
                chosen = self.draw.sample(spoken, self.draw.choice([3, 4, 5]))
                gaps = (np.zeros(self.draw.randint(800, 3_000)) for _ in chosen)
                parts = [
                    part for row, gap in zip(chosen, gaps) for part in (trimmed(load(recordings / row[0]), 0.03), gap)
                ]
                self.put("digits", self.call(np.concatenate(parts), False), " ".join(row[1] for row in chosen), speaker)

    def noises(self):
        for level in (0.3, 0.1, 0.03, 0.01, 0.003, 0.001):
            for number, kind in enumerate(KINDS):
                sound = kind(self.numbers)[: 3 * SAMPLE_RATE_HZ]
                self.put("noise", sound / (sound.std() + 1e-12) * level, "", f"noise {number} at {level}")
        self.put("noise", np.zeros(3 * SAMPLE_RATE_HZ), "", "digital silence")

    def others(self, path, vocabulary, count):
        texts = [text for text in for_testing(other_sentences(path))
                 if sum(word not in vocabulary for word in text.split()) >= 2]  # fmt: skip
        for number, text in enumerate(self.draw.sample(texts, min(count, len(texts)))):
            voice = draw_voice(self.draw, "espeak" if number % 2 else "flite")
            self.put("other_speech", self.call(trimmed(synthesise(voice, text))), OUT_OF_DOMAIN, text)


def mu_law_and_back(sound):
    code = np.sign(sound) * np.log1p(255 * np.abs(sound)) / np.log(256)
    code = np.round(code * 127) / 127
    return np.sign(code) * (256 ** np.abs(code) - 1) / 255


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("out", type=Path)
    options.add_argument("--recordings", type=Path, required=True)
    options.add_argument("--other", required=True, help="data_full.json of CLINC150")
    options.add_argument("--sentences", type=int, default=120)
    args = options.parse_args()
    vocabulary = set(json.loads((Path(__file__).parent / "vocabulary.json").read_text()))
    held_out = HeldOut(args.out)
    held_out.sentences(args.sentences, args.sentences // 2)
    held_out.digits(args.recordings)
    held_out.noises()
    held_out.others(args.other, vocabulary, args.sentences // 3)
    lines = ["path\ttext\tset\tsource", *("\t".join(row) for row in held_out.rows)]
    (args.out / "transcripts.tsv").write_text("\n".join(lines) + "\n")
    print(len(held_out.rows), "recordings")


if __name__ == "__main__":
    main()
