// The chess that programs print: what is a move and what is not, whose board it is, and at any
// position what stands there. And the hall that shows it, or cards where there is none.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "kit.h"
#include "program/program.h"
#include "view/hall/card_grid.h"
#include "view/hall/printed_boards.h"

static App app;
static Trace *trace;
static PrintedBoards boards;

// Runs [program] to its end and reads what it printed.
static void read_program(const char *program) {
    ProgramConfig config = {.depth = REPORT_LINES, .name = "chess.py"};
    Program *run = program_begin(&config, "chess.py", program, strlen(program));
    program_run(run);
    assert_int_equal(program_exit_status(run), 0);
    trace = program_take(run);
    printed_boards_init(&boards, trace);
    while (!printed_boards_extend(&boards, 3))
        continue;
}

static int forget(void **state) {
    (void)state;
    printed_boards_deinit(&boards);
    trace_free(trace);
    trace = NULL;
    return 0;
}

static size_t n_plies(size_t board) {
    return boards.at.at[board].plies.n;
}

static void moves_are_read_from_lines(void **state) {
    (void)state;
    read_program("print('board 1: 1. e4')\n"
                 "print('board 1: 1... c5')\n"
                 "print('board 1: 2. Nf3 d6')\n"         // both in one line
                 "print('  board 2:  1.d4 and waits')\n" // no space, and words behind it
                 "print('board 1 ', '3. d4', sep='')\n");
    assert_int_equal(boards.at.n, 2);
    assert_string_equal(boards.at.at[0].name, "board 1");
    assert_string_equal(boards.at.at[1].name, "board 2");
    assert_int_equal(n_plies(0), 5);
    assert_int_equal(n_plies(1), 1);
    const ChessPosition *last = &boards.at.at[0].plies.at[4].after;
    assert_int_equal(last->square[27], CHESS_PAWN | CHESS_WHITE); // d4
    assert_int_equal(last->side, CHESS_BLACK);
}

static void what_is_no_move_is_no_board(void **state) {
    (void)state;
    read_program("print('1. a fine day')\n"
                 "print('version 1. e5')\n" // not legal there
                 "print('x: 1... e5')\n"    // White begins
                 "print('x: 2. e4')\n"      // with move 1
                 "print('x: 10000000. e4')\n"
                 "print('1-0', '*', '1.5', '1..', '1.. e4')\n"
                 "print('1.', end='')\n");
    assert_int_equal(boards.at.n, 0);
}

static void a_game_ends_and_another_begins(void **state) {
    (void)state;
    read_program("print('a: 1. f3 e5')\n"
                 "print('a: 2. g4 Qh4#')\n"
                 "print('a: 3. a3')\n" // mate: nobody can move
                 "print('a: 0-1')\n"
                 "print('b: 1-0')\n" // there is no such board
                 "print('a: 1. e4')\n"
                 "print('a: 1... 1-0')\n");
    assert_int_equal(boards.at.n, 1);
    assert_int_equal(n_plies(0), 4 + 1 + 1 + 1);
    assert_true(boards.at.at[0].plies.at[3].move.flags & CHESS_MOVE_MATE);
    assert_true(boards.at.at[0].plies.at[4].is_end);
    assert_int_equal(boards.at.at[0].plies.at[5].after.number, 1);
    assert_true(boards.at.at[0].plies.at[6].is_end);
}

static const char *const tasks = "import asyncio\n"
                                 "async def play(n):\n"
                                 "    await asyncio.sleep(n)\n"
                                 "    print('1. e4')\n"
                                 "    await asyncio.sleep(10)\n"
                                 "    print('1... e5')\n"
                                 "async def main():\n"
                                 "    await asyncio.gather(play(1), play(2))\n"
                                 "asyncio.run(main())\n";

