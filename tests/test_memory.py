"""A batch may have any number of statements: what is remembered from one to the next has a bound."""

import functools
import gc

from matgrad import check, derive


def unbounded() -> dict[str, int]:
    """How much there is in each memory that has no bound."""
    return {
        f"{found.__module__}.{found.__qualname__}": found.cache_info().currsize
        for found in gc.get_objects()
        if type(found) is functools._lru_cache_wrapper and found.__module__.startswith("matgrad.")
        if found.cache_info().maxsize is None
    }


def solve(some: int) -> None:
    """Statements in which names, sizes, numbers and functions are those of this number."""
    derive(f"sum(f{some}(A X{some} b)) wrt X{some}", given=f"let f{some}(t) = t^2 + {some} tanh(t) + abs(t - {some})")
    derive(f"tr(A X B) wrt X twice where X: n{some} x k{some}, B: k{some} x {some}")
    check(f"{some} log(a{some}' x + {some}) wrt x == {some} a{some}/(a{some}' x + {some})")


def test_other_names_sizes_and_functions_fill_no_memory_without_bound() -> None:
    solve(7)
    before = unbounded()
    for some in range(8, 14):
        solve(some)
    assert len(before) > 10
    assert {name: size for name, size in unbounded().items() if size > before.get(name, 0)} == {}
