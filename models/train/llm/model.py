"""A small Llama: RMS norm, rotary positions on neighbouring pairs, SwiGLU, tied embeddings. What llama.cpp calls `llama`."""

import torch
from torch import nn
from torch.nn import functional as F

WIDTH, HEADS, LAYERS, INNER, VOCABULARY = 128, 4, 3, 352, 1024
EPSILON, ROPE_BASE, CONTEXT = 1e-5, 10_000.0, 2_048


class Norm(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(WIDTH))

    def forward(self, x):
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + EPSILON) * self.weight


def rotated(x, positions):
    """x: heads, tokens, head width."""
    half = x.shape[-1] // 2
    angle = positions[:, None] * ROPE_BASE ** (-torch.arange(half) / half)
    cos, sin = angle.cos(), angle.sin()
    even, odd = x[..., 0::2], x[..., 1::2]
    return torch.stack([even * cos - odd * sin, even * sin + odd * cos], -1).flatten(-2)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.attn_norm, self.ffn_norm = Norm(), Norm()
        self.attn_q, self.attn_k, self.attn_v, self.attn_output = (nn.Linear(WIDTH, WIDTH, bias=False) for _ in range(4))
        self.ffn_gate, self.ffn_up = (nn.Linear(WIDTH, INNER, bias=False) for _ in range(2))
        self.ffn_down = nn.Linear(INNER, WIDTH, bias=False)

    def keys(self, x, positions):
        x = self.attn_norm(x)
        heads = lambda y: y.view(*y.shape[:-1], HEADS, -1).transpose(-2, -3)
        q, k, v = (heads(f(x)) for f in (self.attn_q, self.attn_k, self.attn_v))
        return rotated(q, positions), rotated(k, positions), v

    def after(self, x, attended):
        x = x + self.attn_output(attended.transpose(-2, -3).flatten(-2))
        y = self.ffn_norm(x)
        return x + self.ffn_down(F.silu(self.ffn_gate(y)) * self.ffn_up(y))


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.token_embd = nn.Embedding(VOCABULARY, WIDTH)
        self.blk = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.output_norm = Norm()
        for name, weight in self.named_parameters():
            if weight.dim() > 1:
                scale = 0.02 / (2 * LAYERS) ** 0.5 if "output" in name or "down" in name else 0.02
                nn.init.normal_(weight, std=2 * scale)

    def forward(self, shared, own):
        """The hidden states of `own` (calls, tokens) after the `shared` tokens, which are evaluated once for all calls."""
        calls, length = own.shape
        before = len(shared)
        at_shared, at_own = torch.arange(before), torch.arange(before, before + length)
        mask = torch.ones(length, before + length, dtype=torch.bool).tril(before)
        s, x = self.token_embd(shared), self.token_embd(own)
        for layer in self.blk:
            sq, sk, sv = layer.keys(s, at_shared)
            q, k, v = layer.keys(x, at_own)
            s = layer.after(s, F.scaled_dot_product_attention(sq, sk, sv, is_causal=True))
            k = torch.cat([sk.expand(calls, -1, -1, -1), k], 2)
            v = torch.cat([sv.expand(calls, -1, -1, -1), v], 2)
            x = layer.after(x, F.scaled_dot_product_attention(q, k, v, attn_mask=mask))
        return self.output_norm(x)

    def blk_matrices(self):
        return [weight for weight in self.blk.parameters() if weight.dim() > 1]

    def others(self):
        of_layers = [weight for weight in self.blk.parameters() if weight.dim() == 1]
        return [*of_layers, self.token_embd.weight, self.output_norm.weight]

    def logits(self, hidden):
        return hidden @ self.token_embd.weight.T
