"""Muon: momentum whose steps are made orthogonal, in single precision (torch's own uses bfloat16, which old processors emulate)."""

import torch

MOMENTUM, DECAY, ROUNDS = 0.95, 0.1, 5


def orthogonal(matrices):
    """Newton-Schulz on a stack of matrices, rows no more than columns."""
    x = matrices / (matrices.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(ROUNDS):
        square = x @ x.mT
        x = 3.4445 * x + (-4.775 * square + 2.0315 * square @ square) @ x
    return x


class Muon:
    """Matrices of one shape go together."""

    def __init__(self, weights):
        self.stacks = {}
        for weight in weights:
            self.stacks.setdefault(tuple(weight.shape), []).append(weight)
        self.momenta = {shape: torch.zeros(len(stack), *shape) for shape, stack in self.stacks.items()}

    @torch.no_grad()
    def step(self, rate):
        for shape, stack in self.stacks.items():
            momentum, gradient = self.momenta[shape], torch.stack([weight.grad for weight in stack])
            momentum.lerp_(gradient, 1 - MOMENTUM)
            wanted = gradient.lerp(momentum, MOMENTUM)
            tall = shape[0] > shape[1]
            change = orthogonal(wanted.mT if tall else wanted)
            # The size that Adam's steps have, so that one rate suits both.
            change = (change.mT if tall else change) * 0.2 * max(shape) ** 0.5
            for weight, of_weight in zip(stack, change):
                weight.mul_(1 - rate * DECAY).sub_(of_weight, alpha=rate)
