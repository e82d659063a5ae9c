#!/usr/bin/env python3
"""Times the same work here and in PyTorch, in turns, and prints a table of ratios.

    python3 evenkeel-bench/compare.py [--rounds 9] [--data ../shared/data] [--markdown FILE]

Needs PyTorch (pip install torch; any recent CPU build) and a built checkout (./mvnw -B -DskipTests package).
Both sides stay warm in their own process; every round runs one after the other; medians are compared. Both use
single precision and one thread unless a row says otherwise. PyTorch's figure is the better of its fused module
and a loop over cells.
"""
import argparse
import glob
import os
import platform
import statistics
import subprocess
import sys
import time

try:
    import torch
except ImportError:
    sys.exit("compare.py needs PyTorch: pip install torch")

import safe_mutations

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
INPUTS = 2


class Java:
    """The Java side, one process for all rows."""

    def __init__(self):
        target = os.path.join(ROOT, "evenkeel-bench", "target")
        jars = [os.path.join(target, "classes")] + glob.glob(os.path.join(target, "lib", "*.jar"))
        if len(jars) == 1:
            sys.exit("compare.py needs a build: ./mvnw -B -DskipTests package")
        java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
        self.process = subprocess.Popen(
            [java, "--add-modules", "jdk.incubator.vector", "-cp", os.pathsep.join(jars),
             "io.evenkeel.bench.SideBySide"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            env={**os.environ, "EVENKEEL_KERNELS": "vector"})
        self.kernels = self.process.stdout.readline().strip().removeprefix("ready ")
        self.version = subprocess.run([java, "-version"], capture_output=True, text=True).stderr.splitlines()[0]

    def time(self, line, repeats=1):
        """Mean milliseconds of so many runs in a row."""
        self.process.stdin.write(f"{repeats} {line}\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())


def gradient_module(kind, units, batch, steps):
    module = {"rnn": torch.nn.RNN, "gru": torch.nn.GRU, "lstm": torch.nn.LSTM}[kind](INPUTS, units)
    with torch.no_grad():
        module.weight_hh_l0.copy_(torch.randn_like(module.weight_hh_l0) / units ** 0.5)
    x = torch.randn(steps, batch, INPUTS)

    def work():
        module.zero_grad(set_to_none=True)
        y, _ = module(x)
        (y ** 2).mean().backward()
    return work


def gradient_loop(kind, units, batch, steps):
    cell = {"rnn": torch.nn.RNNCell, "gru": torch.nn.GRUCell, "lstm": torch.nn.LSTMCell}[kind](INPUTS, units)
    with torch.no_grad():
        cell.weight_hh.copy_(torch.randn_like(cell.weight_hh) / units ** 0.5)
    x = torch.randn(steps, batch, INPUTS)

    def work():
        cell.zero_grad(set_to_none=True)
        state, outputs = None, []
        for t in range(steps):
            state = cell(x[t], state)
            outputs.append(state[0] if kind == "lstm" else state)
        (torch.stack(outputs) ** 2).mean().backward()
    return work


def lyapunov(model, text, steps):
    """All exponents of a tanh network in double: Jacobian, product and QR at every step."""
    import json
    import struct
    with open(model, "rb") as f:
        data = f.read()
    size = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + size])

    def tensor(name):
        begin, end = header[name]["data_offsets"]
        raw = torch.frombuffer(bytearray(data[8 + size + begin:8 + size + end]), dtype=torch.float32)
        return raw.reshape(header[name]["shape"]).double()
    w_ih, w_hh = tensor("rnn.weight_ih_l0"), tensor("rnn.weight_hh_l0")
    bias = tensor("rnn.bias_ih_l0") + tensor("rnn.bias_hh_l0")
    vocabulary = header["__metadata__"]["vocabulary"]
    with open(text, encoding="utf-8") as f:
        indices = [vocabulary.index(c) for c in f.read(steps)]

    def work():
        n = w_hh.shape[0]
        h, q, total = torch.zeros(n, dtype=torch.float64), torch.eye(n, dtype=torch.float64), torch.zeros(n)
        for t, index in enumerate(indices):
            h = torch.tanh(w_ih[:, index] + bias + w_hh @ h)
            jacobian = (1 - h * h)[:, None] * w_hh
            q, r = torch.linalg.qr(jacobian @ q)
            if t >= 100:
                total = total + torch.log(torch.abs(torch.diagonal(r)))
        return total / (steps - 100)
    return work


