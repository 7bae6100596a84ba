# A circle that leads through a suspended statement: the iterator of a for, the exit of a with, what
# yield from goes through.
import gc


class Node:
    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        print("exit", kind.__name__)


def in_for(node):
    try:
        for item in node.items:
            yield item
    finally:
        print("for")


def in_for_iterator(node):
    try:
        for item in iter((node, 1)):
            yield item
    finally:
        print("iterator")


def in_with(node):
    with node:
        yield 1


def in_delegate(node):
    try:
        yield from in_for_iterator(node)
    finally:
        print("delegate")


def in_comprehension(node):
    return (item for item in [node, 1])


for make in in_for, in_for_iterator, in_with, in_delegate, in_comprehension:
    node = Node()
    node.items = [node, 1]
    node.generator = make(node)
    next(node.generator)
    del node
    print("collect", make.__name__, gc.collect() > 0)


def stubborn(node):
    while True:
        try:
            yield node
        except GeneratorExit:
            print("ignores it")


import sys
sys.unraisablehook = lambda args: print(args.exc_value)
node = Node()
node.generator = stubborn(node)
next(node.generator)
del node
gc.collect()
print("end")
