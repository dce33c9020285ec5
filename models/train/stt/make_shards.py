"""Makes synthetic utterances for training: mel spectrograms and words, in files of some hundreds.

usage: make_shards.py OUT --other clinc150/data_full.json --first 0 --count 35 --utterances 400
Several may run at once with different numbers; the number seeds everything.
"""

import argparse
import json
import random
from pathlib import Path

import numpy as np

from other_sentences import for_training, other_sentences
from sentences import Sentences
from speech import draw_voice, levelled, synthesise, trimmed
from whisper_format import SAMPLE_RATE_HZ, log_mel

HERE = Path(__file__).parent
SECONDS_MAX = 9
OTHER_SHARE, ESPEAK_SHARE = 0.10, 0.55


def make_shard(number, utterances, vocabulary, held_out, others, folder):
    draw, grammar = random.Random(number), Sentences(number + 77)
    mels, about = [], []
    while len(mels) < utterances:
        if draw.random() < OTHER_SHARE:
            text = draw.choice(others)
            kind = "in" if all(word in vocabulary for word in text.split()) else "other"
        else:
            text, kind = grammar.sentence(), "in"
            if text.lower() in held_out:
                continue
        voice = draw_voice(draw, "espeak" if draw.random() < ESPEAK_SHARE else "flite")
        sound = trimmed(synthesise(voice, text))
        if 0.1 * SAMPLE_RATE_HZ <= len(sound) <= SECONDS_MAX * SAMPLE_RATE_HZ:
            mels.append(log_mel(levelled(sound)).astype(np.float16))
            about.append((text, kind, voice["voice"]))
    # The words first: a shard exists when its sound does.
    (folder / f"{number}.json").write_text(json.dumps(about))
    np.savez(folder / f"{number}.partial.npz", mel=np.concatenate(mels), length=[len(mel) for mel in mels])
    (folder / f"{number}.partial.npz").rename(folder / f"{number}.npz")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("out", type=Path)
    options.add_argument("--other", required=True, help="data_full.json of CLINC150")
    options.add_argument(
        "--held-out", type=Path, help="transcripts.tsv of make_heldout.py, whose sentences are not used"
    )
    options.add_argument("--first", type=int, default=0)
    options.add_argument("--count", type=int, default=35)
    options.add_argument("--utterances", type=int, default=400)
    args = options.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    vocabulary = set(json.loads((HERE / "vocabulary.json").read_text()))
    rows = args.held_out.read_text().splitlines()[1:] if args.held_out else []
    held_out = {row.split("\t")[1] for row in rows}
    others = for_training(other_sentences(args.other))
    for number in range(args.first, args.first + args.count):
        make_shard(number, args.utterances, vocabulary, held_out, others, args.out)
        print("shard", number, flush=True)


if __name__ == "__main__":
    main()
