// The rules. Moves are first listed as the men move (pseudo moves), then those are kept after which
// the mover's own king is not attacked. Simple beats fast here: a game has some hundred positions.
#include "chess/board.h"

#include <stdlib.h>
#include <string.h>

#include "base/check.h"

enum { LAST_RANK = 7, MAX_MEN = 16, QUIET_PLIES_MAX = 255 };

typedef struct Step {
    int8_t files, ranks;
} Step;

static const Step KNIGHT_STEPS[8] = {{1, 2},   {2, 1},   {2, -1}, {1, -2},
                                     {-1, -2}, {-2, -1}, {-2, 1}, {-1, 2}};
// The first four are a rook's, the others a bishop's.
static const Step LINE_STEPS[8] = {{1, 0}, {0, 1},  {-1, 0},  {0, -1},
                                   {1, 1}, {-1, 1}, {-1, -1}, {1, -1}};

static int square_at(int file, int rank) {
    return rank * 8 + file;
}

// The square one [step] from [from], or CHESS_NO_SQUARE beyond the edge.
static int stepped(int from, Step step) {
    int file = chess_file(from) + step.files;
    int rank = chess_rank(from) + step.ranks;
    bool on_board = file >= 0 && file <= 7 && rank >= 0 && rank <= LAST_RANK;
    return on_board ? square_at(file, rank) : CHESS_NO_SQUARE;
}

static int forward(uint8_t colour) {
    return colour == CHESS_WHITE ? 1 : -1;
}

// Whether a man of [kind] and [colour] stands on [square].
static bool is_man(const ChessPosition *position, int square, ChessKind kind, uint8_t colour) {
    return square != CHESS_NO_SQUARE && position->square[square] == (kind | colour);
}

// Whether a rook, bishop or queen of [colour] looks at [square] along LINE_STEPS[line].
static bool is_seen_along(const ChessPosition *position, int square, int line, uint8_t colour) {
    int at = stepped(square, LINE_STEPS[line]);
    while (at != CHESS_NO_SQUARE && !position->square[at])
        at = stepped(at, LINE_STEPS[line]);
    ChessKind kind = line < 4 ? CHESS_ROOK : CHESS_BISHOP;
    return is_man(position, at, kind, colour) || is_man(position, at, CHESS_QUEEN, colour);
}

// Whether a man of [colour] could take on [square].
static bool is_attacked(const ChessPosition *position, int square, uint8_t colour) {
    for (int i = 0; i < 8; i++) {
        if (is_man(position, stepped(square, KNIGHT_STEPS[i]), CHESS_KNIGHT, colour) ||
            is_man(position, stepped(square, LINE_STEPS[i]), CHESS_KING, colour) ||
            is_seen_along(position, square, i, colour))
            return true;
    }
    int8_t back = (int8_t)-forward(colour);
    return is_man(position, stepped(square, (Step){-1, back}), CHESS_PAWN, colour) ||
           is_man(position, stepped(square, (Step){1, back}), CHESS_PAWN, colour);
}

static int king_square(const ChessPosition *position, uint8_t colour) {
    for (int square = 0; square < CHESS_SQUARES; square++) {
        if (is_man(position, square, CHESS_KING, colour)) return square;
    }
    CHECK(false, "a position without a king");
    return CHESS_NO_SQUARE;
}

bool chess_is_check(const ChessPosition *position, ChessColour colour) {
    return is_attacked(position, king_square(position, colour), chess_other(colour));
}

// ---------------------------------------------------------------------------------------------
// Listing moves

static void add_move(ChessMoves *out, int from, int to, ChessKind promotion, int flags) {
    CHECK(out->n < CHESS_MAX_MOVES, "a position with more than %d moves", CHESS_MAX_MOVES);
    out->at[out->n++] = (ChessMove){
        .from = (uint8_t)from, .to = (uint8_t)to, .promotion = promotion, .flags = (uint8_t)flags};
}

// Moves a knight, or a king, by one of [steps], any other man as far as it can.
static void add_steps(const ChessPosition *position, int from, const Step *steps, int n_steps,
                      bool is_far, ChessMoves *out) {
    for (int i = 0; i < n_steps; i++) {
        int to = from;
        do {
            to = stepped(to, steps[i]);
            if (to == CHESS_NO_SQUARE) break;
            uint8_t man = position->square[to];
            if (!man) {
                add_move(out, from, to, CHESS_EMPTY, 0);
            } else {
                if (chess_colour(man) != position->side)
                    add_move(out, from, to, CHESS_EMPTY, CHESS_MOVE_CAPTURE);
                break;
            }
        } while (is_far);
    }
}

