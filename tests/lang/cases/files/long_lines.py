lines = ["é" * n + "\n" for n in (0, 1, 4095, 4096, 8191, 8192, 8193, 20000)]
with open("long.txt", "w") as f:
    f.writelines(lines)
with open("long.txt") as f:
    print([len(line) for line in f])
with open("long.txt") as f:
    print(f.read() == "".join(lines))
with open("long.txt") as f:
    places = [f.tell()]
    while f.readline():
        places.append(f.tell())
    print(places)
    for place, line in zip(places, lines):
        f.seek(place)
        assert f.readline() == line
with open("long.txt", "rb") as f:
    print([len(line) for line in f])
with open("long.txt") as f:
    pieces = []
    while piece := f.read(1000):
        pieces.append(piece)
    print(len(pieces), "".join(pieces) == "".join(lines))
