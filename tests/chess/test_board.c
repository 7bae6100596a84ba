// The rules are right when the number of move sequences of each length is: a wrong en passant, pin,
// castling or promotion changes it. The counts are published and agreed upon by many programs.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "chess/board.h"

static ChessPosition read_fen(const char *fen) {
    ChessPosition position;
    Error error;
    if (!chess_read_fen(fen, &position, &error)) fail_msg("%s: %s", fen, error.message);
    return position;
}

static uint64_t perft(const ChessPosition *position, int depth) {
    ChessMoves moves;
    chess_legal_moves(position, &moves);
    if (depth == 1) return moves.n;
    uint64_t n = 0;
    for (size_t i = 0; i < moves.n; i++) {
        ChessPosition after = chess_after(position, moves.at[i]);
        n += perft(&after, depth - 1);
    }
    return n;
}

static void test_perft(void **state) {
    (void)state;
    static const struct {
        const char *fen;
        int depth;
        uint64_t sequences;
    } cases[] = {
        {"rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1", 4, 197281},
        // Castling both ways, pins, en passant ("kiwipete").
        {"r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1", 3, 97862},
        // En passant that would bare the king along the row.
        {"8/2p5/3p4/KP5r/1R3p1k/8/4P1P1/8 w - - 0 1", 4, 43238},
        // Promotions, with and without taking, for both sides; castling out of their reach.
        {"r3k2r/Pppp1ppp/1b3nbN/nP6/BBP1P3/q4N2/Pp1P2PP/R2Q1RK1 w kq - 0 1", 3, 9467},
        {"rnbq1k1r/pp1Pbppp/2p5/8/2B5/8/PPP1NnPP/RNBQK2R w KQ - 1 8", 3, 62379},
        {"r4rk1/1pp1qppp/p1np1n2/2b1p1B1/2B1P1b1/P1NP1N2/1PP1QPPP/R4RK1 w - - 0 10", 3, 89890},
        {"n1n5/PPPk4/8/8/8/8/4Kppp/5N1N b - - 0 1", 3, 9483},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ChessPosition position = read_fen(cases[i].fen);
        assert_int_equal(perft(&position, cases[i].depth), cases[i].sequences);
    }
}

static void test_start_is_the_fen_of_the_start(void **state) {
    (void)state;
    ChessPosition start = chess_start();
    ChessPosition read = read_fen("rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1");
    assert_memory_equal(&start, &read, sizeof start);
}

static ChessMove find_move(const ChessPosition *position, int from, int to, ChessKind promotion) {
    ChessMoves moves;
    chess_legal_moves(position, &moves);
    for (size_t i = 0; i < moves.n; i++) {
        ChessMove move = moves.at[i];
        if (move.from == from && move.to == to && move.promotion == promotion) return move;
    }
    fail_msg("no legal move from %d to %d", from, to);
    return moves.at[0];
}

static ChessPosition moved(const ChessPosition *position, int from, int to) {
    return chess_after(position, find_move(position, from, to, CHESS_EMPTY));
}

enum {
    A1 = 0,
    E1 = 4,
    F1 = 5,
    G1 = 6,
    H1 = 7,
    E2 = 12,
    E3 = 20,
    E4 = 28,
    D5 = 35,
    E5 = 36,
    D6 = 43,
    A7 = 48,
    D7 = 51,
    A8 = 56,
    B8 = 57,
    G8 = 62
};

static void test_clocks_and_en_passant(void **state) {
    (void)state;
    ChessPosition position = chess_start();
    position = moved(&position, E2, E4);
    assert_int_equal(position.side, CHESS_BLACK);
    assert_int_equal(position.en_passant, E3);
    assert_int_equal(position.number, 1);
    position = moved(&position, G8, 45); // Nf6
    assert_int_equal(position.en_passant, CHESS_NO_SQUARE);
    assert_int_equal(position.quiet_plies, 1);
    assert_int_equal(position.number, 2);
    position = moved(&position, E4, E5);
    assert_int_equal(position.quiet_plies, 0);
    position = moved(&position, D7, D5);
    ChessMove take = find_move(&position, E5, D6, CHESS_EMPTY);
    assert_int_equal(take.flags, CHESS_MOVE_CAPTURE | CHESS_MOVE_EN_PASSANT);
    position = chess_after(&position, take);
    assert_int_equal(position.square[D6], CHESS_PAWN);
    assert_int_equal(position.square[D5], CHESS_EMPTY);
    assert_int_equal(position.square[E5], CHESS_EMPTY);
}

