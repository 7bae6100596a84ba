# One and the same call finds the method of the class, what the instance has, and the method again.
class Bell:
    def ring(self):
        return "ding"


bell, other = Bell(), Bell()
other.colour = "red"
for turn in range(6):
    print(turn, bell.ring(), other.ring())
    if turn == 1:
        bell.tone = "a"
    elif turn == 2:
        bell.ring = lambda: "dong"
    elif turn == 3:
        del bell.ring
    elif turn == 4:
        bell.__dict__["ring"] = lambda: "clang"
