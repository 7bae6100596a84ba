#!/usr/bin/env python3
"""Makes the games of the exhibition: Stockfish against a weakened Stockfish, one game an opening.

Usage: make_games.py [OUT.pgn]      (standard output without OUT)

The Master (White) plays the engine's best move within a number of nodes. A player looks less far and
draws one of the engine's best moves by lot, the likelier the better it is. A game that is too short,
too long or does not end as ENDS says is played again with the next lot. Nothing depends on time:
the same version of Stockfish makes the same file. Needs Debian's package stockfish and some minutes.
"""
import math
import random
import re
import subprocess
import sys

MIN_MOVES, MAX_MOVES = 36, 66  # full moves of a game
RESIGN_CP, DRAW_CP = 1100, 15  # what makes a player give up, and both agree on a draw
MATE_CP = 10000

OPENINGS = [  # name and the first six plies; every game has its own
    ("Ruy Lopez", "e2e4 e7e5 g1f3 b8c6 f1b5 a7a6"),
    ("Italian Game", "e2e4 e7e5 g1f3 b8c6 f1c4 f8c5"),
    ("Queen's Gambit Declined", "d2d4 d7d5 c2c4 e7e6 b1c3 g8f6"),
    ("Sicilian Defence, Open", "e2e4 c7c5 g1f3 d7d6 d2d4 c5d4"),
    ("French Defence", "e2e4 e7e6 d2d4 d7d5 b1c3 g8f6"),
    ("King's Indian Defence", "d2d4 g8f6 c2c4 g7g6 b1c3 f8g7"),
    ("Caro-Kann Defence", "e2e4 c7c6 d2d4 d7d5 b1c3 d5e4"),
    ("English Opening", "c2c4 e7e5 b1c3 g8f6 g2g3 d7d5"),
    ("Scotch Game", "e2e4 e7e5 g1f3 b8c6 d2d4 e5d4"),
    ("Nimzo-Indian Defence", "d2d4 g8f6 c2c4 e7e6 b1c3 f8b4"),
    ("King's Gambit", "e2e4 e7e5 f2f4 e5f4 g1f3 g7g5"),
    ("Slav Defence", "d2d4 d7d5 c2c4 c7c6 g1f3 g8f6"),
    ("Scandinavian Defence", "e2e4 d7d5 e4d5 d8d5 b1c3 d5a5"),
    ("London System", "d2d4 d7d5 c1f4 g8f6 e2e3 c7c5"),
    ("Pirc Defence", "e2e4 d7d6 d2d4 g8f6 b1c3 g7g6"),
    ("Dutch Defence", "d2d4 f7f5 g2g3 g8f6 f1g2 e7e6"),
    ("Petrov's Defence", "e2e4 e7e5 g1f3 g8f6 f3e5 d7d6"),
    ("Gruenfeld Defence", "d2d4 g8f6 c2c4 g7g6 b1c3 d7d5"),
    ("Sicilian Defence, Rossolimo", "e2e4 c7c5 g1f3 b8c6 f1b5 g7g6"),
    ("Queen's Gambit Accepted", "d2d4 d7d5 c2c4 d5c4 g1f3 g8f6"),
    ("Alekhine's Defence", "e2e4 g8f6 e4e5 f6d5 d2d4 d7d6"),
    ("Vienna Game", "e2e4 e7e5 b1c3 g8f6 f2f4 d7d5"),
    ("Benoni Defence", "d2d4 g8f6 c2c4 c7c5 d4d5 e7e6"),
    ("Sicilian Defence, Closed", "e2e4 c7c5 b1c3 b8c6 g2g3 g7g6"),
]
# The master wins but here; to lose or draw takes a stronger player and a tired master.
ENDS = {5: "1/2-1/2", 11: "0-1", 14: "1/2-1/2", 20: "1/2-1/2"}


class Engine:
    """Stockfish, spoken to over UCI."""

    def __init__(self, lines):
        self.process = subprocess.Popen(["/usr/games/stockfish"], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True, bufsize=1)
        self.ask("uci", "uciok")
        self.say(f"setoption name MultiPV value {lines}")

    def say(self, line):
        self.process.stdin.write(line + "\n")

    def ask(self, line, last):
        """Says [line] and returns the answer up to the line that begins with [last]."""
        self.say(line)
        answer = []
        while not answer or not answer[-1].startswith(last):
            answer.append(self.process.stdout.readline())
            if not answer[-1]:
                sys.exit("stockfish ended unexpectedly")
        return answer

    def new_game(self):
        self.say("ucinewgame")
        self.ask("isready", "readyok")

    def set_position(self, moves):
        self.say("position startpos moves " + " ".join(moves))

    def think(self, moves, nodes):
        """Returns [(score in centipawns for the mover, move)], best first; empty when mated."""
        self.set_position(moves)
        lines = {}
        for line in self.ask(f"go nodes {nodes}", "bestmove"):
            if found := re.search(r"multipv (\d+) score (cp|mate) (-?\d+) .* pv (\w+)", line):
                number, unit, score, move = found.groups()
                score = int(score)
                if unit == "mate":
                    score = (MATE_CP - abs(score)) * (1 if score > 0 else -1)
                lines[int(number)] = (score, move)
        return sorted(lines.values(), key=lambda line: -line[0])

    def legal_moves(self, moves):
        self.set_position(moves)
        return re.findall(r"^(\w+): 1$", "".join(self.ask("go perft 1", "Nodes searched")), re.M)

    def board(self, moves):
        """Returns the men by square ("e4": "P") and whether the mover is in check."""
        self.set_position(moves)
        answer = "".join(self.ask("d", "Checkers"))
        rows = re.search(r"Fen: (\S+)", answer)[1].split("/")
        men = {}
        for rank, row in zip("87654321", rows):
            row = re.sub(r"\d", lambda digit: " " * int(digit[0]), row)
            men.update({file + rank: man for file, man in zip("abcdefgh", row) if man != " "})
        return men, bool(re.search(r"Checkers: *\w", answer))


