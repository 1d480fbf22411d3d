#!/usr/bin/env python3
"""More oracle cases: layers and losses that gradients_layers.json does not have, from torch autograd in float64.

   python3 generate_more_layers.py > more_layers.json        (PyTorch 1.13, NumPy 1.24)

Formulas are written out from the documentation of Keras 2 and TensorFlow.js; every number that enters is representable in
float32. A case holds the network in the engine's own terms, its weights in TensorFlow.js' order and the gradient of each."""
import json, math, sys
import numpy as np, torch, torch.nn.functional as F

RS = np.random.RandomState
EPS = 1e-7
cases = []


def f32(a):
    return np.asarray(a, np.float32).astype(np.float64)


def hard_sigmoid(z):
    return torch.clamp(0.2 * z + 0.5, 0.0, 1.0)


ACT = {
    None: lambda z: z, "linear": lambda z: z, "sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu,
    "relu6": F.relu6, "elu": F.elu, "selu": F.selu, "swish": F.silu, "mish": F.mish, "softsign": F.softsign,
    "softplus": lambda z: F.softplus(z, threshold=500.0), "gelu": lambda z: F.gelu(z), "hardSigmoid": hard_sigmoid,
    "gelu_new": lambda z: F.gelu(z, approximate="tanh"), "softmax": lambda z: torch.softmax(z, -1),
    "logSoftmax": lambda z: torch.log_softmax(z, -1),
}


def clip(p):
    return torch.clamp(p, EPS, 1 - EPS)


def sparse(y, p):
    q = clip(p)
    q = clip(q / q.sum(-1, keepdim=True))
    return -q.log().gather(-1, y.long().reshape(*p.shape[:-1], 1)).mean()


def normalised(t):
    return t / torch.sqrt(torch.clamp((t ** 2).sum(-1, keepdim=True), min=EPS))


LOSS = {
    "meanSquaredError": lambda y, p: ((p - y) ** 2).mean(),
    "meanAbsoluteError": lambda y, p: (p - y).abs().mean(),
    "meanAbsolutePercentageError": lambda y, p: 100 * ((y - p) / torch.clamp(y.abs(), min=EPS)).abs().mean(),
    "meanSquaredLogarithmicError": lambda y, p: ((torch.clamp(p, min=EPS) + 1).log() - (torch.clamp(y, min=EPS) + 1).log()).pow(2).mean(),
    "huber": lambda y, p: F.huber_loss(p, y),
    "logcosh": lambda y, p: torch.log(torch.cosh(p - y)).mean(),
    "binaryCrossentropy": lambda y, p: -(y * clip(p).log() + (1 - y) * (1 - clip(p)).log()).mean(),
    "sigmoidCrossEntropy": lambda y, p: F.binary_cross_entropy_with_logits(p, y),
    "categoricalCrossentropy": lambda y, p: -(y * clip(p / p.sum(-1, keepdim=True)).log()).sum(-1).mean(),
    "sparseCategoricalCrossentropy": sparse,
    "softmaxCrossEntropy": lambda y, p: -(y * torch.log_softmax(p, -1)).sum(-1).mean(),
    "kullbackLeiblerDivergence": lambda y, p: (torch.clamp(y, EPS, 1) * (torch.clamp(y, EPS, 1) / torch.clamp(p, EPS, 1)).log()).sum(-1).mean(),
    "poisson": lambda y, p: (p - y * (p + EPS).log()).mean(),
    "hinge": lambda y, p: torch.clamp(1 - y * p, min=0).mean(),
    "squaredHinge": lambda y, p: torch.clamp(1 - y * p, min=0).pow(2).mean(),
    "categoricalHinge": lambda y, p: torch.clamp(1 + ((1 - y) * p).max(-1).values - (y * p).sum(-1), min=0).mean(),
    "cosineProximity": lambda y, p: -(normalised(y) * normalised(p)).sum(-1).mean(),
}


