class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
def f(v):
    match v:
        case 0 | 1: return "small"
        case "a": return "letter"
        case None: return "none"
        case True: return "true"
        case [x]: return f"one {x}"
        case [x, *rest]: return f"first {x} rest {rest}"
        case {"k": k, **others}: return f"k={k} {others}"
        case P(0, y): return f"on the axis {y}"
        case P(x=x, y=y) if x == y: return f"diagonal {x}"
        case str(s): return "str " + s
        case int() as n if n > 100: return f"big {n}"
        case -5: return "minus five"
        case _: return "other"
for v in [0, 1, "a", None, True, [7], (7, 8, 9), {"k": 1, "z": 2}, P(0, 3), P(2, 2), P(1, 2), "q", 500, -5, 50.5]:
    print(f(v))
