// Moves as people write them, "Nbd2", "exd8=Q+", "O-O": standard algebraic notation.
#pragma once

#include "chess/board.h"

enum { CHESS_SAN_BYTES = 16 }; // the longest one, "Qa1xb2=Q#", and its NUL fit

// Finds the legal move that the [n] bytes at [word] name in [position]. Castling may be written
// with letters or noughts, the from-square in full ("e2e4", "Ng1-f3"); +, #, ! and ? at the end are
// not believed: the flags say what the move really is, CHECK and MATE included. Errors: false, with
// a sentence and no place, when it is no move, an illegal one, or several.
bool chess_read_san(const ChessPosition *position, const char *word, size_t n, ChessMove *out,
                    Error *error);

// Writes the legal [move] with no more of its from-square than is needed, and + or # as its flags
// say (those of chess_read_san, or of chess_judge after it).
void chess_write_san(const ChessPosition *position, ChessMove move, char out[CHESS_SAN_BYTES]);