def real_modrelu(z, b):
    return torch.sign(z) * torch.relu(torch.abs(z) + b)


def orthogonal(units, method):
    """A weight that PyTorch keeps orthogonal."""
    module = torch.nn.Linear(units, units, bias=False)
    return torch.nn.utils.parametrizations.orthogonal(
        module, orthogonal_map=method, use_trivialization=False)


def scaled_cayley(a, signs):
    identity = torch.eye(len(a))
    skew = a - a.T
    return torch.linalg.solve(identity + skew, identity - skew) * signs


class MemoryCell(torch.nn.Module):
    """The equations of a cell with long memory, one time step after the other, the maps once for a sequence."""

    def __init__(self, kind, inputs, units):
        super().__init__()
        self.kind, self.units = kind, units
        gates = 3 if kind == "nc-gru" else 1
        self.w_ih = torch.nn.Linear(inputs, gates * units, bias=kind in ("irnn", "chain", "nc-gru", "sbo-rnn"))
        self.threshold = torch.nn.Parameter(torch.zeros(units))
        self.w_hh = torch.nn.Parameter(torch.randn(gates * units, units) / units ** 0.5)
        if kind in ("scornn", "exprnn"):
            self.map = orthogonal(units, "cayley" if kind == "scornn" else "matrix_exp")
        if kind == "nc-gru":
            self.skew = torch.nn.Parameter(torch.randn(units, units) / units)
            self.signs = torch.tensor([1.0] * (units // 2) + [-1.0] * (units - units // 2))
        if kind == "enrnn":
            self.long = units // 2
            self.skew = torch.nn.Parameter(torch.randn(self.long, self.long) / units)
            self.signs = torch.tensor([1.0] * self.long)
            short = units - self.long
            self.short = torch.nn.Parameter(torch.randn(short, short) / short ** 0.5)
            self.coupling = torch.nn.Parameter(torch.randn(self.long, short) / units ** 0.5)
        if kind == "sbo-rnn":
            self.p = torch.nn.Parameter(torch.randn(units, 50) / units ** 0.5)
            self.q = torch.nn.Parameter(torch.randn(50, units) / units ** 0.5)

    def recurrent(self):
        if self.kind in ("scornn", "exprnn"):
            return self.map.weight
        if self.kind == "enrnn":
            short = self.short / torch.linalg.eigvals(self.short).abs().max()
            top = torch.cat([scaled_cayley(self.skew, self.signs), self.coupling], 1)
            return torch.cat([top, torch.cat([torch.zeros(len(short), self.long), short], 1)])
        if self.kind == "nc-gru":
            return torch.cat([self.w_hh[:2 * self.units], scaled_cayley(self.skew, self.signs)])
        if self.kind == "sbo-rnn":
            return torch.eye(self.units) + self.p @ self.q
        return self.w_hh

    def forward(self, x):
        w = self.recurrent()
        h, outputs, n = torch.zeros(x.shape[1], self.units), [], self.units
        # Indexing a tensor that needs a gradient would fill one of its full size with zeros in every step.
        drives = self.w_ih(x).unbind(0)
        if self.kind == "nc-gru":
            gates, candidate = w[:2 * n].T, w[2 * n:].T
        for drive in drives:
            if self.kind == "nc-gru":
                of_gates, of_candidate = drive.split([2 * n, n], 1)
                r, u = torch.sigmoid(of_gates + h @ gates).chunk(2, 1)
                c = real_modrelu(of_candidate + (r * h) @ candidate, self.threshold)
                h = u * h + (1 - u) * c
            elif self.kind == "sbo-rnn":
                z = drive + h @ w.T
                e = h - torch.relu(z)
                h = h - 1e-3 * (e - (e * (z > 0)) @ w)
            else:
                z = drive + h @ w.T
                h = (torch.relu(z) if self.kind == "irnn" else torch.nn.functional.elu(z) if self.kind == "chain"
                     else real_modrelu(z, self.threshold))
            outputs.append(h)
        return torch.stack(outputs)


def memory_step(kind, units, batch, delay):
    """One update on copy memory. The batch is made beforehand, which favors this side."""
    steps, classes = delay + 20, 10
    cell, head = MemoryCell(kind, classes, units), torch.nn.Linear(units, classes - 1)
    optimizer = torch.optim.RMSprop([*cell.parameters(), *head.parameters()], lr=1e-4)
    x = torch.nn.functional.one_hot(torch.randint(0, classes, (steps, batch)), classes).float()
    target = torch.randint(0, classes - 1, (steps * batch,))

    def work():
        optimizer.zero_grad(set_to_none=True)
        torch.nn.functional.cross_entropy(head(cell(x)).flatten(0, 1), target).backward()
        optimizer.step()
    return work


def training_step(units, batch, delay):
    """One update on copy memory: sweep, clearing, optimizer. The batch is made beforehand, which favors this side."""
    steps, classes = delay + 20, 10
    rnn, head = torch.nn.RNN(classes, units), torch.nn.Linear(units, classes - 1)
    optimizer = torch.optim.Adam([*rnn.parameters(), *head.parameters()], lr=1e-4)
    x = torch.nn.functional.one_hot(torch.randint(0, classes, (steps, batch)), classes).float()
    target = torch.randint(0, classes - 1, (steps * batch,))

    def work():
        optimizer.zero_grad(set_to_none=True)
        y, _ = rnn(x)
        torch.nn.functional.cross_entropy(head(y).flatten(0, 1), target).backward()
        optimizer.step()
    return work


def interleaved(java, lines, rounds):
    """Milliseconds of several kinds of work on the Java side in turns, round by round."""
    repeats = [max(1, round(100 / java.time(line))) for line in lines]
    return [[java.time(line, n) for line, n in zip(lines, repeats)] for _ in range(rounds)]


def once(work, repeats=1):
    """Mean milliseconds of so many runs in a row."""
    start = time.perf_counter()
    for _ in range(repeats):
        work()
    return (time.perf_counter() - start) * 1e3 / repeats


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--data", default=os.environ.get("EVENKEEL_DATA", os.path.join(ROOT, "..", "shared", "data")))
    parser.add_argument("--only", help="only rows of the first part whose names contain this; prints them and ends")
    parser.add_argument("--markdown", help="also write the table to this file")
    options = parser.parse_args()
    torch.set_num_threads(1)
    java = Java()
    model = os.path.join(options.data, "models", "shakespeare-rnn.safetensors")
    text = os.path.join(options.data, "text", "tinyshakespeare.txt")

    rows = []
    for kind, batch, units, steps, wanted in [
            ("rnn", 1, 20, 300, 40), ("rnn", 1, 100, 300, 8), ("rnn", 16, 100, 300, 2.2), ("rnn", 64, 128, 300, 1.6),
            ("rnn", 64, 512, 300, 1.15), ("gru", 32, 128, 100, 1.6), ("lstm", 32, 128, 100, 1.0),
            ("lstm", 1, 32, 100, 5)]:
        works = [gradient_module(kind, units, batch, steps), gradient_loop(kind, units, batch, steps)]
        # The loop is many times slower where it is not the better one; one look decides.
        works.sort(key=lambda w: (once(w), min(once(w) for _ in range(2)))[1])
        rows.append((f"{kind}, {steps} steps, batch {batch} x {units} units", works[0],
                     f"gradient {kind} {units} {batch} {steps} 1", wanted))
    rows.append(("one update on copy memory: tanh RNN, delay 100, batch 32 x 128 units, Adam",
                 training_step(128, 32, 100), "train adam none 128 32 100 1", 1.8))
    for name, kind, ours, wanted in [
            ("chain", "chain", "chain", 1.5), ("irnn", "irnn", "irnn", 1.5), ("scornn", "scornn", "scornn", 3),
            ("exprnn", "exprnn", "exprnn", 3), ("enrnn (64 long-term units, always normalized)", "enrnn", "enrnn", 3),
            ("nc-gru (Neumann series of order 2, exact every 50; PyTorch: exact)", "nc-gru", "nc-gru", 3),
            ("nc-gru (exact on both sides)", "nc-gru", "nc-gru-exact", 3), ("sbo-rnn", "sbo-rnn", "sbo-rnn", 1.5)]:
        rows.append((f"one update of {name}, copy memory, delay 200, batch 32 x 128 units, RMSprop",
                     memory_step(kind, 128, 32, 200), f"memory {ours} 128 32 200", wanted))
    if os.path.exists(model):
        work = lyapunov(model, text, 500)
        rows.append(("128 exponents, 500 steps, double, QR every step", work, f"lyapunov {model} {text} 500 every", 2))
        rows.append(("128 exponents, 500 steps, double, QR as rarely as 1e-6 allows", work,
                     f"lyapunov {model} {text} 500 adaptive", 3))

    rows += safe_mutations.rows()

    if options.only:
        rows = [row for row in rows if options.only in row[0]]
    lines = ["| work | PyTorch ms | Evenkeel ms | ratio | wanted |", "|---|---|---|---|---|"]
    for name, work, line, wanted in rows:
        once(work)
        # Both sides run at least a tenth of a second at a time, so that neither begins every round with cold caches.
        theirs_repeats = max(1, round(100 / once(work)))
        ours_repeats = max(1, round(100 / java.time(line)))
        theirs, ours, ratios = [], [], []
        for _ in range(options.rounds):
            theirs.append(once(work, theirs_repeats))
            ours.append(java.time(line, ours_repeats))
            ratios.append(theirs[-1] / ours[-1])
        lines.append(f"| {name} | {statistics.median(theirs):.3g} | {statistics.median(ours):.3g} "
                     f"| {statistics.median(ratios):.2f} | {wanted} |")
        print(lines[-1], flush=True)

    if options.only:
        return
    one, two = [], []
    for threads in (1, 2):
        java.time(f"gradient rnn 256 64 300 {threads}")
    for _ in range(options.rounds):
        one.append(java.time("gradient rnn 256 64 300 1"))
        two.append(java.time("gradient rnn 256 64 300 2"))
    lines.append(f"| rnn, 300 steps, batch 64 x 256 units, two threads against one "
                 f"| {statistics.median(one):.3g} (one thread) | {statistics.median(two):.3g} "
                 f"| {statistics.median(a / b for a, b in zip(one, two)):.2f} | 1.7 |")
    print(lines[-1], flush=True)

    for name, controller, wanted in [("its gates as they come", "sal", "under 15 %"),
                                     ("all gates open", "sal-all-gates", "under 15 %")]:
        times = interleaved(java, [f"train adam {c} 128 32 100 1" for c in ("none", controller)], options.rounds)
        lines.append(f"| that update with batched sensitivity adjustment, {name} "
                     f"| {statistics.median(t[0] for t in times):.3g} (without) "
                     f"| {statistics.median(t[1] for t in times):.3g} "
                     f"| {100 * (statistics.median(t[1] / t[0] for t in times) - 1):+.0f} % | {wanted} |")
        print(lines[-1], flush=True)
    times = interleaved(java, [f"online {way} 128 120" for way in ("sweep", "step", "adjust")], options.rounds)
    lines.append(f"| online sensitivity adjustment, 120 steps, batch 1 x 128 units, all gates open, beside forward and "
                 f"backward | {statistics.median(t[0] for t in times):.3g} (forward and backward) "
                 f"| {statistics.median(t[2] - t[1] for t in times):.3g} (added to forward) "
                 f"| {100 * statistics.median((t[2] - t[1]) / t[0] for t in times):.0f} % | under 60 % |")
    print(lines[-1], flush=True)

    commit = subprocess.run(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    lines += ["", f"{platform.machine()}, {os.cpu_count()} cores; PyTorch {torch.__version__}; {java.version}; "
                  f"{java.kernels}; commit {commit.stdout.strip()}; median of {options.rounds} interleaved rounds."]
    print(lines[-1])
    if options.markdown:
        with open(options.markdown, "w", encoding="utf-8") as f:
            f.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
