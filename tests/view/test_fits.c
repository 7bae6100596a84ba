// Every screen, in both languages, at both sizes and every zoom: each text has its room, lies on no
// other and stands out from what is under it.
//
// Usage: test_view_fits [all | PERCENT]. Without an argument every third zoom; else all, or one.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "gui/legible.h"
#include "kit.h"
#include "program/program.h"
#include "scenes.h"
#include "view/app/app_parts.h"
#include "view/app/kept.h"

static App app;
static bool looks_at_all;
static int only_percent; // of the zooms; 0: not only one

// ---- one picture

enum { MOST_PROBLEMS = 40 };

static const char *const tabs[] = {"tab.program",  "tab.loop",     "tab.lesson",
                                   "tab.tasks",    "tab.output",   "tab.variables",
                                   "tab.timeline", "tab.question", "tab.hood"};
static int n_problems;

static void complain(const char *screen, const char *problem) {
    if (n_problems++ < MOST_PROBLEMS)
        print_error("%s; %d x %d, zoom %g, %s, %s, position %u: %s\n", screen, app.w, app.h,
                    (double)app_zooms[app.zoom], tr_name(app.texts), app.is_dark ? "dark" : "light",
                    (unsigned)app.now.position, problem);
}

static void look(const char *screen) {
    char problem[200];
    app.ui.n_overflows = 0;
    const DrawList *list = app_draw(&app);
    if (app.ui.n_overflows)
        snprintf(problem, sizeof problem, "no room for '%s'", app.ui.overflowed);
    else if (legible_check(list, problem, sizeof problem))
        return;
    complain(screen, problem);
}

static void set_language(const char *name) {
    if (strcmp(tr_name(app.texts), name) != 0) app_do(&app, ACTION_LANGUAGE);
}

// Presses the widget [id], if it is there; what does not fit is seen by look.
static bool press(const char *id) {
    for (size_t i = 0; i < app.ui.order.n; i++) {
        if (app.ui.order.at[i].id != ui_id(id)) continue;
        app.ui.focus = ui_id(id);
        app_input(&app, &(InputEvent){.kind = INPUT_KEY, .key = KEY_ENTER});
        app_draw(&app);
        app.ui.focus = 0;
        return true;
    }
    return false;
}

// Where panels are tabs, each of them; else what is there.
static void look_at_tabs(const char *screen) {
    int chosen = app.stage.tab, chosen_of_hood = app.stage.tab_of_hood;
    look(screen);
    if (app_zooms[app.zoom] < 2) return;
    for (size_t i = 0; i < sizeof tabs / sizeof *tabs; i++) {
        app.stage.tab = app.stage.tab_of_hood = 0;
        if (!press(tabs[i])) continue;
        char name[100];
        snprintf(name, sizeof name, "%s, %s", screen, tabs[i]);
        look(name);
    }
    app.stage.tab = chosen, app.stage.tab_of_hood = chosen_of_hood;
}

// What is on the screen, in all the ways that it can be seen.
static void look_at_all(const char *screen) {
    static const int sizes[][2] = {{1280, 720}, {1920, 1080}};
    int zoom = app.zoom;
    for (int variant = 0; variant < 4; variant++) {
        set_language(variant & 1 ? "ru" : "en");
        app.w = sizes[variant / 2][0], app.h = sizes[variant / 2][1];
        for (app.zoom = 0; app.zoom < app_n_zooms; app.zoom += looks_at_all ? 1 : 3)
            if (!only_percent || lroundf(app_zooms[app.zoom] * 100) == only_percent)
                look_at_tabs(screen);
    }
    app.zoom = zoom;
    set_language("en");
}

// ---- programs

static void open_program(const char *path) {
    ViewConfig config = kit_config();
    config.program_path = path;
    config.depth = REPORT_EXPRESSIONS;
    kit_open(&app, &config);
    program_run(app.program);
    app_draw(&app);
}

static void programs(void **state) {
    const char *name = *state;
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", PROGRAMS_DIR, name);
    open_program(path);
    int n_places = looks_at_all ? 24 : 8;
    for (int i = 0; i <= n_places; i++) {
        app_go_to_position(&app, cursor_end(&app.now) * (uint64_t)i / (uint64_t)n_places);
        app.is_dark = i % 2;
        look_at_all(name);
    }
    app_deinit(&app);
    assert_int_equal(n_problems, 0);
}

// Each step of an exception that goes from frame to frame and from task to task.
static void an_exception(void **state) {
    (void)state;
    open_program(PROGRAMS_DIR "/shelf.py");
    app.grain = VIEW_GRAIN_EXPRESSION;
    for (int i = 0; i < 40; i++) {
        app_do(&app, i ? ACTION_FORWARD : ACTION_NEXT_EXCEPTION);
        app.is_dark = i % 2;
        if (looks_at_all || i % 3 == 0) look_at_all("an exception");
    }
    app_deinit(&app);
    assert_int_equal(n_problems, 0);
}

// Before a class, where everything is twice as large.
static void presented(void **state) {
    (void)state;
    static const char *const names[] = {"gate.py", "kitchen.py", "pool.py", "desk.py", "shelf.py"};
    enum { PLACES = 4 };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", PROGRAMS_DIR, names[i]);
        open_program(path);
        app_do(&app, ACTION_PRESENT);
        for (uint64_t place = 0; place <= PLACES; place++) {
            app_go_to_position(&app, cursor_end(&app.now) * place / PLACES);
            app.is_dark = place % 2;
            look_at_all(names[i]);
        }
        app.grain = VIEW_GRAIN_EXPRESSION;
        app_do(&app, ACTION_NEXT_EXCEPTION);
        for (int step = 0; step < 3; step++, app_do(&app, ACTION_FORWARD))
            look_at_all("an exception before a class");
        app_deinit(&app);
    }
    assert_int_equal(n_problems, 0);
}

