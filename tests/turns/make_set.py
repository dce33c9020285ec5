#!/usr/bin/env python3
"""Makes the recordings on which turn-taking is measured: tests/turns/make_set.py RECORDINGS FOLDER

RECORDINGS holds fsdd_8k/{digit}_{speaker}_{take}.wav (people saying one digit; the Free Spoken Digit Dataset) and may
lack it: then only synthetic voices speak. FOLDER gets 8 kHz WAV files and set.tsv: path, kind, text, and the pauses
inside as milliseconds from the recording's start. The same input gives the same bytes.

Needs Python, nothing from PyPI, and: apt-get install flite espeak-ng sox
"""

import array
import pathlib
import random
import subprocess
import sys
import tempfile
import wave

RATE_HZ = 8000
VOICES = ["flite:slt", "flite:awb", "flite:kal16", "espeak:en-us+Annie", "espeak:en-gb+m3", "espeak:en-us+f3"]
# Within a sentence people pause where they search for the next word; these are the lengths that the goal names.
PAUSES_MS = [300, 400, 500, 600, 700]
ANSWERS = ["billing", "billing please", "sales", "support", "operator", "i need technical support",
           "i would like to speak to sales", "i would like to make an appointment", "i have a question about my bill",
           "operator please"]
SENTENCES = [["i would like to", "speak to sales"], ["i want to", "talk to", "support"],
             ["i have a question", "about my bill"], ["i need", "technical support"],
             ["can i speak to", "the operator"], ["i would like", "to make", "an appointment"],
             ["i need to speak to", "billing please"], ["i want to speak to", "sales please"]]
DIGITS = ["one two three four", "five five two nine", "zero two seven four", "seven seven six five one three",
          "eight one nine two six four"]
WORDS = dict(zip("zero one two three four five six seven eight nine".split(), "0123456789"))
NOISE_S = 7
# Each below a caller's level, as they are in a room; 44 of them are five minutes and more.
NOISES = {
    "street": "brownnoise vol 0.25 tremolo 0.4 70",
    "car": "brownnoise vol 0.4 lowpass 300",
    "fan": "pinknoise vol 0.06",
    "hiss": "whitenoise vol 0.02",
    "babble": None,
    "music": None,
    "clicks": None,
    "coughs": None,
}


def main():
    recordings, folder = map(pathlib.Path, sys.argv[1:3])
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for make in (answers, sentences, digit_groups, lambda: people(recordings), noises):
        for name, kind, text, sound, pauses in make():
            write(folder / f"{name}.wav", sound)
            rows.append((f"{name}.wav", kind, text, ";".join(f"{a}-{b}" for a, b in pauses)))
    rows += [("", "echo", "", "")] * 8
    lines = ["path\tkind\ttext\tpauses"] + ["\t".join(row) for row in rows]
    (folder / "set.tsv").write_text("\n".join(lines) + "\n")
    print(f"{len(rows)} rows in {folder / 'set.tsv'}")


def answers():
    for n, text in enumerate(ANSWERS):
        for voice in VOICES[n % 2::2]:
            yield name("answer", voice, text), "answer", text, framed(say(voice, text)), []


def sentences():
    for n, parts in enumerate(SENTENCES):
        for k, pause_ms in enumerate(PAUSES_MS):
            # The voices that the demonstration model knows best; all of them would be an hour of calls.
            voice = VOICES[(n + k) % len(VOICES)]
            yield paused("sentence", voice, " ".join(parts), [say(voice, part) for part in parts], pause_ms)


def digit_groups():
    for n, text in enumerate(DIGITS):
        for k, pause_ms in enumerate(PAUSES_MS):
            voice = VOICES[(n + k) % 3]
            words = text.split()
            groups = [" ".join(words[at:at + 2]) for at in range(0, len(words), 2)]
            yield paused("digits", voice, text, [say(voice, group) for group in groups], pause_ms)


def people(recordings):
    """Digits said by people one at a time, put together in groups of two."""
    for n, text in enumerate(DIGITS):
        for speaker in ("george", "jackson", "lucas", "nicolas"):
            files = [recordings / "fsdd_8k" / f"{WORDS[word]}_{speaker}_{n % 3}.wav" for word in text.split()]
            if not all(file.exists() for file in files):
                continue
            digits = [voiced(read(file)) for file in files]
            groups = [digits[at] + silence(120) + digits[at + 1] for at in range(0, len(digits), 2)]
            yield paused("digits", f"person:{speaker}", text, groups, PAUSES_MS[n % len(PAUSES_MS)])


