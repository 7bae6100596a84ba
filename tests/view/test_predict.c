// Before a decision the run stops and asks: what the keys and the mouse do then, what is hidden,
// where playing stops, what counts.
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

static App app;

static void open_it(const char *program, const char *lesson) {
    ViewConfig config = kit_config();
    config.program_path = program;
    config.lesson_path = lesson;
    config.depth = 2;
    kit_open(&app, &config);
    kit_wait(&app, SECOND); // all of it is recorded
}

static int open_program(void **state) {
    (void)state;
    open_it(PROGRAMS_DIR "/gate.py", NULL);
    return 0;
}

static int open_lesson(void **state) {
    (void)state;
    open_it(NULL, LESSONS_DIR "/01-lazy-generator");
    return 0;
}

static int close_app(void **state) {
    (void)state;
    app_deinit(&app);
    return 0;
}

static const Predicting *asking(void) {
    return &app.predicting;
}

static char digit_of(int choice) {
    bool is_nobody = predicting_has_nobody(asking()) && choice == asking()->asked.n - 1;
    return (char)(is_nobody ? '0' : '1' + choice);
}

static int a_wrong_choice(void) {
    return asking()->asked.right == 0;
}

static void enter_asks_and_reveals(void **state) {
    (void)state;
    kit_key(&app, KEY_ENTER, 0); // nothing is asked unless one wants to be
    assert_false(asking()->is_asked);
    kit_key(&app, 'p', 0);
    kit_key(&app, KEY_ENTER, 0);
    assert_true(asking()->is_asked);
    assert_int_equal(app.now.position, asking()->asked.position);
    kit_key(&app, digit_of(asking()->asked.right), 0);
    assert_int_equal(asking()->chosen, asking()->asked.right);
    kit_key(&app, KEY_ENTER, 0);
    assert_true(asking()->is_revealed);
    assert_int_equal(app.now.position, asking()->asked.answer);
    assert_int_equal(asking()->n_right, 1);
    uint32_t before = asking()->asked.position;
    kit_key(&app, KEY_ENTER, 0);
    assert_true(asking()->asked.position > before);
    assert_false(asking()->is_revealed);
    kit_key(&app, digit_of(a_wrong_choice()), 0);
    kit_key(&app, KEY_ENTER, 0);
    assert_int_equal(asking()->n_right, 1);
    assert_int_equal(asking()->n_asked, 2);
}

static void nothing_leads_past_a_question_but_answers_and_esc(void **state) {
    (void)state;
    kit_key(&app, 'p', 0);
    kit_key(&app, KEY_ENTER, 0);
    uint64_t at = app.now.position;
    kit_key(&app, KEY_RIGHT, 0);
    kit_key(&app, KEY_SPACE, 0);
    kit_key(&app, KEY_PAGE_DOWN, 0);
    assert_int_equal(app.now.position, at);
    assert_false(app.is_playing);
    kit_key(&app, KEY_ESCAPE, 0);
    assert_false(asking()->is_asked);
    assert_int_equal(app.now.position, at);
    kit_key(&app, KEY_RIGHT, 0);
    assert_true(app.now.position > at);
    assert_int_equal(asking()->n_asked, 0);
}

static void steps_stop_at_each_question(void **state) {
    (void)state;
    kit_key(&app, 'p', 0);
    while (app.grain != VIEW_GRAIN_ITERATION)
        app_do(&app, ACTION_COARSER);
    int n = 0;
    for (int i = 0; i < 400 && app.now.position < cursor_end(&app.now); i++) {
        kit_key(&app, KEY_RIGHT, 0);
        if (!asking()->is_asked) continue;
        assert_int_equal(app.now.position, asking()->asked.position);
        n++;
        kit_key(&app, KEY_ENTER, 0);
    }
    assert_true(n > 5);
    assert_int_equal(asking()->n_asked, 0); // nothing was said
}

static void playing_stops_at_each_question(void **state) {
    (void)state;
    kit_key(&app, 'p', 0);
    kit_key(&app, KEY_SPACE, 0);
    assert_true(app.is_playing);
    kit_wait(&app, 20 * SECOND);
    assert_false(app.is_playing);
    assert_true(asking()->is_asked);
}

static void playing_by_time_stops_at_each_question(void **state) {
    (void)state;
    kit_key(&app, 'p', 0);
    app.speed = 5; // ten times the real time
    kit_key(&app, KEY_SPACE, 0);
    kit_wait(&app, SECOND);
    assert_false(app.is_playing);
    assert_true(asking()->is_asked);
    assert_int_equal(app.now.position, asking()->asked.position);
}

