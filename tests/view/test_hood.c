// Under the hood: what is shown of the machine is true at the moment that is shown.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/calls.h"
#include "kit.h"

static App app;

static void open_with(ViewConfig config) {
    config.depth = 1;
    kit_open(&app, &config);
    kit_wait(&app, SECOND);
}

static int open_program(void **state) {
    (void)state;
    ViewConfig config = kit_config();
    config.program_path = PROGRAMS_DIR "/gate.py";
    open_with(config);
    return 0;
}

static int close_app(void **state) {
    (void)state;
    app_deinit(&app);
    return 0;
}

// ---- calls

static int n_walked;

__attribute__((noinline, noclone, optimize("no-optimize-sibling-calls", "no-inline"))) static int
walk_deep(int depth, Call *calls, int most) {
    int n = depth ? walk_deep(depth - 1, calls, most) : calls_walk(calls, most);
    n_walked += n; // so that it is no tail call
    return n;
}

static void calls_are_walked_and_named(void **state) {
    (void)state;
    Call calls[40];
    int n = walk_deep(9, calls, 40), named = 0;
    assert_true(n >= 10);
    CallNames *names = call_names_load();
    if (!names) return; // stripped
    for (int i = 0; i < n; i++)
        named += strcmp(call_name(names, calls[i].address), "walk_deep") == 0;
    assert_true(named >= 9);
    assert_string_equal(call_name(names, 1), "");
    for (int i = 1; i < 9; i++)
        assert_true(calls[i].frame > calls[i - 1].frame);
    assert_int_equal(walk_deep(9, calls, 3), 3);
    call_names_free(names);
}

// ---- the window

static void settle_down(void) {
    enum { MOST = 1000 }; // it looks for some milliseconds at a time, however slow the machine is
    for (int i = 0; i < MOST && (i == 0 || app.is_hood_late); i++)
        kit_wait(&app, SECOND / 20);
    assert_int_equal(app.hood.seen, app.now.position - 1);
}

static bool lies_on(const HoodStack *stack, uintptr_t at) {
    return at >= (uintptr_t)stack->view.stack_low && at < (uintptr_t)stack->view.stack_high;
}

// Frames lie one above the other, all on [stack], and take no more than is in use of it.
static void calls_fit(const HoodCalls *calls, const HoodStack *stack) {
    size_t bytes = 0;
    assert_true(calls->n > 0);
    for (int i = 0; i < calls->n; i++) {
        if (!calls->at[i].bytes) continue; // the outermost
        bytes += calls->at[i].bytes;
        assert_true(lies_on(stack, calls->at[i].frame));
        assert_true(i == 0 || calls->at[i].frame > calls->at[i - 1].frame);
    }
    assert_true(bytes <= stack->view.used_bytes);
}

static bool has_call(const HoodCalls *calls, const char *name) {
    for (int i = 0; i < calls->n; i++)
        if (strcmp(calls->names[i], name) == 0) return true;
    return false;
}

// What stands in the registers is what the calls say, too.
static void registers_agree(void) {
    const Hood *hood = &app.hood;
    assert_true(lies_on(hood_here(hood), (uintptr_t)hood->now.stack_pointer));
    assert_int_equal((uintptr_t)hood->now.resume_address, hood->calls.at[0].address);
    for (int i = 0; i < hood->now.n_registers; i++)
        if (strcmp(hood->now.registers[i].name, "rbp") == 0)
            assert_int_equal(hood->now.registers[i].value, hood->calls.at[0].frame);
}

// Who waits for the stack in use was left inside of the loop, which runs a task.
static bool sees_the_loop_wait(void) {
    const Hood *hood = &app.hood;
    const HoodStack *resumer = hood_resumer(hood);
    if (!resumer) return false;
    assert_true(resumer->runs && !resumer->is_here);
    assert_ptr_equal(resumer->view.stack_pointer, hood->resumer.stack_pointer);
    assert_int_equal((const char *)resumer->view.stack_high -
                         (const char *)resumer->view.stack_pointer,
                     resumer->view.used_bytes);
    calls_fit(&hood->waiting, resumer);
    if (hood->names) assert_true(has_call(&hood->waiting, "loop_run_some"));
    return true;
}

