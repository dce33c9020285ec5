"""What callers say and what the answer is, made from topics.txt. `python sentences.py 20` prints twenty."""

import random
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
OPENERS = ["hello", "hi", "hi there", "good morning", "good afternoon", "yes hello", "um", "uh", "excuse me", "okay", "so",
           "yes", "hey", "well", "hello my name is Susan", "good morning this is John Miller", "hi it is me again", "please",
           "sorry", "listen"]
CLOSERS = ["please", "thank you", "thanks", "can you help me", "can someone help", "what can I do", "if possible", "you know",
           "I think", "can you connect me", "who can help me with that", "is that possible", "right now", "would you"]
SHORT = {("I am", "I'm"), ("it is", "it's"), ("do not", "don't"), ("cannot", "can't"), ("I have", "I've"), ("is not", "isn't"),
         ("we are", "we're"), ("I would", "I'd"), ("what is", "what's"), ("does not", "doesn't"), ("there is", "there's")}
GREETING = ("Welcome to Northwind. Please tell me who you would like to speak to: billing, sales, support, or appointments.")
REASKED = ["Sorry, I did not get that. Which department would you like?", "Sorry about that. Which department would you like?",
           "Sorry, I did not hear anything. Which department would you like?", "Billing, is that right?",
           "I am sorry, I cannot help with that. Who would you like to speak to?"]


def topics():
    """Topics as (intent, action, say, patterns), and the lists of words."""
    lists, found = {}, []
    for line in (HERE / "topics.txt").read_text().splitlines():
        if line.startswith("! "):
            name, words = line[2:].split(": ", 1)
            lists[name] = words.split(", ")
        elif line.startswith("= "):
            decision, say = line[2:].split(" | ", 1)
            found.append((*decision.split(), say, []))
        elif line and not line.startswith("#"):
            found[-1][3].append(line)
    return found, lists


def expand(pattern, lists, rng):
    while (choice := re.search(r"\(([^()]*)\)", pattern)):
        pattern = pattern[:choice.start()] + rng.choice(choice[1].split("|")) + pattern[choice.end():]
    pattern = re.sub(r"\{(\w+)\}", lambda name: rng.choice(lists[name[1]]), pattern)
    return " ".join(pattern.split())


def held_out():
    rows = (HERE / "held_out.tsv").read_text().splitlines()
    return [row.split("\t") for row in rows if not row.startswith("#")]


def plain(text):
    return re.sub(r"[^a-z0-9 ]", "", text.lower())


HELD_OUT = {plain(row[0]) for row in held_out()}


class Callers:
    """An endless row of (words, intent, action, say), intents alike often, none of the held-out sentences among them."""

    def __init__(self, seed):
        self.rng = random.Random(seed)
        found, self.lists = topics()
        self.kinds = {}
        for topic in found:
            self.kinds.setdefault((topic[0], topic[1]), []).append(topic)

    def one(self):
        rng = self.rng
        kind = rng.choices(list(self.kinds), [5 if kind[0] == "none" and kind[1] == "reask" else 3 for kind in self.kinds])[0]
        topics_of_kind = self.kinds[kind]
        topic = rng.choices(topics_of_kind, [len(topic[3]) for topic in topics_of_kind])[0]
        words = expand(rng.choice(topic[3]), self.lists, rng)
        if plain(words) in HELD_OUT:
            return self.one()
        return self.as_heard(words, kind), topic[0], topic[1], topic[2]

    def as_heard(self, words, kind):
        """With what people say around it, and as a recogniser writes it."""
        rng = self.rng
        for long, short in SHORT:
            if rng.random() < 0.5:
                words = re.sub(rf"\b{long}\b", short, words)
        parts = words.split()
        if len(parts) > 4 and rng.random() < 0.15:
            parts.pop(rng.randrange(len(parts)))
        words = " ".join(parts)
        mark = rng.choice([", ", " ", ". "])
        if rng.random() < 0.3:
            words = rng.choice(OPENERS) + mark + words
        if rng.random() < 0.25 and kind[0] not in ("none", "unclear"):
            words += mark.replace(".", ",") + rng.choice(CLOSERS)
        look = rng.random()
        if look < 0.35:
            return re.sub(r"[^a-z' ]", "", words.lower())
        return words[0].upper() + words[1:] + rng.choice([".", ".", "?", ""]) if look < 0.8 else words

    def dialog(self):
        """The turns before, as the program bounds them: usually the greeting alone."""
        turns = [] if self.rng.random() < 0.15 else [("bot", GREETING)]
        for _ in range(self.rng.choice([0, 0, 0, 0, 1, 2])):
            turns += [("caller", self.one()[0]), ("bot", self.rng.choice(REASKED))]
        return turns


if __name__ == "__main__":
    callers = Callers(1)
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 20):
        print(*callers.one(), sep=" | ")
