// In the place of the event loop: what keys and mouse decide, that the record is the judge, that
// going back takes back, and that nothing tells but the loop's own places.
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

enum { DECISIONS = 35 }; // of gate.py

static App app;

static void open_it(const char *program, bool has_motion) {
    ViewConfig config = kit_config();
    config.program_path = program;
    config.depth = 1; // lines, so that there is a moment to come back to
    config.no_motion = !has_motion;
    kit_open(&app, &config);
    kit_wait(&app, SECOND); // all of it is recorded, or some of what never ends
}

static int open_gate(void **state) {
    (void)state;
    open_it(PROGRAMS_DIR "/gate.py", false);
    return 0;
}

static int close_app(void **state) {
    (void)state;
    app_deinit(&app);
    return 0;
}

// A program of its own, whose text is [text].
static void open_text(const char *text) {
    char folder[] = "/tmp/simul-beloop-XXXXXX", path[64], command[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/main.py", folder);
    Error error;
    assert_true(file_write(path, text, strlen(text), &error));
    open_it(path, false);
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0); // NOLINT: the name is mkdtemp's
}

static const Beloop *it(void) {
    return &app.beloop;
}

// The digit of a choice that is right, or wrong; '0' is nothing more.
static char digit_that_is(bool right) {
    const Model *model = &app.now.models[0];
    if (right && decision_is_right(model, &it()->asked, (Pick){0})) return '0';
    for (int i = 0; i < it()->n_choices; i++)
        if (decision_is_right(model, &it()->asked, it()->choices[i]) == right)
            return (char)('1' + i);
    return right ? '?' : '0';
}

static void decide_well(void) {
    assert_int_equal(it()->phase, BELOOP_ASKS);
    kit_key(&app, digit_that_is(true), 0);
    assert_int_equal(it()->phase, BELOOP_SHOWS);
    kit_key(&app, KEY_ENTER, 0);
}

// Every decision of a run can be found by its digits, in the order of the run.
static void digits_lead_through_the_run(void **state) {
    (void)state;
    kit_key(&app, 's', 0);
    uint32_t last = 0;
    for (int i = 0; i < 200 && it()->phase == BELOOP_ASKS; i++) {
        assert_int_equal(app.now.position, it()->asked.position);
        assert_true(it()->asked.position > last);
        last = it()->asked.position;
        decide_well();
    }
    assert_int_equal(it()->phase, BELOOP_OVER);
    BeloopScore score = beloop_score(it());
    assert_int_equal(score.n, DECISIONS);
    assert_int_equal(score.n_right, score.n);
    assert_int_equal(score.best, score.n);
    kit_key(&app, KEY_ENTER, 0); // from the beginning
    assert_int_equal(it()->phase, BELOOP_ASKS);
    assert_int_equal(it()->made.n, 0);
}

static void the_second_wrong_answer_is_told(void **state) {
    (void)state;
    kit_key(&app, 's', 0);
    decide_well();
    uint64_t at = app.now.position, asked = kit_picture(&app);
    char wrong = digit_that_is(false);
    kit_key(&app, wrong, 0);
    assert_int_equal(it()->phase, BELOOP_ASKS);
    assert_int_equal(app.now.position, at);
    assert_true(kit_picture(&app) != asked);
    kit_key(&app, wrong, 0);
    assert_int_equal(it()->phase, BELOOP_SHOWS);
    assert_int_equal(app.now.position, it()->asked.answer);
    BeloopScore score = beloop_score(it());
    assert_true(score.n == 2 && score.n_right == 1 && score.row == 0 && score.best == 1);
}

static void a_wrong_answer_does_not_count_later(void **state) {
    (void)state;
    kit_key(&app, 's', 0);
    decide_well();
    kit_key(&app, '0', 0); // the run is not over
    assert_int_equal(it()->n_wrong, 1);
    decide_well();
    decide_well();
    BeloopScore score = beloop_score(it());
    assert_true(score.n == 3 && score.n_right == 2 && score.row == 1);
}