static void broken_program(void **state) {
    (void)state;
    FILE *file = fopen("test_fits.py", "w");
    assert_non_null(file);
    fputs("async def main():\n    print(1\n\nmain()\n", file);
    fclose(file);
    open_program("test_fits.py");
    app_go_to_position(&app, cursor_end(&app.now));
    look_at_all("a program that cannot be read");
    kit_key(&app, 'e', 0);
    look_at_all("the editor with an error");
    app_deinit(&app);
    assert_int_equal(n_problems, 0);
}

static void what_was_not_saved(void **state) {
    (void)state;
    const char *path = PROGRAMS_DIR "/gate.py";
    Str text = {0};
    str_add(&text, "print(1)\n");
    setenv("XDG_STATE_HOME", ACTUAL_DIR "/fits-state", 1);
    assert_true(kept_write("drafts", path, &text, &(Error){0}));
    str_deinit(&text);
    ViewConfig config = kit_config();
    config.program_path = path;
    config.keeps_progress = true;
    kit_open(&app, &config);
    program_run(app.program);
    look_at_all("what was not saved is found");
    assert_true(app.found.source);
    app_do(&app, ACTION_DISCARD_DRAFT);
    look_at_all("it is discarded");
    app_deinit(&app);
    assert_int_equal(n_problems, 0);
}

// ---- lessons

static void lessons(void **state) {
    (void)state;
    ViewConfig config = kit_config();
    config.shows_shelf = true;
    config.depth = REPORT_EXPRESSIONS;
    kit_open(&app, &config);
    look_at_all("the shelf");
    for (size_t i = 0; i < app.shelf.entries.n; i++) {
        const Lesson *lesson = app.shelf.entries.at[i].lesson;
        assert_true(app_open_lesson(&app, lesson));
        program_run(app.program);
        for (size_t moment = 0; moment < lesson->texts[0].n_moments; moment++) {
            app.is_dark = moment % 2;
            if (looks_at_all || moment % 3 == i % 3) look_at_all(lesson->id);
            app_go_to_moment(&app, true);
        }
    }
    app_deinit(&app);
    assert_int_equal(n_problems, 0);
}

// ---- what lies above

// What every action opens, over a program; those that write files and the end are left out.
static void actions(void **state) {
    (void)state;
    for (int i = ACTION_NONE + 1; i < ACTIONS; i++) {
        Action action = (Action)i;
        bool writes = action_group(action) == ACTION_TAKE || action == ACTION_SAVE;
        if (writes || action == ACTION_QUIT || action == ACTION_LANGUAGE) continue;
        open_program(PROGRAMS_DIR "/gate.py");
        app_go_to_position(&app, cursor_end(&app.now) / 2);
        app_do(&app, action);
        look_at_all(action_info(action)->name);
        app_deinit(&app);
    }
    assert_int_equal(n_problems, 0);
}

static void the_exhibition(void **state) {
    (void)state;
    ViewConfig config = kit_config();
    kit_open(&app, &config);
    static const int64_t moments_ns[] = {0, 625 * SECOND, 2487 * SECOND, 43200 * SECOND};
    for (size_t i = 0; i < sizeof moments_ns / sizeof *moments_ns; i++) {
        app_go_to(&app, moments_ns[i]);
        app.is_dark = i % 2;
        look_at_all("the hall");
        app.screen = VIEW_LOOP;
        look_at_all("the loop of the exhibition");
        app.screen = VIEW_HALL;
    }
    app.shows_params = true;
    look_at_all("the sheet with the parameters");
    app_deinit(&app);
    assert_int_equal(n_problems, 0);
}

static void scene_at_all(void **state) {
    const WindowScene *scene = *state;
    scene_open(&app, scene);
    look_at_all(scene->name);
    app.is_dark = !app.is_dark;
    look_at_all(scene->name);
    app_deinit(&app);
    assert_int_equal(n_problems, 0);
}

static int begin(void **state) {
    (void)state;
    n_problems = 0;
    return 0;
}

#define TEST(function) cmocka_unit_test_setup(function, begin)
#define PROGRAM(name)                                                                              \
    { "program " name, programs, begin, NULL, (void *)(name) }

int main(int argc, char **argv) {
    looks_at_all = argc > 1;
    only_percent = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 0;
    const struct CMUnitTest tests[] = {
        PROGRAM("gate.py"),       PROGRAM("kitchen.py"), PROGRAM("pool.py"),
        PROGRAM("desk.py"),       PROGRAM("walk.py"),    TEST(broken_program),
        TEST(what_was_not_saved), TEST(lessons),         TEST(actions),
        TEST(the_exhibition),     TEST(an_exception),    PROGRAM("pipeline.py"),
        PROGRAM("nested.py"),     TEST(presented),
    };
    struct CMUnitTest in_scenes[SCENES];
    for (int i = 0; i < SCENES; i++)
        in_scenes[i] =
            (struct CMUnitTest){scenes[i].name, scene_at_all, begin, NULL, (void *)&scenes[i]};
    return cmocka_run_group_tests(in_scenes, NULL, NULL) +
           cmocka_run_group_tests(tests, NULL, NULL);
}
