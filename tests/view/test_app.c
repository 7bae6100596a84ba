// The window's behaviour, without a window: what keys, mouse and time do.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "kit.h"
#include "view/app/app_parts.h"
#include "view/chrome/scrub.h"

enum { BUTTONS_Y = 702, SCRUB_Y = 680 }; // of 1280 × 720

static App app;

static int open_app(void **state) {
    (void)state;
    ViewConfig config = kit_config();
    kit_open(&app, &config);
    return 0;
}

static int close_app(void **state) {
    (void)state;
    app_deinit(&app);
    return 0;
}

static int speed_of(int steps_per_s, int times) {
    for (int i = 0; i < app_n_speeds; i++)
        if (app_speeds[i].steps_per_s == steps_per_s && app_speeds[i].times == times) return i;
    fail_msg("there is no such speed");
    return 0;
}

// ---- time
// ----------------------------------------------------------------------------------------

static void playing_follows_the_wall_clock(void **state) {
    (void)state;
    app.speed = speed_of(0, 60);
    kit_key(&app, KEY_SPACE, 0);
    assert_true(app.is_playing);
    kit_wait(&app, 10 * SECOND);
    assert_int_equal(app.time_ns, 600 * SECOND);
    assert_true(cursor_time(&app.now) <= app.time_ns);
    kit_key(&app, KEY_SPACE, 0);
    assert_false(app.is_playing);
    kit_wait(&app, SECOND);
    assert_int_equal(app.time_ns, 600 * SECOND);
    assert_int_equal(app_wait_ms(&app), -1); // asleep: nothing moves by itself
}

static void a_stopped_window_does_not_leap(void **state) {
    (void)state;
    app.speed = speed_of(0, 60);
    kit_key(&app, KEY_SPACE, 0);
    kit_wait(&app, 16 * MILLI);
    app_advance(&app, app.wall_ns + 3600 * SECOND);
    assert_true(app.time_ns <= 60 * SECOND);
}

static void steps_a_second(void **state) {
    (void)state;
    app.speed = speed_of(2, 0);
    kit_key(&app, KEY_SPACE, 0);
    kit_wait(&app, 5 * SECOND + 8 * MILLI);
    uint64_t position = app.now.position;
    kit_key(&app, KEY_SPACE, 0);
    kit_key(&app, KEY_HOME, 0);
    for (int i = 0; i < 10; i++)
        kit_key(&app, KEY_RIGHT, 0);
    assert_int_equal(app.now.position, position);
}

static void it_stops_at_the_end_and_begins_again(void **state) {
    (void)state;
    app.speed = speed_of(0, 10000);
    kit_key(&app, KEY_SPACE, 0);
    kit_wait(&app, 5 * SECOND);
    assert_false(app.is_playing);
    assert_int_equal(app.time_ns, 12 * 3600 * SECOND);
    assert_int_equal(app.now.position, cursor_end(&app.now));
    kit_key(&app, KEY_SPACE, 0);
    assert_true(app.is_playing);
    assert_int_equal(app.time_ns, 0);
}

static void speed_has_ends(void **state) {
    (void)state;
    for (int i = 0; i < 30; i++)
        kit_type(&app, "+");
    assert_int_equal(app.speed, app_n_speeds - 1);
    assert_true(app_speeds[app.speed].times >= 3600);
    for (int i = 0; i < 30; i++)
        kit_type(&app, "-");
    assert_int_equal(app.speed, 0);
    assert_int_equal(app_speeds[0].steps_per_s, 1);
}

// ---- places
// --------------------------------------------------------------------------------------