static void what_was_answered_counts_once(void **state) {
    (void)state;
    kit_key(&app, 'p', 0);
    for (int i = 0; i < 2; i++) {
        kit_key(&app, KEY_ENTER, 0);
        kit_key(&app, digit_of(asking()->asked.right), 0);
        kit_key(&app, KEY_ENTER, 0);
        assert_int_equal(asking()->n_asked, 1);
        kit_key(&app, KEY_HOME, 0);
        assert_false(asking()->is_asked);
    }
}

static void hands_are_counted_and_hidden(void **state) {
    (void)state;
    kit_key(&app, 'p', 0);
    kit_key(&app, KEY_ENTER, 0);
    kit_key(&app, 'v', 0);
    uint64_t hidden = kit_picture(&app);
    kit_key(&app, 'v', 0);
    uint64_t without = kit_picture(&app);
    kit_key(&app, '2', MOD_SHIFT);
    kit_key(&app, '2', MOD_SHIFT);
    kit_key(&app, '1', MOD_SHIFT);
    assert_int_equal(asking()->hands[1], 2);
    assert_int_equal(asking()->hands[0], 1);
    assert_int_equal(asking()->chosen, -1);
    assert_true(kit_picture(&app) != without);
    kit_key(&app, 'v', 0);
    assert_int_equal(kit_picture(&app), hidden);
}

static void press(const char *id) {
    int x;
    for (int y = 480; y < 680; y += 8)
        if (kit_find(&app, id, y, &x)) {
            kit_click(&app, x, y);
            return;
        }
    fail_msg("there is no '%s'", id);
}

static void the_mouse_answers(void **state) {
    (void)state;
    kit_key(&app, 'p', 0);
    press("predict.next");
    assert_true(asking()->is_asked);
    press("predict.2");
    assert_int_equal(asking()->chosen, 1);
    press("predict.reveal");
    assert_true(asking()->is_revealed);
    press("predict.next");
    assert_false(asking()->is_revealed);
}

// A lesson's own question stands with the others, and is the lesson's.
static void a_lesson_asks_its_own(void **state) {
    (void)state;
    kit_key(&app, 'p', 0);
    kit_key(&app, KEY_ENTER, 0);
    assert_non_null(asking()->lesson);
    kit_key(&app, '2', 0);
    kit_key(&app, KEY_ENTER, 0);
    assert_int_equal(app.teach.n_right, 1);
    kit_key(&app, KEY_ENTER, 0);
    assert_null(asking()->lesson);
    kit_key(&app, digit_of(asking()->asked.right), 0);
    kit_key(&app, KEY_ENTER, 0);
    assert_int_equal(app.teach.n_right, 2); // kept with the lesson's
    assert_int_equal(asking()->n_right, 2);
}

// Without being asked everywhere, playing stops where the lesson asks.
static void playing_stops_where_a_lesson_asks(void **state) {
    (void)state;
    for (int grain = 0; grain < 2; grain++) {
        kit_key(&app, KEY_HOME, 0);
        if (grain) app_do(&app, ACTION_COARSER);
        kit_key(&app, KEY_SPACE, 0);
        kit_wait(&app, 20 * SECOND);
        assert_false(app.is_playing);
        assert_int_equal(app.now.position, app.teach.positions[1]);
    }
    kit_key(&app, '1', 0);
    kit_key(&app, KEY_SPACE, 0);
    kit_wait(&app, 20 * SECOND);
    assert_int_equal(app.now.position, app.teach.positions[4]); // the other question
}

static void write_lesson_files(const char *folder, const char *program, const char *sea,
                               const char *lesson) {
    char path[256];
    const char *const files[][2] = {{"main.py", program}, {"sea.py", sea}, {"lesson.md", lesson}};
    for (size_t i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, files[i][0]);
        Error error;
        assert_true(file_write(path, files[i][1], strlen(files[i][1]), &error));
    }
}

// A lesson of its own: `depth` is 3 or 7, which stands in a file that is not shown.
static void write_lesson(const char *folder, int depth) {
    static const char *const text =
        "---\ntitle: Depth\nsummary: Two.\nsystems: [G1]\nprogram: main.py\n---\n\nBegin.\n\n"
        "## [Here](#here)\n\nNow.\n\n### [How deep?](?value:depth)\n\n- [%c] `3` — No.\n"
        "- [%c] `7` — No.\n";
    static const char *const program = "import sea\n\ndef dive(depth):\n    again = depth\n"
                                       "    same = [depth]\n    return again  #: here\n\n"
                                       "dive(sea.DEPTH)\n";
    char sea[64], lesson[2048];
    snprintf(sea, sizeof sea, "DEPTH = %d\n", depth);
    snprintf(lesson, sizeof lesson, text, depth == 3 ? 'x' : ' ', depth == 7 ? 'x' : ' ');
    write_lesson_files(folder, program, sea, lesson);
}

