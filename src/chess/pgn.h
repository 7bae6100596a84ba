// Games read from PGN: their tags, their moves, and the position after every single ply, so that
// the window can show any moment of a game at once.
#pragma once

#include "base/arena.h"
#include "base/vec.h"
#include "chess/board.h"

enum { CHESS_PGN_MAX_BYTES = 4 << 20 }; // of one file

typedef struct ChessTag {
    const char *name, *value; // UTF-8
} ChessTag;

typedef enum ChessResult {
    CHESS_UNFINISHED, // "*"
    CHESS_WHITE_WINS,
    CHESS_BLACK_WINS,
    CHESS_DRAW,
} ChessResult;

// Everything a game points to belongs to its ChessGames.
typedef struct ChessGame {
    const char *path; // the file it came from
    int line;         // where it begins there
    ChessTag *tags;
    size_t n_tags;
    ChessMove *moves; // Master's and player's in turn
    size_t n_moves;
    ChessPosition *positions; // n_moves + 1: positions[n] is the one after n plies
    ChessResult result;
} ChessGame;

// A zeroed ChessGames is an empty one.
typedef struct ChessGames {
    VEC(ChessGame) list; // in the order of the files' names, then of the file
    Arena arena;         // owned
} ChessGames;

// Reads the games in [text] ([n] bytes, any bytes at all) and adds them to [games].
// [path] is what errors call the file. UTF-8 and Latin-1, all line ends; comments and variations
// are skipped; a game may begin in a position of its own (tag FEN). Errors: false with the place
// when the text is broken or a move illegal; [games] may then hold the games before it.
bool chess_read_pgn(const char *path, const char *text, size_t n, ChessGames *games, Error *error);

// Reads the file [path], or every *.pgn of the folder [path] in the order of their names; NULL: the
// games of the exhibition that come with Simul. At least one game, or it is an error.
// Errors: false as above, and [games] is empty.
bool chess_load_games(const char *path, ChessGames *games, Error *error);

void chess_games_deinit(ChessGames *games);

// Returns the value of the tag [name], or "".
const char *chess_tag(const ChessGame *game, const char *name);

// Returns the position after [n_plies]; beyond the end of the game, its last one. O(1).
const ChessPosition *chess_position_at(const ChessGame *game, size_t n_plies);

// Returns "1-0", "0-1", "1/2-1/2" or "*".
const char *chess_result_text(ChessResult result);
