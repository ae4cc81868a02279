"""Likelihoods of candidate days: one number for each day, in the order of the days."""

from collections.abc import Iterable

Likelihoods = list[float]


def together(rows: Iterable[Likelihoods], count: int) -> Likelihoods:
    """What independent grounds say together of `count` days, the likeliest at 1.

    Each step is brought back to 1: a long chronicle has hundreds of grounds, whose bare product would vanish.
    """
    product = [1.0] * count
    for row in rows:
        product = [so_far * one for so_far, one in zip(product, row, strict=True)]
        highest = max(product, default=0.0)
        product = [one / highest for one in product] if highest else [1.0] * count
    return product
