// A lesson is taken: from the shelf, moment by moment, with questions, as a person would.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "golden.h"
#include "kit.h"
#include "lesson/check.h"
#include "view/app/app_parts.h"

static App app;

static int open_shelf(void **state) {
    (void)state;
    ViewConfig config = kit_config();
    config.shows_shelf = true;
    config.depth = 2; // expressions, as in the window
    kit_open(&app, &config);
    return 0;
}

static int close_app(void **state) {
    (void)state;
    app_deinit(&app);
    return 0;
}

// Everything of the program is recorded, and all of it is seen.
static void settle_down(void) {
    kit_wait(&app, SECOND);
}

static void the_shelf_leads_to_a_lesson_and_back(void **state) {
    (void)state;
    assert_int_equal(app.screen, VIEW_SHELF);
    uint64_t shelf = kit_picture(&app);
    kit_key(&app, KEY_RIGHT, 0);
    assert_int_equal(app.chosen_lesson, 1);
    assert_true(kit_picture(&app) != shelf);
    kit_key(&app, KEY_LEFT, 0);
    kit_key(&app, KEY_ENTER, 0);
    settle_down();
    assert_int_equal(app.screen, VIEW_LOOP);
    assert_string_equal(app.teach.lesson->id, "01-lazy-generator");
    kit_key(&app, 'o', 0);
    assert_int_equal(app.screen, VIEW_SHELF);
}

static void press(const char *id) {
    Rect seen;
    if (!kit_widget(&app, id, &seen)) fail_msg("there is no '%s'", id);
    kit_click(&app, seen.x + seen.w / 2, seen.y + seen.h / 2);
    kit_mouse(&app, INPUT_MOUSE_MOVE, 0, 0);
}

static void the_shelf_is_used_by_mouse(void **state) {
    (void)state;
    press("side.chapter.F");
    assert_int_equal(app.chosen_lesson, 3);
    kit_key(&app, KEY_DOWN, 0); // into the second row, and back to what is above
    assert_true(app.chosen_lesson >= 4);
    kit_key(&app, KEY_UP, 0);
    assert_in_range(app.chosen_lesson, 0, 3);
    bool was_dark = app.is_dark;
    press("side.theme");
    assert_int_not_equal(app.is_dark, was_dark);
    press("side.search");
    assert_true(app.palette.is_open);
    kit_key(&app, KEY_ESCAPE, 0);
    press("side.help");
    assert_true(app.shows_help);
    kit_key(&app, KEY_ESCAPE, 0);
    press("shelf.4");
    assert_string_equal(app.teach.lesson->id, "05-one-iteration");
    kit_key(&app, 'o', 0);
    assert_int_equal(app.chosen_lesson, 4); // where one stopped
    kit_key(&app, KEY_LEFT, 0);
    press("shelf.continue");
    assert_string_equal(app.teach.lesson->id, "05-one-iteration");
}

// With many lessons the chosen one is scrolled into sight, and a broken one says what is wrong.
static void a_long_shelf_follows_the_arrows(void **state) {
    (void)state;
    size_t n = app.shelf.entries.n;
    for (int i = 0; i < 40; i++) {
        ShelfEntry broken = {.folder = "nowhere/broken", .id = "broken"};
        error_set(&broken.error, "the front matter does not end");
        vec_push(&app.shelf.entries, broken);
    }
    for (int i = 0; i < 100; i++)
        kit_key(&app, KEY_DOWN, 0);
    assert_true(app.chosen_lesson >= (int)n + 30);
    int scroll = app.shelf_scroll;
    assert_true(scroll > 0);
    Rect seen;
    char id[32];
    snprintf(id, sizeof id, "shelf.%d", app.chosen_lesson);
    assert_true(kit_widget(&app, id, &seen));
    assert_true(seen.h > 90);
    kit_key(&app, KEY_ENTER, 0);
    assert_non_null(strstr(app.error.message, "nowhere/broken")); // it was not mended
    for (int i = 0; i < 100; i++)
        kit_key(&app, KEY_UP, 0);
    assert_int_equal(app.shelf_scroll, 0);
    assert_true(app.chosen_lesson < (int)n);
}

// "main falls asleep": then it does sleep; and what runs is the frame that is at its line, also
// while a worker thread has another.
static void what_is_said_is_seen(void **state) {
    (void)state;
    press("shelf.4");
    settle_down();
    kit_key(&app, 'n', 0);
    kit_key(&app, 'n', 0);
    const Model *model = &app.now.models[0];
    assert_int_equal(app.now.position, app.teach.positions[2]);
    assert_int_equal(model->now.running_task, 0);
    assert_int_equal(model->tasks[1].state, STATE_ON_FUTURE);
    assert_int_equal(model->now.n_ready, 3);
    kit_key(&app, 'o', 0);
    press("shelf.3");
    settle_down();
    for (int i = 0; i < 4; i++) {
        kit_key(&app, 'n', 0);
        const ModelFrame *frame = model_running_frame(&app.now.models[0]);
        assert_non_null(frame);
        assert_int_equal(frame->kind, FRAME_MODULE);
    }
}