// The picture is the same whatever is true, until somebody has answered: in a small window and a
// large one, where everything is asked and where only the lesson asks.
static void nothing_tells_the_value_that_is_asked(void **state) {
    (void)state;
    char folder[] = "/tmp/simul-veil-XXXXXX";
    assert_non_null(mkdtemp(folder));
    uint64_t open[2][4], told[2][4];
    for (int world = 0; world < 2; world++) {
        write_lesson(folder, world ? 7 : 3);
        for (int way = 0; way < 4; way++) {
            open_it(NULL, folder);
            if (way & 1) app.w = 1920, app.h = 1080;
            kit_key(&app, 'n', 0);
            if (way & 2) kit_key(&app, 'p', 0);
            open[world][way] = kit_picture(&app);
            kit_key(&app, '1', 0);
            if (way & 2) kit_key(&app, KEY_ENTER, 0);
            told[world][way] = kit_picture(&app);
            app_deinit(&app);
        }
    }
    for (int way = 0; way < 4; way++) {
        assert_int_equal(open[0][way], open[1][way]);
        assert_true(told[0][way] != told[1][way]);
    }
    char command[64];
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0); // NOLINT: the name is mkdtemp's
}

// Two programs that differ in a file that is not shown: in who was woken first, or for how long the
// loop will sleep.
static void write_world(const char *folder, const char *question, bool is_other) {
    static const char *const text =
        "---\ntitle: Gates\nsummary: Two.\nsystems: [G1]\nprogram: main.py\n---\n\nBegin.\n\n"
        "## [Here](#here)\n\nNow.\n\n### [What now?](?%s)\n\n- [%c] `%s` — No.\n"
        "- [%c] `%s` — No.\n";
    static const char *const program =
        "import asyncio\nimport sea\n\nasync def wait(gate):\n    await gate.wait()\n"
        "    await sea.nap()\n\nasync def main():\n    gates = [asyncio.Event() for _ in 'AB']\n"
        "    tasks = [asyncio.create_task(wait(g), name=n) for g, n in zip(gates, 'AB')]\n"
        "    tasks.append(asyncio.create_task(sea.nap(), name='C'))\n"
        "    tasks.append(asyncio.create_task(asyncio.sleep(9), name='D'))\n"
        "    await asyncio.sleep(0)\n    sea.release(gates)\n    await asyncio.gather(*tasks)  #: "
        "here\n"
        "\nasyncio.run(main())\n";
    bool is_runs = strncmp(question, "runs", 4) == 0;
    char sea[256], lesson[2048];
    snprintf(sea, sizeof sea,
             "import asyncio\n\ndef release(gates):\n    for i in %s:\n        gates[i].set()\n\n"
             "def nap():\n    return asyncio.sleep(%s)\n",
             is_other && is_runs ? "(1, 0)" : "(0, 1)", is_other && !is_runs ? "7" : "3");
    snprintf(lesson, sizeof lesson, text, question, is_other ? ' ' : 'x', is_runs ? "A" : "3",
             is_other ? 'x' : ' ', is_runs ? "B" : "7");
    write_lesson_files(folder, program, sea, lesson);
}

// What follows stands nowhere until it is answered, unless the author wants it to be read.
static void nothing_tells_what_comes_next(void **state) {
    (void)state;
    static const char *const questions[] = {"runs", "wakes", "runs:queue", "wakes:timers"};
    char folder[] = "/tmp/simul-cover-XXXXXX";
    assert_non_null(mkdtemp(folder));
    for (int q = 0; q < 4; q++) {
        uint64_t open[2][4], told[2][4];
        for (int world = 0; world < 2; world++) {
            write_world(folder, questions[q], world);
            for (int way = 0; way < 4; way++) {
                open_it(NULL, folder);
                if (way & 1) app.w = 1920, app.h = 1080;
                kit_key(&app, 'n', 0);
                assert_true(app.now.position == app.teach.positions[1]);
                if (way & 2) kit_key(&app, 'p', 0);
                open[world][way] = kit_picture(&app);
                kit_key(&app, '1', 0);
                if (way & 2) kit_key(&app, KEY_ENTER, 0);
                told[world][way] = kit_picture(&app);
                app_deinit(&app);
            }
        }
        for (int way = 0; way < 4; way++) {
            if (open[0][way] != open[1][way] && q < 2) print_error("%s, %d\n", questions[q], way);
            if (q < 2)
                assert_int_equal(open[0][way], open[1][way]);
            else
                assert_true(open[0][way] != open[1][way]);
            assert_true(told[0][way] != told[1][way]);
        }
    }
    char command[64];
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0); // NOLINT: the name is mkdtemp's
}

