// Pointing: each kind of thing lights up in every panel where it stands, under the mouse and under
// the keyboard; an exception on its way shows where it comes from and where it goes.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "kit.h"
#include "program/program.h"
#include "trace/shape.h"

static App app;

static void open_text(const char *text, ReportDepth depth, const char *language, bool is_dark,
                      int w, int h) {
    FILE *file = fopen("test_light.py", "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    ViewConfig config = kit_config();
    config.program_path = "test_light.py";
    config.depth = (int)depth;
    config.language = language;
    config.theme = is_dark ? VIEW_DARK : VIEW_LIGHT;
    config.w = w, config.h = h;
    kit_open(&app, &config);
    while (program_run_some(app.program, SECOND))
        continue;
    app_draw(&app);
}

static int close_app(void **state) {
    (void)state;
    app_deinit(&app);
    return 0;
}

// Behind the [n]th event of [kind] with that line; 0: with any.
static void go_to(EventKind kind, int line, int n) {
    const Trace *trace = app.record;
    for (uint32_t i = 0; i < trace->n; i++) {
        const Event *e = trace_at(trace, i);
        if (e->kind != kind || (line && trace_line(trace, e->object) != line) || --n) continue;
        cursor_seek(&app.now, i + 1);
        app.time_ns = cursor_time(&app.now);
        while (!app.is_prepared)
            app_advance(&app, app.wall_ns + MILLI);
        app_draw(&app);
        return;
    }
    fail_msg("that does not happen");
}

// ---- regions of the window at 1920 x 1080

typedef enum Region { WHY, PROGRAM, LOOP, TASKS, VARIABLES, TIMELINE, OUTPUT, REGIONS } Region;
static const char *const region_names[] = {"why",       "program",  "loop",  "tasks",
                                           "variables", "timeline", "output"};
static const Rect regions[REGIONS] = {
    [WHY] = {328, 60, 1568, 108},        [PROGRAM] = {24, 170, 656, 640},
    [LOOP] = {704, 170, 688, 634},       [TASKS] = {1416, 170, 488, 405},
    [VARIABLES] = {1416, 577, 488, 235}, [TIMELINE] = {24, 824, 1368, 200},
    [OUTPUT] = {1416, 824, 488, 200}};

static bool differs(Pixels a, Pixels b, Rect at) {
    for (int y = at.y; y < at.y + at.h; y++)
        if (memcmp(&a.at[(size_t)y * (size_t)a.stride + (size_t)at.x],
                   &b.at[(size_t)y * (size_t)b.stride + (size_t)at.x],
                   (size_t)at.w * sizeof *a.at) != 0)
            return true;
    return false;
}

static void expect_lit(const char *what, ViewThing thing, const Region *where) {
    app.kept = (ViewThing){0};
    app_draw(&app);
    Pixels plain = kit_pixels(&app);
    app.kept = thing;
    app_draw(&app);
    Pixels lit = kit_pixels(&app);
    for (; *where != REGIONS; where++)
        if (!differs(plain, lit, regions[*where]))
            fail_msg("%s does not light up in the %s", what, region_names[*where]);
    app.kept = (ViewThing){0};
    pixels_free(&plain);
    pixels_free(&lit);
}
#define LIT(what, thing, ...) expect_lit(what, thing, (const Region[]){__VA_ARGS__, REGIONS})

static const char *const program =
    "import asyncio\n"
    "async def work(gate, name, log):\n"
    "    async with gate:\n"
    "        print(name)\n"
    "        await asyncio.sleep(1)\n"
    "        log.append(name)\n"
    "        print('end', name)\n"
    "async def main():\n"
    "    gate = asyncio.Lock()\n"
    "    log = []\n"
    "    jobs = [asyncio.create_task(work(gate, n, log), name=n) for n in 'AB']\n"
    "    first = jobs[0]\n"
    "    same = log\n"
    "    await first\n"
    "    await jobs[1]\n"
    "    print(same)\n"
    "asyncio.run(main())\n";

static ObjectId task_called(const char *name) {
    const Model *model = &app.now.models[0];
    for (uint32_t i = 1; i <= model->now.n_tasks; i++)
        if (strcmp(trace_text(app.record, model->tasks[i].name), name) == 0)
            return model->tasks[i].future.id;
    return 0;
}

static const ModelFrame *running(void) {
    return model_running_frame(&app.now.models[0]);
}

static const ModelVariable *variable(const char *name) {
    const Model *model = &app.now.models[0];
    const ModelVariable *v = model_first_variable(model, running());
    while (v && strcmp(trace_text(app.record, v->name), name) != 0)
        v = model_next_variable(model, v);
    assert_non_null(v);
    return v;
}

static void in_every_panel_where_it_stands(void **state) {
    (void)state;
    open_text(program, REPORT_LINES, "en", true, 1920, 1080);
    go_to(EVENT_LINE, 7, 1); // A woke from its sleep and is at its second print
    const Model *model = &app.now.models[0];
    LIT("a task", ((ViewThing){VIEW_TASK, 0, task_called("A")}), WHY, PROGRAM, LOOP, TASKS,
        TIMELINE, OUTPUT);
    LIT("a line", ((ViewThing){VIEW_LINE, 0, 7, 1}), PROGRAM, LOOP, WHY);
    LIT("a line that printed", ((ViewThing){VIEW_LINE, 0, 4, 1}), PROGRAM, OUTPUT, TIMELINE);
    uint32_t printed = app.record->lists[TRACE_OUTPUTS].at[0];
    LIT("a printed line", ((ViewThing){VIEW_EVENT, 0, printed}), PROGRAM, OUTPUT, TIMELINE, TASKS);
    LIT("a variable", ((ViewThing){VIEW_VARIABLE, 0, variable("log")->name, running()->id}),
        PROGRAM, VARIABLES);
    LIT("a frame", ((ViewThing){VIEW_FRAME, 0, running()->id}), PROGRAM, VARIABLES, TASKS, WHY);
    Shape shape;
    assert_true(shape_of(app.record, variable("log")->value, &shape));
    LIT("an object", ((ViewThing){VIEW_OBJECT, 0, shape.identity}), VARIABLES);
    assert_true(shape_of(app.record, variable("gate")->value, &shape));
    assert_int_equal(shape.kind, SHAPE_SYNC);
    LIT("a lock", ((ViewThing){VIEW_SYNC, 0, shape.identity}), TASKS, VARIABLES);
    const ModelTask *b = model_task(model, task_called("B"));
    LIT("a future", ((ViewThing){VIEW_FUTURE, 0, b->awaits}), TASKS);
    go_to(EVENT_LINE, 14, 1);
    LIT("a task in a variable", ((ViewThing){VIEW_TASK, 0, task_called("A")}), VARIABLES);
    go_to(EVENT_TASK_STEP, 0, 4);
    model = &app.now.models[0];
    ObjectId done = 0;
    for (uint32_t i = model->now.n; i > 0 && !done; i--)
        if (trace_at(app.record, i - 1)->kind == EVENT_FUTURE_DONE)
            done = trace_at(app.record, i - 1)->subject;
    LIT("a future that was filled", ((ViewThing){VIEW_FUTURE, 0, done}), LOOP, TASKS);
}

static void expect_under_the_mouse(ViewKind kind, Region region) {
    Rect at = regions[region];
    bool is_found = false;
    for (int y = at.y; y < at.y + at.h && !is_found; y += 5)
        for (int x = at.x; x < at.x + at.w && !is_found; x += 7) {
            app.ui.mouse_x = x, app.ui.mouse_y = y;
            if (x == at.x || (y - at.y) % 10 == 0) app_draw(&app);
            is_found = app.pointed.kind == kind;
        }
    if (!is_found) fail_msg("no thing of kind %d is found in the %s", kind, region_names[region]);
}

static void under_the_mouse(void **state) {
    (void)state;
    open_text(program, REPORT_LINES, "en", true, 1920, 1080);
    go_to(EVENT_LINE, 7, 1);
    static const struct {
        ViewKind kind;
        Region region;
    } places[] = {{VIEW_TASK, LOOP},        {VIEW_TASK, PROGRAM},    {VIEW_TASK, TASKS},
                  {VIEW_TASK, TIMELINE},    {VIEW_LINE, PROGRAM},    {VIEW_LINE, LOOP},
                  {VIEW_EVENT, OUTPUT},     {VIEW_EVENT, TIMELINE},  {VIEW_VARIABLE, VARIABLES},
                  {VIEW_VARIABLE, PROGRAM}, {VIEW_FRAME, VARIABLES}, {VIEW_SYNC, TASKS},
                  {VIEW_FUTURE, TASKS},     {VIEW_FUTURE, LOOP},     {VIEW_TASK, WHY},
                  {VIEW_LINE, WHY}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        expect_under_the_mouse(places[i].kind, places[i].region);
    go_to(EVENT_FRAME_RESUME, 0, 1);
    expect_under_the_mouse(VIEW_FRAME, WHY);
}

static void by_keyboard(void **state) {
    (void)state;
    open_text(program, REPORT_LINES, "en", true, 1280, 720);
    go_to(EVENT_LINE, 7, 1);
    uint64_t plain = kit_picture(&app);
    unsigned kinds = 0;
    for (int i = 0; i < 40; i++) {
        kit_key(&app, ';', 0);
        kinds |= 1U << app.kept.kind;
    }
    unsigned all = 1U << VIEW_TASK | 1U << VIEW_FUTURE | 1U << VIEW_SYNC | 1U << VIEW_FRAME |
                   1U << VIEW_LINE | 1U << VIEW_VARIABLE | 1U << VIEW_EVENT;
    assert_int_equal(kinds & all, all);
    app.kept = (ViewThing){0};
    kit_key(&app, ';', 0);
    ViewThing first = app.kept;
    kit_key(&app, ';', 0);
    kit_key(&app, ':', 0);
    assert_true(view_same(app.kept, first));
    assert_true(kit_picture(&app) != plain);
    kit_key(&app, KEY_ESCAPE, 0);
    assert_true(kit_picture(&app) == plain);
}

// A numbered cause in the sentence is clicked: there it happened.
static void a_cause_leads_to_its_moment(void **state) {
    (void)state;
    open_text(program, REPORT_LINES, "en", true, 1920, 1080);
    go_to(EVENT_TASK_STEP, 0, 4);
    uint64_t position = app.now.position;
    int n = 0;
    for (size_t i = 0; i < app.ui.places.n; i++)
        n += app.ui.places.at[i].seen.y < regions[WHY].y + regions[WHY].h;
    assert_true(n > 3);
    for (size_t i = 0; i < app.ui.order.n; i++) { // the first badge is a square thing up there
        Rect at = app.ui.order.at[i].seen;
        if (!app.ui.order.at[i].is_thing || at.y > 160 || at.w > 40 || at.x < 700) continue;
        kit_click(&app, at.x + at.w / 2, at.y + at.h / 2);
        break;
    }
    assert_true(app.now.position < position);
}

// With the keyboard's focus in the source the arrows point at its lines and the names in them.
static void names_in_the_source_by_keyboard(void **state) {
    (void)state;
    open_text(program, REPORT_LINES, "en", true, 1920, 1080);
    go_to(EVENT_LINE, 7, 1);
    for (int i = 0; i < 60 && app.ui.focus != ui_id("code"); i++)
        kit_key(&app, KEY_TAB, 0);
    assert_int_equal(app.ui.focus, ui_id("code"));
    assert_true(app.pointed.kind == VIEW_LINE && app.pointed.id == 7);
    kit_key(&app, KEY_UP, 0);
    assert_true(app.pointed.kind == VIEW_LINE && app.pointed.id == 6);
    kit_key(&app, KEY_RIGHT, 0);
    assert_int_equal(app.pointed.kind, VIEW_VARIABLE);
    assert_string_equal(trace_text(app.record, app.pointed.id), "log");
    kit_key(&app, KEY_RIGHT, 0);
    kit_key(&app, KEY_RIGHT, 0); // there are no more than two
    assert_string_equal(trace_text(app.record, app.pointed.id), "name");
    kit_key(&app, KEY_LEFT, 0);
    assert_string_equal(trace_text(app.record, app.pointed.id), "log");
    kit_key(&app, KEY_LEFT, 0);
    assert_int_equal(app.pointed.kind, VIEW_LINE);
    // A mouse that only rests somewhere does not point meanwhile; one that moves does.
    app.ui.mouse_x = 1500, app.ui.mouse_y = 205;
    app_draw(&app);
    assert_int_equal(app.pointed.kind, VIEW_LINE);
    kit_mouse(&app, INPUT_MOUSE_MOVE, 1490, 212);
    assert_int_equal(app.pointed.kind, VIEW_TASK);
}

// The lines of the editor are those that ran, wherever they have moved to.
static void in_the_editor(void **state) {
    (void)state;
    open_text(program, REPORT_LINES, "en", true, 1920, 1080);
    go_to(EVENT_LINE, 7, 1);
    kit_key(&app, 'e', 0);
    // It opens where the program is; the cursor's line is lit by itself, wherever the cursor goes.
    assert_int_equal(editor_cursor(app.edit.editor).line, 6);
    assert_int_equal(app.pointed.kind, VIEW_LINE);
    assert_int_equal(app.pointed.id, 7);
    kit_key(&app, KEY_UP, 0);
    assert_int_equal(app.pointed.id, 6);
    LIT("a line", ((ViewThing){VIEW_LINE, 0, 3, 1}), PROGRAM);
    LIT("a task", ((ViewThing){VIEW_TASK, 0, task_called("B")}), PROGRAM);
    kit_key(&app, KEY_HOME, MOD_CTRL);
    kit_key(&app, KEY_ENTER, 0); // all lines are one further down
    Rect at = {0};
    assert_true(kit_widget(&app, "editor", &at));
    int pitch = ui_px(&app.ui, 20);
    kit_mouse(&app, INPUT_MOUSE_MOVE, at.x + 20, at.y + 7 * pitch + pitch / 2);
    assert_int_equal(app.pointed.kind, VIEW_LINE);
    assert_int_equal(app.pointed.id, 7);
    kit_mouse(&app, INPUT_MOUSE_MOVE, at.x + 20, at.y + pitch / 2); // a new one is none of them
    assert_int_equal(app.pointed.id, 1);                            // the cursor's again
    kit_key(&app, KEY_UP, 0);
    assert_int_equal(app.pointed.kind, VIEW_NOTHING);
}

// ---- an exception on its way

static const char *const failing = "import asyncio\n"
                                   "SHELF = {'a': 7, 'c': 9}\n"
                                   "def look(page):\n"
                                   "    return SHELF[page] + 1\n"
                                   "async def fetch(page):\n"
                                   "    await asyncio.sleep(1)\n"
                                   "    return look(page)\n"
                                   "async def main():\n"
                                   "    print(await fetch('a'))\n"
                                   "    print(await fetch('b'))\n"
                                   "asyncio.run(main())\n";

static void golden(const char *name, const char *language, bool is_dark, int w, int h) {
    open_text(failing, REPORT_EXPRESSIONS, language, is_dark, w, h);
    go_to(EVENT_RAISE, 7, 1); // it comes out of look
    kit_golden(&app, name);
}

static void golden_dark(void **state) {
    (void)state;
    golden("failure-dark-ru-1080", "ru", true, 1920, 1080);
}
static void golden_light(void **state) {
    (void)state;
    golden("failure-light-en-720", "en", false, 1280, 720);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(in_every_panel_where_it_stands, close_app),
        cmocka_unit_test_teardown(under_the_mouse, close_app),
        cmocka_unit_test_teardown(by_keyboard, close_app),
        cmocka_unit_test_teardown(a_cause_leads_to_its_moment, close_app),
        cmocka_unit_test_teardown(names_in_the_source_by_keyboard, close_app),
        cmocka_unit_test_teardown(in_the_editor, close_app),
        cmocka_unit_test_teardown(golden_dark, close_app),
        cmocka_unit_test_teardown(golden_light, close_app),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
