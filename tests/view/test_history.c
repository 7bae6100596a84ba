// What a program without tasks has run so far, as the window tells of it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "kit.h"
#include "program/program.h"

static App app;

static void open_text(const char *text) {
    FILE *file = fopen("test_history.py", "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    ViewConfig config = kit_config();
    config.program_path = "test_history.py";
    config.depth = REPORT_LINES;
    kit_open(&app, &config);
    app.w = 1920, app.h = 1080;
    while (program_run_some(app.program, SECOND))
        continue;
}

static int close_app(void **state) {
    (void)state;
    app_deinit(&app);
    remove("test_history.py");
    return 0;
}

// The bounds of the [nth] such text of the list; false: there are not so many.
static bool find_text(const char *text, int weight, int nth, Rect *at) {
    const DrawList *list = app_draw(&app);
    uint64_t hash = text_run(list->text, ui_mono(&app.ui, 14, weight), text, strlen(text))->hash;
    for (size_t i = 0; i < list->commands.n; i++) {
        const DrawCommand *c = &list->commands.at[i];
        bool is_in_middle = c->bounds.x > 700 && c->bounds.x < 1400;
        if (c->kind != DRAW_TEXT || c->text.run->hash != hash || !is_in_middle || nth--) continue;
        *at = c->bounds;
        return true;
    }
    return false;
}

static bool shows(const char *text) {
    Rect at;
    return find_text(text, 400, 0, &at);
}

static const char calls[] = "def half(n):\n"
                            "    m = n // 2\n"
                            "    return m\n"
                            "x = half(14)\n"
                            "y = x\n";

static void each_line_tells_what_it_changed(void **state) {
    (void)state;
    open_text(calls);
    kit_key(&app, KEY_END, 0);
    Rect call, body, back;
    assert_true(find_text("half", 600, 0, &call));
    assert_true(find_text("m = n // 2", 400, 0, &body));
    assert_true(shows("n = 14") && shows("m = 7") && shows("→ 7") && shows("x = 7") &&
                shows("y = 7"));
    assert_true(find_text("x = half(14)", 400, 1, &back)); // once more, when it is back
    assert_true(body.x > back.x && call.y < body.y && body.y < back.y);
    assert_false(shows("→ None")); // the program itself gives nothing
}

static void a_line_leads_to_its_moment(void **state) {
    (void)state;
    open_text(calls);
    kit_key(&app, KEY_END, 0);
    uint64_t end = app.now.position;
    Rect at;
    assert_true(find_text("m = n // 2", 400, 0, &at));
    kit_click(&app, at.x + at.w / 2, at.y + at.h / 2);
    assert_true(app.now.position < end);
    const Event *e = trace_at(app.now.traces[0], (uint32_t)app.now.position - 1);
    assert_int_equal(e->kind, EVENT_LINE);
    assert_int_equal(trace_line(app.now.traces[0], e->object), 2);
    assert_false(shows("m = 7")); // not yet
    assert_true(shows("n = 14"));
}

static void an_exception_is_told_of(void **state) {
    (void)state;
    open_text("def fail():\n    return {}['door']\ntry:\n    fail()\nexcept KeyError as e:\n"
              "    pass\n");
    kit_key(&app, KEY_END, 0);
    assert_true(shows("× KeyError: 'door'"));
}

// However long it ran, the last lines are there.
static void only_the_last_lines_are_told(void **state) {
    (void)state;
    open_text("n = 0\nwhile n < 5000:\n    n += 1\nlast = n\n");
    kit_key(&app, KEY_END, 0);
    assert_true(shows("last = 5000") && shows("n = 4999"));
    assert_false(shows("n = 1"));
}

int main(void) {
#define TEST(name) cmocka_unit_test_teardown(name, close_app)
    const struct CMUnitTest tests[] = {
        TEST(each_line_tells_what_it_changed),
        TEST(a_line_leads_to_its_moment),
        TEST(an_exception_is_told_of),
        TEST(only_the_last_lines_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