// Fifty steps forward and fifty back, at every grain, from a place between two events.
static void fifty_forward_and_fifty_back(void **state) {
    (void)state;
    static const int64_t begins_ns[] = {0, 600 * SECOND, 1234567 * MILLI, 3658 * SECOND,
                                        40000 * SECOND};
    for (size_t i = 0; i < sizeof begins_ns / sizeof *begins_ns; i++)
        for (int grain = 0; grain < VIEW_GRAINS; grain++) {
            if (grain == VIEW_GRAIN_EXPRESSION || grain == VIEW_GRAIN_LINE) continue; // of programs
            app_go_to(&app, begins_ns[i]);
            app.grain = (ViewGrain)grain;
            uint64_t position = app.now.position;
            for (int step = 0; step < 50; step++)
                kit_key(&app, KEY_RIGHT, 0);
            assert_true(app.now.position > position);
            for (int step = 0; step < 50; step++)
                kit_key(&app, KEY_LEFT, 0);
            assert_int_equal(app.now.position, position);
            assert_int_equal(app.time_ns, begins_ns[i]);
        }
}

// Back from between two events goes to the event, and on to the one before.
static void back_from_between(void **state) {
    (void)state;
    app_go_to(&app, 1234567 * MILLI);
    uint64_t position = app.now.position;
    kit_key(&app, KEY_LEFT, 0);
    assert_int_equal(app.time_ns, 1230 * SECOND);
    assert_true(app.now.position <= position);
    position = app.now.position;
    kit_key(&app, KEY_PAGE_UP, 0);
    assert_true(app.now.position < position);
    kit_key(&app, KEY_PAGE_DOWN, 0);
    assert_int_equal(app.now.position, position);
}

static void the_ends_hold(void **state) {
    (void)state;
    kit_key(&app, KEY_LEFT, 0);
    assert_int_equal(app.now.position, 0);
    kit_key(&app, KEY_END, 0);
    assert_int_equal(app.now.position, cursor_end(&app.now));
    kit_key(&app, KEY_RIGHT, 0);
    assert_int_equal(app.now.position, cursor_end(&app.now));
    assert_int_equal(app.time_ns, cursor_end_time(&app.now));
    kit_key(&app, KEY_HOME, 0);
    assert_int_equal(app.now.position, 0);
    assert_int_equal(app.time_ns, 0);
}

// A move of the exhibition ends where a mark says so, in both runs, in the order of the clock.
static void moves_end_at_marks(void **state) {
    (void)state;
    uint64_t before = 0;
    for (int i = 0; i < 300; i++) {
        kit_key(&app, KEY_RIGHT, 0);
        CursorEvent event = cursor_now(&app.now);
        const Event *at = trace_at(app.exhibition.traces[event.trace], event.index);
        assert_int_equal(at->kind, EVENT_MARK);
        assert_true(app.now.position > before);
        before = app.now.position;
    }
    assert_int_equal(app.moves.n, 2 * 24 * (30 * 2 + 1));
}

static void steps_of_one_board(void **state) {
    (void)state;
    app_go_to(&app, 2485 * SECOND);
    kit_key(&app, KEY_RIGHT, MOD_SHIFT);
    CursorEvent event = cursor_now(&app.now);
    ObjectId task = trace_at(app.exhibition.traces[event.trace], event.index)->subject;
    kit_key(&app, KEY_RIGHT, MOD_SHIFT);
    event = cursor_now(&app.now);
    assert_int_equal(trace_at(app.exhibition.traces[event.trace], event.index)->kind,
                     EVENT_TASK_STEP);
    assert_int_equal(trace_at(app.exhibition.traces[event.trace], event.index)->subject, task);
}

// A board in the headline lights up as the board itself does, and is selected by a click.
static void a_board_in_the_headline(void **state) {
    (void)state;
    app_go_to(&app, 35 * SECOND); // "The master reaches board 8 …"
    app_draw(&app);
    int x = 0, y = app.h / 10;
    while (x < app.w && app.pointed.kind != VIEW_TASK)
        kit_mouse(&app, INPUT_MOUSE_MOVE, x += 4, y);
    assert_true(x < app.w);
    CursorEvent event = cursor_now(&app.now);
    ViewThing board = app.pointed;
    assert_int_equal(board.id, trace_at(app.exhibition.traces[event.trace], event.index)->subject);
    kit_click(&app, x, y);
    assert_int_equal(app.stage.pinned[board.run], board.id);
}

// ---- the mouse
// -----------------------------------------------------------------------------------

