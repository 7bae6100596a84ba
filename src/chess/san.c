// A word is first taken apart into a wish (which kind of man, from where, where to, what to
// become); then the pseudo moves are sifted by it. What is left over decides: none, one or several.
// The sentence of an error comes from the last sieve that let nothing through.
#include "chess/san.h"

#include <stdio.h>
#include <string.h>

#include "base/check.h"

enum { ANY = -1, WORD_MAX = 40 };

// What the writer asks for. ANY where the word does not say.
typedef struct Wish {
    ChessKind kind;
    ChessKind promotion;
    int from_file, from_rank;
    int to;       // of the king when castling
    int castling; // 0, CHESS_MOVE_SHORT or CHESS_MOVE_LONG
    bool takes;   // written with an x
} Wish;

// A word being read, and how errors quote it.
typedef struct Word {
    const char *text;
    int n;       // without the marks at the end
    int n_shown; // with them, cut at WORD_MAX
} Word;

static const char *const KIND_NAMES[] = {"man",  "pawn",  "knight", "bishop",
                                         "rook", "queen", "king"};
static const char KIND_LETTERS[] = " PNBRQK";

// The kind that a capital letter stands for, pawns have none.
static ChessKind kind_of_letter(char letter) {
    for (int kind = CHESS_KNIGHT; kind <= CHESS_KING; kind++) {
        if (KIND_LETTERS[kind] == letter) return (ChessKind)kind;
    }
    return CHESS_EMPTY;
}

static bool is_file(char c) {
    return c >= 'a' && c <= 'h';
}
static bool is_rank(char c) {
    return c >= '1' && c <= '8';
}

static const char *side_name(uint8_t side) {
    return side == CHESS_WHITE ? "White" : "Black";
}

// ---------------------------------------------------------------------------------------------
// Taking the word apart

// Reads O-O and O-O-O, with letters or noughts.
static bool parse_castling(const Word *word, const ChessPosition *position, Wish *wish) {
    if (word->n != 3 && word->n != 5) return false;
    for (int i = 0; i < word->n; i++) {
        char c = word->text[i];
        if (i % 2 ? c != '-' : c != word->text[0] || (c != 'O' && c != '0' && c != 'o'))
            return false;
    }
    bool is_short = word->n == 3;
    wish->kind = CHESS_KING;
    wish->castling = is_short ? CHESS_MOVE_SHORT : CHESS_MOVE_LONG;
    wish->to = (position->side == CHESS_WHITE ? 4 : 60) + (is_short ? 2 : -2);
    return true;
}

// Takes a promotion, "=Q" or "Q", off the end of the word.
static void parse_promotion(const char *text, int *n, Wish *wish) {
    ChessKind kind = *n > 2 ? kind_of_letter(text[*n - 1]) : CHESS_EMPTY;
    if (!kind || kind == CHESS_KING) return;
    bool has_sign = text[*n - 2] == '=';
    if (!has_sign && !is_rank(text[*n - 2])) return;
    wish->promotion = kind;
    *n -= has_sign ? 2 : 1;
}

// Reads any other move: [kind] [file] [rank] [x or -] square [promotion].
static bool parse_move(const Word *word, Wish *wish) {
    const char *text = word->text;
    int n = word->n;
    int at = 0;
    wish->kind = n ? kind_of_letter(text[0]) : CHESS_EMPTY;
    if (wish->kind)
        at = 1;
    else
        wish->kind = CHESS_PAWN;
    parse_promotion(text, &n, wish);
    if (n - at < 2 || !is_file(text[n - 2]) || !is_rank(text[n - 1])) return false;
    wish->to = (text[n - 1] - '1') * 8 + (text[n - 2] - 'a');
    n -= 2;
    if (at < n && is_file(text[at])) wish->from_file = text[at++] - 'a';
    if (at < n && is_rank(text[at])) wish->from_rank = text[at++] - '1';
    if (at < n && (text[at] == 'x' || text[at] == '-')) wish->takes = text[at++] == 'x';
    return at == n;
}

// ---------------------------------------------------------------------------------------------
// Sieves: each keeps the moves that pass

static bool goes_there(const Wish *wish, const ChessPosition *position, ChessMove move) {
    if (chess_kind(position->square[move.from]) != wish->kind || move.to != wish->to) return false;
    // "d5" is a step ahead; a pawn that takes is written "exd5".
    if (wish->kind == CHESS_PAWN && wish->from_file == ANY && !wish->takes &&
        chess_file(move.from) != chess_file(move.to))
        return false;
    return (move.flags & (CHESS_MOVE_SHORT | CHESS_MOVE_LONG)) == wish->castling;
}