static void going_back_takes_back(void **state) {
    (void)state;
    kit_key(&app, 's', 0);
    uint64_t pictures[8];
    for (int i = 0; i < 8; i++) {
        pictures[i] = kit_picture(&app);
        decide_well();
    }
    for (int i = 7; i >= 4; i--) {
        kit_key(&app, KEY_LEFT, 0);
        assert_int_equal(it()->made.n, i);
        assert_int_equal(kit_picture(&app), pictures[i]);
    }
    kit_key(&app, 'w', MOD_SHIFT); // by other ways: to where B has printed
    assert_int_equal(it()->phase, BELOOP_IDLE);
    assert_int_equal(it()->made.n, 3);
    kit_key(&app, KEY_ENTER, 0);
    assert_int_equal(kit_picture(&app), pictures[3]);
    kit_key(&app, KEY_HOME, 0);
    assert_int_equal(it()->made.n, 0);
}

static void nothing_leads_past_a_decision(void **state) {
    (void)state;
    kit_key(&app, 's', 0);
    uint64_t at = app.now.position;
    kit_key(&app, KEY_RIGHT, 0);
    kit_key(&app, KEY_SPACE, 0);
    kit_key(&app, KEY_PAGE_DOWN, 0);
    kit_key(&app, KEY_ENTER, 0);
    kit_key(&app, '7', 0); // nobody has that digit
    assert_int_equal(app.now.position, at);
    assert_false(app.is_playing);
    kit_key(&app, KEY_ESCAPE, 0);
    assert_false(it()->is_on);
    assert_int_equal(app.now.position, at);
    kit_key(&app, KEY_RIGHT, 0);
    assert_true(app.now.position > at);
}

static void arrows_and_enter_decide(void **state) {
    (void)state;
    kit_key(&app, 's', 0);
    decide_well();
    int right = digit_that_is(true) - '1';
    uint64_t unmarked = kit_picture(&app);
    kit_key(&app, KEY_DOWN, 0);
    assert_int_equal(it()->marked, 0);
    assert_true(kit_picture(&app) != unmarked);
    kit_key(&app, KEY_UP, 0);
    assert_int_equal(it()->marked, it()->n_choices - 1);
    while (it()->marked != right)
        kit_key(&app, KEY_DOWN, 0);
    kit_key(&app, KEY_ENTER, 0);
    assert_int_equal(it()->phase, BELOOP_SHOWS);
    assert_int_equal(beloop_score(it()).n_right, 2);
}

// On the stage: the head of the queue, a row of the tasks, and what stands on the bar.
static void the_mouse_decides(void **state) {
    (void)state;
    enum { BAR_Y = 700, QUEUE_Y = 212, HEAD_X = 780, TASKS_X = 1014, A_Y = 206, B_Y = 238 };
    kit_press(&app, "top.beloop", 22);
    kit_click(&app, HEAD_X, QUEUE_Y);
    assert_int_equal(it()->phase, BELOOP_SHOWS);
    kit_press(&app, "beloop.on", BAR_Y);
    kit_click(&app, TASKS_X, B_Y);
    assert_int_equal(it()->n_wrong, 1);
    assert_int_equal(app.stage.pinned[0], 0); // a click is a decision now, and nothing else
    kit_click(&app, TASKS_X, A_Y);
    assert_int_equal(it()->phase, BELOOP_SHOWS);
    kit_press(&app, "beloop.on", BAR_Y);
    kit_press(&app, "beloop.nothing", BAR_Y);
    assert_int_equal(it()->n_wrong, 1);
    kit_press(&app, "beloop.back", BAR_Y);
    assert_int_equal(it()->made.n, 1);
    kit_press(&app, "beloop.leave", BAR_Y);
    assert_false(it()->is_on);
    kit_press(&app, "top.beloop", 22);
    kit_press(&app, "top.loop", 22);
    assert_false(it()->is_on);
}

