#!/usr/bin/env python3
"""Writes what PyTorch's optimizers do in double precision with given gradients to optimizers.safetensors.

    python3 make_references.py

Needs PyTorch 2 and nothing else. The file holds

    start           parameters [parameters]
    gradients       what every optimizer receives, whatever its parameters are by then [updates][parameters]
    NAME            the parameters after each update [updates][parameters], for each of OPTIMIZERS
"""

import json
import pathlib
import struct

import torch
from torch.optim import SGD, Adam, AdamW, RMSprop

UPDATES, PARAMETERS = 20, 5
OPTIMIZERS = {
    "sgd": lambda p: SGD(p, lr=0.1, weight_decay=0.01),
    "sgd-momentum": lambda p: SGD(p, lr=0.1, momentum=0.9),
    "sgd-dampening": lambda p: SGD(p, lr=0.1, momentum=0.9, dampening=0.3, weight_decay=0.01),
    "sgd-nesterov": lambda p: SGD(p, lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.01),
    "rmsprop": lambda p: RMSprop(p, lr=0.01),
    "rmsprop-momentum": lambda p: RMSprop(p, lr=0.01, alpha=0.9, eps=1e-4, momentum=0.8, weight_decay=0.02),
    "rmsprop-centered": lambda p: RMSprop(p, lr=0.01, alpha=0.9, momentum=0.8, centered=True),
    "adam": lambda p: Adam(p, lr=0.01),
    "adam-decay": lambda p: Adam(p, lr=0.01, betas=(0.8, 0.95), eps=1e-4, weight_decay=0.05),
    "adam-amsgrad": lambda p: Adam(p, lr=0.01, betas=(0.8, 0.7), amsgrad=True),
    "adamw": lambda p: AdamW(p, lr=0.01),
    "adamw-amsgrad": lambda p: AdamW(p, lr=0.01, betas=(0.8, 0.7), amsgrad=True, weight_decay=0.05),
}


def trajectory(make, start, gradients):
    parameter = torch.nn.Parameter(start.clone())
    optimizer = make([parameter])
    values = []
    for gradient in gradients:
        parameter.grad = gradient.clone()
        optimizer.step()
        values.append(parameter.detach().clone())
    return torch.stack(values)


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
    torch.set_default_dtype(torch.float64)
    torch.manual_seed(0)
    start = torch.randn(PARAMETERS)
    # Scales at which epsilon does and does not count, a gradient that starts late, one that does not change.
    gradients = torch.randn(UPDATES, PARAMETERS) * torch.tensor([1.0, 1e-6, 1e3, 1.0, 0.0])
    gradients[:5, 3] = 0
    gradients[:, 4] = 0.25
    tensors = {"start": start, "gradients": gradients}
    for name, make in OPTIMIZERS.items():
        tensors[name] = trajectory(make, start, gradients)
    write_safetensors(pathlib.Path(__file__).resolve().parent / "optimizers.safetensors", tensors)


if __name__ == "__main__":
    main()