def draw_by_lot(lines, spread_cp, lot):
    weights = [math.exp(max(score - lines[0][0], -2000) / spread_cp) for score, _ in lines]
    return lot.choices(lines, weights)[0]


def play(master, player, board, attempt):
    """Plays one game; returns its moves and result, None for the result when it must not be kept."""
    lot = random.Random(f"board {board}, attempt {attempt}")
    wanted = ENDS.get(board, "1-0")
    master_nodes, nodes = (20000, 1500) if wanted == "1-0" else (8000, 12000)
    spread_cp = {"1-0": lot.choice([25, 35, 45, 60]), "1/2-1/2": 6, "0-1": 3}[wanted]
    master_spread_cp = {"1-0": 1, "1/2-1/2": 6, "0-1": 60}[wanted]
    for engine in (master, player):
        engine.new_game()
    moves = OPENINGS[board - 1][1].split()
    lost = level = 0
    while len(moves) < 2 * MAX_MOVES:
        is_white = len(moves) % 2 == 0
        lines = (master if is_white else player).think(moves, master_nodes if is_white else nodes)
        if not lines:
            return moves, "1/2-1/2" if not master.board(moves)[1] else "0-1" if is_white else "1-0"
        score, move = draw_by_lot(lines, master_spread_cp if is_white else spread_cp, lot)
        lost = lost + 1 if score < -RESIGN_CP else 0 if score < RESIGN_CP else lost
        level = level + 1 if abs(score) <= DRAW_CP else 0
        if len(moves) >= 2 * MIN_MOVES:
            # Half of the players want to see the mate.
            if lost >= 3 and score < -RESIGN_CP and board % 2:
                return moves, "0-1" if is_white else "1-0"
            if level >= 6:
                return moves, "1/2-1/2"
        moves.append(move)
    return moves, None


def in_words(engine, moves):
    """Writes the moves in standard algebraic notation."""
    words = []
    for ply, move in enumerate(moves):
        before = moves[:ply]
        men, _ = engine.board(before)
        origin, target, promotion = move[:2], move[2:4], move[4:].upper()
        man = men[origin].upper()
        takes = "x" if target in men or (man == "P" and origin[0] != target[0]) else ""
        if man == "K" and abs(ord(origin[0]) - ord(target[0])) == 2:
            word = "O-O" if target[0] == "g" else "O-O-O"
        elif man == "P":
            word = (origin[0] + takes if takes else "") + target + ("=" + promotion if promotion else "")
        else:
            rivals = [other[:2] for other in engine.legal_moves(before)
                      if other[2:4] == target and other[:2] != origin and men[other[:2]] == men[origin]]
            on_file = any(rival[0] == origin[0] for rival in rivals)
            on_rank = any(rival[1] == origin[1] for rival in rivals)
            word = man + (origin[0] if rivals and (not on_file or on_rank) else "")
            word += (origin[1] if on_file else "") + takes + target
        after = moves[:ply + 1]
        if engine.board(after)[1]:
            word += "+" if engine.legal_moves(after) else "#"
        words.append(word)
    return words


def as_pgn(board, words, result):
    tags = {"Event": "Simul exhibition", "Site": "Simul", "Date": "????.??.??", "Round": board,
            "White": "Master", "Black": f"Player {board}", "Result": result,
            "Opening": OPENINGS[board - 1][0]}
    numbered = [f"{ply // 2 + 1}. {word}" if ply % 2 == 0 else word for ply, word in enumerate(words)]
    lines = [""]
    for word in " ".join(numbered + [result]).split():
        if len(lines[-1]) + len(word) >= 79:
            lines.append("")
        lines[-1] += (" " if lines[-1] else "") + word
    return "".join(f'[{name} "{value}"]\n' for name, value in tags.items()) + "\n" + "\n".join(lines) + "\n"


def main():
    master, player = Engine(3), Engine(5)
    games = []
    for board in range(1, len(OPENINGS) + 1):
        for attempt in range(1, 200):
            moves, result = play(master, player, board, attempt)
            print(f"board {board}, attempt {attempt}: {len(moves)} plies, {result}", file=sys.stderr)
            if result == ENDS.get(board, "1-0") and len(moves) >= 2 * MIN_MOVES - 1:
                break
        else:
            sys.exit(f"board {board}: no attempt ended as wanted")
        games.append(as_pgn(board, in_words(master, moves), result))
    out = open(sys.argv[1], "w", encoding="utf-8") if len(sys.argv) > 1 else sys.stdout
    with out:
        out.write("\n".join(games))


main()