static void the_transport_by_mouse(void **state) {
    (void)state;
    kit_press(&app, "go.last", BUTTONS_Y);
    assert_int_equal(app.now.position, cursor_end(&app.now));
    kit_press(&app, "go.back", BUTTONS_Y);
    uint64_t position = app.now.position;
    assert_true(position < cursor_end(&app.now));
    kit_press(&app, "go.forward", BUTTONS_Y);
    assert_true(app.now.position > position);
    kit_press(&app, "go.first", BUTTONS_Y);
    assert_int_equal(app.now.position, 0);
    kit_press(&app, "go.play", BUTTONS_Y);
    assert_true(app.is_playing);
    kit_press(&app, "go.play", BUTTONS_Y);
    assert_false(app.is_playing);
    int speed = app.speed;
    kit_press(&app, "speed.faster", BUTTONS_Y);
    assert_int_equal(app.speed, speed + 1);
    kit_press(&app, "grain.coarser", BUTTONS_Y);
    assert_int_equal(app.grain, VIEW_GRAIN_SWITCH);
}

static void the_top_bar_by_mouse(void **state) {
    (void)state;
    bool is_dark = app.is_dark;
    kit_press(&app, "top.theme", 22);
    assert_int_equal(app.is_dark, !is_dark);
    kit_press(&app, "top.language", 22);
    assert_string_equal(tr_name(app.texts), "ru");
    kit_press(&app, "top.settings", 22);
    assert_true(app.shows_settings);
    kit_key(&app, KEY_ESCAPE, 0);
    assert_false(app.shows_settings);
    kit_press(&app, "top.loop", 22);
    assert_int_equal(app.screen, VIEW_LOOP);
    int run = app.run;
    kit_press(&app, "top.run", 22);
    assert_int_equal(app.run, !run);
    kit_press(&app, "top.hall", 22);
    assert_int_equal(app.screen, VIEW_HALL);
    kit_press(&app, "top.help", 22);
    assert_true(app.shows_help);
}

static void scrubbing_by_mouse(void **state) {
    (void)state;
    ScrubScale scale =
        scrub_scale(app.exhibition.totals[0].last_reply_ns, app.exhibition.totals[1].last_reply_ns);
    kit_click(&app, 640, SCRUB_Y);
    int64_t expected_ns = scrub_time(&scale, (640 - 16 + 0.5) / (1280 - 32));
    assert_int_equal(app.time_ns, expected_ns);
    assert_true(cursor_time(&app.now) <= app.time_ns);
    // Dragging goes along; beyond the ends it stays there.
    kit_mouse(&app, INPUT_MOUSE_MOVE, 300, SCRUB_Y);
    kit_mouse(&app, INPUT_MOUSE_DOWN, 300, SCRUB_Y);
    int64_t from_ns = app.time_ns;
    kit_mouse(&app, INPUT_MOUSE_MOVE, 400, 300);
    assert_true(app.time_ns > from_ns);
    kit_mouse(&app, INPUT_MOUSE_MOVE, 5000, 300);
    assert_int_equal(app.time_ns, 12 * 3600 * SECOND);
    kit_mouse(&app, INPUT_MOUSE_MOVE, -100, 300);
    assert_int_equal(app.time_ns, 0);
    kit_mouse(&app, INPUT_MOUSE_UP, -100, 300);
}

static void time_stands_still_while_it_is_dragged(void **state) {
    (void)state;
    kit_key(&app, KEY_SPACE, 0);
    kit_mouse(&app, INPUT_MOUSE_MOVE, 300, SCRUB_Y);
    kit_mouse(&app, INPUT_MOUSE_DOWN, 300, SCRUB_Y);
    int64_t time_ns = app.time_ns;
    kit_wait(&app, SECOND);
    assert_int_equal(app.time_ns, time_ns);
    kit_mouse(&app, INPUT_MOUSE_UP, 300, SCRUB_Y);
    kit_wait(&app, SECOND);
    assert_true(app.time_ns > time_ns);
}

