"""PyTorch. Its functions take tensors only, so numbers are made tensors; constants are of the arguments' type."""

from .target import Target, every

TORCH_ARRAYS = """_arrays({0})
def _arrays(*values):
    \"""The values as tensors of one type and device, those of the floating ones among them.\"""
    tensors = [value for value in values if isinstance(value, torch.Tensor)]
    kind = torch.float64
    for place, value in enumerate(value for value in tensors if value.is_floating_point()):
        kind = torch.promote_types(kind, value.dtype) if place else value.dtype
    device = tensors[0].device if tensors else None
    return [torch.as_tensor(value, dtype=kind, device=device) for value in values]
"""

TORCH = Target(
    name="torch",
    prefix="torch.",
    imports={"torch": "import torch"},
    alias=frozenset({"torch", "int", "range", "sum"}),
    number="torch.as_tensor({0}, {kind})",
    random="torch.randn({0}.shape, generator=torch.Generator().manual_seed(0), dtype=torch.float64).to({0}.device)",
    double="torch.as_tensor({0}, dtype=torch.float64).detach()",
    tensor="torch.as_tensor({0}, {kind})",
    arrays=TORCH_ARRAYS,
    kind="dtype={like}.dtype, device={like}.device",
    plain="dtype=torch.float64",
    every=every(
        "torch.",
        "torch.eye(size, dtype=like.dtype, device=like.device)",
        "torch.stack([at(unit) for unit in units], dim=-1)",
    ),
)