// Every step is looked into; what is told of each stack fits its bounds.
static void every_step_is_looked_into(void **state) {
    (void)state;
    kit_key(&app, 'u', 0);
    assert_true(app.hood.is_on);
    int n_waited = 0;
    for (int step = 0; step < 30; step++) {
        kit_key(&app, KEY_RIGHT, 0);
        settle_down();
        int n_here = 0;
        assert_true(app.hood.stacks.n > 0);
        for (size_t i = 0; i < app.hood.stacks.n; i++) {
            const HoodStack *stack = &app.hood.stacks.at[i];
            const char *low = stack->view.stack_low, *high = stack->view.stack_high;
            assert_true(low < high);
            assert_true(stack->view.used_bytes <= (size_t)(high - low));
            n_here += stack->is_here;
            if (stack->is_here) assert_true(stack->runs && stack->view.used_bytes > 0);
        }
        assert_int_equal(n_here, 1); // the event is told on exactly one of them
        assert_true(app.hood.calls.n > 3);
        calls_fit(&app.hood.calls, hood_here(&app.hood));
        registers_agree();
        n_waited += sees_the_loop_wait();
    }
    assert_true(n_waited > 10);
}

// The same moment has the same stacks, whichever way one came there.
static void the_way_does_not_matter(void **state) {
    (void)state;
    kit_key(&app, 'u', 0);
    for (int i = 0; i < 20; i++)
        kit_key(&app, KEY_RIGHT, 0);
    settle_down();
    size_t n = app.hood.stacks.n, used[64] = {0};
    int n_calls = app.hood.calls.n;
    for (size_t i = 0; i < n && i < 64; i++)
        used[i] = app.hood.stacks.at[i].view.used_bytes;
    kit_key(&app, KEY_END, 0);
    settle_down();
    kit_key(&app, KEY_HOME, 0);
    for (int i = 0; i < 20; i++)
        kit_key(&app, KEY_RIGHT, 0);
    settle_down();
    assert_int_equal(app.hood.stacks.n, n);
    assert_int_equal(app.hood.calls.n, n_calls);
    for (size_t i = 0; i < n && i < 64; i++)
        assert_int_equal(app.hood.stacks.at[i].view.used_bytes, used[i]);
}

static void it_is_closed_as_it_was_opened(void **state) {
    (void)state;
    kit_key(&app, KEY_RIGHT, 0);
    uint64_t before = kit_picture(&app);
    int wait_ms = app_wait_ms(&app);
    kit_key(&app, 'u', 0);
    assert_true(kit_picture(&app) != before);
    kit_key(&app, 'u', 0);
    while (app.leavers.programs.n) // its own run of the program goes bit by bit
        kit_wait(&app, SECOND / 20);
    assert_int_equal(kit_picture(&app), before);
    assert_int_equal(app_wait_ms(&app), wait_ms);
}

static void the_source_is_the_line_that_told(void **state) {
    (void)state;
    const char *text = hood_source(&app.hood, "loop/task.c");
    assert_non_null(text);
    assert_null(hood_source(&app.hood, "loop/none.c"));
    for (uint32_t i = 0; i < app.record->n; i++) { // each event's line is in a file that is there
        uint16_t site = trace_at(app.record, i)->site;
        const char *path = event_site_path(site);
        assert_true(*path);
        text = hood_source(&app.hood, path);
        assert_non_null(text);
        for (int line = 1; line < event_site_line(site); line++) {
            text = strchr(text, '\n');
            assert_non_null(text);
            text++;
        }
        char line[160];
        snprintf(line, sizeof line, "%.*s", (int)strcspn(text, "\n"), text);
        if (!strstr(line, "EMIT") && !strstr(line, "TELL") && !strstr(line, "SITE"))
            fail_msg("line %d of %s tells of kind %d: '%s'", event_site_line(site), path,
                     trace_at(app.record, i)->kind, line);
    }
}

