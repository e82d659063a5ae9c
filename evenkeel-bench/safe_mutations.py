"""What safe mutations need, in PyTorch: sensitivities of outputs, forward steps, in double precision on one thread."""
import torch
from torch.func import functional_call, jacrev, vmap


def deep(layers, units, activation):
    """The network of the maze: 11 inputs, 2 outputs behind a sigmoid."""
    modules, below = [], 11
    for _ in range(layers):
        modules += [torch.nn.Linear(below, units), activation()]
        below = units
    return torch.nn.Sequential(*modules, torch.nn.Linear(below, 2), torch.nn.Sigmoid()).double()


class Parity(torch.nn.Module):
    """Two stacked tanh cells of 20 units and a softmax over the last state; sequences are [n][steps]."""

    def __init__(self):
        super().__init__()
        self.rnn = torch.nn.RNN(1, 20, 2, batch_first=True).double()
        self.head = torch.nn.Linear(20, 2).double()

    def forward(self, x):
        return torch.softmax(self.head(self.rnn(x[..., None])[0][:, -1]), -1)


class ParityLoop(Parity):
    """The same, cell by cell, which transformations of functions can see through."""

    def forward(self, x):
        weights = dict(self.rnn.named_parameters())
        states = [x.new_zeros(len(x), 20)] * 2
        for t in range(x.shape[1]):
            below = x[:, t, None]
            for layer in range(2):
                w = [weights[f"{name}_l{layer}"] for name in ("weight_ih", "bias_ih", "weight_hh", "bias_hh")]
                states[layer] = torch.tanh(below @ w[0].T + w[1] + states[layer] @ w[2].T + w[3])
                below = states[layer]
        return torch.softmax(self.head(states[1]), -1)


class Topdown(torch.nn.Module):
    """Fourteen convolutions, means of maps, two LSTM layers, five outputs at each step; images are [n][steps][64][64]."""

    def __init__(self):
        super().__init__()
        layers, below = [], 1
        for side, stride in [(5, 2)] * 2 + [(3, 1)] * 12:
            layers += [torch.nn.Conv2d(below, 12, side, stride, side // 2), torch.nn.Tanh()]
            below = 12
        self.encoder = torch.nn.Sequential(*layers).double()
        self.lstm = torch.nn.LSTM(12, 20, 2, batch_first=True).double()
        self.head = torch.nn.Linear(20, 5).double()

    def forward(self, x):
        maps = self.encoder(x.reshape(-1, 1, 64, 64)).mean((2, 3))
        return torch.sigmoid(self.head(self.lstm(maps.reshape(*x.shape[:2], 12))[0])).sum(1)


def network(name):
    """A network by the name that the Java half knows it by."""
    if name == "maze":
        return deep(17, 8, torch.nn.SELU)
    if name == "parity":
        return Parity()
    if name == "topdown":
        return Topdown()
    layers, units = name.split("x")
    return deep(int(layers), int(units), torch.nn.Tanh)


def experiences(name, count):
    shape = {"parity": (4,), "topdown": (40, 64, 64)}.get(name, (11,))
    return torch.randn(count, *shape, dtype=torch.float64)


def summed(name, count):
    """The reference: one forward pass, and a backward pass for each output."""
    net, x = network(name), experiences(name, count)
    weights = list(net.parameters())

    def work():
        total = net(x).sum(0)
        squares = None
        for k in range(len(total)):
            g = torch.autograd.grad(total[k], weights, retain_graph=True)
            squares = [v * v for v in g] if squares is None else [s + v * v for s, v in zip(squares, g)]
        return [torch.sqrt(s) for s in squares]
    return work


def second_order(name, count):
    """The reference: the gradient of the divergence, and the gradient of its product with a direction."""
    net, x = network(name), experiences(name, count)
    weights = list(net.parameters())
    direction = [torch.randn_like(w) for w in weights]

    def work():
        y = net(x)
        divergence = ((y - y.detach()) ** 2).sum(1).mean()
        gradient = torch.autograd.grad(divergence, weights, create_graph=True)
        along = sum((g * d).sum() for g, d in zip(gradient, direction))
        return [torch.sqrt(torch.abs(h)) for h in torch.autograd.grad(along, weights)]
    return work


def absolute_reference(name, count):
    """The reference: a forward and a backward pass for each output of each experience."""
    net, x = network(name), experiences(name, count)
    weights = list(net.parameters())

    def work():
        squares = None
        for k in range(2):
            total = [torch.zeros_like(w) for w in weights]
            for i in range(count):
                g = torch.autograd.grad(net(x[i:i + 1])[0, k], weights)
                total = [t + torch.abs(v) / count for t, v in zip(total, g)]
            squares = [t * t for t in total] if squares is None else [s + t * t for s, t in zip(squares, total)]
        return [torch.sqrt(s) for s in squares]
    return work


def absolute_vectorized(name, count):
    """The best that PyTorch has: the derivatives of all outputs of all experiences at once."""
    net, x = (ParityLoop() if name == "parity" else network(name)), experiences(name, count)
    weights = dict(net.named_parameters())

    def one(w, row):
        return functional_call(net, w, (row[None],))[0]
    jacobian = vmap(jacrev(one), in_dims=(None, 0))

    def work():
        with torch.no_grad():
            return [torch.sqrt((torch.abs(j).mean(0) ** 2).sum(0)) for j in jacobian(weights, x).values()]
    return work


def forward(name, count, repeats=1):
    """Forward passes without derivatives."""
    net, x = network(name), experiences(name, count)

    def work():
        with torch.no_grad():
            for _ in range(repeats):
                y = net(x)
        return y
    return work


def rows():
    """Name, PyTorch's work, the line for the Java half, the ratio that is wanted."""
    table = []
    for name, count in [("maze", 100), ("32x125", 100), ("3x64", 100), ("parity", 16)]:
        what = {"maze": "maze network", "parity": "parity network, 4 steps"}.get(name, f"{name} tanh layers")
        first = name == "maze"
        table += [
            (f"safe mutations, {what}, {count} experiences: summed sensitivities, against 2 backward passes",
             summed(name, count), f"evolution sum {name} {count}", 10 if first else "-"),
            (f"safe mutations, {what}, {count} experiences: absolute sensitivities, against vmap of jacrev",
             absolute_vectorized(name, count), f"evolution abs {name} {count}", 30 if first else "-"),
            (f"safe mutations, {what}, {count} experiences: absolute sensitivities, against {2 * count} passes",
             absolute_reference(name, count), f"evolution abs {name} {count}", 500 if first else "-"),
            (f"safe mutations, {what}, {count} experiences: second-order sensitivities, against a gradient of a gradient",
             second_order(name, count), f"evolution so {name} {count}", "-")]
    return table + [
        ("safe mutations, topdown network (convolutions and LSTM), an episode of 40 images: summed sensitivities, against 5"
         " backward passes", summed("topdown", 1), "evolution sum topdown 1", "-"),
        ("safe mutations, maze network: one forward step", forward("maze", 1), "evolution step maze 1", 50),
        ("safe mutations, one robot in the maze, against its 134 forward steps alone", forward("maze", 1, 134),
         "evolution judge maze", "-"),
        ("safe mutations, one network judged by parity, against its forward pass alone", forward("parity", 16),
         "evolution judge parity", "-")]
