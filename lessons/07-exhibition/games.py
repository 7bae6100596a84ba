"""The games of the exhibition, as far as they are played here."""

GAMES = [
    ["e4", "e5", "Nf3", "Nc6", "Bb5", "a6"],
    ["d4", "d5", "c4", "e6", "Nc3", "Nf6"],
    ["e4", "c5", "Nf3", "d6", "d4", "cxd4"],
    ["c4", "Nf6", "Nc3", "g6", "g3", "Bg7"],
]