// What led to the event is told of before it, and is another line: the turn of who runs, or a
// cause.
static void what_led_there_is_told(void **state) {
    (void)state;
    int n_turns = 0, n_causes = 0;
    kit_key(&app, 'u', 0);
    app.grain = VIEW_GRAIN_EVENT;
    for (int step = 0; step < 200; step++) {
        kit_key(&app, KEY_RIGHT, 0);
        const HoodPlace *before = &app.hood.before;
        if (!*before->path) continue;
        assert_non_null(hood_source(&app.hood, before->path));
        assert_true(before->line > 1);
        const Event *event = trace_at(app.record, (uint32_t)app.now.position - 1);
        assert_int_equal(app.hood.is_cause, !event_is_of_program(event));
        n_causes += app.hood.is_cause;
        n_turns += !app.hood.is_cause && strncmp(before->path, "loop/", 5) == 0;
    }
    assert_true(n_turns > 20 && n_causes > 20);
}

// ---- where it is

// The button is always there, and leads from the hall into the loop view.
static void the_mouse_opens_it(void **state) {
    (void)state;
    kit_press(&app, "top.hood", 22);
    assert_true(app.hood.is_on);
    kit_press(&app, "top.hood", 22);
    assert_false(app.hood.is_on);
    kit_key(&app, 'h', 0);
    assert_int_equal(app.screen, VIEW_HALL);
    kit_press(&app, "top.hood", 22);
    assert_int_equal(app.screen, VIEW_LOOP);
    assert_true(app.hood.is_on);
}

// What the author says stays in sight.
static void a_lesson_stays_beside_it(void **state) {
    (void)state;
    ViewConfig config = kit_config();
    config.lesson_path = LESSONS_DIR "/05-one-iteration";
    config.w = 1920, config.h = 1080;
    open_with(config);
    kit_key(&app, 'n', 0);
    kit_key(&app, 'u', 0);
    Rect next, code;
    assert_true(kit_widget(&app, "lesson.next", &next));
    assert_true(kit_widget(&app, "code", &code));
    assert_true(next.y > code.y + code.h && next.x < code.x + code.w);
}

// Of the exhibition only the source is known.
static void the_exhibition_has_its_source(void **state) {
    (void)state;
    open_with(kit_config());
    kit_key(&app, 'h', 0);
    kit_key(&app, 'u', 0);
    kit_key(&app, KEY_RIGHT, 0);
    assert_true(app.hood.is_on);
    for (int i = 0; i < 20; i++) { // also where its own code told of it
        assert_non_null(hood_source(&app.hood, app.hood.place.path));
        assert_true(app.hood.place.line > 1);
        kit_key(&app, KEY_RIGHT, 0);
    }
    assert_int_equal(app.hood.stacks.n, 0);
    assert_int_equal(app_wait_ms(&app), -1);
}

static void its_texts_find_room(void **state) {
    (void)state;
    static const int sizes[][2] = {{1280, 720}, {1920, 1080}, {1024, 768}};
    kit_key(&app, 'u', 0);
    for (int i = 0; i < 12; i++)
        kit_key(&app, KEY_RIGHT, 0);
    settle_down();
    for (int language = 0; language < 2; language++) {
        kit_key(&app, 'l', 0);
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            app.w = sizes[i][0], app.h = sizes[i][1];
            unsigned before = app.ui.n_overflows;
            app_draw(&app);
            if (app.ui.n_overflows != before) fail_msg("no room for '%s'", app.ui.overflowed);
        }
    }
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, open_program, close_app)

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_are_walked_and_named),
        CASE(every_step_is_looked_into),
        CASE(the_way_does_not_matter),
        CASE(it_is_closed_as_it_was_opened),
        CASE(the_source_is_the_line_that_told),
        CASE(what_led_there_is_told),
        cmocka_unit_test_teardown(the_exhibition_has_its_source, close_app),
        cmocka_unit_test_teardown(a_lesson_stays_beside_it, close_app),
        CASE(its_texts_find_room),
        CASE(the_mouse_opens_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
