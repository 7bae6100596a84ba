// In front of a class: one key begins and ends it, the clicker goes from moment to moment, the
// spotlight follows the mouse, and the speaker's notes are where the class does not see them.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"
#include "kit.h"
#include "view/lesson/notes_panel.h"

static App app;

static void open_it(const char *program, const char *lesson) {
    ViewConfig config = kit_config();
    config.program_path = program;
    config.lesson_path = lesson;
    config.depth = 2;
    config.notes = VIEW_NOTES_NOWHERE;
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
    open_it(NULL, LESSONS_DIR "/05-one-iteration");
    return 0;
}

static void open_text(const char *text) {
    FILE *file = fopen("test_present.py", "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    open_it("test_present.py", NULL);
}

static int close_app(void **state) {
    (void)state;
    app_deinit(&app);
    return 0;
}

static void one_key_begins_and_esc_ends(void **state) {
    (void)state;
    uint64_t usual = kit_picture(&app);
    kit_key(&app, KEY_F5, 0);
    assert_true(app.presenting.is_on);
    assert_true(kit_picture(&app) != usual);
    kit_key(&app, KEY_ESCAPE, 0);
    assert_false(app.presenting.is_on);
    assert_int_equal(kit_picture(&app), usual);
    kit_key(&app, KEY_F5, 0);
    kit_key(&app, KEY_F5, 0);
    assert_int_equal(kit_picture(&app), usual);
}

// Everything is twice as large, and more would not find room at any zoom.
static void all_is_twice_as_large(void **state) {
    (void)state;
    app.w = 1920, app.h = 1080;
    app_draw(&app);
    float scale = app.ui.scale;
    kit_key(&app, KEY_F5, 0);
    assert_true(app.ui.scale == 2 * scale);
    for (int i = 0; i < 3; i++)
        app_do(&app, ACTION_ZOOM_IN);
    kit_picture(&app);
    assert_int_equal(app.ui.n_overflows, 0);
}

// At every size the same picture: nothing empty, no remarks, no file's name; who is in a bay is
// seen, and an empty line of the program is not.
static void only_what_tells_the_story(void **state) {
    (void)state;
    static const int sizes[][2] = {{1280, 720}, {1440, 900}, {1920, 1080}, {3840, 2160}};
    app_go_to(&app, 3 * SECOND);
    kit_key(&app, KEY_F5, 0);
    kit_key(&app, KEY_RIGHT, 0);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        app.w = sizes[i][0], app.h = sizes[i][1];
        app_draw(&app);
        Ui *ui = &app.ui;
        assert_int_equal(kit_n_texts(&app, ui_sans(ui, 15, 600), "Ready queue"), 1);
        assert_int_equal(kit_n_texts(&app, ui_sans(ui, 15, 600), "The loop"), 0);
        assert_int_equal(kit_n_texts(&app, ui_sans(ui, 15, 600), "gate.py"), 0);
        assert_int_equal(kit_n_texts(&app, ui_sans(ui, 15, 400), "first in, first out"), 0);
        assert_int_equal(kit_n_texts(&app, ui_sans(ui, 15, 400), "nobody"), 0);
        assert_int_equal(kit_n_texts(&app, ui_sans(ui, 13, 600), "On a future"), 1);
        assert_int_equal(kit_n_texts(&app, ui_sans(ui, 13, 600), "On I/O"), 0);
        assert_int_equal(kit_n_texts(&app, ui_sans(ui, 13, 600), "Workers"), 1);
        assert_int_equal(kit_n_texts(&app, ui_sans(ui, 13, 600), "disk"), 2); // margin and bay
        assert_int_equal(kit_n_texts(&app, ui_sans(ui, 20, 600), "C"), 1);    // its timer
        assert_int_equal(kit_n_texts(&app, ui_mono(ui, 12, 600), "7"), 1);
        assert_int_equal(kit_n_texts(&app, ui_mono(ui, 12, 400), "8"), 0);
        assert_int_equal(kit_n_texts(&app, ui_mono(ui, 12, 400), "9"), 1);
    }
}

static void a_worker_says_when_it_is_done(void **state) {
    (void)state;
    app_go_to(&app, 2 * SECOND);
    kit_key(&app, KEY_F5, 0);
    app_draw(&app);
    assert_int_equal(kit_n_texts(&app, ui_sans(&app.ui, 15, 400), "to_thread, 4 s left"), 1);
    assert_int_equal(kit_n_texts(&app, ui_sans(&app.ui, 15, 400), "to_thread, since 0 s"), 0);
    kit_key(&app, KEY_ESCAPE, 0);
    // One that is called off has never said when it would have been.
    app_deinit(&app);
    open_it(PROGRAMS_DIR "/gate.py", NULL);
    app_go_to(&app, 3 * SECOND);
    kit_key(&app, KEY_F5, 0);
    app_draw(&app);
    assert_int_equal(kit_n_texts(&app, ui_sans(&app.ui, 15, 400), "to_thread, since 0 s"), 1);
}

