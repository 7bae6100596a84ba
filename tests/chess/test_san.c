// Moves in words: every spelling finds its move, every wrong one says why, and what is written is
// read back as the same move.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "chess/san.h"

#define START      "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1"
#define CASTLES    "r3k2r/8/8/8/8/8/8/R3K2R w KQkq - 0 1"
#define PROMOTES   "1n2k3/P7/8/8/8/8/8/4K3 w - - 0 1"
#define KNIGHTS    "4k3/8/8/8/8/5N2/8/1N2K3 w - - 0 1"
#define QUEENS     "1k6/8/8/8/Q6Q/8/8/K6Q w - - 0 1"
#define EN_PASSANT "4k3/8/8/3pP3/8/8/8/4K3 w - d6 0 2"
#define TWO_PAWNS  "4k3/8/8/3p4/2P1P3/8/8/4K3 w - - 0 1"

static ChessPosition read_fen(const char *fen) {
    ChessPosition position;
    Error error;
    if (!chess_read_fen(fen, &position, &error)) fail_msg("%s: %s", fen, error.message);
    return position;
}

static void test_spellings(void **state) {
    (void)state;
    static const struct {
        const char *fen, *word, *normal;
    } cases[] = {
        {START, "e4", "e4"},
        {START, "e2e4", "e4"},
        {START, "e2-e4", "e4"},
        {START, "Nf3!?", "Nf3"},
        {START, "Ng1-f3", "Nf3"},
        {START, "Ngf3", "Nf3"},
        {START, "N1f3", "Nf3"},
        {START, "Nf3+", "Nf3"},
        {CASTLES, "O-O", "O-O"},
        {CASTLES, "0-0", "O-O"},
        {CASTLES, "O-O-O!", "O-O-O"},
        {CASTLES, "0-0-0", "O-O-O"},
        {CASTLES, "Rxa8", "Rxa8+"},
        {CASTLES, "Ra8", "Rxa8+"}, // many leave the x out
        {PROMOTES, "a8=Q", "a8=Q"},
        {PROMOTES, "a8N", "a8=N"},
        {PROMOTES, "axb8=R", "axb8=R+"},
        {PROMOTES, "a7xb8=Q#", "axb8=Q+"}, // the mark is not believed
        {KNIGHTS, "Nbd2", "Nbd2"},
        {KNIGHTS, "Nfd2", "Nfd2"},
        {KNIGHTS, "N3d2", "Nfd2"},
        {KNIGHTS, "Nh4", "Nh4"},
        {QUEENS, "Qh4e1", "Q4e1"},
        {QUEENS, "Qh4e4", "Qh4e4"},
        {QUEENS, "Qh1e4", "Q1e4"},
        {QUEENS, "Qae4", "Qae4"},
        {EN_PASSANT, "exd6", "exd6"},
        {EN_PASSANT, "e6", "e6"},
        {TWO_PAWNS, "cxd5", "cxd5"},
        {"6k1/5ppp/8/8/8/8/8/R3K3 w Q - 0 1", "Ra8", "Ra8#"},
        {"6k1/3R1ppp/8/8/8/8/8/3RK3 w - - 0 1", "R7d6", "R7d6"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ChessPosition position = read_fen(cases[i].fen);
        ChessMove move;
        Error error = {0};
        const char *word = cases[i].word;
        if (!chess_read_san(&position, word, strlen(word), &move, &error))
            fail_msg("%s: %s", word, error.message);
        char written[CHESS_SAN_BYTES];
        chess_write_san(&position, move, written);
        assert_string_equal(written, cases[i].normal);
    }
}

static void test_flags(void **state) {
    (void)state;
    ChessPosition position = read_fen("6k1/5ppp/8/8/8/8/8/R3K3 w Q - 0 1");
    ChessMove move;
    Error error;
    assert_true(chess_read_san(&position, "Ra8", 3, &move, &error));
    assert_int_equal(move.flags, CHESS_MOVE_CHECK | CHESS_MOVE_MATE);
    position = read_fen("7k/8/6K1/8/8/8/8/5Q2 w - - 0 1");
    assert_true(chess_read_san(&position, "Qf7", 3, &move, &error));
    assert_int_equal(move.flags, CHESS_MOVE_STALEMATE);
}

static void test_errors(void **state) {
    (void)state;
    static const struct {
        const char *fen, *word, *says;
    } cases[] = {
        {START, "Nf6", "illegal move 'Nf6': no knight can go there"},
        {START, "e5", "illegal move 'e5': no pawn can go there"},
        {START, "Ke2!", "illegal move 'Ke2!': no king can go there"},
        {START, "Nbf3", "illegal move 'Nbf3': no knight can go there from where it says"},
        {START, "Nxf3", "illegal move 'Nxf3': there is nothing to take on that square"},
        {START, "e4=Q", "illegal move 'e4=Q': only a pawn that reaches the last row is promoted"},
        {START, "O-O", "illegal move 'O-O': a man stands between king and rook"},
        {KNIGHTS, "Qd2", "illegal move 'Qd2': White has no queen"},
        {KNIGHTS, "Nd2", "ambiguous move 'Nd2': write Nbd2 or Nfd2"},
        {KNIGHTS, "O-O", "illegal move 'O-O': the king or that rook has moved before"},
        {PROMOTES, "a8",
         "illegal move 'a8': a pawn that reaches the last row must become another "
         "man; add =Q, =R, =B or =N"},
        {TWO_PAWNS, "d5", "illegal move 'd5': no pawn can go there"},
        {TWO_PAWNS, "xd5", "ambiguous move 'xd5': write cxd5 or exd5"},
        {"4k3/4r3/8/8/8/8/4B3/4K3 w - - 0 1", "Bd3",
         "illegal move 'Bd3': it leaves White's king in check"},
        {"r3k2r/8/8/8/8/8/4R3/4K3 b kq - 0 1", "O-O",
         "illegal move 'O-O': the king stands in check"},
        {"r3k2r/8/8/8/8/8/5R2/4K3 b kq - 0 1", "O-O",
         "illegal move 'O-O': the king would cross an attacked square"},
        {"r3k2r/8/8/8/8/8/6R1/4K3 b kq - 0 1", "O-O",
         "illegal move 'O-O': it leaves Black's king in check"},
        {"rn2k3/8/8/8/8/8/8/4K3 b q - 0 1", "O-O-O",
         "illegal move 'O-O-O': a man stands between king and rook"},
        {"rnb1kbnr/pppp1ppp/8/4p3/6Pq/5P2/PPPPP2P/RNBQKBNR w KQkq - 1 3", "a3",
         "illegal move 'a3': the game is over, White is mated"},
        {"7k/5Q2/6K1/8/8/8/8/8 b - - 0 1", "Kg8",
         "illegal move 'Kg8': the game is over, Black is stalemated"},
        {START, "Sf3", "'Sf3' is not a move"},
        {START, "Кf3", "'Кf3' is not a move"}, // a Cyrillic letter
        {START, "e9", "'e9' is not a move"},
        {START, "+", "'+' is not a move"},
        {START, "N", "'N' is not a move"},
        {START, "=Q", "'=Q' is not a move"},
        {START, "O-O-", "'O-O-' is not a move"},
        {START, "O-0", "'O-0' is not a move"},
        {START, "Nf3f3f3", "'Nf3f3f3' is not a move"},
        {START, "ааааааааааааааааааааааааа", "'аааааааааааааааааааа' is not a move"}, // cut
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ChessPosition position = read_fen(cases[i].fen);
        ChessMove move;
        Error error = {0};
        const char *word = cases[i].word;
        if (chess_read_san(&position, word, strlen(word), &move, &error))
            fail_msg("accepted %s", word);
        if (strncmp(error.message, cases[i].says, strlen(cases[i].says)) != 0)
            fail_msg("%s: '%s' is not '%s'", word, error.message, cases[i].says);
    }
}

// Writes each legal move of [position] and of what follows, and reads it back.
static void round_trip(const ChessPosition *position, int depth) {
    ChessMoves moves;
    chess_legal_moves(position, &moves);
    for (size_t i = 0; i < moves.n; i++) {
        char written[CHESS_SAN_BYTES];
        chess_write_san(position, moves.at[i], written);
        ChessMove read;
        Error error = {0};
        if (!chess_read_san(position, written, strlen(written), &read, &error))
            fail_msg("%s", error.message);
        assert_int_equal(read.from, moves.at[i].from);
        assert_int_equal(read.to, moves.at[i].to);
        assert_int_equal(read.promotion, moves.at[i].promotion);
        ChessPosition after = chess_after(position, read);
        if (depth > 1) round_trip(&after, depth - 1);
    }
}

static void test_round_trip(void **state) {
    (void)state;
    static const char *const fens[] = {
        "r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1",
        "n1n5/PPPk4/8/8/8/8/4Kppp/5N1N b - - 0 1",
        "k7/8/8/2Q1Q3/8/2Q1Q3/8/K7 w - - 0 1",
    };
    for (size_t i = 0; i < sizeof fens / sizeof *fens; i++) {
        ChessPosition position = read_fen(fens[i]);
        round_trip(&position, 2);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spellings),
        cmocka_unit_test(test_flags),
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_round_trip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
