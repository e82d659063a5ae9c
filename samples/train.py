#!/usr/bin/env python3
"""Trains the sample network: a character-level GRU that predicts the next character of Shakespeare.

    python3 train.py TEXT

TEXT is the file "tinyshakespeare" (see README.md). Writes shakespeare-gru.safetensors and shakespeare.txt into the
folder of this script. Needs PyTorch and nothing else; runs on one thread of a CPU, from a fixed seed.
"""

import json
import pathlib
import struct
import sys

import torch

SEED = 1
TRAINED_ON = 400_000  # characters from the beginning of the text
HELD_OUT = 40_000  # characters after those
EXCERPT = 40_000  # characters to ship, cut at the last empty line before
UNITS = 64
BATCH = 32
STEPS = 64  # characters between two updates; the state is carried over
UPDATES = 6_000
RATE = 4e-3


class CharacterModel(torch.nn.Module):
    """One-hot characters -> GRU -> linear read-out of the next character's logits."""

    def __init__(self, symbols):
        super().__init__()
        self.symbols = symbols
        self.rnn = torch.nn.GRU(symbols, UNITS)
        self.head = torch.nn.Linear(UNITS, symbols)

    def forward(self, indices, state=None):
        one_hot = torch.nn.functional.one_hot(indices, self.symbols).float()
        h, state = self.rnn(one_hot, state)
        return self.head(h), state

    def loss(self, indices, state=None):
        """Mean cross-entropy in nats per character of indices [steps + 1][batch]."""
        logits, state = self(indices[:-1], state)
        target = indices[1:].reshape(-1)
        return torch.nn.functional.cross_entropy(logits.reshape(-1, self.symbols), target), state


def train(model, indices):
    """Truncated backpropagation through time over BATCH equal strips of the text."""
    strip = len(indices) // BATCH
    strips = indices[: BATCH * strip].reshape(BATCH, strip).t().contiguous()
    optimizer = torch.optim.Adam(model.parameters(), RATE)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, UPDATES)
    state, at, recent = None, 0, []
    for update in range(UPDATES):
        if at + STEPS + 1 > strip:
            state, at = None, 0
        loss, state = model.loss(strips[at : at + STEPS + 1], state)
        state = state.detach()
        at += STEPS
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        recent = (recent + [loss.item()])[-200:]
        if (update + 1) % 200 == 0:
            print(f"update {update + 1}: {sum(recent) / len(recent):.4f} nats per character", flush=True)
    return sum(recent) / len(recent)


def write_safetensors(path, tensors, metadata):
    """8 bytes of header length, a JSON header padded to a multiple of 8 bytes, then the values."""
    header, at = {"__metadata__": metadata}, 0
    for name, tensor in tensors.items():
        size = 4 * tensor.numel()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [at, at + size]}
        at += size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for tensor in tensors.values():
            file.write(struct.pack(f"<{tensor.numel()}f", *tensor.flatten().tolist()))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = pathlib.Path(__file__).resolve().parent
    text = pathlib.Path(sys.argv[1]).read_text(encoding="ascii")
    if len(text) < TRAINED_ON + HELD_OUT:
        sys.exit(f"{sys.argv[1]} has {len(text)} characters; at least {TRAINED_ON + HELD_OUT} are needed")
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    vocabulary = "".join(sorted(set(text[: TRAINED_ON + HELD_OUT])))
    indices = torch.tensor([vocabulary.index(c) for c in text[: TRAINED_ON + HELD_OUT]])
    model = CharacterModel(len(vocabulary))
    training = train(model, indices[:TRAINED_ON])
    with torch.no_grad():
        held_out = model.loss(indices[TRAINED_ON:].reshape(-1, 1))[0].item()
    print(f"{len(vocabulary)} symbols, training {training:.4f}, held out {held_out:.4f} nats per character")
    metadata = {
        "format": "pt",
        "vocabulary": vocabulary,
        "training_loss_nats_per_char": f"{training:.4f}",
        "held_out_loss_nats_per_char": f"{held_out:.4f}",
        "description": f"character model of tinyshakespeare: torch.nn.GRU, hidden {UNITS}, layers 1",
    }
    write_safetensors(folder / "shakespeare-gru.safetensors", model.state_dict(), metadata)
    excerpt = text[: text.rindex("\n\n", 0, EXCERPT) + 1]
    (folder / "shakespeare.txt").write_text(excerpt, encoding="ascii")


if __name__ == "__main__":
    main()
