class N:
    count = 0
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        N.count += 1
        return self.n < other.n
def measure(numbers):
    N.count = 0
    done = sorted(map(N, numbers))
    print(len(done), N.count, [x.n for x in done] == sorted(numbers))
measure(range(100))
measure(range(100, 0, -1))
measure([i * 7919 % 1000 for i in range(1000)])
measure([i % 10 for i in range(500)])
measure(list(range(50)) + list(range(50)) + list(range(100, 0, -1)))
measure([(i * i) % 251 for i in range(300)])
measure([*range(300), 5, 3, 1, *range(200, 400)])
