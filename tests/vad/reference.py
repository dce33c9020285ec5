#!/usr/bin/env python3
"""Writes what another detector makes of a folder of recordings, for `offhook-bench vad` to compare with.

    pip install numpy onnxruntime            (and webrtcvad-wheels for --detector webrtc)
    python tests/vad/reference.py AUDIO_DIR --onnx silero_vad_16k_op15.onnx > labels.tsv
    offhook-bench vad --audio AUDIO_DIR --reference labels.tsv --export HEARD_DIR
    python tests/vad/reference.py HEARD_DIR --exported --detector webrtc > webrtc.tsv
    offhook-bench vad --audio AUDIO_DIR --reference labels.tsv --rival webrtc=webrtc.tsv

One line a recording: its path below AUDIO_DIR, a tab, and one digit per 20 ms frame: the probability of speech in
tenths, rounded down (a detector that says only yes or no writes 9 or 0). Each recording stands between two seconds
of silence, which are labelled too, because a detector that stays on after speech is as useless as a deaf one.

Silero hears the recording as it is (16 kHz; 8 kHz sound is raised with a clean filter): the reference should be as
right as it can be. `--export` writes what Offhook hears instead, so that rivals can be judged on the same sound.
"""

import argparse
import pathlib
import sys
import wave

import numpy as np

PAUSE_S = 1.0  # on each side; PAUSE_MS in src/cli/bench/vad/conditions.rs
FRAME_MS = 20


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("audio", type=pathlib.Path)
    arguments.add_argument("--detector", choices=["silero", "webrtc"], default="silero")
    arguments.add_argument("--onnx", help="the Silero model, 16 kHz, for --detector silero")
    arguments.add_argument("--mode", type=int, default=2, help="how strict WebRTC is, 0 to 3")
    arguments.add_argument("--exported", action="store_true", help="the pauses are in the recordings already")
    given = arguments.parse_args()
    if given.detector == "silero" and not given.onnx:
        arguments.error("--detector silero needs --onnx MODEL")
    detect = Silero(given.onnx) if given.detector == "silero" else WebRtc(given.mode)
    for path in sorted(given.audio.rglob("*.wav")):
        rate, samples = read(path)
        pause = np.zeros(0 if given.exported else int(PAUSE_S * rate), np.float32)
        probabilities = detect(rate, np.concatenate([pause, samples, pause]))
        digits = "".join(str(min(9, int(p * 10))) for p in probabilities)
        print(path.relative_to(given.audio), digits, sep="\t")


def read(path):
    """16-bit WAV as float samples, channels mixed."""
    with wave.open(str(path)) as recording:
        if recording.getsampwidth() != 2:
            sys.exit(f"{path}: only 16-bit PCM is read here; convert it with: sox {path} -b 16 OUTPUT.wav")
        samples = np.frombuffer(recording.readframes(recording.getnframes()), "<i2").astype(np.float32) / 32768
        return recording.getframerate(), samples.reshape(-1, recording.getnchannels()).mean(axis=1)


def resample(samples, rate, to):
    """By cutting or extending the spectrum of the whole sound."""
    if rate == to:
        return samples
    spectrum = np.fft.rfft(samples)
    length = len(samples) * to // rate
    raised = np.zeros(length // 2 + 1, complex)
    shared = min(len(raised), len(spectrum))
    raised[:shared] = spectrum[:shared]
    return (np.fft.irfft(raised, length) * to / rate).astype(np.float32)


class Silero:
    HOP, CONTEXT, RATE = 512, 64, 16000

    def __init__(self, onnx):
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(onnx, options)

    def __call__(self, rate, samples):
        samples = resample(samples, rate, self.RATE)
        frames = len(samples) * 1000 // self.RATE // FRAME_MS
        samples = np.concatenate([np.zeros(self.CONTEXT, np.float32), samples, np.zeros(2 * self.HOP, np.float32)])
        state = np.zeros((2, 1, 128), np.float32)
        hops = []
        for start in range(0, len(samples) - self.HOP - self.CONTEXT, self.HOP):
            window = samples[None, start : start + self.CONTEXT + self.HOP]
            probability, state = self.session.run(None, {"input": window, "state": state, "sr": np.array(self.RATE)})
            hops.append(float(probability[0, 0]))
        # The hop that holds the middle of the frame.
        middle = FRAME_MS * self.RATE // 2000
        return [hops[(frame * 2 * middle + middle) // self.HOP] for frame in range(frames)]


class WebRtc:
    RATE = 8000

    def __init__(self, mode):
        import webrtcvad

        self.make = lambda: webrtcvad.Vad(mode)

    def __call__(self, rate, samples):
        pcm = (resample(samples, rate, self.RATE) * 32768).clip(-32768, 32767).astype("<i2")
        detector, size = self.make(), self.RATE * FRAME_MS // 1000
        frames = [pcm[start : start + size].tobytes() for start in range(0, len(pcm) - size + 1, size)]
        return [float(detector.is_speech(frame, self.RATE)) for frame in frames]


if __name__ == "__main__":
    main()
