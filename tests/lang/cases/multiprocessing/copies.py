import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor


def square(x):
    return x * x


def extend(items):
    items.append(1)
    return items


def count(numbers, key):
    numbers[key] = len(numbers)


def who(_):
    return mp.current_process().name


def say(text):
    print(text)


def main():
    def inner(x):
        return x

    with ProcessPoolExecutor(2) as pool:
        items = [0]
        jobs = [pool.submit(inner, 1), pool.submit(square, 3), pool.submit(extend, items),
                pool.submit(iter, (i for i in items))]
        for job in jobs:
            try:
                print(job.result())
            except Exception as error:
                print(type(error).__name__, error)
        print(items)
    with mp.Pool(1) as pool:
        print(len(set(pool.map(who, range(3)))), pool.apply(who, (0,)))
        squares = pool.imap(square, [2, "x", 3])
        print(squares.next())
        try:
            next(squares)
        except TypeError as error:
            print(error)
        print(list(squares))
    with mp.Manager() as manager, mp.Pool(1) as pool:
        shared = manager.dict()
        pool.starmap(count, [(shared, "a"), (shared, "b")])
        print(dict(shared))
    mp.Process(target=say, args=("not joined",)).start()


if __name__ == "__main__":
    main()
