# 500000 pieces of a text
def main():
    text = ""
    parts = []
    for i in range(500_000):
        text += "ab"
        parts.append(f"{i}:{text[i]}")
    joined = ",".join(parts)
    assert len(text) == 1_000_000
    assert len(joined.upper().split(",")) == 500_000


main()