static void moments_are_walked_there_and_back(void **state) {
    (void)state;
    kit_key(&app, KEY_ENTER, 0);
    settle_down();
    size_t n = app.teach.lesson->texts[0].n_moments;
    uint64_t pictures[16];
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(teach_moment(&app.teach, (uint32_t)app.now.position), i);
        pictures[i] = kit_picture(&app);
        kit_key(&app, 'n', 0);
    }
    for (size_t i = n - 1; i > 0; i--) {
        assert_int_equal(kit_picture(&app), pictures[i]);
        kit_key(&app, 'n', MOD_SHIFT);
    }
    assert_int_equal(kit_picture(&app), pictures[0]);
}

static void digits_answer_once(void **state) {
    (void)state;
    kit_key(&app, KEY_ENTER, 0);
    settle_down();
    kit_key(&app, '1', 0); // nothing is asked yet
    assert_int_equal(app.teach.n_asked, 0);
    kit_key(&app, 'n', 0);
    kit_key(&app, '9', 0); // there is no such choice
    assert_int_equal(app.teach.n_asked, 0);
    kit_key(&app, '1', 0);
    assert_int_equal(app.teach.n_asked, 1);
    assert_int_equal(app.teach.n_right, 0);
    kit_key(&app, '2', 0); // it is answered
    assert_int_equal(app.teach.n_asked, 1);
    kit_key(&app, 'n', 0);
    kit_key(&app, 'n', 0);
    kit_key(&app, 'n', 0);
    kit_key(&app, '1', 0);
    assert_int_equal(app.teach.n_right, 1);
}

static void languages_change_in_a_lesson(void **state) {
    (void)state;
    kit_key(&app, KEY_ENTER, 0);
    settle_down();
    kit_key(&app, 'n', 0);
    uint64_t position = app.now.position, english = kit_picture(&app);
    kit_key(&app, 'l', 0);
    assert_true(kit_picture(&app) != english);
    assert_int_equal(app.now.position, position);
    kit_key(&app, 'l', 0);
    assert_int_equal(kit_picture(&app), english);
}

// The learner's own change, typed and run, is judged by what it prints; what was done stays done.
static void a_change_is_judged_by_running(void **state) {
    (void)state;
    kit_key(&app, KEY_ENTER, 0);
    settle_down();
    for (int i = 0; i < 6; i++)
        kit_key(&app, 'n', 0);
    Rect seen;
    assert_true(kit_widget(&app, "lesson.try", &seen));
    kit_key(&app, 'e', 0);
    assert_true(app.edit.is_open);
    assert_int_equal(editor_cursor(app.edit.editor).line + 1, 5); // the one that is to be changed
    kit_key(&app, KEY_HOME, MOD_CTRL);
    kit_key(&app, KEY_ESCAPE, 0);
    press("lesson.try");
    assert_int_equal(editor_cursor(app.edit.editor).line + 1, 5);
    kit_key(&app, 'a', MOD_CTRL);
    kit_type(&app, "print(1)");
    kit_key(&app, KEY_ENTER, MOD_CTRL);
    settle_down();
    assert_int_equal(app.teach.tried[0], LESSON_DIFFERS);
    assert_int_equal(app.teach.differing_line, 1);
    static const char *const lines[] = {"made a generator", "counting from 3", "first: 3",
                                        "then: 1",          "that was all",    "nothing left"};
    kit_key(&app, 'e', 0);
    kit_key(&app, 'a', MOD_CTRL);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        kit_type(&app, "print('"); // pieces as long as a key may type
        kit_type(&app, lines[i]);
        kit_type(&app, "');");
    }
    kit_key(&app, KEY_ENTER, MOD_CTRL);
    settle_down();
    assert_int_equal(app.teach.tried[0], LESSON_DONE);
    const ProgressLesson *kept = progress_find(&app.teach.progress, "01-lazy-generator");
    assert_true(progress_has_tried(kept, "wakes"));
    kit_key(&app, 'o', 0);
    kit_key(&app, KEY_ENTER, 0); // taken again
    settle_down();
    assert_int_equal(app.teach.tried[0], LESSON_DONE);
}

