class Guest:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("leaves", self.name)


class Room:
    def __init__(self):
        self.guests = []


written = [Guest("written 1"), Guest("written 2")]
grown = []
for i in range(5):
    grown.append(Guest(f"grown {i}"))
made = [Guest(f"made {i}") for i in range(3)]
mapped = list(map(Guest, ["mapped 1", "mapped 2"]))
room = Room()
room.guests.append(Guest("guest 1"))
room.guests.append(Guest("guest 2"))
copied = [Guest("copied 1"), Guest("copied 2")][:]
shown = {"a": Guest("shown 1"), "b": Guest("shown 2")}
pair = Guest("pair 1"), Guest("pair 2")
print("end")