// Each half's own bar is its whole run.
static void a_half_is_scrubbed_on_its_own_scale(void **state) {
    (void)state;
    int x;
    assert_true(kit_find(&app, "half.async", 154, &x));
    kit_click(&app, 960, 154);
    double part = (960 - 656 + 0.5) / 608;
    int64_t expected_ns = (int64_t)(part * 3655 * (double)SECOND);
    assert_true(llabs(app.time_ns - expected_ns) < SECOND);
}

// ---- parameters
// ----------------------------------------------------------------------------------

static void parameters_make_a_new_run(void **state) {
    (void)state;
    app.w = 1920, app.h = 1080; // here the steppers are on the bar
    app_go_to(&app, 600 * SECOND);
    kit_press(&app, "param.boards", 1052);
    kit_key(&app, '5', 0);
    kit_key(&app, KEY_ENTER, 0);
    assert_int_equal(app.wanted.n_boards, 5);
    assert_int_equal(app.exhibition.params.n_boards, 24); // not at every digit
    kit_wait(&app, SECOND);
    assert_int_equal(app.exhibition.params.n_boards, 5);
    assert_int_equal(app.time_ns, 0);
    assert_int_equal(app.exhibition.totals[HALL_ONE_AT_A_TIME].last_reply_ns, 9000 * SECOND);
    assert_int_equal(app_wait_ms(&app), -1);
}

static void too_long_a_run_is_refused(void **state) {
    (void)state;
    uint64_t before = kit_picture(&app);
    app.wanted.n_boards = 9999;
    assert_false(app_rerun(&app));
    assert_int_equal(app.exhibition.params.n_boards, 24);
    assert_true(kit_picture(&app) != before); // it says why
    app.wanted.n_boards = 24;
    assert_true(app_rerun(&app));
    assert_int_equal(kit_picture(&app), before);
}

static void the_sheet_of_a_narrow_window(void **state) {
    (void)state;
    kit_press(&app, "params.open", BUTTONS_Y);
    assert_true(app.shows_params);
    int x;
    assert_true(kit_find(&app, "param.pairs+", 634, &x));
    kit_click(&app, x, 634);
    assert_int_equal(app.wanted.n_pairs, 31);
    kit_key(&app, KEY_ESCAPE, 0);
    assert_false(app.shows_params);
}

// ---- keys
// ----------------------------------------------------------------------------------------

static void every_key_does_what_it_says(void **state) {
    (void)state;
    bool was_dark = app.is_dark;
    kit_key(&app, 't', 0);
    assert_int_equal(app.is_dark, !was_dark);
    kit_key(&app, 'l', 0);
    assert_string_equal(tr_name(app.texts), "ru");
    kit_key(&app, 'l', 0);
    assert_string_equal(tr_name(app.texts), "en");
    kit_key(&app, 'm', 0);
    assert_true(app.has_motion);
    kit_key(&app, 'h', 0);
    assert_int_equal(app.screen, VIEW_LOOP);
    kit_key(&app, 'h', 0);
    kit_key(&app, KEY_UP, 0);
    assert_int_equal(app.grain, VIEW_GRAIN_SWITCH);
    kit_key(&app, KEY_DOWN, 0);
    kit_key(&app, KEY_DOWN, 0);
    assert_int_equal(app.grain, VIEW_GRAIN_EVENT);
    kit_key(&app, KEY_F11, 0);
    assert_true(app.is_full_screen);
    kit_key(&app, KEY_ESCAPE, 0);
    assert_false(app.is_full_screen);
    kit_key(&app, 'f', 0);
    assert_true(app.is_full_screen);
    int zoom = app.zoom;
    kit_key(&app, '=', MOD_CTRL);
    assert_int_equal(app.zoom, zoom + 1);
    kit_key(&app, '-', MOD_CTRL);
    kit_key(&app, '-', MOD_CTRL);
    assert_int_equal(app.zoom, zoom - 1);
    kit_key(&app, '0', MOD_CTRL);
    assert_int_equal(app.zoom, zoom);
    kit_type(&app, "?");
    assert_true(app.shows_help);
    kit_key(&app, KEY_ESCAPE, 0);
    assert_false(app.shows_help);
    kit_key(&app, 'q', MOD_CTRL);
    assert_true(app.wants_quit);
}

