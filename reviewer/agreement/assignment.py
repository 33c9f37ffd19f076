"""Pairing two lists one to one so that what the pairs have in common is as much as possible."""

import numpy as np

from reviewer.agreement.figures import FloatArray


def best_pairs(gains: FloatArray) -> tuple[tuple[int, int], ...]:
    """The pairs (row, column) of a one-to-one matching with the greatest sum of gains, without pairs that gain nothing.

    `gains` has no negative entries. Shortest augmenting paths with potentials: Kuhn 1955; Jonker and Volgenant 1987. The cost grows with
    rows squared times columns.
    """
    if gains.shape[0] > gains.shape[1]:
        return tuple(sorted((row, column) for column, row in best_pairs(gains.T)))
    costs = -gains
    rows, columns = costs.shape
    row_price, column_price = np.zeros(rows), np.zeros(columns)
    owner = np.full(columns, -1)
    for row in range(rows):
        _place(row, costs, owner, (row_price, column_price))
    return tuple(
        sorted((int(owner[column]), column) for column in range(columns) if owner[column] >= 0 and gains[owner[column], column] > 0)
    )


def _place(row: int, costs: FloatArray, owner: "np.ndarray[tuple[int], np.dtype[np.int64]]", prices: tuple[FloatArray, FloatArray]) -> None:
    """Finds a column for one more row, moving rows that stand in the way along the cheapest path, and adjusts the prices."""
    row_price, column_price = prices
    columns = costs.shape[1]
    distance = np.full(columns, np.inf)
    came_from = np.full(columns, -1)
    is_reached = np.zeros(columns, dtype=np.bool_)
    here, so_far, last = row, 0.0, -1
    while True:
        onward = so_far + costs[here] - row_price[here] - column_price
        is_shorter = ~is_reached & (onward < distance)
        distance[is_shorter] = onward[is_shorter]
        came_from[is_shorter] = last
        last = int(np.argmin(np.where(is_reached, np.inf, distance)))
        so_far = float(distance[last])
        is_reached[last] = True
        if owner[last] < 0:
            break
        here = int(owner[last])
    slack = so_far - distance
    moved = is_reached & (owner >= 0)
    row_price[row] += so_far
    row_price[owner[moved]] += slack[moved]
    column_price[is_reached] -= slack[is_reached]
    while last >= 0:
        before = int(came_from[last])
        owner[last] = owner[before] if before >= 0 else row
        last = before
