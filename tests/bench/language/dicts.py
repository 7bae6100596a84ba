# 1000000 words counted
def main():
    words = [f"word{i % 977}" for i in range(10_000)]
    counts = {}
    for _ in range(100):
        for word in words:
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 1
    assert sum(counts.values()) == 1_000_000
    assert max(counts, key=counts.get) == "word0"


main()