static int open_worker(void **state) {
    (void)state;
    open_text("import asyncio, time\n"
              "async def main():\n"
              "    await asyncio.to_thread(time.sleep, 6)\n"
              "asyncio.run(main())\n");
    return 0;
}

static int open_failure(void **state) {
    (void)state;
    open_text("import asyncio\n"
              "class Store:\n"
              "    def get(self, key):\n"
              "        return self.rows[key]['temperature'] * self.rows[key]['factor']\n"
              "    rows = {'roof': {'temperature': 21.5, 'factor': 2}}\n"
              "def describe(store, key):\n"
              "    return '{}: {} degrees'.format(key, store.get(key))\n"
              "async def read(store, key):\n"
              "    await asyncio.sleep(1)\n"
              "    return describe(store, key)\n"
              "async def collect(store):\n"
              "    idle = asyncio.create_task(asyncio.sleep(9), name='a-task-with-a-long-name-4')\n"
              "    both = asyncio.gather(read(store, 'roof'), read(store, 'cellar'))\n"
              "    return await asyncio.wait_for(both, 20)\n"
              "asyncio.run(collect(Store()))\n");
    return 0;
}

// The chain of calls has the width of the panel, so that the code is read where it failed.
static void an_exception_before_a_class(void **state) {
    (void)state;
    kit_key(&app, KEY_F5, 0);
    app.w = 1920, app.h = 1080;
    app_do(&app, ACTION_NEXT_EXCEPTION);
    app.grain = VIEW_GRAIN_EXPRESSION;
    for (int i = 0; i < 14; i++) {
        app_do(&app, ACTION_FORWARD);
        kit_picture(&app);
        assert_int_equal(app.ui.n_overflows, 0);
        if (i == 2) kit_golden(&app, "present-failure-dark-en-1080");
    }
}

// A name that is longer than its place is read whole by whoever points at it.
static void a_long_name_is_read_by_pointing(void **state) {
    (void)state;
    static const char name[] = "a-task-with-a-long-name-4";
    app_go_to(&app, SECOND / 2);
    int n = 0, n_lanes = 0;
    for (int y = 130; y < 670; y += 5)
        for (int x = 24; x < 1250; x += x < 100 || x > 560 ? 18 : 200) {
            kit_mouse(&app, INPUT_MOUSE_MOVE, x, y);
            if (strcmp(app.ui.tip, name) != 0) continue;
            n++;
            n_lanes += y > 540;
        }
    assert_true(n_lanes > 0);
    assert_true(n > n_lanes);
    bool is_read = false; // by the keyboard as well
    kit_mouse(&app, INPUT_MOUSE_MOVE, 0, 0);
    for (int i = 0; i < 40 && !is_read; i++) {
        app_do(&app, ACTION_POINT_NEXT);
        app_draw(&app);
        is_read = strcmp(app.ui.tip, name) == 0;
    }
    assert_true(is_read);
}

static void the_clicker_goes_from_moment_to_moment(void **state) {
    (void)state;
    kit_key(&app, KEY_PAGE_DOWN, 0); // a step, as long as one does not present
    assert_true(app.now.position < app.teach.positions[1]);
    kit_key(&app, KEY_F5, 0);
    size_t n = app.teach.lesson->texts[0].n_moments;
    for (size_t i = 1; i < n; i++) {
        kit_key(&app, KEY_PAGE_DOWN, 0);
        assert_int_equal(app.now.position, app.teach.positions[i]);
    }
    kit_key(&app, KEY_PAGE_UP, 0);
    assert_int_equal(app.now.position, app.teach.positions[n - 2]);
    kit_key(&app, '.', 0);
    assert_true(app.is_blank);
    kit_key(&app, '.', 0);
    assert_false(app.is_blank);
}

static void without_a_lesson_the_clicker_steps(void **state) {
    (void)state;
    kit_key(&app, KEY_F5, 0);
    kit_key(&app, KEY_PAGE_DOWN, 0);
    assert_true(app.now.position > 0);
    kit_key(&app, KEY_PAGE_UP, 0);
    assert_int_equal(app.now.position, 0);
}