static void save(const char *folder, const char *name, const char *text) {
    char path[256];
    Error error;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_true(file_write(path, text, strlen(text), &error));
    kit_wait(&app, 2 * SECOND);
}

// What another editor saves is the author's: the moments follow it, and it is nobody's attempt.
static void what_the_author_saves_is_no_attempt(void **state) {
    (void)state;
    static const char solved[] = "def turns():\n"
                                 "    for word in ('first', 'second'):\n"
                                 "        yield word; yield 'third'  #: gives\n"
                                 "for word in turns():\n"
                                 "    print(word)\n";
    char place[] = "/tmp/simul-lesson-XXXXXX", folder[64], command[64];
    Error error;
    assert_non_null(mkdtemp(place));
    snprintf(folder, sizeof folder, "%s/08-mine", place);
    assert_true(lesson_make(folder, &error));
    assert_true(app_open_path(&app, folder));
    settle_down();
    save(folder, "program.py", solved);
    assert_int_equal(app.teach.tried[0], LESSON_NOT_TRIED);
    uint32_t at = app.teach.positions[1];
    assert_int_equal(trace_line(app.record, trace_at(app.record, at - 1)->object), 3);
    kit_key(&app, 'e', 0);
    kit_key(&app, 'a', MOD_CTRL);
    kit_type(&app, "print(1)");
    kit_key(&app, KEY_ENTER, MOD_CTRL);
    settle_down();
    assert_int_equal(app.teach.tried[0], LESSON_DIFFERS);
    kit_key(&app, 'e', 0);
    kit_key(&app, 'z', MOD_CTRL);
    kit_key(&app, 'z', MOD_CTRL);
    kit_key(&app, KEY_ENTER, MOD_CTRL);
    settle_down();
    assert_int_equal(app.teach.tried[0], LESSON_DONE);
    save(folder, "lesson.md",
         "---\ntitle: A\nsummary: B\nprogram: program.py\n---\n## [C](#taken)\n");
    assert_string_equal(app.teach.lesson->texts[0].title, "A");
    assert_non_null(strstr(app.error.message, "no mark '#: taken'"));
    snprintf(command, sizeof command, "rm -rf %s", place);
    assert_int_equal(system(command), 0); // NOLINT: the name is mkdtemp's
}

// A changed program may leave moments out: the mouse leads past them, as N does, or not on at all.
static void moments_that_are_not_reached_are_left_out(void **state) {
    (void)state;
    kit_key(&app, KEY_ENTER, 0);
    settle_down();
    kit_key(&app, 'e', 0);
    kit_key(&app, 'a', MOD_CTRL);
    static const char *const lines[] = {"x = 1  #: made", "x = 2  #: last"};
    for (int i = 0; i < 2; i++) {
        kit_type(&app, lines[i]);
        kit_key(&app, KEY_ENTER, 0);
    }
    kit_key(&app, KEY_ENTER, MOD_CTRL);
    settle_down();
    kit_key(&app, KEY_HOME, 0);
    press("lesson.next");
    assert_int_equal(app.now.position, app.teach.positions[1]);
    assert_int_equal(app.teach.positions[2], TEACH_NOWHERE);
    press("lesson.next");
    uint64_t last = app.now.position;
    assert_int_equal(teach_view(&app.teach, "en", (uint32_t)last).now, 5);
    Rect seen;
    assert_false(kit_widget(&app, "lesson.next", &seen)); // it leads nowhere
    kit_key(&app, 'n', 0);
    assert_int_equal(app.now.position, last);
    press("lesson.previous");
    assert_int_equal(app.now.position, app.teach.positions[1]);
}

// A word of the glossary is explained where it stands, for the mouse and for the keyboard.
static void a_word_is_explained_in_place(void **state) {
    (void)state;
    kit_key(&app, KEY_ENTER, 0);
    settle_down();
    app.w = 1920, app.h = 1080;
    uint64_t without = kit_picture(&app);
    int x, y;
    for (y = 190; y < 480 && !kit_find(&app, "term.0", y, &x); y += 10)
        continue;
    assert_true(y < 480);
    uint64_t pointed = kit_picture(&app);
    assert_true(pointed != without);
    kit_mouse(&app, INPUT_MOUSE_MOVE, 0, 0);
    assert_int_equal(kit_picture(&app), without);
    for (int i = 0; i < 60 && app.ui.focus != ui_id("term.0"); i++)
        kit_key(&app, KEY_TAB, 0);
    assert_int_equal(app.ui.focus, ui_id("term.0"));
    assert_true(kit_picture(&app) != without);
    Pixels pixels = kit_pixels(&app);
    golden_check("word-dark-en-1080", pixels);
    pixels_free(&pixels);
}