static bool comes_from(const Wish *wish, ChessMove move) {
    return (wish->from_file == ANY || wish->from_file == chess_file(move.from)) &&
           (wish->from_rank == ANY || wish->from_rank == chess_rank(move.from));
}

typedef enum Sieve { BY_SQUARE, BY_ORIGIN, BY_CAPTURE, BY_PROMOTION, BY_SAFETY, SIEVES } Sieve;

static bool passes(Sieve sieve, const Wish *wish, const ChessPosition *position, ChessMove move) {
    switch (sieve) {
    case BY_SQUARE: return goes_there(wish, position, move);
    case BY_ORIGIN: return comes_from(wish, move);
    case BY_CAPTURE: return !wish->takes || move.flags & CHESS_MOVE_CAPTURE;
    case BY_PROMOTION: return move.promotion == wish->promotion;
    case BY_SAFETY: return chess_is_safe(position, move);
    case SIEVES: break;
    }
    return true;
}

// Keeps what passes. If nothing would, leaves [moves] alone and returns false.
static bool sift(Sieve sieve, const Wish *wish, const ChessPosition *position, ChessMoves *moves) {
    size_t n = 0;
    for (size_t i = 0; i < moves->n; i++) {
        // Written in place only from the first that passes on, so that nothing is lost before.
        if (passes(sieve, wish, position, moves->at[i])) moves->at[n++] = moves->at[i];
    }
    if (n) moves->n = n;
    return n > 0;
}

// ---------------------------------------------------------------------------------------------
// Saying what is wrong

// Why castling, which is not among the pseudo moves, is not.
static const char *why_no_castling(const Wish *wish, const ChessPosition *position) {
    bool is_short = wish->castling == CHESS_MOVE_SHORT;
    bool is_white = position->side == CHESS_WHITE;
    int right = is_short ? CHESS_WHITE_SHORT : CHESS_WHITE_LONG;
    if (!is_white) right *= CHESS_BLACK_SHORT;
    if (!(position->castling & right)) return "the king or that rook has moved before";
    if (chess_is_check(position, (ChessColour)position->side)) return "the king stands in check";
    int king = is_white ? 4 : 60;
    for (int square = king + (is_short ? 2 : -3); square != king; square += is_short ? -1 : 1) {
        if (position->square[square]) return "a man stands between king and rook";
    }
    return "the king would cross an attacked square";
}

static bool has_man(const ChessPosition *position, ChessKind kind) {
    for (int square = 0; square < CHESS_SQUARES; square++) {
        if (position->square[square] == (kind | position->side)) return true;
    }
    return false;
}

// Fills [error] with why no move passed [sieve].
static bool explain_illegal(const Word *word, const Wish *wish, const ChessPosition *position,
                            Sieve sieve, Error *error) {
    const char *kind = KIND_NAMES[wish->kind];
    const char *shown = word->text;
    int n = word->n_shown;
    uint8_t state = chess_judge(position);
    if (state & (CHESS_MOVE_MATE | CHESS_MOVE_STALEMATE))
        return error_set(error, "illegal move '%.*s': the game is over, %s is %s", n, shown,
                         side_name(position->side),
                         state & CHESS_MOVE_MATE ? "mated" : "stalemated");
    switch (sieve) {
    case BY_SQUARE:
        if (wish->castling)
            return error_set(error, "illegal move '%.*s': %s", n, shown,
                             why_no_castling(wish, position));
        if (!has_man(position, wish->kind))
            return error_set(error, "illegal move '%.*s': %s has no %s", n, shown,
                             side_name(position->side), kind);
        return error_set(error, "illegal move '%.*s': no %s can go there", n, shown, kind);
    case BY_ORIGIN:
        return error_set(error, "illegal move '%.*s': no %s can go there from where it says", n,
                         shown, kind);
    case BY_CAPTURE:
        return error_set(error, "illegal move '%.*s': there is nothing to take on that square", n,
                         shown);
    case BY_PROMOTION:
        if (wish->promotion)
            return error_set(
                error, "illegal move '%.*s': only a pawn that reaches the last row is promoted", n,
                shown);
        return error_set(error,
                         "illegal move '%.*s': a pawn that reaches the last row must become "
                         "another man; add =Q, =R, =B or =N",
                         n, shown);
    case BY_SAFETY:
    case SIEVES: break;
    }
    return error_set(error, "illegal move '%.*s': it leaves %s's king in check", n, shown,
                     side_name(position->side));
}