def noises():
    chance = random.Random(4)
    for kind, synthesis in NOISES.items():
        for n in range(6 if kind in ("street", "music", "babble", "coughs") else 5):
            if synthesis:
                sound = synthesise(f"synth {NOISE_S} {synthesis}", chance.randrange(1 << 30))
            else:
                sound = globals()[kind](chance)
            yield f"noise_{kind}_{n}", "noise", "", sound, []


def babble(chance):
    """Many people at once in the background, 22 dB below the caller's place."""
    total = silence(NOISE_S * 1000)
    for _ in range(8):
        voice, text = chance.choice(VOICES), chance.choice(ANSWERS) + " " + chance.choice(ANSWERS)
        sound = say(voice, text) * 8
        at = chance.randrange(len(sound) // 2)
        total = array.array("h", (a + b // 36 for a, b in zip(total, sound[at:at + len(total)])))
    return total


def music(chance):
    """A slow progression of chords with attacks, as music on hold."""
    parts = array.array("h")
    for _ in range(NOISE_S):
        root = chance.choice([220, 247, 262, 294, 330])
        tones = " ".join(f"pluck {root * ratio:.1f}" for ratio in (1, 1.25, 1.5))
        parts += synthesise(f"synth 1 {tones} remix - vol 0.3", chance.randrange(1 << 30))
    return parts


def clicks(chance):
    total = silence(NOISE_S * 1000)
    for _ in range(12):
        at = chance.randrange(len(total) - 200)
        for k in range(chance.randrange(8, 160)):
            total[at + k] = int(chance.gauss(0, 6000) * 0.97 ** k)
    return total


def coughs(chance):
    """Bursts of 120 to 180 ms, loud at once and fading, two or three seconds apart."""
    total, at = silence(NOISE_S * 1000), RATE_HZ // 2
    while at < len(total) - RATE_HZ:
        length = chance.randrange(960, 1440)
        last = 0.0
        for k in range(length):
            last = 0.6 * last + chance.gauss(0, 2500)
            total[at + k] = max(-32768, min(32767, int(last * (1 - k / length))))
        at += RATE_HZ * chance.randrange(18, 30) // 10
    return total


def paused(kind, voice, text, parts, pause_ms):
    sound, pauses = silence(200), []
    for n, part in enumerate(parts):
        if n:
            begin = len(sound) * 1000 // RATE_HZ
            pauses.append((begin, begin + pause_ms))
            sound += silence(pause_ms)
        sound += voiced(part)
    return f"{name(kind, voice, text)}_{pause_ms}", kind, text, sound + silence(400), pauses


def say(voice, text):
    program, which = voice.split(":")
    with tempfile.TemporaryDirectory() as folder:
        raw, line = f"{folder}/raw.wav", f"{folder}/line.wav"
        if program == "flite":
            subprocess.run(["flite", "-voice", which, "-t", text, "-o", raw], check=True)
        else:
            subprocess.run(["espeak-ng", "-v", which, "-s", "150", "-w", raw, text], check=True)
        # Through mu-law at a caller's level, as on a telephone line. -R: the same bytes every time.
        subprocess.run(["sox", "-R", "-q", raw, "-r", "8000", "-c", "1", "-e", "mu-law", "-b", "8", line,
                        "gain", "-n", "-4"], check=True)
        return read(line)


def synthesise(effects, seed):
    # sox takes no seed: skipping into its fixed noise makes recordings differ.
    skip = seed % 50 / 10
    words = effects.split()
    words[1] = str(float(words[1]) + skip)
    command = ["sox", "-R", "-q", "-n", "-r", "8000", "-c", "1", "-t", "raw", "-e", "signed", "-b", "16", "-"]
    done = subprocess.run(command + words + ["trim", str(skip)], check=True, capture_output=True)
    return array.array("h", done.stdout)


def read(file):
    command = ["sox", "-R", "-q", str(file), "-r", "8000", "-c", "1", "-t", "raw", "-e", "signed", "-b", "16", "-"]
    return array.array("h", subprocess.run(command, check=True, capture_output=True).stdout)


def voiced(sound):
    """Without the silence at both ends, so that pauses are as long as they are said to be."""
    loudest = max(map(abs, sound))
    loud = [n for n, sample in enumerate(sound) if abs(sample) > loudest / 30]
    return sound[loud[0]:loud[-1] + 1]


def framed(sound):
    return silence(250) + voiced(sound) + silence(400)


def silence(ms):
    return array.array("h", bytes(2 * RATE_HZ * ms // 1000))


def write(path, sound):
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE_HZ)
        out.writeframes(sound.tobytes())


def name(kind, voice, text):
    return "_".join([kind, voice.split(":")[1].replace("+", "-"), *text.split()])


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main()
