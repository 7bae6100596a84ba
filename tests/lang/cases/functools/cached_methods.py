import copy
import functools
import pickle


class Counts:
    def __init__(self, n):
        self.n = n

    @functools.lru_cache(maxsize=4)
    def add(self, m):
        """Adds."""
        print("adds", m)
        return self.n + m


counts = Counts(1)
print(counts.add(2), counts.add(2), counts.add.cache_info(), counts.add.__doc__, counts.add.__self__ is counts)
print(Counts.add.cache_info() == counts.add.cache_info(), Counts.add.cache_parameters())
counts.add.cache_clear()
print(counts.add.cache_info()._asdict())


@functools.cache
def twice(n):
    return n * 2


print(copy.copy(twice) is twice, copy.deepcopy(twice) is twice, pickle.loads(pickle.dumps(twice)) is twice)
part = functools.partial(int, base=2)
print(pickle.loads(pickle.dumps(part))("101"), part.__reduce__()[1:])
hits, misses, maxsize, size = twice.cache_info()
print(hits, misses, maxsize, size)
