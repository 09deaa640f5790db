"""PyTorch. Its functions take tensors only, so numbers are made tensors; constants are of the arguments' type."""

from matgrad.derive.code.target import Target, every

TORCH = Target(
    name="torch",
    prefix="torch.",
    imports={"torch": "import torch"},
    alias=frozenset({"torch", "range", "sum"}),
    number="torch.as_tensor({0}, {kind})",
    random="torch.randn({0}.shape, generator=torch.Generator().manual_seed(0), dtype=torch.float64).to({0}.device)",
    double="torch.as_tensor({0}, dtype=torch.float64).detach()",
    tensor="torch.as_tensor({0}, {kind})",
    kind="dtype={like}.dtype, device={like}.device",
    plain="dtype=torch.float64",
    every=every(
        "torch.",
        "torch.eye(size, dtype=like.dtype, device=like.device)",
        "torch.stack([at(unit) for unit in units], dim=-1)",
    ),
)
