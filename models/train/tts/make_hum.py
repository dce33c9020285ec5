#!/usr/bin/env python3
"""Makes models/demo/piper-hum: a voice in Piper's file format that HUMS and says no words.

Nothing is trained. The graph has a Piper voice's inputs and output, so that tests go through the same code as a real
voice (JSON, phonemes, ONNX Runtime, resampling) with a file of a few kilobytes and a result that can be predicted: each
phoneme has a length, a pitch and a loudness from a table. Vowels hum loudly, consonants softly, marks are pauses.
As in a Piper voice, a decoder makes the sound of frames (here: phase, advance and loudness of each hop) and begins with a
layer whose weight is `dec.conv_pre.weight`; it looks one frame around each, for the smoothing.

Run:  pip install -r requirements.txt && python make_hum.py ../../demo/piper-hum
The same versions of the packages give the same bytes.
"""

import json
import pathlib
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

RATE_HZ = 22050
# Samples in one step of the durations, as in Piper's models.
HOP = 256
SYMBOLS = 256

# The order of Piper's own phoneme table for espeak-ng: a phoneme's place is its id.
PHONEMES = (
    "_^$ !'(),-.:;?abcdefhijklmnopqrstuvwxyz"
    "æçðøħŋœǀǁǂǃɐɑɒɓɔɕɖɗɘəɚɛɜɞɟɠɡɢɣɤɥɦɧɨɪɫɬɭɮɯɰɱɲɳɴɵɶɸɹɺɻɽɾʀʁʂʃʄʈʉʊʋʌʍʎʏʐʑʒʔʕʘʙʛʜʝʟʡʢʲˈˌːˑ˞βθχᵻⱱ"
    "0123456789\u0327\u0303\u032a\u032f\u0329ʰˤε↓#\"↑\u033a\u033b"
)
VOWELS = set("aeiouyæøœɐɑɒɔɘəɚɛɜɞɤɨɪɯɵɶʉʊʌʏᵻε")
LENGTHENERS = set("ːˑ")
UNVOICED = set("cfhkpqstxçɕɸʂʃʈθχħʔ")
PAUSES_MS = {" ": 30, ",": 150, ";": 180, ":": 180, ".": 220, "!": 220, "?": 220, "^": 20, "$": 20}
# Silent without a length: padding, stress and what else only colours its neighbour.
VOWEL_MS, CONSONANT_MS, LENGTHENER_MS = 110, 60, 60


def tables():
    """Of each phoneme id: hops, pitch in Hz, loudness."""
    hops, pitch, loudness = np.zeros(SYMBOLS), np.full(SYMBOLS, 120.0), np.zeros(SYMBOLS)
    for number, phoneme in enumerate(PHONEMES):
        ms = 0
        if phoneme in PAUSES_MS:
            ms = PAUSES_MS[phoneme]
        elif phoneme in VOWELS:
            ms, loudness[number], pitch[number] = VOWEL_MS, 0.5, 110.0 + 3.0 * (number % 11)
        elif phoneme in LENGTHENERS:
            ms, loudness[number] = LENGTHENER_MS, 0.4
        elif phoneme.isalpha() and phoneme not in "ʲʰˤ":
            ms, loudness[number] = CONSONANT_MS, 0.05 if phoneme in UNVOICED else 0.2
        hops[number] = round(ms / 1000 * RATE_HZ / HOP)
    return [table.astype(np.float32) for table in (hops, pitch, loudness)]