// Adds a pawn's move, four times if it reaches the last rank.
static void add_pawn_move(int from, int to, int flags, ChessMoves *out) {
    if (chess_rank(to) != 0 && chess_rank(to) != LAST_RANK) {
        add_move(out, from, to, CHESS_EMPTY, flags);
        return;
    }
    for (int kind = CHESS_QUEEN; kind >= CHESS_KNIGHT; kind--)
        add_move(out, from, to, (ChessKind)kind, flags);
}

static void add_pawn_moves(const ChessPosition *position, int from, ChessMoves *out) {
    int8_t ahead = (int8_t)forward(position->side);
    int to = stepped(from, (Step){0, ahead});
    if (!position->square[to]) {
        add_pawn_move(from, to, 0, out);
        int first_rank = position->side == CHESS_WHITE ? 1 : 6;
        int jump = to + 8 * ahead;
        if (chess_rank(from) == first_rank && !position->square[jump])
            add_move(out, from, jump, CHESS_EMPTY, CHESS_MOVE_JUMP);
    }
    for (int8_t aside = -1; aside <= 1; aside += 2) {
        to = stepped(from, (Step){aside, ahead});
        if (to == CHESS_NO_SQUARE) continue;
        uint8_t man = position->square[to];
        if (man && chess_colour(man) != position->side)
            add_pawn_move(from, to, CHESS_MOVE_CAPTURE, out);
        else if (to == position->en_passant)
            add_pawn_move(from, to, CHESS_MOVE_CAPTURE | CHESS_MOVE_EN_PASSANT, out);
    }
}

// Adds castling where the right is left, the way is empty, and the king neither stands in check nor
// crosses an attacked square. The square it arrives on is for chess_is_safe to judge.
static void add_castling(const ChessPosition *position, int king, ChessMoves *out) {
    bool is_white = position->side == CHESS_WHITE;
    uint8_t other = chess_other(position->side);
    const uint8_t *square = position->square;
    if (is_attacked(position, king, other)) return;
    if (position->castling & (is_white ? CHESS_WHITE_SHORT : CHESS_BLACK_SHORT) &&
        !square[king + 1] && !square[king + 2] && !is_attacked(position, king + 1, other))
        add_move(out, king, king + 2, CHESS_EMPTY, CHESS_MOVE_SHORT);
    if (position->castling & (is_white ? CHESS_WHITE_LONG : CHESS_BLACK_LONG) &&
        !square[king - 1] && !square[king - 2] && !square[king - 3] &&
        !is_attacked(position, king - 1, other))
        add_move(out, king, king - 2, CHESS_EMPTY, CHESS_MOVE_LONG);
}

void chess_pseudo_moves(const ChessPosition *position, ChessMoves *out) {
    out->n = 0;
    for (int from = 0; from < CHESS_SQUARES; from++) {
        uint8_t man = position->square[from];
        if (!man || chess_colour(man) != position->side) continue;
        switch (chess_kind(man)) {
        case CHESS_EMPTY: break;
        case CHESS_PAWN: add_pawn_moves(position, from, out); break;
        case CHESS_KNIGHT: add_steps(position, from, KNIGHT_STEPS, 8, false, out); break;
        case CHESS_BISHOP: add_steps(position, from, LINE_STEPS + 4, 4, true, out); break;
        case CHESS_ROOK: add_steps(position, from, LINE_STEPS, 4, true, out); break;
        case CHESS_QUEEN: add_steps(position, from, LINE_STEPS, 8, true, out); break;
        case CHESS_KING:
            add_steps(position, from, LINE_STEPS, 8, false, out);
            add_castling(position, from, out);
            break;
        }
    }
}

bool chess_is_safe(const ChessPosition *position, ChessMove move) {
    // Taking the king itself cannot come up: the invariant forbids it.
    ChessPosition after = chess_after(position, move);
    return !chess_is_check(&after, (ChessColour)position->side);
}

void chess_legal_moves(const ChessPosition *position, ChessMoves *out) {
    chess_pseudo_moves(position, out);
    size_t n = 0;
    for (size_t i = 0; i < out->n; i++) {
        if (chess_is_safe(position, out->at[i])) out->at[n++] = out->at[i];
    }
    out->n = n;
}

uint8_t chess_judge(const ChessPosition *position) {
    bool is_check = chess_is_check(position, (ChessColour)position->side);
    ChessMoves moves;
    chess_pseudo_moves(position, &moves);
    for (size_t i = 0; i < moves.n; i++) {
        if (chess_is_safe(position, moves.at[i])) return is_check ? CHESS_MOVE_CHECK : 0;
    }
    return is_check ? CHESS_MOVE_CHECK | CHESS_MOVE_MATE : CHESS_MOVE_STALEMATE;
}

