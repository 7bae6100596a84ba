# An item that empties both sets while it is compared.
class Item:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return self.number % 2

    def __eq__(self, other):
        if is_on:
            left.clear()
            right.clear()
        return False


def in_place(a, b):
    a |= b


for act in in_place, lambda a, b: a ^ b, lambda a, b: a - b, lambda a, b: a & b, lambda a, b: a | b:
    is_on = False
    left = {Item(n) for n in range(20)}
    right = {Item(n) for n in range(30)}
    is_on = True
    try:
        act(left, right)
    except RuntimeError as e:
        print(type(e).__name__)
    is_on = False
    print(len(left) < 50, len(right))