static void test_castling_moves_the_rook_and_loses_the_right(void **state) {
    (void)state;
    ChessPosition position = read_fen("r3k2r/8/8/8/8/8/8/R3K2R w KQkq - 0 1");
    ChessMove castle = find_move(&position, E1, G1, CHESS_EMPTY);
    assert_int_equal(castle.flags, CHESS_MOVE_SHORT);
    ChessPosition after = chess_after(&position, castle);
    assert_int_equal(after.square[G1], CHESS_KING);
    assert_int_equal(after.square[F1], CHESS_ROOK);
    assert_int_equal(after.square[H1], CHESS_EMPTY);
    assert_int_equal(after.castling, CHESS_BLACK_SHORT | CHESS_BLACK_LONG);
    after = moved(&position, A1, A8); // takes a rook: both sides lose the long way
    assert_int_equal(after.castling, CHESS_WHITE_SHORT | CHESS_BLACK_SHORT);
}

static void test_promotion_by_taking(void **state) {
    (void)state;
    ChessPosition position = read_fen("1n2k3/P7/8/8/8/8/8/4K3 w - - 5 9");
    ChessMove take = find_move(&position, A7, B8, CHESS_KNIGHT);
    assert_int_equal(take.flags, CHESS_MOVE_CAPTURE);
    ChessPosition after = chess_after(&position, take);
    assert_int_equal(after.square[B8], CHESS_KNIGHT);
    assert_int_equal(after.square[A7], CHESS_EMPTY);
    assert_int_equal(after.quiet_plies, 0);
}

static void test_judging(void **state) {
    (void)state;
    static const struct {
        const char *fen;
        int verdict;
    } cases[] = {
        {"rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1", 0},
        {"rnb1kbnr/pppp1ppp/8/4p3/6Pq/5P2/PPPPP2P/RNBQKBNR w KQkq - 1 3",
         CHESS_MOVE_CHECK | CHESS_MOVE_MATE},
        {"7k/5Q2/6K1/8/8/8/8/8 b - - 0 1", CHESS_MOVE_STALEMATE},
        {"4k3/8/8/8/8/8/4R3/4K3 b - - 0 1", CHESS_MOVE_CHECK},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ChessPosition position = read_fen(cases[i].fen);
        assert_int_equal(chess_judge(&position), cases[i].verdict);
    }
}

static void test_bad_fens(void **state) {
    (void)state;
    static const struct {
        const char *fen, *says;
    } cases[] = {
        {"", "eight rows"},
        {"8/8/8/8/8/8/8 w - -", "eight rows"},
        {"9/8/8/8/8/8/8/8 w - -", "eight rows"},
        {"44k/8/8/8/8/8/8/K7 w - -", "eight rows"},
        {"k7/8/8/8/8/8/8/K7/8 w - -", "eight rows"},
        {"k7/8/8/8/8/8/8/K6x w - -", "eight rows"},
        {"k7/8/8/8/8/8/8/K7", "whose turn"},
        {"k7/8/8/8/8/8/8/K7 x - -", "whose turn"},
        {"k7/8/8/8/8/8/8/K7 w", "who may castle"},
        {"k7/8/8/8/8/8/8/K7 w K -", "do not allow"},
        {"4k3/8/8/8/8/8/8/R3K2R w KQHA -", "do not allow"},
        {"k7/8/8/8/8/8/8/K7 w - e6", "en-passant"},
        {"k7/8/8/8/8/8/8/K7 w -", "en-passant"},
        {"k7/8/8/8/8/8/8/K7 w - - x 1", "counts"},
        {"k7/8/8/8/8/8/8/K7 w - - 0 0", "counts"},
        {"k7/8/8/8/8/8/8/K7 w - - 0 1 more", "counts"},
        {"k7/8/8/8/8/8/8/8 w - -", "one white and one black king"},
        {"kk6/8/8/8/8/8/8/K7 w - -", "one white and one black king"},
        {"P6k/8/8/8/8/8/8/K7 w - -", "pawn on the first or last row"},
        {"7k/QQQQQQQQ/QQQQQQQQ/8/8/8/8/K7 b - -", "more than 16"},
        {"k7/8/8/8/8/8/8/R3K3 w - -", "in check"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ChessPosition position;
        Error error = {0};
        if (chess_read_fen(cases[i].fen, &position, &error)) fail_msg("accepted %s", cases[i].fen);
        if (!strstr(error.message, cases[i].says))
            fail_msg("%s: '%s' does not say '%s'", cases[i].fen, error.message, cases[i].says);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_perft),
        cmocka_unit_test(test_start_is_the_fen_of_the_start),
        cmocka_unit_test(test_clocks_and_en_passant),
        cmocka_unit_test(test_castling_moves_the_rook_and_loses_the_right),
        cmocka_unit_test(test_promotion_by_taking),
        cmocka_unit_test(test_judging),
        cmocka_unit_test(test_bad_fens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
