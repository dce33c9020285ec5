"""Sentences about other things, from the CLINC150 data set: they teach the model what it does not understand."""

import json
import re


def other_sentences(path):
    """Of `data_full.json` (or a part of it), those of 2 to 9 plain words."""
    data = json.load(open(path))
    texts = [text.lower() for part in ("train", "oos_train", "oos_test") for text, _ in data.get(part, [])]
    return [text for text in texts if re.fullmatch(r"[a-z' ]+", text) and 2 <= len(text.split()) <= 9]


def for_training(texts):
    return [text for number, text in enumerate(texts) if number % 10]


def for_testing(texts):
    return texts[::10]