// One at a time.
static void it_is_not_asked_and_decided_at_once(void **state) {
    (void)state;
    kit_key(&app, 'p', 0);
    kit_key(&app, 's', 0);
    assert_true(it()->is_on && !app.predicting.is_on);
    kit_key(&app, 'p', 0);
    assert_true(!it()->is_on && app.predicting.is_on);
    kit_key(&app, 's', 0);
    kit_key(&app, 'e', 0);
    assert_true(kit_widget(&app, "beloop.leave", &(Rect){0}) == false);
    kit_key(&app, KEY_ESCAPE, 0);
    assert_true(kit_widget(&app, "beloop.leave", &(Rect){0}));
}

// A program that is changed is decided on, from where its new run stands; one that has no loop any
// more says so.
static void a_changed_program_is_decided_on(void **state) {
    (void)state;
    open_text("import asyncio\n\nasync def main():\n    await asyncio.sleep(1)\n"
              "    await asyncio.sleep(1)\n\nasyncio.run(main())\n");
    kit_key(&app, 's', 0);
    decide_well();
    decide_well();
    uint64_t at = app.now.position;
    kit_key(&app, 'e', 0);
    kit_key(&app, KEY_END, MOD_CTRL);
    kit_type(&app, "print('over')\n");
    kit_key(&app, KEY_ENTER, MOD_CTRL);
    assert_false(app.edit.is_open);
    kit_wait(&app, SECOND);
    assert_true(it()->is_on && kit_widget(&app, "beloop.leave", &(Rect){0}));
    assert_true(app.now.position + 2 >= at); // not from the beginning
    assert_int_equal(it()->made.n, 0);       // what was decided was another run's
    for (int i = 0; i < 20 && it()->phase == BELOOP_ASKS; i++)
        decide_well();
    assert_int_equal(it()->phase, BELOOP_OVER);
    kit_key(&app, 'e', 0);
    kit_key(&app, 'a', MOD_CTRL);
    kit_type(&app, "print('no tasks')");
    kit_key(&app, KEY_ENTER, MOD_CTRL);
    kit_wait(&app, SECOND);
    assert_false(it()->is_on);
    assert_non_null(strstr(app.error.message, "no event loop"));
}

// Boards and cards are tasks there, too; the queue stands above them.
static void the_hall_decides_as_well(void **state) {
    (void)state;
    enum { QUEUE_Y = 138, CARDS_Y = 420 };
    kit_key(&app, 'h', 0);
    kit_press(&app, "top.beloop", 22);
    assert_true(app.screen == VIEW_HALL && it()->is_on);
    uint64_t asked = kit_picture(&app);
    decide_well();
    assert_true(kit_picture(&app) != asked);
    for (int i = 0; i < 6; i++)
        decide_well();
    assert_int_equal(it()->asked.kind, DECISION_SLEEP);
    kit_click(&app, 170, CARDS_Y); // D, which waits for the gate
    assert_int_equal(it()->n_wrong, 1);
    kit_key(&app, 'h', 0); // the same decision, seen in the loop
    assert_true(app.screen == VIEW_LOOP && it()->n_wrong == 1);
    kit_key(&app, 'h', 0);
    decide_well();
    assert_int_equal(it()->asked.kind, DECISION_RUN);
    kit_click(&app, 225, QUEUE_Y); // the first of the queue
    assert_int_equal(it()->phase, BELOOP_SHOWS);
    kit_press(&app, "top.hall", 22); // one of the two is chosen: back to watching the hall
    assert_true(app.screen == VIEW_HALL && !it()->is_on);
    assert_int_equal(app.ui.n_overflows, 0);
    kit_press(&app, "top.hall", 22); // that is the hall in which the loop decides
    assert_true(app.screen == VIEW_HALL && !it()->is_on);
    kit_press(&app, "top.hall", 22);
    assert_int_equal(app.screen, VIEW_HALL);
}

