// A chess position as plain data, and the rules: which moves are legal, what a move does, check,
// mate and stalemate. A position is a value of 72 bytes: copy it, compare its fields, draw its
// squares. Invariant of every position made here: one king a side, at most 16 men a side, and the
// side that has just moved is not in check.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

// A square holds CHESS_EMPTY or a kind of man with a colour: CHESS_KNIGHT | CHESS_BLACK.
typedef enum ChessKind {
    CHESS_EMPTY,
    CHESS_PAWN,
    CHESS_KNIGHT,
    CHESS_BISHOP,
    CHESS_ROOK,
    CHESS_QUEEN,
    CHESS_KING,
} ChessKind;
typedef enum ChessColour { CHESS_WHITE = 0, CHESS_BLACK = 8 } ChessColour;

enum {
    CHESS_SQUARES = 64,
    CHESS_NO_SQUARE = -1,
    CHESS_MAX_MOVES = 512, // above 16 men times the 27 moves of a queen
};

// Rights to castle; lost when the king or that rook moves or is taken.
enum {
    CHESS_WHITE_SHORT = 1,
    CHESS_WHITE_LONG = 2,
    CHESS_BLACK_SHORT = 4,
    CHESS_BLACK_LONG = 8,
};

typedef struct ChessPosition {
    uint8_t square[CHESS_SQUARES]; // a1 = 0, b1 = 1, … h1 = 7, a2 = 8, … h8 = 63
    uint8_t side;                  // ChessColour of who moves next
    uint8_t castling;              // CHESS_WHITE_SHORT | …
    int8_t en_passant;   // the square that a pawn has just jumped over, or CHESS_NO_SQUARE
    uint8_t quiet_plies; // plies since a capture or a pawn's move; stays at 255
    uint32_t number;     // of the move that is due: 1, 1, 2, 2, …
} ChessPosition;

// What a move is, besides from and to.
enum {
    CHESS_MOVE_CAPTURE = 1,
    CHESS_MOVE_EN_PASSANT = 2, // with CAPTURE: the pawn taken stands beside, not on `to`
    CHESS_MOVE_JUMP = 4,       // a pawn's first two squares
    CHESS_MOVE_SHORT = 8,      // castling; from and to are the king's
    CHESS_MOVE_LONG = 16,
    CHESS_MOVE_CHECK = 32, // this and the two below: what the move leads to (chess_read_san)
    CHESS_MOVE_MATE = 64,  // with CHECK
    CHESS_MOVE_STALEMATE = 128,
};

typedef struct ChessMove {
    uint8_t from, to;
    uint8_t promotion; // ChessKind the pawn becomes, or CHESS_EMPTY
    uint8_t flags;     // CHESS_MOVE_…
} ChessMove;

typedef struct ChessMoves {
    ChessMove at[CHESS_MAX_MOVES];
    size_t n;
} ChessMoves;

static inline ChessKind chess_kind(uint8_t man) {
    return (ChessKind)(man & 7);
}
static inline ChessColour chess_colour(uint8_t man) {
    return (ChessColour)(man & 8);
}
static inline ChessColour chess_other(uint8_t colour) {
    return (ChessColour)(colour ^ 8);
}
static inline int chess_file(int square) {
    return square & 7;
} // 0 is the a file
static inline int chess_rank(int square) {
    return square >> 3;
} // 0 is White's first rank

// The position in which a game begins.
ChessPosition chess_start(void);

// Reads a position in Forsyth-Edwards notation, all six fields or the first four.
// Errors: false, with a sentence and no place, when it is not one or breaks the invariant above.
bool chess_read_fen(const char *fen, ChessPosition *out, Error *error);

// Lists every legal move, by from-square.
void chess_legal_moves(const ChessPosition *position, ChessMoves *out);

// The same without asking whether the mover's own king would stand in check afterwards.
void chess_pseudo_moves(const ChessPosition *position, ChessMoves *out);

// Returns the position after [move], which must be one of those listed above.
ChessPosition chess_after(const ChessPosition *position, ChessMove move);

// Whether the king of [colour] is attacked.
bool chess_is_check(const ChessPosition *position, ChessColour colour);

// Whether [move], one of the pseudo moves, leaves the mover's own king safe.
bool chess_is_safe(const ChessPosition *position, ChessMove move);

// Returns CHESS_MOVE_CHECK, CHECK | MATE, STALEMATE or 0: what the side that moves next is in.
uint8_t chess_judge(const ChessPosition *position);
