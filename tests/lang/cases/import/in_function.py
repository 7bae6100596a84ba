def use():
    import helper
    from shapes.names import label
    return label(helper.__name__)


print(use(), use(), "helper" in globals())


class Box:
    import helper
    from helper import bump as bump_it


print(Box.helper.__name__, Box.bump_it.__name__)
if __name__ == "__main__":
    print("main")
