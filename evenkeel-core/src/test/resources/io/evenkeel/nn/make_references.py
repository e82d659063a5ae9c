#!/usr/bin/env python3
"""Writes what PyTorch computes in double precision for small recurrent networks, one .safetensors file each.

    python3 make_references.py

Needs PyTorch 2 and nothing else. Each file holds a network's parameters under PyTorch's names and, beside them,

    x, h_0 (c_0)        input [steps][batch][inputs] and initial state [layers * directions][batch][units]
    y, h_n (c_n)        outputs of all steps and final state, started from h_0 (c_0)
    NAME.gradient       derivative of mean(y ** 2) with respect to the parameter NAME, y started from zeros

The file "model" is different: symbols -> embedding -> GRU -> read-out, with the cross-entropy of the targets.

    x, targets          symbols and targets [steps][batch][1]
    logits, loss        read-out of all steps, mean cross-entropy, started from zeros
    NAME.gradient       derivative of the loss with respect to the parameter NAME
"""

import json
import pathlib
import struct

import torch

INPUTS, UNITS, STEPS, BATCH = 3, 5, 7, 2
SYMBOLS, CLASSES = 6, 4
NETWORKS = {
    "tanh": lambda: torch.nn.RNN(INPUTS, UNITS),
    "relu": lambda: torch.nn.RNN(INPUTS, UNITS, nonlinearity="relu"),
    "lstm": lambda: torch.nn.LSTM(INPUTS, UNITS),
    "gru": lambda: torch.nn.GRU(INPUTS, UNITS),
    "gru-without-biases": lambda: torch.nn.GRU(INPUTS, UNITS, bias=False),
    "lstm-2-layers": lambda: torch.nn.LSTM(INPUTS, UNITS, num_layers=2),
    "gru-bidirectional": lambda: torch.nn.GRU(INPUTS, UNITS, bidirectional=True),
}


class Model(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = torch.nn.Embedding(SYMBOLS, INPUTS)
        self.rnn = torch.nn.GRU(INPUTS, UNITS)
        self.head = torch.nn.Linear(UNITS, CLASSES)

    def forward(self, symbols):
        return self.head(self.rnn(self.embedding(symbols))[0])


def exact_in_single(module):
    """Larger weights than the default, to bend the curves, and such that single precision represents them."""
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.copy_((1.5 * parameter).float().double())


def normal(*shape):
    return torch.randn(*shape).float().double()


def with_gradients(module, loss, prefix):
    loss.backward()
    tensors = {}
    for name, parameter in module.named_parameters():
        tensors[prefix + name] = parameter.detach()
        tensors[prefix + name + ".gradient"] = parameter.grad
    return tensors


def recurrent(make):
    rnn = make()
    exact_in_single(rnn)
    x = normal(STEPS, BATCH, INPUTS)
    shape = (rnn.num_layers * (2 if rnn.bidirectional else 1), BATCH, UNITS)
    lstm = isinstance(rnn, torch.nn.LSTM)
    begin = (normal(*shape), normal(*shape)) if lstm else normal(*shape)
    y, end = rnn(x, begin)
    tensors = with_gradients(rnn, (rnn(x)[0] ** 2).mean(), "rnn.")
    tensors.update({"x": x, "y": y.detach()})
    for suffix, state in (("_0", begin), ("_n", end)):
        parts = state if lstm else (state,)
        tensors.update({part + suffix: value.detach() for part, value in zip("hc", parts)})
    return tensors


def model():
    network = Model()
    exact_in_single(network)
    symbols = torch.randint(SYMBOLS, (STEPS, BATCH))
    targets = torch.randint(CLASSES, (STEPS, BATCH))
    logits = network(symbols)
    loss = torch.nn.functional.cross_entropy(logits.reshape(-1, CLASSES), targets.reshape(-1))
    tensors = with_gradients(network, loss, "")
    tensors.update({"x": symbols.double().unsqueeze(-1), "targets": targets.double().unsqueeze(-1)})
    tensors.update({"logits": logits.detach(), "loss": loss.detach().reshape(1)})
    return tensors


def write_safetensors(path, tensors):
    """8 bytes of header length, a JSON header padded to a multiple of 8 bytes, then the values."""
    header, at = {"__metadata__": {"format": "pt", "torch": torch.__version__}}, 0
    for name, tensor in tensors.items():
        size = 8 * tensor.numel()
        header[name] = {"dtype": "F64", "shape": list(tensor.shape), "data_offsets": [at, at + size]}
        at += size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for tensor in tensors.values():
            file.write(struct.pack(f"<{tensor.numel()}d", *tensor.flatten().tolist()))


def main():
    folder = pathlib.Path(__file__).resolve().parent
    torch.set_default_dtype(torch.float64)
    torch.set_num_threads(1)
    for seed, (name, make) in enumerate(NETWORKS.items()):
        torch.manual_seed(seed)
        write_safetensors(folder / f"{name}.safetensors", recurrent(make))
    torch.manual_seed(len(NETWORKS))
    write_safetensors(folder / "model.safetensors", model())


if __name__ == "__main__":
    main()
