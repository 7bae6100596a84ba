"""A helper beside the program."""
print("helper runs as", __name__)
counter = 0
_hidden = 1


def bump():
    global counter
    counter += 1
    return counter