# --------------------------------------------------------------- layers: (config, weights, x) -> output
def dense(c, w, x):
    return ACT[c.get("activation")](x @ w[0] + (w[1] if c.get("useBias", True) else 0))


def pad_same(n, k, s, d=1):
    k = (k - 1) * d + 1
    t = max((math.ceil(n / s) - 1) * s + k - n, 0)
    return t // 2, t - t // 2


def conv1d(c, w, x):
    k, s, d = c["kernelSize"], c.get("strides", 1), c.get("dilationRate", 1)
    h = x.transpose(1, 2)
    if c.get("padding") == "same":
        h = F.pad(h, pad_same(h.shape[2], k, s, d))
    z = F.conv1d(h, w[0].permute(2, 1, 0), w[1] if c.get("useBias", True) else None, stride=s, dilation=d).transpose(1, 2)
    return ACT[c.get("activation")](z)


def pad2(c, h, k, s, d=1):
    if c.get("padding") != "same":
        return h
    (t, b), (l, r) = pad_same(h.shape[2], k, s, d), pad_same(h.shape[3], k, s, d)
    return F.pad(h, (l, r, t, b))


def conv2d(c, w, x):
    k, s, d = c["kernelSize"], c.get("strides", 1), c.get("dilationRate", 1)
    h = pad2(c, x.permute(0, 3, 1, 2), k, s, d)
    return ACT[c.get("activation")](F.conv2d(h, w[0].permute(3, 2, 0, 1), w[1], stride=s, dilation=d).permute(0, 2, 3, 1))


def depthwise(c, w, x):
    k, s = c["kernelSize"], c.get("strides", 1)
    h = pad2(c, x.permute(0, 3, 1, 2), k, s)
    kernel = w[0]
    i, m = kernel.shape[2], kernel.shape[3]
    z = F.conv2d(h, kernel.permute(2, 3, 0, 1).reshape(i * m, 1, *kernel.shape[:2]), stride=s, groups=i).permute(0, 2, 3, 1)
    return ACT[c.get("activation")](z + (w[1] if len(w) > 1 else 0))


def separable(c, w, x):
    z = depthwise({**c, "activation": None}, [w[0]], x)
    return ACT[c.get("activation")](z @ w[1][0, 0] + w[2])


def transpose2d(c, w, x):
    s = c.get("strides", 1)
    z = F.conv_transpose2d(x.permute(0, 3, 1, 2), w[0].permute(3, 2, 0, 1), w[1], stride=s)
    return ACT[c.get("activation")](z.permute(0, 2, 3, 1))


def pool2d(kind):
    def run(c, w, x):
        k, s = c["poolSize"], c.get("strides", c["poolSize"])
        f = F.max_pool2d if kind == "max" else F.avg_pool2d
        return f(x.permute(0, 3, 1, 2), k, s).permute(0, 2, 3, 1)
    return run


def pool1d(kind):
    def run(c, w, x):
        k, s = c["poolSize"], c.get("strides", c["poolSize"])
        f = F.max_pool1d if kind == "max" else F.avg_pool1d
        return f(x.transpose(1, 2), k, s).transpose(1, 2)
    return run


def layer_norm(c, w, x):
    m = x.mean(-1, keepdim=True)
    v = ((x - m) ** 2).mean(-1, keepdim=True)
    return (x - m) / torch.sqrt(v + 1e-3) * w[0] + w[1]


def batch_norm(c, w, x):
    axes = tuple(range(x.dim() - 1))
    m = x.mean(axes)
    v = ((x - m) ** 2).mean(axes)
    return (x - m) / torch.sqrt(v + 1e-3) * w[0] + w[1]


def rnn_run(step, states, c, x):
    hs = []
    for t in range(x.shape[1]):
        states = step(x[:, t], states)
        hs.append(states[0])
    return torch.stack(hs, 1) if c.get("returnSequences") else states[0]


