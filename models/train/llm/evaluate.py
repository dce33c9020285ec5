"""What the trained model says to held_out.tsv, greedily and without a grammar: python evaluate.py FOLDER [--show]."""

import json
import sys
from collections import Counter
from pathlib import Path

import torch
from tokenizers import Tokenizer

import prompts
import sentences
from model import Model

TOKENS_MAX = 80


@torch.inference_mode()
def answer(model, coder, said, dialog):
    head, own = prompts.chat(prompts.system(), prompts.turn(dialog, said))
    shared, tokens = torch.tensor(coder.encode(head).ids), coder.encode(own).ids
    end, made = coder.token_to_id("<|im_end|>"), []
    while len(made) < TOKENS_MAX:
        hidden = model(shared, torch.tensor([tokens + made]))[0, -1]
        made.append(int(model.logits(hidden).argmax()))
        if made[-1] == end:
            made.pop()
            break
    return coder.decode(made)


def main(folder, show):
    torch.set_num_threads(1)
    coder = Tokenizer.from_file(str(folder / "tokenizer.json"))
    model = Model()
    # Half precision, as in the file that llama.cpp reads.
    model.load_state_dict({name: weight.half().float() for name, weight in torch.load(folder / "model.pt").items()})
    right, both, confused, invalid = 0, 0, Counter(), 0
    rows = sentences.held_out()
    for said, intent, action in rows:
        text = answer(model, coder, said, [("bot", sentences.GREETING)])
        try:
            reply = json.loads(text)
            found = reply["intent"], reply["action"]
        except (ValueError, KeyError):
            invalid, found = invalid + 1, ("-", "-")
        right += found[0] == intent
        both += found == (intent, action)
        if found != (intent, action):
            confused[f"{intent}/{action}", "/".join(found)] += 1
            print(f"{said}\n    {intent} {action}, but {text}")
        elif show:
            print(f"{said}\n    {text}")
    print(f"{len(rows)} sentences: intent {right / len(rows):.1%}, intent and action {both / len(rows):.1%}, {invalid} invalid")
    for (wanted, found), count in confused.most_common():
        print(f"{count:4} {wanted} as {found}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--show" in sys.argv)
