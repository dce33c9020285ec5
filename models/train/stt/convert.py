"""Writes a trained checkpoint as a ggml file for whisper.cpp.

usage: convert.py checkpoint.pt out.bin [f16|q8_0|q5_0|q4_0]
"""

import struct
import sys

import numpy as np
import torch

from model import TEXT_WINDOW, sinusoids
from whisper_format import HEADER, VOCABULARY_SIZE

# name: (number of the file's type, number of the tensor's type)
TYPES = {"f32": (0, 0), "f16": (1, 1), "q4_0": (2, 2), "q5_0": (8, 6), "q8_0": (7, 8)}
# Captions are short; positions beyond this were never trained.
TRAINED_TEXT_POSITIONS = 64


def scaled(blocks, scale):
    """Blocks divided by their scale, zero where that is zero."""
    return blocks * np.where(scale != 0, 1 / np.where(scale != 0, scale, 1), 0)[:, None]


def with_scale(scale, rest):
    half = scale.astype(np.float16).view(np.uint8).reshape(len(scale), 2)
    return np.concatenate([half, rest], 1).tobytes()


def quantised(values, kind):
    """ggml's bytes for a tensor: blocks of 32 values with one scale each."""
    values = np.ascontiguousarray(values, dtype=np.float32)
    if kind == "f32":
        return values.tobytes()
    if kind == "f16":
        return values.astype(np.float16).tobytes()
    blocks = values.reshape(-1, 32)
    if kind == "q8_0":
        scale = (np.abs(blocks).max(1) / 127).astype(np.float32)
        return with_scale(scale, np.rint(scaled(blocks, scale)).astype(np.int8).view(np.uint8))
    # The value of largest size, with its sign, becomes the end of the range.
    largest = blocks[np.arange(len(blocks)), np.abs(blocks).argmax(1)]
    top = {"q4_0": 8, "q5_0": 16}[kind]
    scale = largest / -top
    steps = np.minimum(2 * top - 1, (scaled(blocks, scale) + top + 0.5).astype(np.int32)).astype(np.uint32)
    low = ((steps[:, :16] & 15) | ((steps[:, 16:] & 15) << 4)).astype(np.uint8)
    if kind == "q4_0":
        return with_scale(scale, low)
    fifth_bits = ((steps >> 4) << np.arange(32, dtype=np.uint32)).sum(1).astype("<u4")
    return with_scale(scale, np.concatenate([fifth_bits.view(np.uint8).reshape(-1, 4), low], 1))


class GgmlFile:
    def __init__(self, path, kind):
        self.file = open(path, "wb")
        self.kind = kind

    def put(self, name, values, kind):
        values = np.asarray(values)
        shape, name = values.shape[::-1], name.encode()
        self.file.write(struct.pack("<3i", len(shape), len(name), TYPES[kind][1]))
        self.file.write(struct.pack(f"<{len(shape)}i", *shape) + name + quantised(values, kind))

    def vector(self, name, values):
        self.put(name, values, "f32")

    def matrix(self, name, values):
        self.put(name, values, self.kind)

    def convolution(self, name, values):
        """whisper.cpp wants these in half precision whatever the matrices are, so a file cannot be all float32."""
        self.put(name, values, "f16")


def convert(checkpoint, out, kind):
    saved = torch.load(checkpoint, map_location="cpu", weights_only=False)
    weights = {name: tensor.float().numpy() for name, tensor in saved["weights"].items()}
    shape = saved["shape"]
    width, window = shape["width"], shape["window"]
    to = GgmlFile(out, kind)
    file_type = TYPES[kind][0] + (2_000 if kind.startswith("q") else 0)
    encoder, decoder = (width, shape["heads"], shape["encoder_layers"]), (
        width,
        shape["heads"],
        shape["decoder_layers"],
    )
    to.file.write(
        struct.pack("<I11i", 0x67676D6C, VOCABULARY_SIZE, window, *encoder, TEXT_WINDOW, *decoder, 80, file_type)
    )
    to.file.write(HEADER)
    to.vector("encoder.positional_embedding", sinusoids(window, width).numpy())
    for name in ("conv1", "conv2"):
        to.convolution(f"encoder.{name}.weight", weights[f"{name}.weight"])
        to.vector(f"encoder.{name}.bias", weights[f"{name}.bias"][:, None])
    positions = weights["decoder_positions"].copy()
    positions[TRAINED_TEXT_POSITIONS:] = 0
    to.vector("decoder.positional_embedding", positions)
    # Tokens outside the vocabulary keep a row of zeros, whose logit training has accounted for.
    rows = np.zeros((VOCABULARY_SIZE, width), np.float32)
    rows[saved["used_tokens"]] = weights["token_embedding.weight"]
    to.matrix("decoder.token_embedding.weight", rows)
    for ours, theirs in (("ln_post", "encoder.ln_post"), ("ln", "decoder.ln")):
        for part in ("weight", "bias"):
            to.vector(f"{theirs}.{part}", weights[f"{ours}.{part}"])
    for name in sorted(weights):
        side, _, rest = name.partition(".")
        if side in ("encoder", "decoder"):
            (to.matrix if weights[name].ndim == 2 else to.vector)(f"{side}.blocks.{rest}", weights[name])
    to.file.close()


if __name__ == "__main__":
    convert(sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else "f16")