// Each step of the zoom is seen, from 75 to 300 % of what is usual in the window.
static void every_zoom_is_seen(void **state) {
    (void)state;
    for (int i = 0; i < 20; i++)
        kit_key(&app, '-', MOD_CTRL);
    assert_true(app.ui.scale == 0.75F); // of 1280 x 720
    for (float before = 0; app.zoom < app_n_zooms - 1; kit_key(&app, '=', MOD_CTRL)) {
        assert_true(app.ui.scale > before);
        before = app.ui.scale;
    }
    assert_true(app.ui.scale == 3);
    kit_key(&app, '=', MOD_CTRL);
    assert_true(app.ui.scale == 3);
    kit_key(&app, '-', MOD_CTRL);
    assert_true(app.ui.scale == 2.5F);
}

// X reports what Ctrl = would type as well.
static void text_of_a_key_with_ctrl_is_no_text(void **state) {
    (void)state;
    int speed = app.speed, zoom = app.zoom;
    kit_key(&app, '=', MOD_CTRL);
    app_input(&app, &(InputEvent){.kind = INPUT_TEXT, .text = "="});
    app_draw(&app);
    assert_int_equal(app.zoom, zoom + 1);
    assert_int_equal(app.speed, speed);
    kit_key(&app, '=', 0);
    assert_int_equal(app.speed, speed + 1);
}

static void a_blank_screen_wakes_at_any_key(void **state) {
    (void)state;
    uint64_t before = kit_picture(&app);
    kit_type(&app, ".");
    assert_true(app.is_blank);
    assert_true(kit_picture(&app) != before);
    kit_key(&app, KEY_RIGHT, 0);
    assert_false(app.is_blank);
    assert_int_equal(app.now.position, 0); // it only woke
    assert_int_equal(kit_picture(&app), before);
}

static void a_held_key_steps_but_does_not_toggle(void **state) {
    (void)state;
    InputEvent held = {.kind = INPUT_KEY, .key = KEY_SPACE, .repeat = true};
    app_input(&app, &held);
    app_draw(&app);
    assert_false(app.is_playing);
    held.key = KEY_RIGHT;
    app_input(&app, &held);
    app_draw(&app);
    assert_true(app.now.position > 0);
}

// Every action has a name in both languages and is on the page of keys; no key means two things.
static void the_table_of_actions_is_whole(void **state) {
    (void)state;
    Error error;
    Tr *texts[2] = {tr_load("en", &error), tr_load("ru", &error)};
    for (int action = ACTION_NONE + 1; action < ACTIONS; action++) {
        for (int language = 0; language < 2; language++)
            assert_true(strlen(action_title(texts[language], (Action)action)) > 0);
        const ActionInfo *info = action_info((Action)action);
        for (int i = 0; i < ACTION_KEYS && info->keys[i].key; i++) {
            InputEvent event = {
                .kind = INPUT_KEY, .key = info->keys[i].key, .mods = info->keys[i].mods};
            Action found = action_of_input(&event);
            if (found == ACTION_NONE) { // punctuation is taken from what was typed
                event.kind = INPUT_TEXT;
                event.text[0] = (char)event.key;
                found = action_of_input(&event);
            }
            assert_int_equal(found, action);
        }
    }
    tr_free(texts[0]);
    tr_free(texts[1]);
}

static void tab_reaches_the_buttons(void **state) {
    (void)state;
    app_draw(&app);
    size_t n = app.ui.order.n;
    assert_true(n > 10);
    bool played = false;
    for (size_t i = 0; i < n && !played; i++) {
        kit_key(&app, KEY_TAB, 0);
        if (app.ui.focus != ui_id("go.play")) continue;
        kit_key(&app, KEY_SPACE, 0);
        played = app.is_playing;
    }
    assert_true(played);
    kit_key(&app, KEY_ESCAPE, 0);
    assert_int_equal(app.ui.focus, 0);
}

