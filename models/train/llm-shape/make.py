#!/usr/bin/env python3
"""Writes a GGUF file of the shape of Qwen2.5-0.5B with random weights: right for measuring speed, silent on quality.

    pip install gguf numpy            (in a venv of its own)
    models/train/llm-shape/make.py OUT.gguf [Q4_0|Q8_0]

It writes nonsense and must never answer a caller. Its words are those of this repository's documents, so that a prompt
has about as many tokens as with a real vocabulary.
"""

import pathlib
import re
import sys

import gguf
import numpy as np

WIDTH, LAYERS, HEADS, KV_HEADS, FORWARD, VOCABULARY = 896, 24, 14, 2, 4864, 151_936
CONTEXT = 32_768
REPOSITORY = pathlib.Path(__file__).resolve().parents[3]
NORMAL, UNKNOWN, CONTROL, BYTE = 1, 2, 3, 6
CHAT = (
    "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\\n' + "
    "message['content'] + '<|im_end|>' + '\\n'}}"
    "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}"
)


def vocabulary():
    """Special tokens, bytes, and every beginning of every word: the tokenizer joins from the left."""
    tokens = {"<unk>": UNKNOWN, "<|endoftext|>": CONTROL, "<|im_start|>": CONTROL, "<|im_end|>": CONTROL}
    tokens.update({f"<0x{byte:02X}>": BYTE for byte in range(256)})
    tokens.update({chr(code): NORMAL for code in range(33, 127)})
    tokens["\u2581"] = NORMAL
    sources = [*REPOSITORY.glob("docs/*.md"), REPOSITORY / "src/cli/bench/llm/prompts.rs"]
    for source in sorted(sources):
        for word in re.findall(r"[A-Za-z]+", source.read_text(encoding="utf-8")):
            for end in range(1, len(word) + 1):
                tokens.setdefault("\u2581" + word[:end], NORMAL)
    while len(tokens) < VOCABULARY:
        tokens[f"\u2581filler{len(tokens)}"] = NORMAL
    return tokens


def facts(writer):
    writer.add_name("random weights of the shape of Qwen2.5-0.5B")
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(FORWARD)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(KV_HEADS)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_vocab_size(VOCABULARY)
    tokens = vocabulary()
    names = list(tokens)
    writer.add_tokenizer_model("llama")
    writer.add_token_list([name.encode() for name in names])
    writer.add_token_scores([float(len(name)) if tokens[name] == NORMAL else 0.0 for name in names])
    writer.add_token_types(list(tokens.values()))
    writer.add_unk_token_id(names.index("<unk>"))
    writer.add_bos_token_id(names.index("<|endoftext|>"))
    writer.add_eos_token_id(names.index("<|im_end|>"))
    writer.add_add_bos_token(False)
    writer.add_chat_template(CHAT)


def add(writer, random, name, shape, kind):
    if kind == gguf.GGMLQuantizationType.F32:
        writer.add_tensor(name, np.ones(shape, np.float32))
        return
    block, size = gguf.GGML_QUANT_SIZES[kind]
    blocks = int(np.prod(shape)) // block
    raw = random.integers(0, 256, size=(blocks, size), dtype=np.uint8)
    # A block begins with its scale, chosen so that activations neither vanish nor overflow.
    scale = np.float16(0.003 if kind == gguf.GGMLQuantizationType.Q4_0 else 0.0004)
    raw[:, :2] = np.frombuffer(scale.tobytes(), np.uint8)
    writer.add_tensor(name, raw.reshape(*shape[:-1], shape[-1] // block * size), raw_dtype=kind)


def main():
    path, kind = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "Q4_0"
    kind, plain = gguf.GGMLQuantizationType[kind], gguf.GGMLQuantizationType.F32
    random = np.random.default_rng(0)
    writer = gguf.GGUFWriter(path, "llama")
    facts(writer)
    kv_width = WIDTH // HEADS * KV_HEADS
    add(writer, random, "token_embd.weight", (VOCABULARY, WIDTH), gguf.GGMLQuantizationType.Q8_0)
    add(writer, random, "output_norm.weight", (WIDTH,), plain)
    for layer in range(LAYERS):
        parts = {
            "attn_norm": ((WIDTH,), plain),
            "ffn_norm": ((WIDTH,), plain),
            "attn_q": ((WIDTH, WIDTH), kind),
            "attn_k": ((kv_width, WIDTH), kind),
            "attn_v": ((kv_width, WIDTH), kind),
            "attn_output": ((WIDTH, WIDTH), kind),
            "ffn_gate": ((FORWARD, WIDTH), kind),
            "ffn_up": ((FORWARD, WIDTH), kind),
            "ffn_down": ((WIDTH, FORWARD), kind),
        }
        for part, (shape, part_kind) in parts.items():
            add(writer, random, f"blk.{layer}.{part}.weight", shape, part_kind)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


if __name__ == "__main__":
    main()
