"""Trains the demonstration language model from nothing: python train.py --out FOLDER [--minutes 4]."""

import argparse
import math
import random
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from torch.nn import functional as F

import prompts
import sentences
from model import VOCABULARY, Model
from muon import Muon

SPECIAL = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
CALLS, RATE, WARM_UP, LONG_FROM = 32, 4e-3, 30, 0.6


def tokenizer():
    """Byte-level BPE, split as GPT-2 splits, trained on what the model will read and write."""
    callers = sentences.Callers(7)
    texts = [prompts.expected()[0]] * 40
    for _ in range(6_000):
        said, intent, action, say = callers.one()
        texts += [prompts.turn(callers.dialog(), said), prompts.reply(intent, action, say)]
    made = Tokenizer(models.BPE())
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)
    made.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    made.train_from_iterator(texts, trainers.BpeTrainer(vocab_size=VOCABULARY, special_tokens=SPECIAL, initial_alphabet=alphabet))
    assert made.get_vocab_size() == VOCABULARY
    return made


def batch(coder, callers, rng, done):
    """Tokens of the shared message; of the calls, padded; and what follows each, where it is the model's to say.

    Time goes where it teaches most: the shared message is a single line at first, and often only the decision is learnt."""
    shared = prompts.system(rng) if done > LONG_FROM else prompts.system().split("\n")[0]
    with_words = rng.random() < 0.4
    rows = []
    # A dialog before the words is padding to those that have none: one kind a batch, the cheap one twice as often.
    with_dialog = rng.random() < 0.35
    for _ in range(CALLS):
        said, intent, action, say = callers.one()
        head, own = prompts.chat(shared, prompts.turn(callers.dialog() if with_dialog else [], said))
        own = coder.encode(own).ids
        reply = prompts.reply(intent, action, say) + "<|im_end|>"
        reply = coder.encode(reply if with_words else reply[:reply.index("say")]).ids
        rows.append((own, reply))
    length = max(len(own) + len(reply) for own, reply in rows)
    tokens = torch.zeros(CALLS, length, dtype=torch.long)
    wanted = torch.full((CALLS, length), -100)
    for row, (own, reply) in enumerate(rows):
        tokens[row, :len(own) + len(reply)] = torch.tensor(own + reply)
        wanted[row, len(own) - 1:len(own) + len(reply) - 1] = torch.tensor(reply)
    return torch.tensor(coder.encode(head).ids), tokens, wanted


def rate(done):
    """`done` from 0 to 1."""
    return 0.5 * (1 + math.cos(math.pi * min(1.0, done))) * RATE + 1e-5


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=4, help="of processor time, so that a busy machine only takes longer")
    parser.add_argument("--steps", type=int, help="instead of minutes, for the same weights again")
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    args.out.mkdir(parents=True, exist_ok=True)
    prompts.check(sentences.GREETING)
    vocabulary = args.out / "tokenizer.json"
    if not vocabulary.exists():
        tokenizer().save(str(vocabulary))
    coder = Tokenizer.from_file(str(vocabulary))
    model, callers, rng = Model(), sentences.Callers(1), random.Random(1)
    print(sum(weight.numel() for weight in model.parameters()), "parameters", flush=True)
    # Muon learns a matrix in about half the steps; embeddings and norms are not matrices to it.
    muon, adam = Muon(model.blk_matrices()), torch.optim.AdamW(model.others(), lr=RATE, betas=(0.9, 0.98), weight_decay=0.01)
    begun, step, done, mean = time.process_time(), 0, 0.0, None
    while done < 1:
        shared, tokens, wanted = batch(coder, callers, rng, done)
        hidden = model(shared, tokens)[wanted >= 0]
        loss = F.cross_entropy(model.logits(hidden), wanted[wanted >= 0])
        model.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        now = rate(done) * min(1, (step + 1) / WARM_UP)
        adam.param_groups[0]["lr"] = now
        adam.step()
        muon.step(now)
        step += 1
        minutes = (time.process_time() - begun) / 60
        done = step / args.steps if args.steps else minutes / args.minutes
        mean = loss.item() if mean is None else 0.95 * mean + 0.05 * loss.item()
        if step % 25 == 0 or done >= 1:
            print(f"step {step}, {minutes:.1f} minutes, loss {mean:.4f}", flush=True)
            torch.save(model.state_dict(), args.out / "model.pt")


if __name__ == "__main__":
    main()
