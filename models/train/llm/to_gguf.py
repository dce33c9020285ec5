"""Writes what train.py learnt as a GGUF file for llama.cpp: python to_gguf.py FOLDER demo-llm.gguf."""

import json
import sys
from pathlib import Path

import gguf
import numpy
import torch

from model import CONTEXT, EPSILON, HEADS, INNER, LAYERS, ROPE_BASE, VOCABULARY, WIDTH
from train import SPECIAL

TEMPLATE = ("{% for message in messages %}{{'<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n'}}"
            "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}")


def vocabulary(writer, folder):
    made = json.loads((folder / "tokenizer.json").read_text())["model"]
    tokens = sorted(made["vocab"], key=made["vocab"].get)
    merges = [merge if isinstance(merge, str) else " ".join(merge) for merge in made["merges"]]
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list(tokens)
    control, normal = gguf.TokenType.CONTROL, gguf.TokenType.NORMAL
    writer.add_token_types([control if token in SPECIAL else normal for token in tokens])
    writer.add_token_merges(merges)
    writer.add_bos_token_id(made["vocab"]["<|endoftext|>"])
    writer.add_eos_token_id(made["vocab"]["<|im_end|>"])
    writer.add_pad_token_id(made["vocab"]["<|endoftext|>"])
    writer.add_add_bos_token(False)
    writer.add_chat_template(TEMPLATE)


def main(folder, path):
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name("Offhook demonstration: a reception's answers")
    writer.add_license("MIT")
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_layer_norm_rms_eps(EPSILON)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_rope_freq_base(ROPE_BASE)
    writer.add_vocab_size(VOCABULARY)
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_F16)
    vocabulary(writer, folder)
    for name, weight in torch.load(folder / "model.pt").items():
        kind = numpy.float16 if weight.dim() > 1 else numpy.float32
        writer.add_tensor(name, weight.numpy().astype(kind))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
