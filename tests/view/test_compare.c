// Two programs on one clock: what C, X and D do, that one comes back to where one was, that the
// picture does not depend on the way, and what it looks like.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "kit.h"
#include "program/program.h"
#include "trace/store.h"
#include "trace/why.h"
#include "view/app/app_parts.h"

static App app;

static void write_program(const char *path, const char *sleep) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file,
            "import asyncio, time\n\nasync def bake(cake, seconds):\n    print(cake, \"in\")\n"
            "    %s(seconds)\n    print(cake, \"out\")\n\nasync def main():\n"
            "    await asyncio.gather(\n        bake(\"A\", 1),\n        bake(\"B\", 2),\n"
            "        bake(\"C\", 3))\n\nasyncio.run(main())\n",
            sleep);
    fclose(file);
}

static void open_with(const char *with, int w, int h) {
    write_program("blocking.py", "time.sleep");
    write_program("letting_go.py", "await asyncio.sleep");
    ViewConfig config = kit_config();
    config.program_path = "blocking.py";
    config.with_path = with;
    config.depth = REPORT_EXPRESSIONS;
    config.w = w, config.h = h;
    kit_open(&app, &config);
    while (program_run_some(app.program, SECOND))
        continue;
}

static int close_app(void **state) {
    (void)state;
    app_deinit(&app);
    return 0;
}

static void wait_for_both(void) {
    while (app_pair_runs(&app) || !app.is_prepared)
        kit_wait(&app, 20 * MILLI);
}

static void compare(void) {
    kit_key(&app, 'c', 0);
    wait_for_both();
}

static void c_leads_there_and_back(void **state) {
    (void)state;
    open_with("letting_go.py", 1280, 720);
    for (int i = 0; i < 7; i++)
        kit_key(&app, KEY_RIGHT, 0);
    uint64_t loop = kit_picture(&app), position = app.now.position;
    compare();
    assert_int_equal(app.screen, VIEW_COMPARE);
    assert_int_equal(app.now.n_traces, 2);
    assert_int_equal(app.now.models[0].now.n, position); // the same event of the same run
    assert_int_not_equal(kit_picture(&app), loop);
    kit_key(&app, 'c', 0);
    assert_int_equal(app.screen, VIEW_LOOP);
    assert_int_equal(app.now.n_traces, 1);
    assert_int_equal(app.now.position, position);
    assert_int_equal(kit_picture(&app), loop);
    // And back from another place: that of the one run.
    compare();
    app_go_to(&app, 2500 * MILLI);
    uint32_t n = app.now.models[0].now.n;
    kit_key(&app, 'c', 0);
    assert_int_equal(app.now.position, n);
    assert_int_equal(app.time_ns, 2500 * MILLI);
}

