// Runs the two programs of the exhibition and deals the games to the boards.
#include "hall/exhibition.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "hall/seat.h"
#include "loop/loop.h"

const HallParams HALL_DEFAULT_PARAMS = {
    .n_boards = 24, .n_pairs = 30, .master_ns = 5 * LOOP_S, .player_ns = 55 * LOOP_S};

static bool check_count(const char *what, int64_t n, int64_t max, Error *error) {
    if (n >= 1 && n <= max) return true;
    return error_set(error, "%s: %" PRId64 " is not a number from 1 to %" PRId64, what, n, max);
}

static bool check_seconds(const char *what, int64_t ns, Error *error) {
    if (ns >= LOOP_MS && ns <= HALL_MAX_SECONDS * LOOP_S) return true;
    return error_set(error, "%s: %.9g is not a number of seconds from 0.001 to %d", what,
                     (double)ns / (double)LOOP_S, HALL_MAX_SECONDS);
}

bool hall_params_check(const HallParams *params, bool recorded, Error *error) {
    if (!check_count("boards", params->n_boards, HALL_MAX_BOARDS, error)) return false;
    if (!check_count("pairs of moves", params->n_pairs, HALL_MAX_PAIRS, error)) return false;
    if (!check_seconds("the master's move", params->master_ns, error)) return false;
    if (!check_seconds("a player's answer", params->player_ns, error)) return false;
    int64_t n_moves = (int64_t)params->n_boards * params->n_pairs;
    int64_t max = recorded ? HALL_MAX_RECORDED_MOVES : HALL_MAX_MOVES;
    if (n_moves <= max) return true;
    return error_set(
        error,
        "%d boards of %d pairs are %" PRId64 " pairs of moves; at most %" PRId64 " can be %s",
        params->n_boards, params->n_pairs, n_moves, max, recorded ? "recorded" : "played");
}

// A game takes an even number of plies on its board: when it ends with a move of the master, the
// player's turn is spent looking at the position.
static int64_t plies_on_board(const ChessGame *game) {
    return (int64_t)(game->n_moves + 1) / 2 * 2;
}

HallBoard hall_board_after(const ChessGames *games, int board, int64_t n_plies) {
    size_t i = (size_t)(board - 1) % games->list.n;
    for (;;) {
        const ChessGame *game = &games->list.at[i];
        int64_t here = plies_on_board(game);
        if (n_plies <= here) {
            int64_t n = n_plies < (int64_t)game->n_moves ? n_plies : (int64_t)game->n_moves;
            return (HallBoard){.game = game, .n_plies = (int)n};
        }
        n_plies -= here;
        i = (i + 1) % games->list.n;
    }
}

static bool check_games(const ChessGames *games, Error *error) {
    if (!games->list.n) return error_set(error, "there is no game to play");
    for (size_t i = 0; i < games->list.n; i++) {
        const ChessGame *game = &games->list.at[i];
        if (!game->n_moves || chess_position_at(game, 0)->side != CHESS_WHITE)
            return error_at(error, game->path, game->line, 0, NULL,
                            "a game of the exhibition begins with a move of the master, who plays "
                            "White");
    }
    return true;
}

static void ignore_output(void *data, Task *task, int stream, const char *text) {
    (void)data, (void)task, (void)stream, (void)text; // it is in the trace
}

bool hall_run(HallMode mode, const HallParams *params, const ChessGames *games, Trace *trace,
              HallTotals *totals, Error *error) {
    if (!hall_params_check(params, trace != NULL, error) || !check_games(games, error))
        return false;
    static TaskFn *const programs[HALL_MODES] = {one_at_a_time, table_to_table};
    static const char *const names[HALL_MODES] = {"one at a time", "table to table"};
    Hall hall = {.params = params, .games = games};
    Observer observer = trace ? trace_observer(trace) : (Observer){0};
    Loop *loop = loop_new(&(LoopConfig){
        .name = names[mode], .observer = trace ? &observer : NULL, .on_output = ignore_output});
    RunEnd end = loop_run(loop, programs[mode], &hall, NULL);
    CHECK(end == RUN_FINISHED, "the exhibition ended with %d", (int)end);
    hall.totals.last_reply_ns = loop_time(loop);
    loop_free(loop);
    *totals = hall.totals;
    return true;
}

bool exhibition_init(Exhibition *exhibition, const HallParams *params, const ChessGames *games,
                     Error *error) {
    *exhibition = (Exhibition){.params = *params, .games = games};
    for (int mode = 0; mode < HALL_MODES; mode++) {
        exhibition->traces[mode] = trace_new();
        if (!hall_run(mode, params, games, exhibition->traces[mode], &exhibition->totals[mode],
                      error)) {
            exhibition_deinit(exhibition);
            return false;
        }
    }
    return true;
}

void exhibition_deinit(Exhibition *exhibition) {
    for (int mode = 0; mode < HALL_MODES; mode++)
        trace_free(exhibition->traces[mode]);
    *exhibition = (Exhibition){0};
}

void hall_format_time(int64_t ns, char out[32]) {
    int64_t s = ns / LOOP_S, rest = ns % LOOP_S;
    int n = snprintf(out, 32, "%" PRId64 ":%02d:%02d", s / 3600, (int)(s / 60 % 60), (int)(s % 60));
    if (!rest) return;
    n += snprintf(out + n, (size_t)(32 - n), ".%09" PRId64, rest);
    while (out[n - 1] == '0')
        out[--n] = '\0';
}