// Inside of the circle nothing is changed, outside all is darker.
static void the_spotlight_follows_the_mouse(void **state) {
    (void)state;
    kit_key(&app, 'i', 0);
    assert_false(app.presenting.has_spotlight); // only while presenting
    kit_key(&app, KEY_F5, 0);
    Pixels whole = kit_pixels(&app);
    kit_key(&app, 'i', 0);
    for (int x = 300; x <= 600; x += 300) {
        kit_mouse(&app, INPUT_MOUSE_MOVE, x, 300);
        Pixels lit = kit_pixels(&app);
        assert_int_equal(lit.at[300 * lit.stride + x + 3], whole.at[300 * whole.stride + x + 3]);
        assert_true(lit.at[300 * lit.stride + 900 - x] != whole.at[300 * whole.stride + 900 - x]);
        pixels_free(&lit);
    }
    pixels_free(&whole);
    kit_key(&app, KEY_ESCAPE, 0);
    assert_false(app.presenting.has_spotlight);
}

static uint64_t notes_picture(void) {
    return kit_hash(kit_drawn(app_draw_notes(&app, 900, 700)));
}

static void the_notes_are_those_of_the_moment(void **state) {
    (void)state;
    kit_key(&app, KEY_F5, 0);
    uint64_t first = notes_picture();
    kit_key(&app, KEY_PAGE_DOWN, 0);
    kit_key(&app, KEY_PAGE_DOWN, 0);
    uint64_t third = notes_picture(), seen = kit_picture(&app);
    assert_true(third != first);
    kit_wait(&app, 2 * SECOND); // the clock of the talk goes on
    assert_true(notes_picture() != third);
    assert_int_equal(kit_picture(&app), seen);
    assert_int_equal(app.notes_ui.n_overflows, 0);
    assert_false(app.presenting.shows_notes); // wherever they go is asked for
    kit_key(&app, KEY_F5, MOD_SHIFT);
    assert_true(app.presenting.shows_notes);
    assert_true(app_wait_ms(&app) <= 1000);
    Pixels pixels = kit_drawn(app_draw_notes(&app, 900, 700));
    golden_check("notes-dark-en", pixels);
    pixels_free(&pixels);
}

static void the_notes_as_text(void **state) {
    (void)state;
    char *text = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&text, &n);
    Arena arena = {0};
    LessonView lesson = teach_view(&app.teach, "en", app.teach.positions[2]);
    notes_tell(&lesson, &arena, out);
    fclose(out);
    assert_non_null(strstr(text, "3/9  gather made tasks\n"));
    assert_non_null(strstr(text, "Let the class read the ready queue"));
    assert_non_null(strstr(text, "1. Task-2\n"));
    assert_non_null(strstr(text, "> Giving the loop back\n"));
    arena_deinit(&arena);
    free(text);
}

static void what_is_asked_fits(void **state) {
    (void)state;
    app_go_to(&app, 3 * SECOND);
    kit_key(&app, KEY_F5, 0);
    kit_key(&app, 'p', 0);
    for (int i = 0; i < 40; i++) {
        kit_key(&app, KEY_ENTER, 0);
        if (i % 3 == 0) kit_key(&app, 'l', 0);
        app.w = i & 1 ? 1280 : 1920, app.h = i & 1 ? 720 : 1080;
        kit_picture(&app);
        if (app.ui.n_overflows) fail_msg("%dx%d: '%s' is cut", app.w, app.h, app.ui.overflowed);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(one_key_begins_and_esc_ends, open_program, close_app),
        cmocka_unit_test_setup_teardown(all_is_twice_as_large, open_program, close_app),
        cmocka_unit_test_setup_teardown(only_what_tells_the_story, open_program, close_app),
        cmocka_unit_test_setup_teardown(a_worker_says_when_it_is_done, open_worker, close_app),
        cmocka_unit_test_setup_teardown(an_exception_before_a_class, open_failure, close_app),
        cmocka_unit_test_setup_teardown(a_long_name_is_read_by_pointing, open_failure, close_app),
        cmocka_unit_test_setup_teardown(the_clicker_goes_from_moment_to_moment, open_lesson,
                                        close_app),
        cmocka_unit_test_setup_teardown(without_a_lesson_the_clicker_steps, open_program,
                                        close_app),
        cmocka_unit_test_setup_teardown(the_spotlight_follows_the_mouse, open_program, close_app),
        cmocka_unit_test_setup_teardown(the_notes_are_those_of_the_moment, open_lesson, close_app),
        cmocka_unit_test_setup_teardown(the_notes_as_text, open_lesson, close_app),
        cmocka_unit_test_setup_teardown(what_is_asked_fits, open_program, close_app),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
