# What may stand between match and its colon, and where match is a name.
match = 1
x = 3
match not x:
    case False: print("not")
match (lambda: 1)():
    case 1: print("lambda")
match -x:
    case -3: print("neg")
match [x]:
    case [3]: print("list")
match not (x):
    case True: print(1)
    case _: print(2)
match lambda: 1:
    case _: print("l")
match {**{}}:
    case {}: print("d")
match ...:
    case _: print("...")
match ~x:
    case _: print("~")
match *[1], 2:
    case [1, 2]: print("star")
match (1, 2):
    case 1, 2: print("t")
match f"{x}":
    case "3": print("f")
match (yield_ := 3):
    case _: print("w")
match match:
    case 1: print("mm")
match in [1]
match is not None
print(match, match [0:1] if 0 else 0, match
  (1) if 0 else 1)
match; match
match = match if match else match
print(match not in [2], match - 1, match == 1)
match(1) if 0 else 2
match[1] if 0 else 3
match.x if 0 else 3
