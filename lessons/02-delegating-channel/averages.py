DATA = {
    "boys;kg": [39.0, 40.8, 43.2, 40.8, 43.1, 38.6, 41.4, 40.6, 36.3],
    "boys;m": [1.38, 1.5, 1.32, 1.25, 1.37, 1.48, 1.25, 1.49, 1.46],
    "girls;kg": [40.9, 38.5, 44.3, 42.2, 45.2, 41.7, 44.5, 38.0, 40.6, 44.5],
    "girls;m": [1.6, 1.51, 1.4, 1.3, 1.41, 1.39, 1.33, 1.46, 1.45, 1.43],
}


def averager():
    total, count = 0.0, 0
    while True:
        value = yield  #: listens
        if value is None:
            break
        total += value  #: got
        count += 1
    return count, total / count  #: result


def collector(results, key):
    while True:
        results[key] = yield from averager()  #: channel


def main():
    results = {}
    for key, values in DATA.items():
        group = collector(results, key)  #: made
        next(group)  #: prime
        for value in values:
            group.send(value)  #: send
        group.send(None)  #: finish
    for key, (count, average) in results.items():
        who, unit = key.split(";")
        print(f"{count} {who} averaging {average:.2f}{unit}")  #: report


main()