static void the_clicker_leads_to_the_next_decision(void **state) {
    (void)state;
    kit_key(&app, KEY_F5, 0);
    kit_key(&app, 's', 0);
    uint64_t at = app.now.position;
    kit_key(&app, KEY_PAGE_DOWN, 0); // not past an open one
    assert_int_equal(app.now.position, at);
    kit_key(&app, '.', 0); // nothing is decided in the dark
    kit_key(&app, digit_that_is(true), 0);
    assert_int_equal(it()->made.n, 0);
    kit_key(&app, '.', 0);
    kit_key(&app, digit_that_is(true), 0);
    kit_key(&app, KEY_PAGE_DOWN, 0);
    assert_true(it()->phase == BELOOP_ASKS && it()->made.n == 1);
    kit_key(&app, KEY_PAGE_UP, 0);
    assert_int_equal(app.now.position, at);
    kit_key(&app, KEY_ESCAPE, 0);
    assert_true(!it()->is_on && app.presenting.is_on);
}

static void with_motion_it_goes_on_by_itself(void **state) {
    (void)state;
    open_it(PROGRAMS_DIR "/gate.py", true);
    kit_key(&app, 's', 0);
    kit_key(&app, digit_that_is(true), 0);
    assert_int_equal(it()->phase, BELOOP_SHOWS);
    assert_true(app.is_moving);
    kit_wait(&app, 2 * SECOND);
    assert_int_equal(it()->phase, BELOOP_ASKS);
    assert_int_equal(it()->made.n, 1);
    kit_key(&app, '0', 0);
    kit_key(&app, '0', 0);
    kit_wait(&app, 3 * SECOND); // a reason is to be read
    assert_true(it()->phase == BELOOP_SHOWS && it()->is_told);
}

static void a_program_without_a_loop_says_so(void **state) {
    (void)state;
    open_it(PROGRAMS_DIR "/desk.py", false);
    kit_key(&app, 's', 0);
    assert_false(it()->is_on);
    assert_non_null(strstr(app.error.message, "no event loop"));
}

static void a_run_without_end_can_be_decided(void **state) {
    (void)state;
    open_text(
        "import asyncio\n\nasync def tick():\n    while True:\n        await asyncio.sleep(0)\n\n"
        "async def main():\n    await asyncio.gather(tick(), tick())\n\nasyncio.run(main())\n");
    kit_key(&app, 's', 0);
    for (int i = 0; i < 50; i++)
        decide_well();
    assert_int_equal(it()->phase, BELOOP_ASKS);
    assert_int_equal(beloop_score(it()).best, 50);
}

static void a_task_may_keep_the_loop(void **state) {
    (void)state;
    open_text("import asyncio\n\nasync def main():\n    await asyncio.sleep(1)\n    while True:\n"
              "        pass\n\nasyncio.run(main())\n");
    kit_key(&app, 's', 0);
    for (int i = 0; i < 4; i++)
        decide_well();
    kit_wait(&app, SECOND / 10);
    assert_int_equal(it()->phase, BELOOP_WAITS);
    assert_int_equal(it()->made.n, 4);
    kit_key(&app, KEY_LEFT, 0);
    assert_int_equal(it()->phase, BELOOP_ASKS);
    decide_well();
    kit_key(&app, KEY_ESCAPE, 0);
    assert_false(it()->is_on);
}

static void a_deadlock_is_the_end(void **state) {
    (void)state;
    open_text("import asyncio\n\nasync def main():\n    await asyncio.Event().wait()\n\n"
              "asyncio.run(main())\n");
    kit_key(&app, 's', 0);
    decide_well();
    assert_int_equal(it()->asked.kind, DECISION_END);
    kit_key(&app, '1', 0); // main would have to be woken
    assert_int_equal(it()->n_wrong, 1);
    kit_key(&app, '0', 0);
    kit_key(&app, KEY_ENTER, 0);
    assert_int_equal(it()->phase, BELOOP_OVER);
}