def gru(c, w, x):
    u = c["units"]
    A, R = ACT[c.get("activation", "tanh")], ACT[c.get("recurrentActivation", "hardSigmoid")]

    def step(xt, states):
        h = states[0]
        m = xt @ w[0] + w[2]
        r2 = h @ w[1][:, : 2 * u]
        z = R(m[:, :u] + r2[:, :u])
        r = R(m[:, u: 2 * u] + r2[:, u:])
        hh = A(m[:, 2 * u:] + (r * h) @ w[1][:, 2 * u:])
        return [z * h + (1 - z) * hh]
    return rnn_run(step, [x.new_zeros(x.shape[0], u)], c, x)


def lstm(c, w, x):
    u = c["units"]
    A, R = ACT[c.get("activation", "tanh")], ACT[c.get("recurrentActivation", "hardSigmoid")]

    def step(xt, states):
        h, cell = states
        g = xt @ w[0] + h @ w[1] + w[2]
        cell = R(g[:, u: 2 * u]) * cell + R(g[:, :u]) * A(g[:, 2 * u: 3 * u])
        return [R(g[:, 3 * u:]) * A(cell), cell]
    zero = x.new_zeros(x.shape[0], u)
    return rnn_run(step, [zero, zero], c, x)


def simple_rnn(c, w, x):
    A = ACT[c.get("activation", "tanh")]
    return rnn_run(lambda xt, s: [A(xt @ w[0] + w[2] + s[0] @ w[1])], [x.new_zeros(x.shape[0], c["units"])], c, x)


def bidirectional(inner):
    def run(c, w, x):
        n = len(w) // 2
        i = c["inner"]
        a, b = inner(i, w[:n], x), inner(i, w[n:], x.flip(1))
        if i.get("returnSequences"):
            b = b.flip(1)
        mode = c.get("mergeMode", "concat")
        return {"concat": lambda: torch.cat([a, b], -1), "sum": lambda: a + b, "mul": lambda: a * b, "ave": lambda: (a + b) / 2}[mode]()
    return run


LAYER = {
    "Dense": dense, "Conv1D": conv1d, "Conv2D": conv2d, "DepthwiseConv2D": depthwise, "SeparableConv2D": separable,
    "Conv2DTranspose": transpose2d, "MaxPooling2D": pool2d("max"), "AveragePooling2D": pool2d("mean"),
    "MaxPooling1D": pool1d("max"), "AveragePooling1D": pool1d("mean"),
    "GlobalAveragePooling1D": lambda c, w, x: x.mean(1), "GlobalMaxPooling1D": lambda c, w, x: x.max(1).values,
    "GlobalAveragePooling2D": lambda c, w, x: x.mean((1, 2)), "GlobalMaxPooling2D": lambda c, w, x: x.amax((1, 2)),
    "LayerNormalization": layer_norm, "BatchNormalization": batch_norm, "GRU": gru, "LSTM": lstm, "SimpleRNN": simple_rnn,
    "Flatten": lambda c, w, x: x.reshape(x.shape[0], -1), "Reshape": lambda c, w, x: x.reshape(x.shape[0], *c["targetShape"]),
    "Permute": lambda c, w, x: x.permute(0, *c["dims"]),
    "RepeatVector": lambda c, w, x: x.unsqueeze(1).repeat(1, c["n"], 1),
    "Embedding": lambda c, w, x: w[0][x.long()],
    "Activation": lambda c, w, x: ACT[c["activation"]](x),
    "LeakyReLU": lambda c, w, x: F.leaky_relu(x, c.get("alpha", 0.3)),
    "PReLU": lambda c, w, x: torch.relu(x) - w[0] * torch.relu(-x),
    "ReLU": lambda c, w, x: torch.clamp(x, 0, c.get("maxValue", math.inf)), "ELU": lambda c, w, x: F.elu(x),
    "Softmax": lambda c, w, x: torch.softmax(x, -1),
    "ZeroPadding2D": lambda c, w, x: F.pad(x, (0, 0, c["padding"], c["padding"], c["padding"], c["padding"])),
    "UpSampling2D": lambda c, w, x: x.repeat_interleave(2, 1).repeat_interleave(2, 2),
    "Cropping2D": lambda c, w, x: x[:, 1:-1, 1:-1],
    "BidirectionalGRU": bidirectional(gru), "BidirectionalLSTM": bidirectional(lstm),
    "TimeDistributedDense": lambda c, w, x: dense(c["inner"], w, x),
}


