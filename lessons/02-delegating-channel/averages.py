DATA = {
    "boys;kg": [39.0, 40.8, 43.2, 36.9],
    "boys;m": [1.38, 1.5, 1.25, 1.46],
    "girls;kg": [40.9, 38.5, 45.2],
    "girls;m": [1.6, 1.51, 1.4],
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
        mean = f"{average:.2f}{unit}"
        print(count, who, "averaging", mean)  #: report


main()