static void without_a_name_the_task_is_the_board(void **state) {
    (void)state;
    read_program(tasks);
    assert_int_equal(boards.at.n, 2);
    for (size_t i = 0; i < 2; i++) {
        const PrintedBoard *board = &boards.at.at[i];
        assert_string_equal(board->name, "");
        assert_int_equal(board->plies.n, 2);
        assert_int_equal(board->plies.at[0].task, board->task);
        uint32_t first = board->plies.at[0].event, second = board->plies.at[1].event;
        assert_int_equal(printed_plies(board, first), 0);
        assert_int_equal(printed_plies(board, first + 1), 1);
        assert_int_equal(printed_plies(board, second), 1);
        assert_int_equal(printed_plies(board, trace->n), 2);
        assert_int_equal(printed_board_of(&boards, board->task, first), -1);
        assert_int_equal(printed_board_of(&boards, board->task, trace->n), i);
    }
    assert_int_not_equal(boards.at.at[0].task, boards.at.at[1].task);
}

// ---- the cards

static void cards_fit_or_go_over_pages(void **state) {
    (void)state;
    const Rect area = {10, 20, 1200, 500};
    for (int n = 1; n < 3000; n = n < 200 ? n + 1 : n * 2) {
        CardGrid grid = card_grid_fit(area, n, 1, 0);
        assert_int_equal(grid.n_pages, (n + grid.per_page - 1) / grid.per_page);
        for (int page = 0; page < grid.n_pages; page++) {
            grid = card_grid_fit(area, n, 1, page);
            for (int i = page * grid.per_page; i < n && card_grid_has(&grid, i); i++) {
                Rect card = card_grid_at(&grid, i);
                Rect cut = rect_cut(card, area);
                assert_memory_equal(&card, &cut, sizeof card);
                assert_true(card.w >= 160 && card.h >= 60);
            }
        }
    }
}

// ---- the window

static void open_example(const char *name) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", LESSONS_DIR, name);
    ViewConfig config = kit_config();
    config.program_path = path;
    config.depth = REPORT_EXPRESSIONS;
    kit_open(&app, &config);
    while (program_run_some(app.program, SECOND))
        continue;
}