// ---------------------------------------------------------------------------------------------
// Making a move

// The rights that are gone for good once a man has left or reached [square].
static uint8_t rights_of(int square) {
    switch (square) {
    case 0: return CHESS_WHITE_LONG;
    case 4: return CHESS_WHITE_LONG | CHESS_WHITE_SHORT;
    case 7: return CHESS_WHITE_SHORT;
    case 56: return CHESS_BLACK_LONG;
    case 60: return CHESS_BLACK_LONG | CHESS_BLACK_SHORT;
    case 63: return CHESS_BLACK_SHORT;
    default: return 0;
    }
}

static void shift(ChessPosition *position, int from, int to) {
    position->square[to] = position->square[from];
    position->square[from] = CHESS_EMPTY;
}

ChessPosition chess_after(const ChessPosition *position, ChessMove move) {
    ChessPosition after = *position;
    int ahead = forward(position->side);
    bool is_pawn = chess_kind(position->square[move.from]) == CHESS_PAWN;

    shift(&after, move.from, move.to);
    if (move.promotion) after.square[move.to] = (uint8_t)(move.promotion | position->side);
    if (move.flags & CHESS_MOVE_EN_PASSANT) after.square[move.to - 8 * ahead] = CHESS_EMPTY;
    if (move.flags & CHESS_MOVE_SHORT) shift(&after, move.from + 3, move.from + 1);
    if (move.flags & CHESS_MOVE_LONG) shift(&after, move.from - 4, move.from - 1);

    after.castling &= (uint8_t) ~(rights_of(move.from) | rights_of(move.to));
    after.en_passant =
        (int8_t)(move.flags & CHESS_MOVE_JUMP ? move.from + 8 * ahead : CHESS_NO_SQUARE);
    if (is_pawn || move.flags & CHESS_MOVE_CAPTURE)
        after.quiet_plies = 0;
    else if (after.quiet_plies < QUIET_PLIES_MAX)
        after.quiet_plies++;
    after.side = chess_other(position->side);
    if (after.side == CHESS_WHITE) after.number++;
    return after;
}

// ---------------------------------------------------------------------------------------------
// Positions from text

ChessPosition chess_start(void) {
    static const uint8_t first_rank[8] = {CHESS_ROOK, CHESS_KNIGHT, CHESS_BISHOP, CHESS_QUEEN,
                                          CHESS_KING, CHESS_BISHOP, CHESS_KNIGHT, CHESS_ROOK};
    ChessPosition position = {.castling = CHESS_WHITE_SHORT | CHESS_WHITE_LONG | CHESS_BLACK_SHORT |
                                          CHESS_BLACK_LONG,
                              .en_passant = CHESS_NO_SQUARE,
                              .number = 1};
    for (int file = 0; file < 8; file++) {
        position.square[square_at(file, 0)] = first_rank[file];
        position.square[square_at(file, 1)] = CHESS_PAWN;
        position.square[square_at(file, 6)] = CHESS_PAWN | CHESS_BLACK;
        position.square[square_at(file, 7)] = first_rank[file] | CHESS_BLACK;
    }
    return position;
}

// The letter's man, or CHESS_EMPTY if it stands for none.
static uint8_t man_of_letter(char letter) {
    static const char letters[] = " PNBRQK  pnbrqk";
    const char *found = letter && letter != ' ' ? strchr(letters, letter) : NULL;
    return found ? (uint8_t)(found - letters) : CHESS_EMPTY; // black ones are eight further on
}

// Reads the first field, rank 8 down to 1. [*at] is left behind it.
static bool read_men(const char **at, ChessPosition *out, Error *error) {
    int file = 0;
    int rank = LAST_RANK;
    for (; **at && **at != ' '; (*at)++) {
        uint8_t man = man_of_letter(**at);
        if (**at == '/' && file == 8 && rank > 0) {
            file = 0;
            rank--;
        } else if (**at >= '1' && **at <= '8' && file + (**at - '0') <= 8) {
            file += **at - '0';
        } else if (man && file < 8) {
            out->square[square_at(file++, rank)] = man;
        } else {
            break;
        }
    }
    if (rank != 0 || file != 8 || (**at && **at != ' '))
        return error_set(error, "the men of the FEN are not eight rows of eight squares");
    return true;
}

