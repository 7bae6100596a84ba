"""A heap in a list: each item is no greater than those at twice its place and one or two on."""

from _inspect import as_built_in as _built_in


def _rise(heap, start, at):
    item = heap[at]
    while at > start:
        above = (at - 1) >> 1
        if not item < heap[above]:
            break
        heap[at] = heap[above]
        at = above
    heap[at] = item


def _sink(heap, at):
    """Down to a leaf along the smaller items, then up to its place: fewer comparisons."""
    start, n = at, len(heap)
    item = heap[at]
    below = 2 * at + 1
    while below < n:
        if below + 1 < n and not heap[below] < heap[below + 1]:
            below += 1
        heap[at] = heap[below]
        at = below
        below = 2 * at + 1
    heap[at] = item
    _rise(heap, start, at)


def _check(heap, name, which):
    if not isinstance(heap, list):
        given = "None" if heap is None else type(heap).__name__
        raise TypeError(f"{name}() argument {which}must be list, not {given}")


@_built_in
def heappush(heap, item, /):
    _check(heap, "heappush", "1 ")
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


@_built_in
def heappop(heap, /):
    _check(heap, "heappop", "")
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    least, heap[0] = heap[0], last
    _sink(heap, 0)
    return least


@_built_in
def heapreplace(heap, item, /):
    _check(heap, "heapreplace", "1 ")
    if not heap:
        raise IndexError("index out of range")
    least, heap[0] = heap[0], item
    _sink(heap, 0)
    return least


@_built_in
def heappushpop(heap, item, /):
    _check(heap, "heappushpop", "1 ")
    return heapreplace(heap, item) if heap and heap[0] < item else item


@_built_in
def heapify(x, /):
    _check(x, "heapify", "")
    for i in reversed(range(len(x) // 2)):
        _sink(x, i)


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]


def merge(*iterables, key=None, reverse=False):
    """The items of sorted iterables in one order; of equal ones, those of the first come first."""
    entries = []  # [key, number, item, next]: few, so that looking at all of them is quick
    for number, iterable in enumerate(iterables):
        step = iter(iterable).__next__
        try:
            item = step()
        except StopIteration:
            continue
        entries.append([item if key is None else key(item), number, item, step])
    while entries:
        best = entries[0]
        for entry in entries:
            if best[0] < entry[0] if reverse else entry[0] < best[0]:
                best = entry
        yield best[2]
        try:
            best[2] = item = best[3]()
            best[0] = item if key is None else key(item)
        except StopIteration:
            entries.remove(best)
