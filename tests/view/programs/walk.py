def leaves(tree):
    if isinstance(tree, list):
        for branch in tree:
            found = yield from leaves(branch)
            if found:
                return found
    else:
        answer = yield tree
        if answer is not None:
            return {"answer": answer, "at": tree, "reasons": ["because", "it", "was", "asked"]}


def walker(tree):
    try:
        result = yield from leaves(tree)
        print("the walk is over:", result)
    finally:
        print("whatever happened, this is printed")
    raise RuntimeError("nobody catches what comes out of a walk that was never meant to end")


walk = walker([1, [2, [3, [4, [5, [6]]]]]])
for leaf in walk:
    print("leaf", leaf)
    if leaf == 5:
        walk.send("enough")