// Reads "KQkq" or "-". A right without its king and rook at home is refused.
static bool read_castling(const char *field, size_t n, ChessPosition *out, Error *error) {
    static const struct {
        char letter;
        uint8_t right, king, rook, colour;
    } rights[4] = {
        {'K', CHESS_WHITE_SHORT, 4, 7, CHESS_WHITE},
        {'Q', CHESS_WHITE_LONG, 4, 0, CHESS_WHITE},
        {'k', CHESS_BLACK_SHORT, 60, 63, CHESS_BLACK},
        {'q', CHESS_BLACK_LONG, 60, 56, CHESS_BLACK},
    };
    if (n == 1 && field[0] == '-') return true;
    for (size_t i = 0; i < n; i++) {
        size_t r = 0;
        while (r < 4 && rights[r].letter != field[i])
            r++;
        if (r == 4 || !is_man(out, rights[r].king, CHESS_KING, rights[r].colour) ||
            !is_man(out, rights[r].rook, CHESS_ROOK, rights[r].colour))
            return error_set(error,
                             "the FEN grants a castling that its king and rooks do not allow");
        out->castling |= rights[r].right;
    }
    return n > 0 || error_set(error, "the FEN does not say who may castle");
}

// Reads "-" or the square behind a pawn that has just jumped.
static bool read_en_passant(const char *field, size_t n, ChessPosition *out, Error *error) {
    if (n == 1 && field[0] == '-') return true;
    int jumped_rank = out->side == CHESS_WHITE ? 5 : 2;
    int back = forward(out->side);
    if (n == 2 && field[0] >= 'a' && field[0] <= 'h' && field[1] == '1' + jumped_rank) {
        int square = square_at(field[0] - 'a', jumped_rank);
        if (!out->square[square] && !out->square[square + 8 * back] &&
            is_man(out, square - 8 * back, CHESS_PAWN, chess_other(out->side))) {
            out->en_passant = (int8_t)square;
            return true;
        }
    }
    return error_set(error, "the FEN names an en-passant square that no pawn has just jumped over");
}

// The invariant of board.h, and no pawn where no pawn can stand.
static bool is_possible(const ChessPosition *position, Error *error) {
    int men[2] = {0};
    int kings[2] = {0};
    for (int square = 0; square < CHESS_SQUARES; square++) {
        uint8_t man = position->square[square];
        if (!man) continue;
        int who = chess_colour(man) == CHESS_BLACK;
        men[who]++;
        kings[who] += chess_kind(man) == CHESS_KING;
        if (chess_kind(man) == CHESS_PAWN &&
            (chess_rank(square) == 0 || chess_rank(square) == LAST_RANK))
            return error_set(error, "the FEN has a pawn on the first or last row");
    }
    if (kings[0] != 1 || kings[1] != 1)
        return error_set(error, "the FEN must have one white and one black king");
    if (men[0] > MAX_MEN || men[1] > MAX_MEN)
        return error_set(error, "the FEN has more than %d men of one colour", MAX_MEN);
    if (chess_is_check(position, chess_other(position->side)))
        return error_set(error, "in the FEN the side that has just moved stands in check");
    return true;
}

// Moves [*at] to the next field and returns its length; 0 at the end.
static size_t next_field(const char **at) {
    *at += strspn(*at, " ");
    return strcspn(*at, " ");
}

bool chess_read_fen(const char *fen, ChessPosition *out, Error *error) {
    *out = (ChessPosition){.en_passant = CHESS_NO_SQUARE, .number = 1};
    const char *at = fen;
    next_field(&at);
    if (!read_men(&at, out, error)) return false;

    size_t n = next_field(&at);
    if (n != 1 || (*at != 'w' && *at != 'b'))
        return error_set(error, "the FEN does not say whose turn it is: w or b");
    out->side = *at == 'w' ? CHESS_WHITE : CHESS_BLACK;
    at += n;
    n = next_field(&at);
    if (!read_castling(at, n, out, error)) return false;
    at += n;
    n = next_field(&at);
    if (!read_en_passant(at, n, out, error)) return false;
    at += n;

    if (next_field(&at)) {
        char *end;
        unsigned long quiet = strtoul(at, &end, 10);
        unsigned long number = strtoul(end, &end, 10);
        if (*at == '-' || *at == '+' || end[strspn(end, " ")] || number < 1 || number > 9999)
            return error_set(error, "the FEN must end with two counts of moves, as in '0 1'");
        out->quiet_plies = (uint8_t)(quiet < QUIET_PLIES_MAX ? quiet : QUIET_PLIES_MAX);
        out->number = (uint32_t)number;
    }
    return is_possible(out, error);
}
