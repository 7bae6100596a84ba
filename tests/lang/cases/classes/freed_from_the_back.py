# A list and a tuple let go of their items from the back; a dict from the front.
class Item:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


for make in (list, tuple, lambda row: {i: v for i, v in enumerate(row)}):
    box = make([Item(1), Item(2), Item(3)])
    del box
    print("--")
box = [Item(1), Item(2)]
box.clear()
print("cleared")
box = [Item(i) for i in range(4)]
del box[1:3]
print("cut")
box[:] = []
print("end")
