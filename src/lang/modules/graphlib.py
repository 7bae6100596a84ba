"""Sorting what depends on one another."""
from types import GenericAlias

__all__ = ["TopologicalSorter", "CycleError"]


class CycleError(ValueError):
    pass


class _Node:
    __slots__ = ("name", "n_before", "after")

    def __init__(self, name):
        self.name = name
        self.n_before = 0  # predecessors that are not done; _OUT, _DONE
        self.after = []


_OUT, _DONE = -1, -2


class TopologicalSorter:
    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None
        self._n_passed_out = self._n_finished = 0
        for name, before in (graph or {}).items():
            self.add(name, *before)

    def _node(self, name):
        node = self._nodes.get(name)
        if node is None:
            node = self._nodes[name] = _Node(name)
        return node

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        own = self._node(node)
        own.n_before += len(predecessors)
        for name in predecessors:
            self._node(name).after.append(node)

    def prepare(self):
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [node.name for node in self._nodes.values() if node.n_before == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def _check(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")

    def get_ready(self):
        self._check()
        result = tuple(self._ready)
        for name in result:
            self._nodes[name].n_before = _OUT
        self._ready.clear()
        self._n_passed_out += len(result)
        return result

    def is_active(self):
        self._check()
        return self._n_finished < self._n_passed_out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        self._check()
        for name in nodes:
            node = self._nodes.get(name)
            if node is None:
                raise ValueError(f"node {name!r} was not added using add()")
            if node.n_before != _OUT:
                if node.n_before >= 0:
                    raise ValueError(f"node {name!r} was not passed out (still not ready)")
                raise ValueError(f"node {name!r} was already marked done")
            node.n_before = _DONE
            for other in node.after:
                after = self._nodes[other]
                after.n_before -= 1
                if after.n_before == 0:
                    self._ready.append(other)
            self._n_finished += 1

    def _find_cycle(self):
        stack, iterators, places, seen = [], [], {}, set()
        for node in self._nodes:
            while True:
                if node in seen:
                    if node in places:
                        return stack[places[node]:] + [node]
                else:
                    seen.add(node)
                    iterators.append(iter(self._nodes[node].after).__next__)
                    places[node] = len(stack)
                    stack.append(node)
                while stack:
                    try:
                        node = iterators[-1]()
                        break
                    except StopIteration:
                        del places[stack.pop()]
                        iterators.pop()
                else:
                    break
        return None

    def static_order(self):
        self.prepare()
        while self.is_active():
            group = self.get_ready()
            yield from group
            self.done(*group)

    __class_getitem__ = classmethod(GenericAlias)
