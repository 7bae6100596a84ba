import bisect
import sys

largest = sys.maxsize
print(len(range(largest)), len(range(largest - 1)), range(largest).__len__())
print(bisect.bisect_left(range(largest - 1), largest - 3))


class Long:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


for n in (largest, largest + 1, -1, -2 ** 70, 2 ** 70, "a"):
    try:
        print(len(Long(n)))
    except (OverflowError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(float.__getformat__("double"))