def spec(layer, first_shape):
    kind, c = layer[0], dict(layer[1])
    for wrapper in ("Bidirectional", "TimeDistributed"):
        if kind.startswith(wrapper):
            inner = c.pop("inner")
            out = {"className": wrapper, "config": c, "layers": [{"className": kind[len(wrapper):], "config": inner}]}
            break
    else:
        out = {"className": kind, "config": c}
    if first_shape is not None:
        out["config"] = {**out["config"], "inputShape": first_shape}
    return out


def run(layers, x, y, loss, dtype):
    weights = [[torch.tensor(f32(w), dtype=dtype, requires_grad=True) for w in layer[2]] for layer in layers]
    a = torch.tensor(x, dtype=dtype)
    for layer, w in zip(layers, weights):
        a = LAYER[layer[0]](layer[1], w, a)
    value = LOSS[loss](torch.tensor(y, dtype=dtype), a)
    leaves = [w for ws in weights for w in ws]
    grads = torch.autograd.grad(value, leaves, allow_unused=True)
    return weights, a, value, [torch.zeros_like(w) if g is None else g for w, g in zip(leaves, grads)]


def make(name, layers, x, y, loss):
    """layers: (class, config, weights)."""
    x, y = f32(x), f32(y)
    weights, a, value, grads = run(layers, x, y, loss, torch.float64)
    single = run(layers, x, y, loss, torch.float32)[3]
    lost = max(float((g - h.double()).abs().max()) / max(float(g.abs().max()), 1e-30) for g, h in zip(grads, single))
    first = None if layers[0][0] == "Embedding" else list(x.shape[1:])
    it = iter(grads)
    gradients = [[next(it).tolist() for _ in ws] for ws in weights]
    moving = [[np.zeros(len(layer[2][0])).tolist(), np.ones(len(layer[2][0])).tolist()] if layer[0] == "BatchNormalization" else [] for layer in layers]
    cases.append(dict(
        id=name,
        network=dict(layers=[spec(layer, first if i == 0 else None) for i, layer in enumerate(layers)], loss=loss),
        weights=[[w.tolist() for w in ws] + extra for ws, extra in zip(weights, moving)],
        x=x.tolist(), y=y.tolist(), lossValue=float(value), gradients=gradients, output=a.tolist(), float32GradientError=lost))


def u(r, *shape, s=0.8):
    return r.uniform(-s, s, shape)


def D(r, i, o, a=None, **more):
    return ("Dense", {"units": o, **({"activation": a} if a else {}), **more}, [u(r, i, o), u(r, o, s=0.3)])


def onehot(r, n, k):
    return np.eye(k)[r.randint(0, k, n)]


# --------------------------------------------------------------- losses, over one network
r = RS(1)
for loss in LOSS:
    head, n = "linear", 3
    if loss in ("binaryCrossentropy",):
        head = "sigmoid"
    if loss in ("categoricalCrossentropy", "sparseCategoricalCrossentropy", "kullbackLeiblerDivergence"):
        head = "softmax"
    if loss in ("poisson", "meanSquaredLogarithmicError"):
        head = "softplus"
    y = {"binaryCrossentropy": r.randint(0, 2, (6, n)), "sigmoidCrossEntropy": r.randint(0, 2, (6, n)),
         "categoricalCrossentropy": onehot(r, 6, n), "softmaxCrossEntropy": onehot(r, 6, n), "kullbackLeiblerDivergence": onehot(r, 6, n),
         "categoricalHinge": onehot(r, 6, n), "sparseCategoricalCrossentropy": r.randint(0, n, (6,)), "poisson": r.randint(0, 5, (6, n)),
         "hinge": 2 * r.randint(0, 2, (6, n)) - 1, "squaredHinge": 2 * r.randint(0, 2, (6, n)) - 1,
         "meanAbsolutePercentageError": r.uniform(0.5, 2, (6, n)), "meanSquaredLogarithmicError": r.uniform(0.5, 2, (6, n)),
         }.get(loss, r.standard_normal((6, n)) * 1.5)
    make(f"loss_{loss}", [D(r, 4, 5, "tanh"), D(r, 5, n, head)], r.standard_normal((6, 4)), y, loss)