// Where there is more to be read than room for it, it can be scrolled, and begins anew.
static void a_long_moment_scrolls(void **state) {
    (void)state;
    app.chosen_lesson = 5;
    kit_key(&app, KEY_ENTER, 0);
    settle_down();
    app.w = 1280, app.h = 520;
    for (int i = 0; i < 3; i++)
        kit_key(&app, 'n', 0);
    kit_key(&app, '1', 0); // its reason stands there, too
    uint64_t top = kit_picture(&app);
    kit_mouse(&app, INPUT_MOUSE_MOVE, 1100, 300);
    InputEvent wheel = {.kind = INPUT_WHEEL, .x = 1100, .y = 300, .wheel_y = -3};
    while (!app_input(&app, &wheel))
        app_draw(&app);
    app_draw(&app);
    kit_mouse(&app, INPUT_MOUSE_MOVE, 0, 0);
    assert_true(app.stage.lesson_scroll > 0);
    assert_true(kit_picture(&app) != top);
    kit_key(&app, 'n', 0);
    kit_picture(&app);
    assert_int_equal(app.stage.lesson_scroll, 0);
}

// Each lesson at its third moment, in the large window and in the small one, both themes and
// languages; nothing that is said is cut.
static void pictures(void **state) {
    (void)state;
    int n = (int)app.shelf.entries.n;
    for (int i = 0; i < n; i++) {
        kit_key(&app, 'o', 0);
        app.chosen_lesson = i;
        kit_key(&app, KEY_ENTER, 0);
        settle_down();
        kit_key(&app, 'n', 0);
        kit_key(&app, 'n', 0);
        bool is_small = i & 1, is_russian = i & 2, is_dark = i % 3;
        app.w = is_small ? 1280 : 1920, app.h = is_small ? 720 : 1080;
        app.is_dark = is_dark;
        if (is_russian) kit_key(&app, 'l', 0);
        char name[96];
        snprintf(name, sizeof name, "take-%.2s-%s-%s-%d", app.shelf.entries.at[i].id,
                 is_dark ? "dark" : "light", is_russian ? "ru" : "en", is_small ? 720 : 1080);
        Pixels pixels = kit_pixels(&app);
        golden_check(name, pixels);
        pixels_free(&pixels);
        if (is_russian) kit_key(&app, 'l', 0);
    }
}

// Who wants little recorded of programs can take a lesson all the same: its moments are lines.
static void a_lesson_has_its_moments_however_little_is_recorded(void **state) {
    (void)state;
    app_do(&app, ACTION_DEPTH); // from expressions to switches
    assert_int_equal(app.depth, 0);
    app_open_entry(&app, 0);
    kit_wait(&app, SECOND);
    size_t n = app.teach.lesson->texts[LESSON_ENGLISH].n_moments;
    for (size_t i = 0; i < n; i++)
        assert_true(app.teach.positions[i] != TEACH_NOWHERE);
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", app.teach.lesson->folder, app.teach.lesson->program);
    assert_true(app_open_path(&app, path));
    kit_wait(&app, SECOND);
    assert_int_equal(app.record->lists[TRACE_LINES].n, 0); // a program as it was chosen
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_shelf_leads_to_a_lesson_and_back, open_shelf,
                                        close_app),
        cmocka_unit_test_setup_teardown(what_is_said_is_seen, open_shelf, close_app),
        cmocka_unit_test_setup_teardown(a_lesson_has_its_moments_however_little_is_recorded,
                                        open_shelf, close_app),
        cmocka_unit_test_setup_teardown(the_shelf_is_used_by_mouse, open_shelf, close_app),
        cmocka_unit_test_setup_teardown(a_long_shelf_follows_the_arrows, open_shelf, close_app),
        cmocka_unit_test_setup_teardown(moments_are_walked_there_and_back, open_shelf, close_app),
        cmocka_unit_test_setup_teardown(digits_answer_once, open_shelf, close_app),
        cmocka_unit_test_setup_teardown(languages_change_in_a_lesson, open_shelf, close_app),
        cmocka_unit_test_setup_teardown(a_change_is_judged_by_running, open_shelf, close_app),
        cmocka_unit_test_setup_teardown(what_the_author_saves_is_no_attempt, open_shelf, close_app),
        cmocka_unit_test_setup_teardown(moments_that_are_not_reached_are_left_out, open_shelf,
                                        close_app),
        cmocka_unit_test_setup_teardown(a_word_is_explained_in_place, open_shelf, close_app),
        cmocka_unit_test_setup_teardown(a_long_moment_scrolls, open_shelf, close_app),
        cmocka_unit_test_setup_teardown(pictures, open_shelf, close_app),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
