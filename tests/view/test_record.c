// A run that was recorded elsewhere, in the window: the loop alone, and nothing that needs the
// hall.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "kit.h"
#include "trace/store.h"

static const char path[] = "record.simul"; // in the folder of the build
static App app;

static int make_record(void **state) {
    (void)state;
    ChessGames games = {0};
    HallParams params = {
        .n_boards = 4, .n_pairs = 20, .master_ns = SECOND, .player_ns = 9 * SECOND};
    HallTotals totals;
    Error error;
    Trace *trace = trace_new();
    bool ok = chess_load_games(NULL, &games, &error) &&
              hall_run(HALL_TABLE_TO_TABLE, &params, &games, trace, &totals, &error) &&
              trace_save(trace, path, &error);
    trace_free(trace);
    chess_games_deinit(&games);
    return ok ? 0 : -1;
}

static int open_app(void **state) {
    (void)state;
    ViewConfig config = kit_config();
    config.record_path = path;
    kit_open(&app, &config);
    return 0;
}

static int close_app(void **state) {
    (void)state;
    app_deinit(&app);
    return 0;
}

static void the_loop_of_the_record_is_shown(void **state) {
    (void)state;
    assert_int_equal(app.screen, VIEW_LOOP);
    assert_int_equal(app.now.n_traces, 1);
    assert_null(app.exhibition.traces[0]);
    uint64_t before = kit_picture(&app);
    kit_key(&app, 'h', 0);
    assert_int_equal(app.screen, VIEW_HALL);
    kit_key(&app, 'r', 0); // there is no other run
    kit_key(&app, 'h', 0);
    assert_int_equal(app.screen, VIEW_LOOP);
    assert_true(kit_picture(&app) == before);
    int x;
    assert_true(kit_find(&app, "top.hall", 22, &x));
    assert_true(kit_find(&app, "top.theme", 22, &x));
}

static void the_grains_leave_out_the_move(void **state) {
    (void)state;
    assert_int_equal(app.grain, VIEW_GRAIN_SWITCH);
    kit_key(&app, KEY_DOWN, 0);
    assert_int_equal(app.grain, VIEW_GRAIN_EVENT);
    kit_key(&app, KEY_DOWN, 0);
    assert_int_equal(app.grain, VIEW_GRAIN_EVENT);
    kit_key(&app, KEY_UP, 0);
    assert_int_equal(app.grain, VIEW_GRAIN_SWITCH);
}

static void fifty_forward_and_fifty_back(void **state) {
    (void)state;
    kit_key(&app, KEY_RIGHT, 0);
    uint64_t before = kit_picture(&app);
    for (int i = 0; i < 50; i++)
        kit_key(&app, KEY_RIGHT, 0);
    assert_true(kit_picture(&app) != before);
    for (int i = 0; i < 50; i++)
        kit_key(&app, KEY_LEFT, 0);
    assert_true(kit_picture(&app) == before);
}

static void it_is_scrubbed_on_one_scale(void **state) {
    (void)state;
    kit_click(&app, 640, 680);
    int64_t end_ns = cursor_end_time(&app.now);
    int64_t off_ns = app.time_ns - end_ns / 2;
    assert_true(off_ns < end_ns / 100 && off_ns > -end_ns / 100);
    kit_key(&app, KEY_END, 0);
    assert_int_equal(app.time_ns, end_ns);
}

static void it_plays_to_its_end(void **state) {
    (void)state;
    kit_key(&app, KEY_SPACE, 0);
    kit_wait(&app, 240 * SECOND);
    assert_int_equal(app.now.position, cursor_end(&app.now));
    assert_false(app.is_playing);
}

// A C program has a loop in whose place one can be, to the end of what it recorded.
static void its_loop_can_be_replaced(void **state) {
    (void)state;
    const Beloop *b = &app.beloop;
    kit_key(&app, 's', 0);
    for (int i = 0; i < 1000 && b->phase == BELOOP_ASKS; i++) {
        int right = 0;
        while (right < b->n_choices &&
               !decision_is_right(&app.now.models[0], &b->asked, b->choices[right]))
            right++;
        kit_key(&app, '1' + right, 0);
        assert_int_equal(b->n_wrong, 0);
        kit_key(&app, KEY_ENTER, 0);
    }
    assert_int_equal(b->phase, BELOOP_OVER);
    assert_true(b->made.n > 20);
}

static void what_is_no_record_is_refused(void **state) {
    (void)state;
    ViewConfig config = kit_config();
    config.record_path = "no such file";
    App other;
    Error error;
    assert_false(app_init(&other, &config, &error));
    assert_non_null(strstr(error.message, "no such file"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_loop_of_the_record_is_shown, open_app, close_app),
        cmocka_unit_test_setup_teardown(the_grains_leave_out_the_move, open_app, close_app),
        cmocka_unit_test_setup_teardown(fifty_forward_and_fifty_back, open_app, close_app),
        cmocka_unit_test_setup_teardown(it_is_scrubbed_on_one_scale, open_app, close_app),
        cmocka_unit_test_setup_teardown(it_plays_to_its_end, open_app, close_app),
        cmocka_unit_test_setup_teardown(its_loop_can_be_replaced, open_app, close_app),
        cmocka_unit_test(what_is_no_record_is_refused),
    };
    return cmocka_run_group_tests(tests, make_record, NULL);
}