static void open_text(const char *text) {
    FILE *file = fopen("test_boards.py", "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    ViewConfig config = kit_config();
    config.program_path = "test_boards.py";
    config.depth = REPORT_SWITCHES;
    kit_open(&app, &config);
    while (program_run_some(app.program, SECOND))
        continue;
}

static int close_app(void **state) {
    (void)state;
    app_deinit(&app);
    return 0;
}

static void h_leads_to_the_hall_and_back(void **state) {
    (void)state;
    open_example("06-blocking-and-cancelling/spinner.py");
    uint64_t loop = kit_picture(&app);
    kit_key(&app, 'h', 0);
    assert_int_equal(app.screen, VIEW_HALL);
    uint64_t hall = kit_picture(&app);
    assert_int_not_equal(hall, loop);
    kit_key(&app, KEY_RIGHT, 0);
    assert_int_not_equal(kit_picture(&app), hall);
    kit_key(&app, KEY_LEFT, 0);
    assert_int_equal(kit_picture(&app), hall);
    kit_key(&app, 'h', 0);
    assert_int_equal(kit_picture(&app), loop);
    assert_int_equal(app.ui.n_overflows, 0);
}

static void a_program_without_tasks_has_none(void **state) {
    (void)state;
    open_example("01-lazy-generator/countdown.py");
    kit_key(&app, 'h', 0);
    assert_int_equal(app.screen, VIEW_LOOP);
}

// However one came there, and whether the whole run was known when the hall was first drawn.
static void the_way_does_not_show(void **state) {
    (void)state;
    open_example("07-exhibition/table_to_table.py");
    app.grain = VIEW_GRAIN_SWITCH;
    kit_key(&app, 'h', 0);
    uint64_t end = cursor_end(&app.now), pictures[40];
    for (int i = 0; i < 40; i++) {
        app_go_to(&app, i * 5 * SECOND);
        pictures[i] = kit_picture(&app);
    }
    for (int i = 39; i >= 0; i -= 3) {
        app_go_to(&app, (int64_t)(end % 7) * SECOND);
        app_go_to(&app, i * 5 * SECOND);
        assert_int_equal(kit_picture(&app), pictures[i]);
    }
}

static void a_thousand_tasks_go_over_pages(void **state) {
    (void)state;
    open_text("import asyncio\n"
              "async def one(i):\n"
              "    await asyncio.sleep(i % 10)\n"
              "async def main():\n"
              "    await asyncio.gather(*[one(i) for i in range(1000)])\n"
              "asyncio.run(main())\n");
    kit_key(&app, 'h', 0);
    app_go_to(&app, 5 * SECOND);
    uint64_t followed = kit_picture(&app);
    Rect on;
    assert_true(kit_widget(&app, "page.0.back", &on));
    int y = on.y + on.h / 2;
    kit_press(&app, "page.0.back", y);
    assert_true(app.pages[0] >= 0);
    assert_int_not_equal(kit_picture(&app), followed);
    kit_press(&app, "page.0.follow", y);
    kit_mouse(&app, INPUT_MOUSE_MOVE, 2, 2);
    assert_int_equal(app.pages[0], -1);
    assert_int_equal(kit_picture(&app), followed);
}

// The only lock: how long it was held until any time; two of them are nobody's master.
static void how_long_the_lock_was_held(void **state) {
    (void)state;
    read_program("import asyncio\n"
                 "async def sit(lock):\n"
                 "    async with lock:\n"
                 "        await asyncio.sleep(5)\n"
                 "async def main():\n"
                 "    lock = asyncio.Lock()\n"
                 "    await asyncio.sleep(10)\n"
                 "    await asyncio.gather(sit(lock), sit(lock))\n"
                 "    await asyncio.sleep(20)\n"
                 "asyncio.run(main())\n");
    static const int held_s[][2] = {{0, 0}, {9, 0}, {12, 2}, {15, 5}, {17, 7}, {25, 10}, {40, 10}};
    LockUse use;
    lock_use_init(&use, trace);
    while (!lock_use_extend(&use, 7))
        continue;
    assert_int_equal(use.n_locks, 1);
    for (size_t i = 0; i < sizeof held_s / sizeof *held_s; i++) {
        int64_t time_ns = held_s[i][0] * SECOND, wanted_ns = held_s[i][1] * SECOND;
        uint32_t n = trace_position_at(trace, time_ns);
        assert_in_range(lock_use_held_ns(&use, n, time_ns) + 10 * MILLI, wanted_ns,
                        wanted_ns + 20 * MILLI);
    }
    lock_use_deinit(&use);
    forget(NULL);
    read_program("import asyncio\nasync def main():\n    a, b = asyncio.Lock(), asyncio.Lock()\n"
                 "    async with a:\n        await asyncio.sleep(1)\nasyncio.run(main())\n");
    lock_use_init(&use, trace);
    lock_use_extend(&use, UINT32_MAX);
    assert_int_equal(use.n_locks, 2);
    lock_use_deinit(&use);
}

static void golden_pictures(void **state) {
    (void)state;
    open_example("06-blocking-and-cancelling/spinner.py");
    kit_key(&app, 'h', 0);
    app.grain = VIEW_GRAIN_SWITCH;
    for (int i = 0; i < 5; i++)
        kit_key(&app, KEY_RIGHT, 0);
    kit_golden(&app, "taskhall-cards-dark-en-720");
    assert_int_equal(app.ui.n_overflows, 0);
    app_deinit(&app);
    open_example("07-exhibition/table_to_table.py");
    kit_key(&app, 'h', 0);
    kit_key(&app, 't', 0);
    kit_key(&app, 'l', 0);
    app_go_to(&app, 75 * SECOND);
    kit_golden(&app, "taskhall-boards-light-ru-720");
    assert_int_equal(app.ui.n_overflows, 0);
}

int main(void) {
#define OF_A_RUN(f)    cmocka_unit_test_teardown(f, forget)
#define IN_A_WINDOW(f) cmocka_unit_test_teardown(f, close_app)
    const struct CMUnitTest tests[] = {
        OF_A_RUN(moves_are_read_from_lines),
        OF_A_RUN(what_is_no_move_is_no_board),
        OF_A_RUN(a_game_ends_and_another_begins),
        OF_A_RUN(without_a_name_the_task_is_the_board),
        cmocka_unit_test(cards_fit_or_go_over_pages),
        IN_A_WINDOW(h_leads_to_the_hall_and_back),
        IN_A_WINDOW(a_program_without_tasks_has_none),
        IN_A_WINDOW(the_way_does_not_show),
        IN_A_WINDOW(a_thousand_tasks_go_over_pages),
        OF_A_RUN(how_long_the_lock_was_held),
        IN_A_WINDOW(golden_pictures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
