"""JAX computes with 64 bits, as the other libraries do."""

import os

os.environ.setdefault("JAX_ENABLE_X64", "1")
