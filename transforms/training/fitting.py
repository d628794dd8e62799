"""Fitting a network that finds attributions: its loss on marked windows, and its steps.

In: a network, batches of windows, the pace. Out: the loss of a batch; after the last step the
network holds the running average of its weights. The decision to question: that average, and not
the last weights, is what is kept, since windows of one article pull them its way.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from transforms.attribution.model.crf import NEVER
from transforms.training.batches import Batch
from transforms.training.network import Network

OF_ENCODER = ("pieces", "positions", "norm", "layers", "uppers")


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast the encoder and what is new on it learn, and how the parts of the loss weigh."""

    rows: int = 24
    rate: float = 1.5e-4
    head_rate: float = 7e-4
    warm_up: float = 0.06
    decay: float = 0.01
    average: float = 0.999
    without_rules: float = 0.25
    hidden: float = 0.06
    cue_weight: float = 0.5
    label_weight: float = 10.0
    hold_out: int = 20
    seed: int = 1


def measure_marks(network: Network, tokens: Tensor, batch: Batch, pace: Pace) -> Tensor:
    """The loss of labels and both links, weighted, by the words' vectors of a marked batch."""
    loss = network.label_loss(network.labels(tokens), batch.labels, batch.present, batch.opens)
    total: Tensor = pace.label_weight * loss / batch.present.sum()
    if len(batch.row) == 0:
        return total
    found = network.link_scores(tokens, batch.present, batch.row, batch.start, batch.end)
    weights = (pace.cue_weight, 1.0)
    for weight, shares, target, counts in zip(
        weights, found, batch.targets, batch.counts, strict=True
    ):
        missed = -torch.logsumexp(shares.masked_fill(~target, NEVER), 1)
        total = total + weight * (missed * counts).sum() / counts.sum().clamp(min=1.0)
    return total


class Fit:
    """The optimizer of a network over so many steps, and the average of its weights."""

    def __init__(self, network: Network, steps: int, pace: Pace) -> None:
        named = list(network.named_parameters())
        slow = [parameter for name, parameter in named if name.split(".")[0] in OF_ENCODER]
        fast = [parameter for name, parameter in named if name.split(".")[0] not in OF_ENCODER]
        self._network = network
        self._pace = pace
        self._steps = steps
        self._step = 0
        self._optimizer = torch.optim.AdamW(
            [{"params": slow, "lr": pace.rate}, {"params": fast, "lr": pace.head_rate}],
            weight_decay=pace.decay,
            betas=(0.9, 0.98),
        )
        self._average = [parameter.detach().clone() for parameter in network.parameters()]
        network.train()

    def take_step(self, loss: Tensor) -> None:
        """Learn from the loss of a batch; the rate rises over the warm-up and falls from there."""
        pace, done = self._pace, self._step / self._steps
        rise = min(1.0, done / pace.warm_up)
        fall = 1.0 - max(0.0, (done - pace.warm_up) / (1.0 - pace.warm_up))
        rates = (pace.rate, pace.head_rate)
        for group, rate in zip(self._optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * max(0.01, rise * fall)
        self._optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self._network.parameters(), 1.0)
        self._optimizer.step()
        self._step += 1
        keep = min(pace.average, (1 + self._step) / (10 + self._step))
        with torch.no_grad():
            for mean, parameter in zip(self._average, self._network.parameters(), strict=True):
                mean.lerp_(parameter, 1 - keep)

    def finish(self) -> None:
        """Leave the averages in the network."""
        with torch.no_grad():
            for mean, parameter in zip(self._average, self._network.parameters(), strict=True):
                parameter.copy_(mean)
        self._network.eval()