static void write_text(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

// Both find what stands beside them, from wherever they were named.
static void the_other_one_imports_too(void **state) {
    (void)state;
    mkdir("pair", 0777);
    write_text("pair/shared.py", "N = 5\n");
    write_text("pair/one.py", "from shared import N\nprint(N)\n");
    write_text("pair/other.py", "from shared import N\nprint(N)\n");
    ViewConfig config = kit_config();
    char *absolute = realpath("pair/one.py", NULL); // as the command line makes it
    config.program_path = absolute;
    config.with_path = "pair/other.py"; // as a lesson may
    kit_open(&app, &config);
    free(absolute);
    compare();
    assert_int_equal(app.screen, VIEW_COMPARE);
    for (int run = 0; run < 2; run++) {
        const Trace *trace = app.now.traces[run];
        assert_int_equal(trace->lists[TRACE_OUTPUTS].n, 1);
        uint32_t printed = trace->lists[TRACE_OUTPUTS].at[0];
        assert_string_equal(trace_text(trace, (StringId)trace_at(trace, printed)->value), "5\n");
    }
}

static void without_another_program_it_asks_for_one(void **state) {
    (void)state;
    open_with(NULL, 1280, 720);
    kit_key(&app, 'c', 0);
    assert_int_equal(app.screen, VIEW_LOOP);
    assert_true(app.palette.is_open && app.palette.files == FILES_TO_COMPARE);
}

// A line of either program, and a printed one, light up where they stand.
static void things_light_up(void **state) {
    (void)state;
    open_with("letting_go.py", 1920, 1080);
    compare();
    app_go_to(&app, 2500 * MILLI);
    uint64_t plain = kit_picture(&app);
    for (int run = 0; run < 2; run++) {
        const Trace *trace = app.now.traces[run];
        const ViewThing things[] = {{VIEW_LINE, run, 5, 1},
                                    {VIEW_EVENT, run, trace->lists[TRACE_OUTPUTS].at[0]}};
        for (size_t i = 0; i < sizeof things / sizeof *things; i++) {
            app.kept = things[i];
            assert_int_not_equal(kit_picture(&app), plain);
        }
    }
    app.kept = (ViewThing){0};
    assert_int_equal(kit_picture(&app), plain);
}

// In the smallest window too, with a program: who runs, and whose timers are next.
static void both_loops_are_seen(void **state) {
    (void)state;
    open_with("letting_go.py", 1280, 720);
    compare();
    app_go_to(&app, SECOND / 2);
    assert_int_equal(kit_n_texts(&app, ui_sans(&app.ui, 13, 600), tr(app.texts, "stage.loop")), 2);
    TextStyle due = ui_sans(&app.ui, 12, 600);
    assert_true(kit_n_texts(&app, due, "1\u00a0s") && kit_n_texts(&app, due, "2\u00a0s") &&
                kit_n_texts(&app, due, "3\u00a0s"));
    TextStyle code = ui_mono(&app.ui, 18.0F * 88 / 100, 600); // in Why, as in the program
    assert_int_equal(kit_n_texts(&app, code, "time.sleep(seconds)"), 1);
}

// Below the lanes stands when something was printed; the mouse finds it, in both runs.
static void what_is_printed_is_marked(void **state) {
    (void)state;
    open_with("letting_go.py", 1920, 1080);
    compare();
    app_go_to(&app, SECOND * 5 / 2);
    app_draw(&app);
    int found = 0;
    for (int y = app.h * 66 / 100; y < app.h * 97 / 100 && found != 3; y += 4)
        for (int x = 100; x < app.w / 8 && found != 3; x += 4) { // both print at once
            app.ui.mouse_x = x, app.ui.mouse_y = y;
            app_draw(&app);
            if (app.pointed.kind == VIEW_EVENT) found |= 1 << app.pointed.run;
        }
    assert_int_equal(found, 3);
}

// A timer that is due at 2 s is seen to fire at 2 s, though it does some microseconds later.
static void an_instant_is_what_the_clock_tells(void **state) {
    (void)state;
    open_with("letting_go.py", 1920, 1080);
    compare();
    app_go_near(&app, 2 * SECOND);
    assert_in_range(app.time_ns, 2 * SECOND, 2 * SECOND + MILLI - 1);
    CursorEvent now = cursor_now(&app.now);
    assert_int_equal(now.trace, 1);
    assert_int_equal(trace_at(app.now.traces[1], now.index)->kind, EVENT_TASK_STEP);
    // The bays in which nobody is are left out; nothing is "in 0 s".
    TextStyle header = ui_sans(&app.ui, 15, 600), faint = ui_sans(&app.ui, 13, 400);
    assert_int_equal(kit_n_texts(&app, header, tr(app.texts, "stage.workers")), 0);
    assert_int_equal(kit_n_texts(&app, faint, "in 0\u00a0s"), 0);
    app_go_near(&app, SECOND / 2); // where nothing happens it is that instant
    assert_int_equal(app.time_ns, SECOND / 2);
    app_go_to(&app, 2 * SECOND);
    assert_int_equal(kit_n_texts(&app, faint, tr(app.texts, "stage.in-no-time")), 1);
}

static void x_swaps_the_halves(void **state) {
    (void)state;
    open_with("letting_go.py", 1280, 720);
    compare();
    uint64_t picture = kit_picture(&app);
    kit_key(&app, 'x', 0);
    assert_int_not_equal(kit_picture(&app), picture);
    kit_key(&app, 'x', 0);
    assert_int_equal(kit_picture(&app), picture);
}

static void d_goes_to_each_difference_and_round_again(void **state) {
    (void)state;
    open_with("letting_go.py", 1280, 720);
    compare();
    app_draw(&app);
    uint64_t first = 0, before = 0;
    size_t n = app.pair.comparison.moments.n;
    assert_true(n >= 5);
    for (size_t i = 0; i < 4; i++) {
        kit_key(&app, 'd', 0);
        assert_true(app.now.position > before);
        before = app.now.position;
        if (!first) first = before;
    }
    for (size_t i = 0; i < n && app.now.position != first; i++)
        kit_key(&app, 'd', 0);
    assert_int_equal(app.now.position, first);
    // The first is where the outputs part: "B in" of one, at the beginning.
    assert_true(app.time_ns < SECOND / 100);
}

static void the_run_before_the_change_stands_at_the_left(void **state) {
    (void)state;
    open_with(NULL, 1280, 720);
    kit_key(&app, 'e', 0);
    while (app.edit.editor && editor_cursor(app.edit.editor).line < 4)
        kit_key(&app, KEY_DOWN, 0);
    kit_key(&app, KEY_END, 0);
    for (size_t i = 0; i < strlen("time.sleep(seconds)"); i++)
        kit_key(&app, KEY_LEFT, 0);
    kit_type(&app, "0 and ");
    kit_key(&app, KEY_ENTER, MOD_CTRL);
    while (program_run_some(app.program, SECOND))
        continue;
    if (app.edit.is_open) fail_msg("%s", app.edit.wrong.message);
    uint64_t changed = kit_picture(&app);
    compare();
    assert_int_equal(app.screen, VIEW_COMPARE);
    app_draw(&app);
    assert_int_equal(app.pair.left, 1);
    assert_int_equal(app.pair.comparison.code[0].n, 1);
    assert_true(app.pair.comparison.end_ns[1] > 5 * SECOND); // as it was: blocking
    assert_true(app.pair.comparison.end_ns[0] < SECOND);
    compare();
    assert_int_equal(kit_picture(&app), changed);
}

static void the_way_does_not_show(void **state) {
    (void)state;
    open_with("letting_go.py", 1280, 720);
    compare();
    uint64_t end = cursor_end(&app.now), pictures[16];
    for (int i = 0; i < 16; i++) {
        app_go_to(&app, i * 400 * MILLI);
        pictures[i] = kit_picture(&app);
    }
    for (int i = 15; i >= 0; i -= 3) {
        for (uint64_t k = 0; k < end % 5 + 3; k++)
            kit_key(&app, k % 2 ? KEY_LEFT : KEY_RIGHT, 0);
        app_go_to(&app, i * 400 * MILLI);
        assert_int_equal(kit_picture(&app), pictures[i]);
    }
}

static void the_hall_shows_both(void **state) {
    (void)state;
    open_with("letting_go.py", 1280, 720);
    kit_key(&app, 'h', 0);
    assert_int_equal(app.screen, VIEW_HALL);
    assert_int_equal(app.now.n_traces, 2);
    wait_for_both();
    app_go_near(&app, 2 * SECOND); // each card has the line of its own program
    TextStyle line = ui_mono(&app.ui, 13, 600);
    assert_int_equal(kit_n_texts(&app, line, "time.sleep(seconds)"), 1);
    assert_int_equal(kit_n_texts(&app, line, "await asyncio.sleep(seconds)"), 2);
    uint64_t both = kit_picture(&app);
    kit_key(&app, 'x', 0);
    assert_int_not_equal(kit_picture(&app), both);
    compare();
    assert_int_equal(app.screen, VIEW_COMPARE);
    kit_key(&app, 'h', 0);
    kit_key(&app, 'h', 0);
    assert_int_equal(app.screen, VIEW_LOOP);
    assert_int_equal(app.now.n_traces, 1);
}

static void a_program_without_tasks_is_compared_too(void **state) {
    (void)state;
    open_with("letting_go.py", 1920, 1080);
    app_deinit(&app);
    FILE *file = fopen("one.py", "w");
    fputs("def f():\n    yield 1\nprint(*f())\n", file);
    fclose(file);
    file = fopen("two.py", "w");
    fputs("print(1)\nprint(2)\n", file);
    fclose(file);
    ViewConfig config = kit_config();
    config.program_path = "one.py";
    config.with_path = "two.py";
    config.depth = REPORT_EXPRESSIONS;
    config.w = 1920, config.h = 1080;
    kit_open(&app, &config);
    compare();
    assert_int_equal(app.screen, VIEW_COMPARE);
    uint64_t begin = kit_picture(&app);
    kit_key(&app, KEY_END, 0);
    for (int i = 0; i < 4; i++)
        kit_key(&app, KEY_RIGHT, 0);
    assert_int_not_equal(kit_picture(&app), begin);
    assert_int_equal(app.ui.n_overflows, 0);
}

static uint64_t n_lines(int run) {
    return trace_list_rank(app.now.traces[run], TRACE_LINES, app.now.models[run].now.n);
}

// No clock tells which of them is first: they take turns line by line, and the same way back.
static void programs_without_time_move_together(void **state) {
    (void)state;
    write_text("one.py", "def count(n):\n    for i in range(n):\n        yield i\n\n"
                         "print(sum(count(40)))\n");
    write_text("two.py", "def count(n):\n    numbers = []\n    for i in range(n):\n"
                         "        numbers.append(i)\n    return numbers\n\n"
                         "print(sum(count(400)))\n");
    ViewConfig config = kit_config();
    config.program_path = "one.py";
    config.with_path = "two.py";
    config.compares = true;
    config.depth = REPORT_EXPRESSIONS;
    config.w = 1280, config.h = 720;
    kit_open(&app, &config);
    kit_wait(&app, SECOND);
    assert_int_equal(app.screen, VIEW_COMPARE);
    assert_int_equal(cursor_end_time(&app.now), 0);
    app.grain = VIEW_GRAIN_LINE;
    kit_key(&app, KEY_HOME, 0);
    uint64_t all = app.now.traces[0]->lists[TRACE_LINES].n, way[100];
    assert_in_range(all, 40, 90);
    for (size_t i = 0; i < 2 * (size_t)all; i++) {
        if (i % 2 == 0) way[i / 2] = app.now.position;
        kit_key(&app, KEY_RIGHT, 0);
        assert_int_equal(n_lines(0), i / 2 + 1);   // one line here,
        assert_int_equal(n_lines(1), (i + 1) / 2); // then one there
    }
    for (size_t i = all; i-- > 0;) {
        kit_key(&app, KEY_LEFT, 0);
        kit_key(&app, KEY_LEFT, 0);
        assert_int_equal(app.now.position, way[i]);
    }
    kit_key(&app, KEY_END, 0); // the longer one goes on alone
    assert_int_equal(app.now.models[0].now.n, app.now.traces[0]->n);
    assert_int_equal(app.now.models[1].now.n, app.now.traces[1]->n);
    kit_key(&app, KEY_LEFT, 0);
    assert_int_equal(app.now.models[0].now.n, app.now.traces[0]->n);
    for (app.grain = VIEW_GRAIN_EVENT; app.grain <= VIEW_GRAIN_LINE; app.grain++) {
        kit_key(&app, KEY_HOME, 0);
        for (int i = 0; i < 60; i++) {
            kit_key(&app, KEY_RIGHT, 0);
            assert_in_range(n_lines(0) - n_lines(1), 0, 1);
        }
    }
    Rect bar; // that goes by events of both
    assert_true(kit_widget(&app, "scrub", &bar));
    kit_click(&app, bar.x + bar.w / 20, bar.y + bar.h / 2);
    assert_in_range(app.now.position, cursor_end(&app.now) / 25, cursor_end(&app.now) / 15);
    assert_in_range(n_lines(0) - n_lines(1), 0, 1);
    assert_true(kit_widget(&app, "axis.both", &bar)); // and so does the axis of both
    kit_click(&app, bar.x + bar.w / 2, bar.y + bar.h / 2);
    assert_in_range(app.now.position, cursor_end(&app.now) * 9 / 20,
                    cursor_end(&app.now) * 11 / 20);
    kit_key(&app, KEY_HOME, 0);
    app.grain = VIEW_GRAIN_LINE;
    for (int i = 0; i < 9; i++)
        kit_key(&app, KEY_RIGHT, 0);
    TextStyle handle = ui_sans(&app.ui, 12, 700);
    assert_int_equal(kit_n_texts(&app, handle, "line 9"),
                     1); // of both, as the clock and the foot count them
    assert_int_equal(app.ui.n_overflows, 0);
}

// Where one is stays while the other program goes on; Stop is for both.
static void endless_programs_are_stopped(void **state) {
    (void)state;
    for (int i = 0; i < 2; i++) {
        FILE *file = fopen(i ? "two.py" : "one.py", "w");
        fputs(i ? "n = 0\nwhile True:\n    n += 2\n" : "while True:\n    pass\n", file);
        fclose(file);
    }
    ViewConfig config = kit_config();
    config.program_path = "one.py";
    config.with_path = "two.py";
    kit_open(&app, &config);
    kit_key(&app, 'c', 0);
    assert_int_equal(app.screen, VIEW_COMPARE);
    kit_key(&app, KEY_HOME, 0);
    for (int i = 0; i < 3; i++)
        kit_key(&app, KEY_RIGHT, 0);
    uint32_t n = app.now.models[0].now.n;
    assert_true(n > 0);
    assert_true(app_pair_runs(&app));
    kit_wait(&app, SECOND);
    assert_int_equal(app.now.models[0].now.n, n);
    Rect stop;
    assert_true(kit_widget(&app, "program.stop", &stop));
    kit_click(&app, stop.x + stop.w / 2, stop.y + stop.h / 2);
    assert_false(app_pair_runs(&app));
    assert_int_equal(program_state(app.program), PROGRAM_ENDED);
    assert_false(kit_widget(&app, "program.stop", &stop));
    assert_int_equal(app.now.models[0].now.n, n);
}

// The first picture does not wait for the other program: one stays where one is while it goes on,
// and comes to where one wanted to be as soon as it is known.
static void the_place_is_kept_while_it_runs(void **state) {
    (void)state;
    static const char slow[] = "import asyncio\nn = 0\nfor i in range(200000):\n    n += i\n"
                               "async def main():\n    for i in range(6):\n"
                               "        await asyncio.sleep(1)\n        print(i, n)\n"
                               "asyncio.run(main())\n";
    write_text("slow.py", slow);
    write_text("quick.py", "import asyncio\nasync def main():\n    await asyncio.sleep(1)\n"
                           "    print(1)\nasyncio.run(main())\n");
    for (int i = 0; i < 2; i++) {
        ViewConfig config = kit_config();
        config.program_path = "quick.py";
        config.with_path = "slow.py";
        config.compares = true;
        config.depth = REPORT_EXPRESSIONS;
        config.at_ns = i ? 4 * SECOND : SECOND / 2; // the one is over by 4 s
        kit_open(&app, &config);
        assert_true(app_pair_runs(&app));
        assert_int_equal(app.screen, VIEW_COMPARE);
        uint32_t n = app.now.models[0].now.n;
        if (!i) assert_int_equal(app.time_ns, config.at_ns);
        wait_for_both();
        assert_in_range(app.time_ns, config.at_ns, config.at_ns + MILLI);
        assert_int_equal(app.now.models[0].now.n, n);
        uint64_t picture = kit_picture(&app);
        kit_key(&app, KEY_HOME, 0);
        app_go_near(&app, config.at_ns);
        assert_int_equal(kit_picture(&app), picture);
        if (!i) close_app(NULL);
    }
}

// Whoever moves on does not want to be elsewhere.
static void who_moves_is_not_called_back(void **state) {
    (void)state;
    write_text("quick.py", "print(1)\n");
    write_text("endless.py", "import time\nwhile True:\n    time.sleep(0.001)\n");
    ViewConfig config = kit_config();
    config.program_path = "quick.py";
    config.with_path = "endless.py";
    config.compares = true;
    config.max_events = 2000000;
    kit_open(&app, &config);
    app_go_to(&app, INT64_MAX / 2);
    int64_t end_ns = app.time_ns;
    assert_true(app_pair_runs(&app));
    kit_wait(&app, SECOND / 4);
    assert_true(app.time_ns > end_ns); // it comes nearer
    kit_key(&app, KEY_HOME, 0);
    kit_key(&app, KEY_RIGHT, 0);
    uint64_t position = app.now.position;
    kit_wait(&app, SECOND / 4);
    assert_int_equal(app.now.position, position);
}

static void save_record(const char *program, const char *path) {
    Error error;
    ViewConfig config = kit_config();
    config.program_path = program;
    config.depth = REPORT_EXPRESSIONS;
    kit_open(&app, &config);
    while (program_run_some(app.program, SECOND))
        continue;
    if (!trace_save(app.record, path, &error)) fail_msg("%s", error.message);
    app_deinit(&app);
}

// A record with a record, with a program, and with the exhibition, which has no program.
static void records_are_compared_too(void **state) {
    (void)state;
    write_program("blocking.py", "time.sleep");
    write_program("letting_go.py", "await asyncio.sleep");
    save_record("blocking.py", "blocking.simul");
    save_record("letting_go.py", "letting_go.simul");
    static const char *const pairs[][2] = {{"blocking.simul", "letting_go.simul"},
                                           {"blocking.simul", "letting_go.py"},
                                           {"blocking.py", "letting_go.simul"}};
    uint64_t pictures[3];
    for (int i = 0; i < 3; i++) {
        bool is_record = strstr(pairs[i][0], ".simul");
        ViewConfig config = kit_config();
        config.program_path = is_record ? NULL : pairs[i][0];
        config.record_path = is_record ? pairs[i][0] : NULL;
        config.with_path = pairs[i][1];
        config.compares = true;
        config.depth = REPORT_EXPRESSIONS;
        kit_open(&app, &config);
        kit_wait(&app, SECOND);
        assert_int_equal(app.screen, VIEW_COMPARE);
        app.grain = VIEW_GRAIN_LINE;
        app_go_to(&app, 2 * SECOND);
        pictures[i] = kit_picture(&app);
        assert_int_equal(app.pair.comparison.code[0].n, 1);
        kit_key(&app, 'c', 0);
        assert_int_equal(app.screen, VIEW_LOOP);
        compare();
        assert_int_equal(kit_picture(&app), pictures[i]); // the record is still there
        if (i < 2) app_deinit(&app);
    }
    assert_int_equal(pictures[1], pictures[0]);
    assert_int_equal(pictures[2], pictures[0]);
}

// What was opened before the present file is what C compares it with.
static void c_finds_what_was_opened_before(void **state) {
    (void)state;
    open_with(NULL, 1280, 720);
    recent_add(&app.recent, "letting_go.py");
    recent_add(&app.recent, "blocking.py");
    kit_key(&app, 'c', 0);
    assert_int_equal(app.screen, VIEW_COMPARE);
    assert_string_equal(comparison_name(app.now.traces[1]), "letting_go.py");
}

// While time.sleep lasts, Why and the lanes say so, in both languages.
static void who_holds_the_loop_is_told(void **state) {
    (void)state;
    open_with("letting_go.py", 1280, 720);
    app_go_to(&app, 2 * SECOND);
    const Trace *trace = app.record;
    uint32_t n = (uint32_t)app.now.position;
    Hold hold, longest;
    assert_true(hold_at(trace, n, &hold));
    assert_in_range(hold.from_ns, SECOND, SECOND + MILLI);
    assert_in_range(hold.to_ns, 3 * SECOND, 3 * SECOND + MILLI);
    size_t length;
    const char *call = trace_place_text(trace, hold_place(trace, &hold), &length);
    assert_int_equal(length, strlen("time.sleep(seconds)"));
    assert_memory_equal(call, "time.sleep(seconds)", length);
    assert_true(hold_longest(trace, 0, trace->n, &longest));
    assert_in_range(longest.to_ns, 6 * SECOND, 6 * SECOND + MILLI); // the third takes 3 s
    assert_true(hold_longest(trace, 0, longest.clock, &longest));
    assert_int_equal(longest.clock, hold.clock);
    assert_false(hold_longest(trace, hold.clock, hold.clock + 1, &longest));
    Why why;
    Arena arena = {0};
    assert_true(why_make_hold(&app.now.models[0], &hold, &why));
    const char *text = why_text(&why, trace, app.texts, &arena);
    assert_non_null(strstr(text, "Task-3 holds the loop: time.sleep(seconds) began at 1"));
    assert_non_null(strstr(text, "without await Task-4 cannot run")); // it is the next one
    assert_int_equal(why.n_causes, 2);
    assert_string_equal(trace_text(trace, trace_birth_name(trace, why.causes[1].object)), "Task-4");
    arena_deinit(&arena);
    uint64_t held = kit_picture(&app);
    app_go_to(&app, hold.from_ns); // the same position, before the call
    assert_int_equal(app.now.position, n);
    assert_int_not_equal(kit_picture(&app), held);
}

int main(void) {
#define IN_A_WINDOW(f) cmocka_unit_test_teardown(f, close_app)
    const struct CMUnitTest tests[] = {
        IN_A_WINDOW(c_leads_there_and_back),
        IN_A_WINDOW(the_other_one_imports_too),
        IN_A_WINDOW(without_another_program_it_asks_for_one),
        IN_A_WINDOW(things_light_up),
        IN_A_WINDOW(both_loops_are_seen),
        IN_A_WINDOW(what_is_printed_is_marked),
        IN_A_WINDOW(an_instant_is_what_the_clock_tells),
        IN_A_WINDOW(x_swaps_the_halves),
        IN_A_WINDOW(d_goes_to_each_difference_and_round_again),
        IN_A_WINDOW(the_run_before_the_change_stands_at_the_left),
        IN_A_WINDOW(the_way_does_not_show),
        IN_A_WINDOW(the_hall_shows_both),
        IN_A_WINDOW(a_program_without_tasks_is_compared_too),
        IN_A_WINDOW(programs_without_time_move_together),
        IN_A_WINDOW(endless_programs_are_stopped),
        IN_A_WINDOW(the_place_is_kept_while_it_runs),
        IN_A_WINDOW(who_moves_is_not_called_back),
        IN_A_WINDOW(records_are_compared_too),
        IN_A_WINDOW(c_finds_what_was_opened_before),
        IN_A_WINDOW(who_holds_the_loop_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