// Adds to [out] what tells [move] from the others of its kind that can go to the same square: its
// file, else its rank, else both.
static size_t write_origin(const ChessPosition *position, ChessMove move, char *out) {
    bool has_rival = false;
    bool on_file = false;
    bool on_rank = false;
    ChessMoves moves;
    chess_pseudo_moves(position, &moves);
    for (size_t i = 0; i < moves.n; i++) {
        ChessMove other = moves.at[i];
        if (other.to != move.to || other.from == move.from ||
            position->square[other.from] != position->square[move.from] ||
            !chess_is_safe(position, other))
            continue;
        has_rival = true;
        on_file = on_file || chess_file(other.from) == chess_file(move.from);
        on_rank = on_rank || chess_rank(other.from) == chess_rank(move.from);
    }
    size_t n = 0;
    if (has_rival && (!on_file || on_rank)) out[n++] = (char)('a' + chess_file(move.from));
    if (on_file) out[n++] = (char)('1' + chess_rank(move.from));
    return n;
}

// With what it leads to.
static ChessMove judged(const ChessPosition *position, ChessMove move) {
    ChessPosition after = chess_after(position, move);
    move.flags |= chess_judge(&after);
    return move;
}

static bool explain_ambiguous(const Word *word, const ChessPosition *position,
                              const ChessMoves *moves, Error *error) {
    char first[CHESS_SAN_BYTES];
    char second[CHESS_SAN_BYTES];
    chess_write_san(position, judged(position, moves->at[0]), first);
    chess_write_san(position, judged(position, moves->at[1]), second);
    return error_set(error, "ambiguous move '%.*s': write %s or %s", word->n_shown, word->text,
                     first, second);
}

// ---------------------------------------------------------------------------------------------

// Cuts the marks that judge a move off its end, and a long word for errors between characters.
static Word trimmed(const char *text, size_t n) {
    size_t shown = n < WORD_MAX ? n : WORD_MAX;
    while (shown < n && shown > 0 && ((unsigned char)text[shown] & 0xC0) == 0x80)
        shown--;
    while (n > 0 && strchr("+#!?", text[n - 1]))
        n--;
    // A word longer than any move stays longer when it is cut, and is as wrong.
    return (Word){.text = text, .n = (int)(n < WORD_MAX ? n : WORD_MAX), .n_shown = (int)shown};
}

bool chess_read_san(const ChessPosition *position, const char *text, size_t n, ChessMove *out,
                    Error *error) {
    Word word = trimmed(text, n);
    Wish wish = {.from_file = ANY, .from_rank = ANY};
    if (!parse_castling(&word, position, &wish) && !parse_move(&word, &wish))
        return error_set(error,
                         "'%.*s' is not a move; PGN writes them as e4, Nf3, Bxe5, exd8=Q or O-O, "
                         "with the English letters K, Q, R, B, N",
                         word.n_shown, word.text);
    ChessMoves moves;
    chess_pseudo_moves(position, &moves);
    for (Sieve sieve = BY_SQUARE; sieve < SIEVES; sieve++) {
        if (!sift(sieve, &wish, position, &moves))
            return explain_illegal(&word, &wish, position, sieve, error);
    }
    if (moves.n > 1) return explain_ambiguous(&word, position, &moves, error);
    *out = judged(position, moves.at[0]);
    return true;
}

void chess_write_san(const ChessPosition *position, ChessMove move, char out[CHESS_SAN_BYTES]) {
    size_t n = 0;
    ChessKind kind = chess_kind(position->square[move.from]);
    if (move.flags & (CHESS_MOVE_SHORT | CHESS_MOVE_LONG)) {
        n = (size_t)snprintf(out, CHESS_SAN_BYTES, "%s",
                             move.flags & CHESS_MOVE_SHORT ? "O-O" : "O-O-O");
    } else {
        bool takes = move.flags & CHESS_MOVE_CAPTURE;
        if (kind == CHESS_PAWN) {
            if (takes) out[n++] = (char)('a' + chess_file(move.from));
        } else {
            out[n++] = KIND_LETTERS[kind];
            n += write_origin(position, move, out + n);
        }
        if (takes) out[n++] = 'x';
        out[n++] = (char)('a' + chess_file(move.to));
        out[n++] = (char)('1' + chess_rank(move.to));
        if (move.promotion) {
            out[n++] = '=';
            out[n++] = KIND_LETTERS[move.promotion];
        }
    }
    if (move.flags & CHESS_MOVE_CHECK) out[n++] = move.flags & CHESS_MOVE_MATE ? '#' : '+';
    out[n] = '\0';
}