def graph():
    hops, pitch, loudness = tables()
    # A raised cosine over 20 ms takes the clicks out of the steps between phonemes.
    window = np.hanning(442 + 1)[1:-1]
    constants = {
        "hops_of": hops,
        "pitch_of": pitch,
        "loudness_of": loudness,
        "smooth": (window / window.sum()).astype(np.float32).reshape(1, 1, -1),
        "zero": np.array(0, np.int64),
        "zeros": np.array([0], np.int64),
        "one": np.array([1], np.int64),
        "two": np.array([2], np.int64),
        "axis_1": np.array([1], np.int64),
        "step": np.array(1, np.int64),
        "flat": np.array([-1], np.int64),
        "column": np.array([-1, 1], np.int64),
        "a_hop": np.array([1, HOP], np.int64),
        "a_batch": np.array([1, 1, -1], np.int64),
        # Layers keep the three numbers of a frame as they are.
        "dec.conv_pre.weight": np.eye(3, dtype=np.float32).reshape(3, 3, 1),
        "within_hop": np.arange(HOP, dtype=np.float32).reshape(1, HOP),
        "hop": np.array(HOP, np.float64),
        "whole_turn": np.array(2 * np.pi, np.float64),
        "turn": np.array(2 * np.pi / RATE_HZ, np.float64),
        "second": np.array(2.0, np.float32),
        "third": np.array(3.0, np.float32),
        "half": np.array(0.5, np.float32),
        "quarter": np.array(0.25, np.float32),
    }
    nodes = [
        # The phonemes that count, and how many hops each lasts; length_scale is the second of the scales.
        ("Slice", ["input", "zeros", "input_lengths", "axis_1"], "said"),
        ("Reshape", ["said", "flat"], "phonemes"),
        ("Gather", ["hops_of", "phonemes"], "hops"),
        ("Slice", ["scales", "one", "two"], "length_scale"),
        ("Mul", ["hops", "length_scale"], "scaled"),
        ("Round", ["scaled"], "rounded"),
        ("Cast", ["rounded"], "lasting", {"to": TensorProto.INT64}),
        ("CumSum", ["lasting", "zero"], "ends"),
        ("ReduceMax", ["ends"], "total", {"keepdims": 0}),
        # The phoneme of each hop is the number of phonemes that have ended by then.
        ("Range", ["zero", "total", "step"], "at"),
        ("Reshape", ["at", "column"], "at_column"),
        ("GreaterOrEqual", ["at_column", "ends"], "ended"),
        ("Cast", ["ended"], "ended_count", {"to": TensorProto.INT64}),
        ("ReduceSum", ["ended_count", "axis_1"], "index", {"keepdims": 0}),
        ("Gather", ["phonemes", "index"], "of_hop"),
    ]
    nodes += [
        ("Gather", ["pitch_of", "of_hop"], "pitch_hops"),
        ("Gather", ["loudness_of", "of_hop"], "loudness_hops"),
        # The phase runs on in double precision: after a minute single precision would be off by a cycle's tenth.
        ("Cast", ["pitch_hops"], "pitch_double", {"to": TensorProto.DOUBLE}),
        ("Mul", ["pitch_double", "turn"], "advance_double"),
        ("Mul", ["advance_double", "hop"], "advance_of_hop"),
        ("CumSum", ["advance_of_hop", "zero"], "phase_double", {"exclusive": 1}),
        ("Mod", ["phase_double", "whole_turn"], "phase_within", {"fmod": 1}),
        ("Cast", ["phase_within"], "phase_hops", {"to": TensorProto.FLOAT}),
        ("Cast", ["advance_double"], "advance_hops", {"to": TensorProto.FLOAT}),
    ]
    for quantity in ("phase", "advance", "loudness"):
        nodes.append(("Reshape", [f"{quantity}_hops", "a_batch"], f"{quantity}_row"))
    nodes += [
        ("Concat", ["phase_row", "advance_row", "loudness_row"], "frames", {"axis": 1}),
        ("Conv", ["frames", "dec.conv_pre.weight"], "layer"),
        ("Split", ["layer"], ["phase_of", "advance_of", "loudness_of_frame"], {"axis": 1}),
        ("Reshape", ["phase_of", "column"], "phase_column"),
        ("Reshape", ["advance_of", "column"], "advance_column"),
        ("Mul", ["advance_column", "within_hop"], "advanced"),
        ("Add", ["phase_column", "advanced"], "phase_steps"),
        ("Reshape", ["phase_steps", "a_batch"], "phase"),
        ("Reshape", ["loudness_of_frame", "column"], "loudness_column"),
        ("Tile", ["loudness_column", "a_hop"], "loudness_tiled"),
        ("Reshape", ["loudness_tiled", "a_batch"], "loudness_steps"),
        ("Conv", ["loudness_steps", "smooth"], "loudness", {"auto_pad": "SAME_UPPER"}),
        ("Sin", ["phase"], "first_wave"),
        ("Mul", ["phase", "second"], "second_phase"),
        ("Sin", ["second_phase"], "second_wave"),
        ("Mul", ["second_wave", "half"], "second_part"),
        ("Mul", ["phase", "third"], "third_phase"),
        ("Sin", ["third_phase"], "third_wave"),
        ("Mul", ["third_wave", "quarter"], "third_part"),
        ("Sum", ["first_wave", "second_part", "third_part"], "wave"),
        ("Mul", ["wave", "loudness"], "output"),
    ]
    return helper.make_graph(
        [
            helper.make_node(op, inputs, [out] if isinstance(out, str) else out, **(more[0] if more else {}))
            for op, inputs, out, *more in nodes
        ],
        "piper_hum",
        [
            helper.make_tensor_value_info("input", TensorProto.INT64, ["batch_size", "phonemes"]),
            helper.make_tensor_value_info("input_lengths", TensorProto.INT64, ["batch_size"]),
            helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
        ],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, ["batch_size", 1, "time"])],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )


def config():
    ids = {phoneme: [number] for number, phoneme in enumerate(PHONEMES)}
    # Newer voices have phonemes of several letters; a reader that takes single letters only must pass them over.
    ids["t͡ʃ"] = [len(PHONEMES)]
    return {
        "about": "Hums in proportion to the phonemes, for tests. It says no words. Made by models/train/tts/make_hum.py.",
        "audio": {"sample_rate": RATE_HZ, "quality": "hum"},
        "espeak": {"voice": "en-us"},
        "inference": {"noise_scale": 0.0, "length_scale": 1.0, "noise_w": 0.0},
        "phoneme_type": "espeak",
        "num_symbols": SYMBOLS,
        "num_speakers": 1,
        "speaker_id_map": {},
        "phoneme_id_map": ids,
    }


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    model = helper.make_model(graph(), opset_imports=[helper.make_opsetid("", 15)], producer_name="offhook hum")
    model.ir_version = 8
    onnx.checker.check_model(model)
    (folder / "hum.onnx").write_bytes(model.SerializeToString(deterministic=True))
    (folder / "hum.onnx.json").write_text(json.dumps(config(), ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