// ---- movement
// ------------------------------------------------------------------------------------

static void a_step_is_seen_to_move(void **state) {
    (void)state;
    app_go_to(&app, 2485 * SECOND);
    kit_wait(&app, SECOND);
    kit_key(&app, KEY_RIGHT, 0);
    uint64_t after = kit_picture(&app);
    kit_key(&app, KEY_LEFT, 0);
    kit_key(&app, 'm', 0);
    kit_key(&app, KEY_RIGHT, 0);
    assert_true(app.is_moving);
    kit_wait(&app, 80 * MILLI);
    uint64_t early = kit_picture(&app);
    kit_wait(&app, 80 * MILLI);
    uint64_t late = kit_picture(&app);
    assert_true(early != after && late != after && early != late);
    kit_wait(&app, 200 * MILLI);
    assert_false(app.is_moving);
    assert_int_equal(kit_picture(&app), after);
    assert_int_equal(app_wait_ms(&app), -1);
}

static void nothing_moves_by_itself_when_it_plays_fast(void **state) {
    (void)state;
    app.has_motion = true;
    app.speed = speed_of(0, 60);
    kit_key(&app, KEY_SPACE, 0);
    for (int i = 0; i < 100; i++) {
        kit_wait(&app, 16 * MILLI);
        assert_false(app.is_moving);
    }
    app.speed = speed_of(0, 4);
    bool moved = false;
    for (int i = 0; i < 200 && !moved; i++) {
        kit_wait(&app, 16 * MILLI);
        moved = app.is_moving;
    }
    assert_true(moved);
}

static void pages_of_a_large_hall(void **state) {
    (void)state;
    app.wanted.n_boards = 2000;
    app.wanted.n_pairs = 1;
    assert_true(app_rerun(&app));
    app_draw(&app);
    uint64_t first = kit_picture(&app);
    InputEvent wheel = {.kind = INPUT_WHEEL, .x = 900, .y = 400, .wheel_y = -1};
    kit_mouse(&app, INPUT_MOUSE_MOVE, 900, 400);
    app_input(&app, &wheel);
    assert_true(kit_picture(&app) != first);
    assert_int_equal(app.pages[HALL_TABLE_TO_TABLE], 1);
    assert_int_equal(app.pages[HALL_ONE_AT_A_TIME], -1);
    wheel.wheel_y = 1;
    app_input(&app, &wheel);
    app_draw(&app);
    app_input(&app, &wheel);
    app_draw(&app);
    assert_int_equal(app.pages[HALL_TABLE_TO_TABLE], 0);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_app, close_app)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(playing_follows_the_wall_clock),
        TEST(a_stopped_window_does_not_leap),
        TEST(steps_a_second),
        TEST(it_stops_at_the_end_and_begins_again),
        TEST(speed_has_ends),
        TEST(fifty_forward_and_fifty_back),
        TEST(back_from_between),
        TEST(the_ends_hold),
        TEST(moves_end_at_marks),
        TEST(steps_of_one_board),
        TEST(a_board_in_the_headline),
        TEST(the_transport_by_mouse),
        TEST(the_top_bar_by_mouse),
        TEST(scrubbing_by_mouse),
        TEST(time_stands_still_while_it_is_dragged),
        TEST(a_half_is_scrubbed_on_its_own_scale),
        TEST(parameters_make_a_new_run),
        TEST(too_long_a_run_is_refused),
        TEST(the_sheet_of_a_narrow_window),
        TEST(every_key_does_what_it_says),
        TEST(every_zoom_is_seen),
        TEST(text_of_a_key_with_ctrl_is_no_text),
        TEST(a_blank_screen_wakes_at_any_key),
        TEST(a_held_key_steps_but_does_not_toggle),
        TEST(the_table_of_actions_is_whole),
        TEST(tab_reaches_the_buttons),
        TEST(a_step_is_seen_to_move),
        TEST(nothing_moves_by_itself_when_it_plays_fast),
        TEST(pages_of_a_large_hall),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
