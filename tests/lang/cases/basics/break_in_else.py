# A break or continue in the else of a loop is of the loop around it.
def loops(kind):
    out = []
    for i in range(5):
        if kind == "list":
            for j in [1]:
                out.append(j)
            else:
                if i == 2:
                    break
                continue
        elif kind == "range":
            for j in range(1):
                out.append(j)
            else:
                if i == 2:
                    break
                continue
        else:
            while False:
                pass
            else:
                if i == 2:
                    break
                continue
        out.append("not reached")
    else:
        out.append("else")
    return i, out


for kind in "list", "range", "while":
    print(kind, loops(kind))