# --------------------------------------------------------------- activations, in a dense layer and as a layer, on a sequence
for act in ACT:
    if act is not None:
        make(f"activation_{act}", [D(r, 4, 6, act), D(r, 6, 2)], r.standard_normal((5, 4)) * 2, r.standard_normal((5, 2)), "meanSquaredError")
        make(f"activation_layer_{act}", [D(r, 4, 6), ("Activation", {"activation": act}, []), D(r, 6, 2), ("Flatten", {}, [])],
             r.standard_normal((3, 2, 4)) * 2, r.standard_normal((3, 4)), "huber")
# --------------------------------------------------------------- layers
make("leakyReLU", [D(r, 4, 6), ("LeakyReLU", {}, []), D(r, 6, 1), ("LeakyReLU", {"alpha": 0.05}, [])], r.standard_normal((4, 4)), r.standard_normal((4, 1)), "meanSquaredError")
make("relu_elu_softmax", [D(r, 4, 6), ("ReLU", {"maxValue": 1.0}, []), D(r, 6, 5), ("ELU", {}, []), D(r, 5, 3), ("Softmax", {}, [])], r.standard_normal((4, 4)), onehot(r, 4, 3), "categoricalCrossentropy")
make("prelu", [D(r, 4, 6), ("PReLU", {}, [u(r, 6)]), D(r, 6, 1)], r.standard_normal((4, 4)), r.standard_normal((4, 1)), "meanSquaredError")
make("no_bias", [("Dense", {"units": 5, "activation": "tanh", "useBias": False}, [u(r, 4, 5)]), D(r, 5, 1)], r.standard_normal((4, 4)), r.standard_normal((4, 1)), "meanSquaredError")
make("layerNormalization", [D(r, 4, 6), ("LayerNormalization", {}, [r.uniform(.5, 1.5, 6), u(r, 6)]), ("Activation", {"activation": "relu"}, []), D(r, 6, 1)], r.standard_normal((4, 4)), r.standard_normal((4, 1)), "meanSquaredError")
make("layerNormalization_sequence", [D(r, 3, 4, "tanh"), ("LayerNormalization", {}, [r.uniform(.5, 1.5, 4), u(r, 4)]), ("Flatten", {}, []), D(r, 20, 1)], r.standard_normal((3, 5, 3)), r.standard_normal((3, 1)), "meanSquaredError")
make("batchNormalization_sequence", [D(r, 3, 4), ("BatchNormalization", {}, [r.uniform(.5, 1.5, 4), u(r, 4)]), ("Activation", {"activation": "tanh"}, []), ("Flatten", {}, []), D(r, 20, 1)], r.standard_normal((3, 5, 3)), r.standard_normal((3, 1)), "meanSquaredError")
make("batchNormalization_batch2", [D(r, 3, 4), ("BatchNormalization", {}, [r.uniform(.5, 1.5, 4), u(r, 4)]), D(r, 4, 1, "sigmoid")], r.standard_normal((2, 3)), [[0], [1]], "binaryCrossentropy")
for padding in ("valid", "same"):
    for strides in (1, 2):
        n = {"valid": (8 - 3) // strides + 1}.get(padding, math.ceil(8 / strides))
        make(f"conv1d_{padding}_{strides}", [("Conv1D", {"filters": 3, "kernelSize": 3, "strides": strides, "padding": padding, "activation": "tanh"}, [u(r, 3, 2, 3), u(r, 3)]), ("Flatten", {}, []), D(r, 3 * n, 2)],
             r.standard_normal((2, 8, 2)), r.standard_normal((2, 2)), "meanSquaredError")
make("conv1d_pooling", [("Conv1D", {"filters": 3, "kernelSize": 2, "activation": "relu"}, [u(r, 2, 2, 3), u(r, 3)]), ("MaxPooling1D", {"poolSize": 2}, []), ("Conv1D", {"filters": 3, "kernelSize": 2}, [u(r, 2, 3, 3), u(r, 3)]), ("AveragePooling1D", {"poolSize": 2}, []), ("GlobalAveragePooling1D", {}, []), D(r, 3, 1)],
     r.standard_normal((3, 11, 2)), r.standard_normal((3, 1)), "meanSquaredError")
make("globalMaxPooling1d", [("Conv1D", {"filters": 3, "kernelSize": 2}, [u(r, 2, 2, 3), u(r, 3)]), ("GlobalMaxPooling1D", {}, []), D(r, 3, 1)], r.standard_normal((3, 7, 2)), r.standard_normal((3, 1)), "meanSquaredError")
make("conv2d_average_global_max", [("Conv2D", {"filters": 3, "kernelSize": 3, "padding": "same", "activation": "swish"}, [u(r, 3, 3, 2, 3), u(r, 3)]), ("AveragePooling2D", {"poolSize": 2}, []), ("GlobalMaxPooling2D", {}, []), D(r, 3, 2)], r.standard_normal((2, 6, 6, 2)), r.standard_normal((2, 2)), "meanSquaredError")
for padding in ("valid", "same"):
    for strides in (1, 2):
        make(f"depthwise_{padding}_{strides}", [("DepthwiseConv2D", {"kernelSize": 3, "strides": strides, "depthMultiplier": 2, "padding": padding, "activation": "tanh"}, [u(r, 3, 3, 2, 2), u(r, 4)]), ("GlobalAveragePooling2D", {}, []), D(r, 4, 1)], r.standard_normal((2, 6, 6, 2)), r.standard_normal((2, 1)), "meanSquaredError")
make("separable", [("SeparableConv2D", {"filters": 3, "kernelSize": 3, "activation": "relu"}, [u(r, 3, 3, 2, 1), u(r, 1, 1, 2, 3), u(r, 3)]), ("Flatten", {}, []), D(r, 48, 1)], r.standard_normal((2, 6, 6, 2)), r.standard_normal((2, 1)), "meanSquaredError")
make("conv2dTranspose", [("Conv2DTranspose", {"filters": 3, "kernelSize": 3, "strides": 2, "activation": "tanh"}, [u(r, 3, 3, 3, 2), u(r, 3)]), ("GlobalAveragePooling2D", {}, []), D(r, 3, 1)], r.standard_normal((2, 3, 3, 2)), r.standard_normal((2, 1)), "meanSquaredError")
make("pad_crop_upsample_permute", [("ZeroPadding2D", {"padding": 1}, []), ("Conv2D", {"filters": 2, "kernelSize": 2}, [u(r, 2, 2, 2, 2), u(r, 2)]), ("UpSampling2D", {}, []), ("Cropping2D", {"cropping": 1}, []), ("Permute", {"dims": [3, 1, 2]}, []), ("Flatten", {}, []), D(r, 128, 1)], r.standard_normal((2, 4, 4, 2)), r.standard_normal((2, 1)), "meanSquaredError")
make("reshape_repeat", [D(r, 4, 6, "tanh"), ("RepeatVector", {"n": 3}, []), ("Reshape", {"targetShape": [6, 3]}, []), ("Flatten", {}, []), D(r, 18, 1)], r.standard_normal((2, 4)), r.standard_normal((2, 1)), "meanSquaredError")
for act in ("hardSigmoid", "sigmoid"):
    for sequences in (False, True):
        make(f"gru_{act}_{sequences}", [("GRU", {"units": 3, "recurrentActivation": act, "returnSequences": sequences}, [u(r, 2, 9), u(r, 3, 9), u(r, 9, s=.2)])] + ([("Flatten", {}, [])] if sequences else []) + [D(r, 12 if sequences else 3, 1)], r.standard_normal((3, 4, 2)), r.standard_normal((3, 1)), "meanSquaredError")
make("gru_default", [("GRU", {"units": 3}, [u(r, 2, 9), u(r, 3, 9), u(r, 9, s=.2)]), D(r, 3, 1)], r.standard_normal((3, 5, 2)), r.standard_normal((3, 1)), "meanSquaredError")
make("lstm_default_relu", [("LSTM", {"units": 3, "activation": "relu"}, [u(r, 2, 12), u(r, 3, 12), u(r, 12, s=.2)]), D(r, 3, 1)], r.standard_normal((3, 5, 2)), r.standard_normal((3, 1)), "meanSquaredError")
make("simpleRNN_relu", [("SimpleRNN", {"units": 3, "activation": "relu"}, [u(r, 2, 3), u(r, 3, 3), u(r, 3, s=.2)]), D(r, 3, 1)], r.standard_normal((3, 5, 2)), r.standard_normal((3, 1)), "meanSquaredError")
for mode in ("concat", "sum", "mul", "ave"):
    make(f"bidirectional_gru_{mode}", [("BidirectionalGRU", {"mergeMode": mode, "inner": {"units": 2}}, [u(r, 2, 6), u(r, 2, 6), u(r, 6, s=.2), u(r, 2, 6), u(r, 2, 6), u(r, 6, s=.2)]), D(r, 4 if mode == "concat" else 2, 1)], r.standard_normal((3, 4, 2)), r.standard_normal((3, 1)), "meanSquaredError")
make("bidirectional_lstm_sequences", [("BidirectionalLSTM", {"inner": {"units": 2, "returnSequences": True}}, [u(r, 2, 8), u(r, 2, 8), u(r, 8, s=.2), u(r, 2, 8), u(r, 2, 8), u(r, 8, s=.2)]), ("Flatten", {}, []), D(r, 16, 1)], r.standard_normal((3, 4, 2)), r.standard_normal((3, 1)), "meanSquaredError")
make("timeDistributed_dense", [("TimeDistributedDense", {"inner": {"units": 4, "activation": "tanh"}}, [u(r, 3, 4), u(r, 4)]), ("Flatten", {}, []), D(r, 20, 1)], r.standard_normal((3, 5, 3)), r.standard_normal((3, 1)), "meanSquaredError")
make("embedding_lstm", [("Embedding", {"inputDim": 7, "outputDim": 3, "inputLength": 5}, [u(r, 7, 3)]), ("LSTM", {"units": 3}, [u(r, 3, 12), u(r, 3, 12), u(r, 12, s=.2)]), D(r, 3, 1, "sigmoid")], r.randint(0, 7, (4, 5)), r.randint(0, 2, (4, 1)), "binaryCrossentropy")
make("embedding_dense", [("Embedding", {"inputDim": 6, "outputDim": 3, "inputLength": 4}, [u(r, 6, 3)]), ("Flatten", {}, []), D(r, 12, 3, "softmax")], r.randint(0, 6, (5, 4)), r.randint(0, 3, (5,)), "sparseCategoricalCrossentropy")
make("sequence_of_classes", [("SimpleRNN", {"units": 4, "returnSequences": True}, [u(r, 2, 4), u(r, 4, 4), u(r, 4, s=.2)]), D(r, 4, 3, "softmax")], r.standard_normal((3, 5, 2)), np.eye(3)[r.randint(0, 3, (3, 5))], "categoricalCrossentropy")

json.dump(dict(torch=torch.__version__, cases=cases), sys.stdout, separators=(",", ":"))
print()
