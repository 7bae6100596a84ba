// Variables in the window: opened by mouse and keyboard, to any depth, what changed marked, those
// of other frames chosen.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "kit.h"
#include "program/program.h"
#include "view/code/code_focus.h"
#include "view/stage/variable_rows.h"

static App app;
static Arena arena;
static View view;
static Scene scene;
static VariableRows rows;

static void open_text(const char *text, const char *language, int w, int h) {
    FILE *file = fopen("test_variables.py", "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    ViewConfig config = kit_config();
    config.program_path = "test_variables.py";
    config.depth = REPORT_LINES;
    config.language = language;
    config.w = w, config.h = h;
    kit_open(&app, &config);
    while (program_run_some(app.program, SECOND))
        continue;
    app.stage.tab = 3; // the variables, in a narrow window
    app_draw(&app);
}

static int close_app(void **state) {
    (void)state;
    app_deinit(&app);
    arena_deinit(&arena);
    return 0;
}

// To the [n]th time that line [line] begins.
static void go_to_line(int line, int n) {
    const Trace *trace = app.record;
    for (uint32_t i = 0; i < trace->n; i++) {
        const Event *e = trace_at(trace, i);
        if (e->kind != EVENT_LINE || trace_line(trace, e->object) != line || --n) continue;
        cursor_seek(&app.now, i + 1);
        app.time_ns = cursor_time(&app.now);
        app_draw(&app);
        return;
    }
    fail_msg("line %d is not run", line);
}

// The rows of the frame that the moment is about.
static void make_rows(void) {
    view = (View){.ui = &app.ui,
                  .tr = app.texts,
                  .arena = &arena,
                  .stage = &app.stage,
                  .now = &app.now,
                  .before = &app.now,
                  .stages = {&app.stages[0]}};
    scene = scene_at(&view, &app.now, app.time_ns);
    variable_rows_init(&rows, &view);
    const Event *e = scene.event;
    variable_rows_add(&rows, &scene, code_focus(&scene).frame, e->cause);
}

static VariableRow *row_called(const char *name) {
    for (int i = 0; i < rows.n; i++)
        if (strcmp(rows.at[i].name, name) == 0) return &rows.at[i];
    fail_msg("there is no row %s", name);
    return NULL;
}

static void open_row(const char *name) {
    make_rows();
    assert_true(variable_row_toggle(&view, row_called(name), true));
    make_rows();
}

static const char *const program =
    "class Point:\n"
    "    def __init__(self, x):\n"
    "        self.x = x\n"
    "data = {'hits': [1], 'points': [Point(1), Point(2)], 'many': list(range(700))}\n"
    "data['points'][1].x = 5\n"
    "data['hits'].append(2)\n"
    "def outer(a):\n"
    "    return inner(a + 1)\n"
    "def inner(b):\n"
    "    return b\n"
    "outer(1)\n";

static void what_changed_is_marked_inside(void **state) {
    (void)state;
    open_text(program, "en", 1280, 720);
    go_to_line(6, 1);
    open_row("data");
    open_row("'points'");
    assert_true(row_called("data")->is_new);
    assert_true(row_called("'points'")->is_new);
    assert_false(row_called("'hits'")->is_new);
    assert_false(row_called("0")->is_new);
    assert_true(row_called("1")->is_new);
    open_row("1");
    assert_true(row_called("x")->is_new);
    assert_string_equal(row_called("x")->text, "5");
    go_to_line(5, 1); // a step back: as it was there
    make_rows();
    assert_string_equal(row_called("x")->text, "2");
    go_to_line(7, 1);
    make_rows();
    assert_true(row_called("'hits'")->is_new);
    assert_false(row_called("'points'")->is_new);
    open_row("'hits'");
}

// A future is a box wherever it stands, of a pool or of the loop; nothing else is.
static void futures_are_boxes(void **state) {
    (void)state;
    open_text("import asyncio\nfrom concurrent.futures import Future\n"
              "empty, full, broken = Future(), Future(), Future()\n"
              "full.set_result(1)\nbroken.set_exception(ValueError('x'))\n"
              "text, number = '<Future', 7\nprint(text)\n",
              "en", 1280, 720);
    go_to_line(7, 1);
    make_rows();
    static const char *const boxes[] = {"empty", "full", "broken"};
    for (int i = 0; i < 3; i++)
        assert_true(variable_box_width(&scene, row_called(boxes[i])->value) > 0);
    assert_string_equal(row_called("broken")->text, "<Future broken: ValueError('x')>");
    assert_int_equal(variable_box_width(&scene, row_called("text")->value), 0);
    assert_int_equal(variable_box_width(&scene, row_called("number")->value), 0);
}

static void long_ones_come_in_pages(void **state) {
    (void)state;
    open_text(program, "en", 1280, 720);
    go_to_line(5, 1);
    open_row("data");
    open_row("'many'");
    int n = rows.n;
    VariableRow *last = &rows.at[rows.n - 1];
    assert_int_equal(last->kind, VARIABLE_MORE);
    assert_int_equal(last->n, SHAPE_MOST_ITEMS - VARIABLE_PAGE);
    assert_true(variable_row_toggle(&view, last, true));
    make_rows();
    assert_int_equal(rows.n, n + VARIABLE_PAGE);
    for (int i = 0; i < 10; i++) {
        variable_row_toggle(&view, &rows.at[rows.n - 1], true);
        make_rows();
    }
    last = &rows.at[rows.n - 1];
    assert_int_equal(last->kind, VARIABLE_BEYOND); // and says what was not recorded
    assert_int_equal(last->n, 700 - SHAPE_MOST_ITEMS);
    assert_false(variable_row_toggle(&view, last, true));
}

// ---- by keyboard

static void keys_go_along_the_rows(void **state) {
    (void)state;
    open_text(program, "en", 1280, 720);
    go_to_line(6, 1);
    uint64_t at_rest = kit_picture(&app), position = app.now.position;
    app.ui.focus = ui_id("variables");
    kit_key(&app, KEY_DOWN, 0);
    kit_key(&app, KEY_RIGHT, 0);
    assert_int_equal(app.stage.n_opened, 1);
    kit_key(&app, KEY_DOWN, 0);
    kit_key(&app, KEY_DOWN, 0);
    kit_key(&app, KEY_ENTER, 0);
    assert_int_equal(app.stage.n_opened, 2);
    assert_int_equal(app.now.position, position); // the arrows were the panel's
    kit_key(&app, KEY_LEFT, 0);
    assert_int_equal(app.stage.n_opened, 1);
    kit_key(&app, KEY_LEFT, 0); // outwards
    kit_key(&app, KEY_LEFT, 0);
    assert_int_equal(app.stage.n_opened, 0);
    kit_key(&app, KEY_ESCAPE, 0);
    assert_true(kit_picture(&app) == at_rest);
    kit_key(&app, KEY_RIGHT, 0); // and are the program's again
    assert_true(app.now.position > position);
}

// ---- by mouse

static bool click_on(ViewKind kind, int from_x, int to_x) {
    for (int y = 60; y < app.h - 60; y += 6)
        for (int x = from_x; x < to_x; x += 8) {
            kit_mouse(&app, INPUT_MOUSE_MOVE, x, y);
            if (app.pointed.kind != kind) continue;
            kit_click(&app, x, y);
            return true;
        }
    return false;
}

static void a_click_opens_and_closes(void **state) {
    (void)state;
    open_text(program, "en", 1280, 720);
    go_to_line(6, 1);
    assert_true(click_on(VIEW_VARIABLE, 990, 1050));
    assert_int_equal(app.stage.n_opened, 1);
    assert_true(click_on(VIEW_VARIABLE, 990, 1050));
    assert_int_equal(app.stage.n_opened, 0);
}

static void another_frame_can_be_chosen(void **state) {
    (void)state;
    open_text(program, "en", 1280, 720);
    go_to_line(10, 1);
    uint64_t own = kit_picture(&app);
    FrameId innermost = model_running_frame(&app.now.models[0])->id;
    assert_true(click_on(VIEW_FRAME, 990, 1270));
    assert_int_not_equal(app.stage.frame, 0);
    assert_int_not_equal(app.stage.frame, innermost); // the outermost comes first
    kit_mouse(&app, INPUT_MOUSE_MOVE, 5, 5);
    assert_true(kit_picture(&app) != own);
    assert_true(click_on(VIEW_FRAME, 990, 1270)); // the same again
    kit_mouse(&app, INPUT_MOUSE_MOVE, 5, 5);
    assert_true(kit_picture(&app) == own);
}

// ---- pictures

static const char *const tasks =
    "import asyncio\n"
    "from dataclasses import dataclass\n"
    "@dataclass\n"
    "class Point:\n"
    "    x: int\n"
    "    y: object\n"
    "async def fetch(page, deep):\n"
    "    deep['hits'].append(page)\n"
    "    await asyncio.sleep(1)\n"
    "    deep['points'][0].x += 1\n"
    "    return page\n"
    "async def main():\n"
    "    lock = asyncio.Lock()\n"
    "    deep = {'hits': [], 'points': [Point(1, (2, 3))], 'many': list(range(700))}\n"
    "    jobs = [asyncio.create_task(fetch(p, deep), name=p) for p in 'ABC']\n"
    "    print(await asyncio.gather(*jobs))\n"
    "asyncio.run(main())\n";

static void golden(const char *name, const char *language, bool is_dark, int w, int h) {
    open_text(tasks, language, w, h);
    app.is_dark = is_dark;
    go_to_line(11, 2);
    open_row("deep");
    open_row("'points'");
    open_row("0");
    kit_golden(&app, name);
}

static void golden_dark(void **state) {
    (void)state;
    golden("variables-dark-en-1080", "en", true, 1920, 1080);
}
static void golden_light(void **state) {
    (void)state;
    golden("variables-light-ru-720", "ru", false, 1280, 720);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(what_changed_is_marked_inside, close_app),
        cmocka_unit_test_teardown(futures_are_boxes, close_app),
        cmocka_unit_test_teardown(long_ones_come_in_pages, close_app),
        cmocka_unit_test_teardown(keys_go_along_the_rows, close_app),
        cmocka_unit_test_teardown(a_click_opens_and_closes, close_app),
        cmocka_unit_test_teardown(another_frame_can_be_chosen, close_app),
        cmocka_unit_test_teardown(golden_dark, close_app),
        cmocka_unit_test_teardown(golden_light, close_app),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
