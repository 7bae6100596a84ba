# 5000000 turns of a counting loop
def main():
    i = total = 0
    while i < 5_000_000:
        total += i
        i += 1
    assert total == 12_499_997_500_000


main()
