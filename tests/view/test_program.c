// A program in the window: stepped by lines and expressions, the same picture whichever way one
// came there, responsive while it runs for ever, room for every text.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "kit.h"
#include "program/program.h"
#include "view/app/app_parts.h"
#include "view/parts/chip.h"

static App app;

static void open_at(const char *path, ReportDepth depth) {
    ViewConfig config = kit_config();
    config.program_path = path;
    config.depth = (int)depth;
    kit_open(&app, &config);
    while (program_run_some(app.program, SECOND))
        continue;
}

static void open_example(const char *name) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", PROGRAMS_DIR, name);
    open_at(path, REPORT_EXPRESSIONS);
}

// A program that only this test needs.
static void open_text(const char *text, ReportDepth depth) {
    FILE *file = fopen("test_program.py", "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    ViewConfig config = kit_config();
    config.program_path = "test_program.py";
    config.depth = (int)depth;
    kit_open(&app, &config);
}

static int close_app(void **state) {
    (void)state;
    app_deinit(&app);
    return 0;
}

// ---- stepping

static void it_begins_at_rest_line_by_line(void **state) {
    (void)state;
    open_example("desk.py");
    assert_int_equal(app.screen, VIEW_LOOP);
    assert_int_equal(app.grain, VIEW_GRAIN_LINE);
    assert_false(app.is_playing);
    assert_int_equal(app.now.position, 0);
    const Trace *trace = app.now.traces[0];
    for (int i = 0; i < 5; i++) {
        kit_key(&app, KEY_RIGHT, 0);
        assert_int_equal(trace_at(trace, app.now.models[0].now.n - 1)->kind, EVENT_LINE);
    }
    kit_key(&app, KEY_DOWN, 0);
    assert_int_equal(app.grain, VIEW_GRAIN_EXPRESSION);
    kit_key(&app, KEY_UP, 0);
    kit_key(&app, KEY_UP, 0);
    assert_int_equal(app.grain, VIEW_GRAIN_OUTPUT); // no move, and without tasks no switch
}

static void grains_that_were_not_recorded_are_not_offered(void **state) {
    (void)state;
    open_text("def f():\n    yield 1\nlist(f())\n", REPORT_SWITCHES);
    kit_key(&app, KEY_DOWN, 0);
    kit_key(&app, KEY_DOWN, 0);
    kit_key(&app, KEY_UP, 0);
    assert_int_not_equal(app.grain, VIEW_GRAIN_LINE);
}

static int line_now(void) {
    const Event *e = model_event(&app.now.models[0]);
    assert_int_equal(e->kind, EVENT_LINE);
    return trace_line(app.now.traces[0], e->object);
}

static void from_line_to_line(void **state) {
    (void)state;
    open_example("desk.py");
    while (app.now.position == 0 || line_now() != 4)
        kit_key(&app, KEY_RIGHT, 0);
    uint64_t first = app.now.position;
    kit_key(&app, 'j', 0);
    assert_int_equal(line_now(), 4);
    assert_true(app.now.position > first);
    kit_key(&app, 'j', MOD_SHIFT);
    assert_int_equal(app.now.position, first);
    kit_key(&app, 'j', MOD_SHIFT); // there is none before
    assert_int_equal(app.now.position, first);
    // A click on a line's number: there, and round again when there is no next time.
    const int pitch = 16, top = 44 + 8 + 66 + 4 + 24;
    for (int i = 0; i < 2; i++) {
        kit_click(&app, 16 + 96 + 20, top + (13 - 1) * pitch + pitch / 2);
        assert_int_equal(line_now(), 13);
    }
}

static uint32_t roll(uint64_t *random, uint32_t n) {
    *random = *random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((*random >> 33) % n);
}

// Steps of both grains and jumps; wherever it was before, the picture is what it was.
static void the_way_does_not_show(void **state) {
    enum { WALK = 120 };
    const char *name = *state;
    open_example(name);
    uint64_t end = cursor_end(&app.now), random = 11;
    uint64_t *seen = calloc(end + 1, sizeof *seen);
    for (int i = 0; i < WALK; i++) {
        app.grain = roll(&random, 2) ? VIEW_GRAIN_LINE : VIEW_GRAIN_EXPRESSION;
        if (roll(&random, 5) == 0) kit_key(&app, roll(&random, 2) ? KEY_HOME : KEY_END, 0);
        for (uint32_t n = roll(&random, 30); n; n--)
            kit_key(&app, roll(&random, 3) ? KEY_RIGHT : KEY_LEFT, 0);
        app.grain = VIEW_GRAIN_LINE; // which the transport shows
        uint64_t *before = &seen[app.now.position], picture = kit_picture(&app);
        if (*before) assert_int_equal(picture, *before);
        *before = picture;
    }
    free(seen);
}

// ---- long lines

// What is seen of the box around the expression that was evaluated; false: there is none.
static bool seen_of_expression(Rect *seen, Rect *whole) {
    const DrawList *list = app_draw(&app);
    for (size_t i = 0; i < list->commands.n; i++) {
        const DrawCommand *c = &list->commands.at[i];
        if (c->kind != DRAW_BOX || c->box.fill != app.ui.theme->now_tint2) continue;
        *seen = c->bounds;
        *whole = c->box.rect;
        return true;
    }
    return false;
}

// Though it stands far behind the end of the panel; the other lines stay where they are.
static void the_expression_of_a_long_line_is_seen(void **state) {
    (void)state;
    open_text(
        "total = 12345678\n"
        "print('a line that goes on and on and on and on and on and on', 'further', str(total))\n",
        REPORT_EXPRESSIONS);
    kit_wait(&app, SECOND);
    app.grain = VIEW_GRAIN_EXPRESSION;
    int n_seen = 0, n_cut = 0;
    for (int i = 0; i < 8; i++) {
        Rect seen, whole;
        kit_key(&app, KEY_RIGHT, 0);
        if (!seen_of_expression(&seen, &whole)) continue;
        if (whole.w > 400) // the call finds no room; its beginning is seen
            n_cut += seen.w < whole.w && seen.x <= whole.x + 2;
        else
            assert_int_equal(seen.w, whole.w);
        n_seen++;
    }
    assert_int_equal(n_cut, 1);
    assert_true(n_seen > n_cut);
}

// As far as a person wants them to, and back by itself in another moment.
static void lines_move_sideways(void **state) {
    (void)state;
    open_text("print('a line that goes on and on and on and on and on and on', 'further', 1)\n",
              REPORT_LINES);
    kit_wait(&app, SECOND);
    kit_key(&app, KEY_RIGHT, 0);
    Rect code;
    uint64_t before = kit_picture(&app);
    assert_true(kit_widget(&app, "code", &code));
    kit_mouse(&app, INPUT_MOUSE_MOVE, code.x + 100, code.y + 50);
    InputEvent wheel = {.kind = INPUT_WHEEL, .x = code.x + 100, .y = code.y + 50, .wheel_x = 2};
    app_input(&app, &wheel);
    app_draw(&app);
    kit_mouse(&app, INPUT_MOUSE_MOVE, 2, 2);
    assert_int_not_equal(kit_picture(&app), before);
    assert_int_equal(app.stage.code_left, 9);
    kit_key(&app, KEY_LEFT, 0);
    kit_key(&app, KEY_RIGHT, 0);
    assert_int_equal(kit_picture(&app), before);
}

// ---- generators

// In the smallest window too, each box has its name, that of the variable that holds it, and whole
// values; however long a chain is, its innermost generator is seen, and how many are left out.
static void boxes_of_generators_are_named(void **state) {
    (void)state;
    open_example("desk.py");
    const Trace *trace = app.now.traces[0];
    int n = 0;
    for (uint32_t i = 0; i < trace->n && n < 9; i++) {
        n += trace_at(trace, i)->kind == EVENT_FRAME_RESUME;
        if (n == 9) app_go_to_position(&app, i + 1); // 43.5 is sent
    }
    app.w = 1280, app.h = 720;
    TextStyle mono = ui_mono(&app.ui, 12, 500), sans = ui_sans(&app.ui, 12, 600);
    assert_int_equal(kit_n_texts(&app, mono, "averager"), 2);
    assert_int_equal(kit_n_texts(&app, mono, "desk"), 2);
    assert_int_equal(kit_n_texts(&app, ui_mono(&app.ui, 12, 400), "<generator desk #2>"), 1);
    assert_true(kit_n_texts(&app, sans, "boys") >= 2 && kit_n_texts(&app, sans, "girls") >= 2);
}

static void a_long_chain_shows_its_end(void **state) {
    (void)state;
    open_text("def leaf():\n    yield 1\n"
              "def level(n):\n    yield from level(n - 1) if n else leaf()\n"
              "flow = level(9)\nnext(flow)\n",
              REPORT_LINES);
    kit_wait(&app, SECOND);
    TextStyle mono = ui_mono(&app.ui, 12, 500);
    for (int i = 0; i < 60 && !kit_n_texts(&app, mono, "leaf"); i++)
        kit_key(&app, KEY_RIGHT, 0);
    assert_int_equal(kit_n_texts(&app, mono, "leaf"), 1);
    int n = kit_n_texts(&app, mono, "level");
    char left_out[16];
    snprintf(left_out, sizeof left_out, "+%d", 10 - n);
    assert_true(n >= 1);
    assert_int_equal(kit_n_texts(&app, ui_sans(&app.ui, 12, 600), left_out), 1);
}

// ---- much output

// A long line goes on below, and earlier lines are reached, by the wheel and by the keyboard.
static void what_was_printed_is_read(void **state) {
    (void)state;
    open_text("for i in range(40):\n    print('line', i)\n"
              "print('a long line ' * 6 + 'with an end')\n",
              REPORT_LINES);
    app.w = 1920, app.h = 1080;
    kit_wait(&app, SECOND);
    kit_key(&app, KEY_END, 0);
    TextStyle style = ui_mono(&app.ui, 15, 400);
    assert_int_equal(kit_n_texts(&app, style, "line 39"), 1);
    assert_int_equal(kit_n_texts(&app, style, "line 33"), 0);
    TextStyle now = ui_mono(&app.ui, 15, 600); // its last row ends as the line does
    static const char line[] = "a long line a long line a long line with an end";
    int n = 0;
    for (size_t i = 0; line[i]; i++)
        if (!i || line[i - 1] == ' ')
            n += kit_n_texts(&app, now, line + i) + kit_n_texts(&app, style, line + i);
    assert_int_equal(n, 1);
    kit_mouse(&app, INPUT_MOUSE_MOVE, 1500, 900);
    InputEvent wheel = {.kind = INPUT_WHEEL, .x = 1500, .y = 900, .wheel_y = 1};
    app_input(&app, &wheel);
    app_draw(&app);
    assert_int_equal(app.stage.output_up, 3);
    assert_int_equal(kit_n_texts(&app, style, "line 39"), 0);
    assert_int_equal(kit_n_texts(&app, style, "line 33"), 1);
    for (int i = 0; i < 30; i++)
        app_input(&app, &wheel), app_draw(&app);
    assert_int_equal(kit_n_texts(&app, style, "line 0"), 1);
    kit_key(&app, KEY_LEFT, 0); // another moment: the last ones again
    assert_int_equal(kit_n_texts(&app, style, "line 39"), 1);
}

// ---- names

// However they are shortened, tasks can be told apart, and no name is wider than its room.
static void shortened_names_differ(void **state) {
    (void)state;
    open_text(
        "import asyncio\n"
        "async def main():\n"
        "    for n in ('first', 'second', 'third'):\n"
        "        asyncio.create_task(asyncio.sleep(1), name=f'download_the_{n}_page_of_site')\n"
        "    for n in (118, 128, 129):\n"
        "        asyncio.create_task(asyncio.sleep(1), name=f'страница-{n}-сайта')\n"
        "    await asyncio.sleep(2)\n"
        "asyncio.run(main())\n",
        REPORT_LINES);
    kit_wait(&app, SECOND);
    kit_key(&app, KEY_END, 0);
    Arena arena = {0};
    View view = {.ui = &app.ui, .now = &app.now, .arena = &arena};
    TextStyle style = ui_sans(&app.ui, 13, 500);
    const Model *model = &app.now.models[0];
    for (int w = 64; w < 260; w++) {
        const char *shown[16];
        uint32_t n = 0;
        for (uint32_t i = 1; i <= model->now.n_tasks && n < 16; i++) {
            const char *name = trace_text(app.record, model->tasks[i].name);
            shown[n] = chip_fit_name(&view, style, name, w);
            assert_true(text_width(app.text, style, shown[n]) <= w);
            for (uint32_t k = 0; k < n; k++)
                if (strcmp(shown[n], shown[k]) == 0)
                    fail_msg("two are called \"%s\" in %d px", shown[n], w);
            n++;
        }
        assert_true(n >= 7);
    }
    arena_deinit(&arena);
}

// ---- while it runs

static void an_endless_program_is_watched(void **state) {
    (void)state;
    open_text("n = 0\nwhile True:\n    n += 1\n", REPORT_LINES);
    uint32_t n = app.record->n;
    for (int i = 0; i < 5; i++) {
        kit_wait(&app, 50 * MILLI);
        kit_key(&app, KEY_RIGHT, 0);
        assert_true(app.record->n > n);
        n = app.record->n;
    }
    assert_int_equal(program_state(app.program), PROGRAM_RUNS);
    assert_true(app.now.position > 0);
    kit_key(&app, KEY_LEFT, 0);
    assert_true(app_wait_ms(&app) <= 1); // it goes on
}

// What was recorded of it can be walked, and nothing comes after.
static void an_endless_program_can_be_stopped(void **state) {
    (void)state;
    open_text("n = 0\nwhile True:\n    n += 1\n", REPORT_LINES);
    kit_wait(&app, 100 * MILLI);
    kit_press(&app, "program.stop", app.h - 26);
    assert_int_equal(program_state(app.program), PROGRAM_ENDED);
    uint32_t n = app.record->n;
    int x;
    assert_false(kit_find(&app, "program.stop", app.h - 26, &x));
    for (int i = 0; i < 3; i++)
        kit_key(&app, KEY_RIGHT, 0);
    assert_int_equal(cursor_rank(&app.now, GRAIN_LINE), 3);
    kit_wait(&app, 100 * MILLI);
    assert_int_equal(app.record->n, n);
    kit_key(&app, KEY_END, 0);
    assert_int_equal(app.now.position, n);
    assert_int_equal(model_event(&app.now.models[0])->a, RUN_STOPPED);
}

// The record is bounded; the program waits, and can be stopped there by its key.
static void a_full_record_is_stopped_by_its_key(void **state) {
    (void)state;
    open_text("n = 0\nwhile True:\n    n += 1\n", REPORT_LINES);
    app.max_events = 5000;
    app_run_text(&app, "/endless.py", "while True: pass\n", 17);
    kit_wait(&app, 100 * MILLI);
    assert_int_equal(program_state(app.program), PROGRAM_FULL);
    assert_true(app.record->n < 10000);
    kit_key(&app, 'c', MOD_CTRL);
    assert_int_equal(program_state(app.program), PROGRAM_ENDED);
}

// All that a step may be stands in the bar where it finds room; else two buttons go through it.
static void a_step_is_chosen_by_mouse(void **state) {
    (void)state;
    open_text("print(1)\n", REPORT_LINES);
    Rect seen;
    assert_true(kit_widget(&app, "grain.6", &seen));
    kit_click(&app, seen.x + seen.w / 2, seen.y + seen.h / 2);
    assert_int_equal(app.grain, VIEW_GRAIN_OUTPUT);
    assert_false(kit_widget(&app, "grain.finer", &seen));
    app.w = 700;
    assert_false(kit_widget(&app, "grain.6", &seen));
    assert_true(kit_widget(&app, "grain.finer", &seen));
}

static void a_broken_program_is_shown_with_its_error(void **state) {
    (void)state;
    open_text("print 1\n", REPORT_LINES);
    kit_key(&app, KEY_END, 0);
    assert_true(app.record->lists[TRACE_OUTPUTS].n > 0);
    kit_picture(&app);
}

// ---- room

static void fits(const char *what) {
    app.ui.n_overflows = 0;
    const DrawList *list = app_draw(&app);
    if (app.ui.n_overflows)
        fail_msg("%s: no room for \"%s\" at %d x %d, zoom %g, %s", what, app.ui.overflowed, app.w,
                 app.h, (double)app_zooms[app.zoom], tr_name(app.texts));
    assert_true(list->commands.n > 0);
}

static void every_text_finds_room(void **state) {
    static const int sizes[][2] = {
        {1280, 720}, {1600, 900}, {1920, 1080}, {1024, 768}, {3840, 2160}};
    const char *name = *state;
    open_example(name);
    uint32_t end = (uint32_t)cursor_end(&app.now);
    for (int language = 0; language < 2; language++) {
        app.zoom = 0;
        kit_key(&app, 'l', 0);
        for (app.zoom = 0; app.zoom < app_n_zooms; app.zoom += 2)
            for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
                for (uint32_t part = 0; part <= 3; part++) {
                    app.w = sizes[i][0], app.h = sizes[i][1];
                    cursor_seek(&app.now, end * (uint64_t)part / 3);
                    app.time_ns = cursor_time(&app.now);
                    fits(name);
                }
    }
}

#define TEST(function) cmocka_unit_test_teardown(function, close_app)
#define TEST_WITH(function, of)                                                                    \
    { #function " of " of, function, NULL, close_app, (void *)(of) }

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(it_begins_at_rest_line_by_line),
        TEST(from_line_to_line),
        TEST(grains_that_were_not_recorded_are_not_offered),
        TEST_WITH(the_way_does_not_show, "desk.py"),
        TEST_WITH(the_way_does_not_show, "gate.py"),
        TEST(the_expression_of_a_long_line_is_seen),
        TEST(lines_move_sideways),
        TEST(what_was_printed_is_read),
        TEST(shortened_names_differ),
        TEST(boxes_of_generators_are_named),
        TEST(a_long_chain_shows_its_end),
        TEST(an_endless_program_is_watched),
        TEST(an_endless_program_can_be_stopped),
        TEST(a_full_record_is_stopped_by_its_key),
        TEST(a_step_is_chosen_by_mouse),
        TEST(a_broken_program_is_shown_with_its_error),
        TEST_WITH(every_text_finds_room, "desk.py"),
        TEST_WITH(every_text_finds_room, "gate.py"),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