// Every question fits, in both languages and sizes.
static void what_is_asked_fits(void **state) {
    (void)state;
    kit_key(&app, 'p', 0);
    for (int i = 0; i < 60 && !asking()->is_over; i++) {
        kit_key(&app, KEY_ENTER, 0);
        if (i % 5 == 0) kit_key(&app, 'l', 0);
        app.w = i % 3 ? 1280 : 1920, app.h = i % 3 ? 720 : 1080;
        kit_picture(&app);
        assert_int_equal(app.ui.n_overflows, 0);
    }
}

// The ways to use the window stand in its bar; one is chosen, and each leads to each other.
static void the_bar_has_the_ways(void **state) {
    (void)state;
    kit_press(&app, "top.predict", 22);
    assert_true(asking()->is_on);
    kit_press(&app, "top.loop", 22);
    assert_false(asking()->is_on);
    kit_press(&app, "top.hall", 22);
    assert_int_equal(app.screen, VIEW_HALL);
    kit_press(&app, "top.predict", 22); // from there as well
    assert_true(app.screen == VIEW_LOOP && asking()->is_on);
    kit_press(&app, "top.compare", 22);
    assert_true(app.palette.is_open); // there is nothing to compare with yet: with what?
    kit_key(&app, KEY_ESCAPE, 0);
    kit_press(&app, "top.present", 22);
    assert_true(app.presenting.is_on);
}

// What has left is found by its name; in the smallest room that is all.
static void the_bar_keeps_the_ways(void **state) {
    (void)state;
    static const char *const ids[] = {"top.loop", "top.predict", "top.compare", "top.present",
                                      "top.search"};
    Rect seen, before;
    for (int language = 0; language < 2; language++, app_do(&app, ACTION_LANGUAGE))
        for (app.zoom = 0; app.zoom < app_n_zooms; app.zoom++) {
            before = (Rect){0};
            for (size_t i = app_zooms[app.zoom] > 2 ? 4 : 0; i < sizeof ids / sizeof *ids; i++) {
                if (!kit_widget(&app, ids[i], &seen))
                    fail_msg("%s is gone at zoom %g", ids[i], (double)app_zooms[app.zoom]);
                assert_true(seen.x >= before.x + before.w && seen.x + seen.w <= app.w);
                before = seen;
            }
        }
}

// Which line came is told with what led there: in a generator program somebody woke, slept or
// ended. The numbers of causes would stand nowhere.
static void a_line_is_explained(void **state) {
    (void)state;
    open_it(PROGRAMS_DIR "/desk.py", NULL);
    kit_key(&app, 'p', 0);
    int n_lines = 0;
    for (int i = 0; i < 40; i++) {
        kit_key(&app, KEY_ENTER, 0);
        if (!asking()->is_asked) break;
        assert_false(asking()->has_why); // nothing tells before
        kit_key(&app, digit_of(a_wrong_choice()), 0);
        kit_key(&app, KEY_ENTER, 0);
        if (asking()->asked.ask != PREDICT_LINE) continue;
        n_lines++;
        assert_true(asking()->has_why);
        Arena arena = {0};
        const char *text = why_bare_text(&asking()->why, app.record, app.texts, &arena);
        assert_null(strstr(text, "(1)"));
        assert_null(strstr(text, " ."));
        assert_int_equal(text[strlen(text) - 1], '.');
        arena_deinit(&arena);
        assert_int_equal(app.ui.n_overflows, 0);
    }
    assert_true(n_lines > 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_line_is_explained, close_app),
        cmocka_unit_test_setup_teardown(enter_asks_and_reveals, open_program, close_app),
        cmocka_unit_test_setup_teardown(nothing_leads_past_a_question_but_answers_and_esc,
                                        open_program, close_app),
        cmocka_unit_test_setup_teardown(steps_stop_at_each_question, open_program, close_app),
        cmocka_unit_test_setup_teardown(playing_stops_at_each_question, open_program, close_app),
        cmocka_unit_test_setup_teardown(playing_by_time_stops_at_each_question, open_program,
                                        close_app),
        cmocka_unit_test_setup_teardown(what_was_answered_counts_once, open_program, close_app),
        cmocka_unit_test_setup_teardown(hands_are_counted_and_hidden, open_program, close_app),
        cmocka_unit_test_setup_teardown(the_mouse_answers, open_program, close_app),
        cmocka_unit_test_setup_teardown(a_lesson_asks_its_own, open_lesson, close_app),
        cmocka_unit_test_setup_teardown(playing_stops_where_a_lesson_asks, open_lesson, close_app),
        cmocka_unit_test(nothing_tells_the_value_that_is_asked),
        cmocka_unit_test(nothing_tells_what_comes_next),
        cmocka_unit_test_setup_teardown(the_bar_has_the_ways, open_program, close_app),
        cmocka_unit_test_setup_teardown(the_bar_keeps_the_ways, open_program, close_app),
        cmocka_unit_test_setup_teardown(what_is_asked_fits, open_program, close_app),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
