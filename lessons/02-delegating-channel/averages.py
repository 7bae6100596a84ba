DATA = {
    "boys kg": [39.4, 42.1, 38.6, 46.8, 40.2,
                41.5, 37.3, 39.9, 38.0],
    "boys m": [1.41, 1.34, 1.46, 1.29, 1.38,
               1.43, 1.36, 1.44, 1.40],
    "girls kg": [41.8, 39.6, 44.3, 42.7, 40.5,
                 45.9, 38.2, 43.4, 41.1, 42.9],
    "girls m": [1.45, 1.38, 1.52, 1.40, 1.36,
                1.48, 1.43, 1.27, 1.50, 1.51],
}


class Enough(Exception):
    """No more values come."""


def averager():
    total, count = 0.0, 0
    try:
        while True:
            value = yield  #: listens
            total += value  #: got
            count += 1
    except Enough:
        return count, total / count  #: result


def collector(results, key):
    while True:
        results[key] = yield from averager()  #: channel


def main():
    fresh = averager()
    try:
        fresh.send(39.4)  #: early
    except TypeError as error:
        print(error)  #: refused
    results = {}
    for key, values in DATA.items():
        group = collector(results, key)  #: made
        next(group)  #: prime
        for value in values:
            group.send(value)  #: send
        group.throw(Enough)  #: finish
    for who in "boys", "girls":
        count, kg = results[f"{who} kg"]
        count, m = results[f"{who} m"]
        means = f"{kg:.2f}kg and {m:.2f}m"
        print(count, who, "averaging", means)  #: report


main()