// Two programs that differ in a file that is not shown, in what comes later. Up to there, all
// pictures are the same.
static void nothing_tells_what_comes_next(void **state) {
    (void)state;
    static const char *const program =
        "import asyncio\nimport sea\n\nasync def wait(gate):\n    await gate.wait()\n"
        "    await asyncio.sleep(1)\n\nasync def main():\n"
        "    gates = [asyncio.Event() for _ in 'AB']\n"
        "    tasks = [asyncio.create_task(wait(g), name=n) for g, n in zip(gates, 'AB')]\n"
        "    await asyncio.sleep(0)\n    sea.release(gates)\n    await asyncio.gather(*tasks)\n\n"
        "asyncio.run(main())\n";
    enum { SAME = 4 }; // main, A, B, main again, which releases
    char folder[] = "/tmp/simul-beloop-XXXXXX", path[64], sea[128], command[64];
    assert_non_null(mkdtemp(folder));
    uint64_t pictures[2][2][SAME + 1];
    for (int world = 0; world < 2; world++) {
        Error error;
        snprintf(path, sizeof path, "%s/sea.py", folder);
        snprintf(sea, sizeof sea, "def release(gates):\n    for i in %s:\n        gates[i].set()\n",
                 world ? "(1, 0)" : "(0, 1)");
        assert_true(file_write(path, sea, strlen(sea), &error));
        snprintf(path, sizeof path, "%s/main.py", folder);
        assert_true(file_write(path, program, strlen(program), &error));
        for (int size = 0; size < 2; size++) {
            open_it(path, false);
            if (size) app.w = 1920, app.h = 1080;
            kit_key(&app, 's', 0);
            for (int i = 0; i <= SAME; i++) {
                if (i == SAME) kit_key(&app, KEY_ESCAPE, 0); // the rest of the lanes is seen
                pictures[world][size][i] = kit_picture(&app);
                if (i < SAME - 1) decide_well();
            }
            app_deinit(&app);
        }
    }
    for (int size = 0; size < 2; size++) {
        for (int i = 0; i < SAME; i++)
            assert_int_equal(pictures[0][size][i], pictures[1][size][i]);
        assert_true(pictures[0][size][SAME] != pictures[1][size][SAME]);
    }
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0); // NOLINT: the name is mkdtemp's
}

// The question, each reason and the end, in both languages and sizes.
static void all_of_it_fits(void **state) {
    (void)state;
    kit_key(&app, 's', 0);
    for (int i = 0; i < DECISIONS; i++) {
        if (i % 5 == 0) kit_key(&app, 'l', 0);
        app.w = i % 3 ? 1280 : 1920, app.h = i % 3 ? 720 : 1080;
        app.zoom = i % 7;
        kit_key(&app, digit_that_is(false), 0);
        assert_int_equal(app.ui.n_overflows, 0);
        decide_well();
        assert_int_equal(app.ui.n_overflows, 0);
    }
    assert_int_equal(it()->phase, BELOOP_OVER);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(digits_lead_through_the_run, open_gate, close_app),
        cmocka_unit_test_setup_teardown(the_second_wrong_answer_is_told, open_gate, close_app),
        cmocka_unit_test_setup_teardown(a_wrong_answer_does_not_count_later, open_gate, close_app),
        cmocka_unit_test_setup_teardown(going_back_takes_back, open_gate, close_app),
        cmocka_unit_test_setup_teardown(nothing_leads_past_a_decision, open_gate, close_app),
        cmocka_unit_test_setup_teardown(arrows_and_enter_decide, open_gate, close_app),
        cmocka_unit_test_setup_teardown(the_mouse_decides, open_gate, close_app),
        cmocka_unit_test_setup_teardown(it_is_not_asked_and_decided_at_once, open_gate, close_app),
        cmocka_unit_test_teardown(a_changed_program_is_decided_on, close_app),
        cmocka_unit_test_setup_teardown(the_hall_decides_as_well, open_gate, close_app),
        cmocka_unit_test_setup_teardown(the_clicker_leads_to_the_next_decision, open_gate,
                                        close_app),
        cmocka_unit_test_teardown(with_motion_it_goes_on_by_itself, close_app),
        cmocka_unit_test_teardown(a_program_without_a_loop_says_so, close_app),
        cmocka_unit_test_teardown(a_run_without_end_can_be_decided, close_app),
        cmocka_unit_test_teardown(a_task_may_keep_the_loop, close_app),
        cmocka_unit_test_teardown(a_deadlock_is_the_end, close_app),
        cmocka_unit_test(nothing_tells_what_comes_next),
        cmocka_unit_test_setup_teardown(all_of_it_fits, open_gate, close_app),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
