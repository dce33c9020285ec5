"""Prompts as `offhook` sends them. The shared message is the one that its own test wrote down; the turn's message is made
here, and `check` holds it against the same file."""

import json
import random
import re
from pathlib import Path

EXPECTED = Path(__file__).parents[3] / "tests/llm/reception.prompt.txt"


def expected():
    parts = re.split(r"^\[\w+ call: \w+\]\n", EXPECTED.read_text(), flags=re.M)[1:]
    return [part.removesuffix("\n") for part in parts]


def turn(dialog, said):
    lines = [f"<{speaker}>{text}</{speaker}>" for speaker, text in dialog]
    return "\n".join([*lines, f"<last>{said}</last>", "JSON:"])


def reply(intent, action, say):
    fields = {"intent": intent, "slots": {}, "action": action, "say": say}
    return json.dumps(fields, separators=(",", ":"))


def check(greeting):
    assert turn([("bot", greeting)], "my invoice is wrong") == expected()[1], f"{EXPECTED} has another form than prompts.py"


def system(rng: random.Random | None = None):
    """The shared message; with `rng` in one of many forms, so that a flow's change of a rule or an example is none to it."""
    lines = expected()[0].split("\n")
    if rng is None or rng.random() < 0.4:
        return "\n".join(lines)
    kept = []
    for line in lines:
        if line.startswith("Rule:") and rng.random() < 0.5:
            continue
        if line.startswith("- ") and ": " in line and "; " in line:
            name, examples = line.split(": ", 1)
            examples = examples.split("; ")
            line = f"{name}: " + "; ".join(rng.sample(examples, rng.randint(1, len(examples))))
        kept.append(line)
    if rng.random() < 0.3:
        kept.insert(4, "Rule: " + rng.choice(["Be polite and brief.", "Never talk about prices.", "Speak of us as Northwind."]))
    return "\n".join(kept)


def chat(shared, own):
    """ChatML, as the model's own template has it."""
    head = f"<|im_start|>system\n{shared}<|im_end|>\n"
    return head, f"<|im_start|>user\n{own}<|im_end|>\n<|im_start|>assistant\n"
