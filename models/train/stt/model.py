"""A small Whisper with the names of OpenAI's tensors, and a second head on its encoder that learns phonemes (CTC)."""

import math

import torch
import torch.nn.functional as F
from torch import nn


class Attention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width, bias=False)
        self.value = nn.Linear(width, width)
        self.out = nn.Linear(width, width)

    def forward(self, x, other=None, causal=False):
        batch, length, width = x.shape
        source = x if other is None else other

        def by_head(t):
            return t.view(batch, -1, self.heads, width // self.heads).transpose(1, 2)

        query, key, value = by_head(self.query(x)), by_head(self.key(source)), by_head(self.value(source))
        # Written out: on two CPU cores it is quicker than the fused kernel.
        weight = torch.matmul(query * (width // self.heads) ** -0.5, key.transpose(-1, -2))
        if causal:
            weight = weight + torch.full((length, length), -1e4, dtype=weight.dtype).triu(1)
        mixed = torch.matmul(F.softmax(weight, -1), value)
        return self.out(mixed.transpose(1, 2).reshape(batch, length, width))


class Block(nn.Module):
    def __init__(self, width, heads, cross=False):
        super().__init__()
        self.attn, self.attn_ln = Attention(width, heads), nn.LayerNorm(width)
        self.cross_attn = Attention(width, heads) if cross else None
        self.cross_attn_ln = nn.LayerNorm(width) if cross else None
        self.mlp = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU("tanh"), nn.Linear(4 * width, width))
        self.mlp_ln = nn.LayerNorm(width)

    def forward(self, x, heard=None, causal=False):
        x = x + self.attn(self.attn_ln(x), causal=causal)
        if self.cross_attn is not None:
            x = x + self.cross_attn(self.cross_attn_ln(x), heard)
        return x + self.mlp(self.mlp_ln(x))


def sinusoids(length, width):
    increment = math.log(10_000) / (width // 2 - 1)
    times = torch.arange(length).float()[:, None] * torch.exp(-increment * torch.arange(width // 2).float())[None]
    return torch.cat([times.sin(), times.cos()], 1)


class Whisper(nn.Module):
    def __init__(self, tokens, phonemes, width=192, heads=3, encoder_layers=4, decoder_layers=3, window=512):
        super().__init__()
        self.shape = dict(
            tokens=tokens, phonemes=phonemes, width=width, heads=heads,
            encoder_layers=encoder_layers, decoder_layers=decoder_layers, window=window,
        )  # fmt: skip
        self.conv1 = nn.Conv1d(80, width, 3, padding=1)
        self.conv2 = nn.Conv1d(width, width, 3, stride=2, padding=1)
        self.register_buffer("encoder_positions", sinusoids(window, width))
        self.encoder = nn.ModuleList([Block(width, heads) for _ in range(encoder_layers)])
        self.ln_post = nn.LayerNorm(width)
        self.token_embedding = nn.Embedding(tokens, width)
        self.decoder_positions = nn.Parameter(torch.randn(TEXT_WINDOW, width) * 0.01)
        self.decoder = nn.ModuleList([Block(width, heads, True) for _ in range(decoder_layers)])
        self.ln = nn.LayerNorm(width)
        self.phoneme_head = nn.Linear(width, phonemes + 1)
        nn.init.normal_(self.token_embedding.weight, std=0.05)

    def encode(self, mel):
        x = F.gelu(self.conv1(mel), approximate="tanh")
        x = F.gelu(self.conv2(x), approximate="tanh").transpose(1, 2)
        x = x + self.encoder_positions[: x.shape[1]].to(x.dtype)
        for block in self.encoder:
            x = block(x)
        return self.ln_post(x)

    def decode(self, tokens, heard):
        x = self.token_embedding(tokens) + self.decoder_positions[: tokens.shape[1]]
        for block in self.decoder:
            x = block(x, heard, True)
        return F.linear(self.ln(x), self.token_embedding.weight)


TEXT_WINDOW = 448
