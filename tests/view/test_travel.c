// What travels in a step: a value that is sent, yielded, returned or awaited and an exception are
// on their way between two places, go back the way they came, and leave no trace in the picture.
// And the chain of an exception that goes from frame to frame and from task to task.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "kit.h"
#include "program/program.h"
#include "view/app/app_parts.h"
#include "view/stage/failure.h"
#include "view/stage/travel.h"

static App app;

static const char *const desk = "def averager():\n"
                                "    total, count, mean = 0.0, 0, None\n"
                                "    while True:\n"
                                "        x = yield mean\n"
                                "        if x is None:\n"
                                "            return count, mean\n"
                                "        total += x\n"
                                "        count += 1\n"
                                "        mean = total / count\n"
                                "def desk(book, name):\n"
                                "    while True:\n"
                                "        book[name] = yield from averager()\n"
                                "book = {}\n"
                                "boys = desk(book, 'boys')\n"
                                "next(boys)\n"
                                "for kg in 39.0, 43.5, 37.5:\n"
                                "    print(boys.send(kg))\n"
                                "boys.send(None)\n"
                                "try:\n"
                                "    boys.throw(KeyError('door'))\n"
                                "except KeyError as error:\n"
                                "    print(error)\n";

static const char *const group = "import asyncio\n"
                                 "SHELF = {'a': 7, 'c': 9, 'd': 4}\n"
                                 "async def fetch(page, seconds):\n"
                                 "    await asyncio.sleep(seconds)\n"
                                 "    return SHELF[page]\n"
                                 "async def spinner():\n"
                                 "    while True:\n"
                                 "        print('.')\n"
                                 "        await asyncio.sleep(1)\n"
                                 "async def load(pages):\n"
                                 "    async with asyncio.TaskGroup() as group:\n"
                                 "        for page, s in zip(pages, (1, 2, 4, 5)):\n"
                                 "            group.create_task(\n"
                                 "                fetch(page, s), name=page.upper())\n"
                                 "async def main():\n"
                                 "    spin = asyncio.create_task(\n"
                                 "        spinner(), name='spin')\n"
                                 "    await load('abcd')\n"
                                 "    spin.cancel()\n"
                                 "asyncio.run(main())\n";

static const char *const chain = "import asyncio\n"
                                 "async def look(page):\n"
                                 "    await asyncio.sleep(1)\n"
                                 "    raise KeyError(page)\n"
                                 "async def find(page):\n"
                                 "    try:\n"
                                 "        return await look(page)\n"
                                 "    finally:\n"
                                 "        print('looked')\n"
                                 "async def both():\n"
                                 "    return await asyncio.gather(find('a'), asyncio.sleep(5))\n"
                                 "async def main():\n"
                                 "    job = asyncio.create_task(both(), name='job')\n"
                                 "    try:\n"
                                 "        await asyncio.wait_for(job, 9)\n"
                                 "    except KeyError as error:\n"
                                 "        print(error)\n"
                                 "    nap = asyncio.create_task(asyncio.sleep(9), name='nap')\n"
                                 "    late = asyncio.create_task(look('b'), name='late')\n"
                                 "    await asyncio.sleep(0.5)\n"
                                 "    late.cancel()\n"
                                 "    try:\n"
                                 "        await late\n"
                                 "    except asyncio.CancelledError:\n"
                                 "        nap.cancel()\n"
                                 "asyncio.run(main())\n";

static const char *const bakery = "import asyncio\n"
                                  "async def baker(shelf):\n"
                                  "    for bread in 'rye', 'spelt':\n"
                                  "        await asyncio.sleep(1)\n"
                                  "        await shelf.put(bread)\n"
                                  "    return 'closed'\n"
                                  "async def main():\n"
                                  "    shelf = asyncio.Queue()\n"
                                  "    bake = asyncio.create_task(baker(shelf), name='baker')\n"
                                  "    print(await bake)\n"
                                  "    print(await shelf.get(), await shelf.get())\n"
                                  "asyncio.run(main())\n";

static void open_text(const char *text, const char *language, bool is_dark, int w, int h) {
    ViewConfig config = kit_config();
    config.shows_shelf = true; // nothing is run yet
    config.language = language;
    config.theme = is_dark ? VIEW_DARK : VIEW_LIGHT;
    config.w = w, config.h = h;
    config.no_motion = false;
    kit_open(&app, &config);
    app.depth = REPORT_EXPRESSIONS;
    app_run_text(&app, "/program.py", text, strlen(text));
    program_run(app.program);
    app.grain = VIEW_GRAIN_EXPRESSION;
}

static int close_app(void **state) {
    (void)state;
    app_deinit(&app);
    return 0;
}

// To just behind the [n]th event of [kind] with [a] (-1: any), as a scrub: nothing moves.
static void go_to(EventKind kind, int a, int n) {
    const Trace *trace = app.now.traces[0];
    for (uint32_t i = 0; i < trace->n; i++) {
        const Event *e = trace_at(trace, i);
        if (e->kind != kind || (a >= 0 && e->a != a) || --n) continue;
        app_go_to_position(&app, i + 1);
        return;
    }
    fail_msg("there are fewer");
}

// ---- where things are

// The middle of the pill with [text] that stands right of [left]; false: there is none.
static bool find_pill(const char *text, int left, Point *at) {
    float size = app.w < 1600 ? 12 : 15;
    const DrawList *list = app_draw(&app);
    const TextRun *run = text_run(app.text, ui_mono(&app.ui, size, 600), text, strlen(text));
    for (size_t i = 0; i < list->commands.n; i++) {
        const DrawCommand *c = &list->commands.at[i];
        if (c->kind != DRAW_TEXT || c->text.run->hash != run->hash || c->bounds.x < left) continue;
        *at = (Point){(float)c->bounds.x + (float)c->bounds.w / 2,
                      (float)c->bounds.y + (float)c->bounds.h / 2};
        return true;
    }
    return false;
}

static float pill_x(const char *text) {
    Point at;
    if (!find_pill(text, 700, &at)) fail_msg("there is no pill with %s", text);
    return at.x;
}

// Of the step that is shown, when [ms] of it have gone by.
static float x_after(const char *text, int ms) {
    kit_wait(&app, ms * MILLI - (app.wall_ns - app.step_wall_ns));
    return pill_x(text);
}

// ---- between the frames of a task

// What a coroutine returns comes up to whoever awaited it, in the loop as well: along the way down.
static void what_is_awaited_comes_back_in_the_loop(void **state) {
    (void)state;
    open_text("import asyncio\n"
              "async def cook(dish):\n"
              "    await asyncio.sleep(1)\n"
              "    return dish * 2\n"
              "async def main():\n"
              "    print(await cook('soup'))\n"
              "asyncio.run(main())\n",
              "en", true, 1920, 1080);
    kit_wait(&app, 16 * MILLI);
    go_to(EVENT_FRAME_RESUME, RESUME_RETURN, 1);
    kit_key(&app, KEY_LEFT, 0);
    kit_wait(&app, SECOND);
    kit_key(&app, KEY_RIGHT, 0);
    bool was_seen = false, went_up = false;
    float last_y = 0;
    for (int ms = 16; ms < 300; ms += 16) {
        Point at;
        kit_wait(&app, 16 * MILLI);
        if (!find_pill("'soupsoup'", 1100, &at) || at.x > 1400) continue;
        went_up |= was_seen && at.y < last_y;
        was_seen = true, last_y = at.y;
    }
    assert_true(was_seen);
    assert_true(went_up);
}

// ---- in the stage of generators

// From where it leaves to where it arrives, slower towards the end; a step back the same way.
static void a_sent_value_travels_there_and_back(void **state) {
    (void)state;
    open_text(desk, "en", true, 1920, 1080);
    kit_wait(&app, 16 * MILLI);
    go_to(EVENT_FRAME_RESUME, RESUME_SEND, 2);
    Point none;
    float rests = pill_x("43.5");
    kit_key(&app, KEY_LEFT, 0);
    kit_wait(&app, SECOND);
    assert_false(find_pill("43.5", 700, &none));
    kit_key(&app, KEY_RIGHT, 0);
    float there[3] = {x_after("43.5", 0), x_after("43.5", 80), x_after("43.5", 200)};
    kit_wait(&app, SECOND);
    assert_true(pill_x("43.5") == rests);
    assert_true(there[0] < there[1] && there[1] < there[2] && there[2] < rests);
    assert_true(there[1] - there[0] > rests - there[2]); // cubic, out
    assert_true(rests - there[0] > 60);
    kit_key(&app, KEY_LEFT, 0);
    float back[3] = {x_after("43.5", 0), x_after("43.5", 80), x_after("43.5", 200)};
    assert_true(back[0] == rests);
    assert_true(back[0] > back[1] && back[1] > back[2] && back[2] >= there[0]);
    float whole = rests - there[0]; // as far from its end at each moment as it was going there
    assert_true(back[0] - back[1] - (there[1] - there[0]) < 0.02F * whole);
    kit_wait(&app, SECOND);
    assert_false(find_pill("43.5", 700, &none));
}

// Out of the innermost generator past the one that delegates to it.
static void a_yielded_value_travels_out(void **state) {
    (void)state;
    open_text(desk, "en", true, 1280, 720);
    kit_wait(&app, 16 * MILLI);
    go_to(EVENT_FRAME_SUSPEND, SUSPEND_YIELD, 3);
    float rests = pill_x("41.25");
    kit_key(&app, KEY_LEFT, 0);
    kit_wait(&app, SECOND);
    kit_key(&app, KEY_RIGHT, 0);
    float begins = x_after("41.25", 0);
    assert_true(begins > x_after("41.25", 100));
    kit_wait(&app, SECOND);
    assert_true(pill_x("41.25") == rests && rests < begins);
}

// It is written beside its line only when it has arrived there.
static void a_value_arrives_beside_its_line(void **state) {
    (void)state;
    open_text(desk, "en", true, 1920, 1080);
    kit_wait(&app, 16 * MILLI);
    go_to(EVENT_FRAME_RESUME, RESUME_SEND, 2);
    kit_key(&app, KEY_LEFT, 0);
    kit_wait(&app, SECOND);
    kit_key(&app, KEY_RIGHT, 0);
    Point early, late;
    assert_true(find_pill("43.5", 0, &early) && early.x < 700);
    kit_wait(&app, 100 * MILLI);
    assert_true(find_pill("43.5", 0, &late) && late.x < 700);
    assert_true(late.y < early.y); // from line 17 up to line 4
    kit_wait(&app, SECOND);
    assert_true(find_pill("43.5", 0, &late) && late.x > 700); // only in the tube
}

// ---- in the loop

// The middle of the chip of [name] that is on its way in the loop: it stands in no row.
static bool find_chip(const char *name, Point *at) {
    static const float sizes[] = {13, 15, 20};
    const DrawList *list = app_draw(&app);
    for (size_t i = list->commands.n; i > 0; i--) { // it is drawn last
        const DrawCommand *c = &list->commands.at[i - 1];
        bool is_in_loop = c->bounds.x > app.w * 43 / 100 && c->bounds.x < app.w * 72 / 100;
        for (int k = 0; k < 3 && c->kind == DRAW_TEXT && is_in_loop; k++) {
            TextStyle style = ui_sans(&app.ui, sizes[k], 600);
            if (c->text.run->hash != text_run(app.text, style, name, strlen(name))->hash) continue;
            *at = (Point){(float)c->bounds.x, (float)c->bounds.y};
            return true;
        }
    }
    return false;
}

// A task that wakes: from its timer along the line into the running place, and back the same way.
static void a_chip_goes_back_as_it_came(void **state) {
    (void)state;
    enum { MOMENTS = 5 };
    open_text(bakery, "en", true, 1280, 720);
    kit_wait(&app, 16 * MILLI);
    app.grain = VIEW_GRAIN_EVENT;
    go_to(EVENT_TASK_AWAIT, -1, 2); // baker sleeps
    app.grain = VIEW_GRAIN_SWITCH;
    Point there[MOMENTS], back[MOMENTS];
    kit_key(&app, KEY_RIGHT, 0);
    for (int i = 0; i < MOMENTS; i++, kit_wait(&app, 32 * MILLI))
        assert_true(find_chip("baker", &there[i]));
    kit_wait(&app, SECOND);
    kit_key(&app, KEY_LEFT, 0);
    for (int i = 0; i < MOMENTS; i++, kit_wait(&app, 32 * MILLI))
        assert_true(find_chip("baker", &back[i]));
    assert_true(there[0].y > there[MOMENTS - 1].y + 60); // up
    assert_true(back[0].y < back[MOMENTS - 1].y);
    // Both keep to the line: nobody was right of it while below the queue.
    float highest = there[MOMENTS - 1].y + 30;
    for (int i = 0; i < MOMENTS; i++) {
        if (there[i].y > highest) assert_true(there[i].x < (float)app.w * 0.55F);
        if (back[i].y > highest) assert_true(back[i].x < (float)app.w * 0.55F);
    }
}

// ---- none of it

static void nothing_travels_without_motion_or_when_scrubbing(void **state) {
    (void)state;
    open_text(desk, "en", true, 1920, 1080);
    kit_wait(&app, 16 * MILLI);
    go_to(EVENT_FRAME_RESUME, RESUME_SEND, 2);
    assert_false(app.is_moving);
    uint64_t rest = kit_picture(&app);
    kit_key(&app, KEY_LEFT, 0);
    kit_wait(&app, SECOND);
    kit_key(&app, KEY_RIGHT, 0);
    kit_wait(&app, 100 * MILLI);
    assert_true(kit_picture(&app) != rest);
    kit_wait(&app, SECOND);
    assert_int_equal(kit_picture(&app), rest);
    kit_key(&app, KEY_LEFT, 0);
    kit_wait(&app, SECOND);
    kit_key(&app, 'm', 0);
    kit_key(&app, KEY_RIGHT, 0);
    assert_false(app.is_moving);
    assert_int_equal(kit_picture(&app), rest);
}

// ---- what travels, from the record alone

static Travels travels_at(uint64_t from) {
    static Arena arena;
    arena_reset(&arena);
    Cursor earlier;
    cursor_init(&earlier, app.now.traces, app.now.n_traces);
    cursor_seek(&earlier, from);
    Travels travels;
    travels_between(&travels, &earlier.models[0], &app.now.models[0], &arena);
    cursor_deinit(&earlier);
    return travels;
}

static void tasks_futures_and_queues(void **state) {
    (void)state;
    open_text(bakery, "en", true, 1280, 720);
    go_to(EVENT_SYNC_STATE, SYNC_PUT, 2);
    Travels travels = travels_at(app.now.position - 1);
    const Travel *put = travels_find(&travels, TRAVEL_PUT);
    if (!put)
        fail_msg("nothing is put");
    else
        assert_string_equal(put->text, "'spelt'");
    go_to(EVENT_SYNC_STATE, SYNC_GET, 1);
    travels = travels_at(app.now.position - 1);
    const Travel *get = travels_find(&travels, TRAVEL_GET);
    if (!get)
        fail_msg("nothing is taken out");
    else
        assert_string_equal(get->text, "'rye'");
    go_to(EVENT_TASK_END, OUTCOME_RESULT, 1); // its future is filled next
    uint64_t ends = app.now.position;
    cursor_seek(&app.now, ends + 1);
    travels = travels_at(ends);
    const Travel *fill = travels_find(&travels, TRAVEL_FILL);
    if (!fill)
        fail_msg("nothing is filled");
    else
        assert_string_equal(fill->text, "'closed'");
    uint64_t before = app.now.position;
    while (model_event(&app.now.models[0])->kind != EVENT_TASK_STEP)
        cursor_forward(&app.now, GRAIN_EVENT);
    travels = travels_at(before);
    const Travel *wake = travels_find(&travels, TRAVEL_WAKE);
    if (!wake)
        fail_msg("nothing wakes");
    else
        assert_string_equal(wake->text, "'closed'");
}

static void a_returned_value_goes_to_who_awaits_it(void **state) {
    (void)state;
    open_text(desk, "en", true, 1280, 720);
    go_to(EVENT_FRAME_RESUME, RESUME_RETURN, 1);
    Travels travels = travels_at(app.now.position - 1);
    const Travel *out = travels_find(&travels, TRAVEL_OUT);
    if (!out) {
        fail_msg("nothing is returned");
        return;
    }
    assert_string_equal(out->text, "(3, 40.0)");
    const Trace *trace = app.now.traces[0];
    assert_int_equal(trace_line(trace, out->from_place), 6);
    assert_int_equal(trace_line(trace, out->to_place), 12);
}

// ---- the chain of an exception

static Failure chain_now(void) {
    static Failure failure;
    static Arena arena;
    arena_reset(&arena);
    app_draw(&app); // its tracks know the frames
    View view = {.arena = &arena, .now = &app.now, .before = &app.now, .frames = &app.frames};
    view.tr = app.texts;
    Scene scene = {.view = &view,
                   .model = &app.now.models[0],
                   .trace = app.now.traces[0],
                   .event = model_event(&app.now.models[0])};
    if (!failure_of(&scene, &failure)) failure.n = 0;
    return failure;
}

// "look 4, find 7, task job": the way, where it began first.
static void expect_way(const char *expected) {
    Failure failure = chain_now();
    const Trace *trace = app.now.traces[0];
    Str way = {0};
    for (int i = 0; i < failure.n; i++) {
        const FailureStop *stop = &failure.at[i];
        const ModelTask *task = model_task(&app.now.models[0], stop->object);
        if (i) str_add(&way, ", ");
        if (stop->kind == STOP_FRAME)
            str_printf(&way, "%s %d",
                       trace_text(trace, event_low(trace_code(trace, stop->code)->value)),
                       stop->line);
        else
            str_printf(&way, "%s%s%s",
                       stop->kind == STOP_TASK     ? "task"
                       : stop->kind == STOP_FUTURE ? "future"
                       : stop->kind == STOP_GROUP  ? "group"
                       : stop->kind == STOP_CALL   ? "call"
                                                   : "request",
                       task ? " " : "", task ? trace_text(trace, task->name) : "");
    }
    assert_string_equal(str_text(&way), expected);
    str_deinit(&way);
}

static void go_to_throw(const char *error, int n) {
    const Trace *trace = app.now.traces[0];
    for (uint32_t i = 0; i < trace->n; i++) {
        const Event *e = trace_at(trace, i);
        if (e->kind != EVENT_FRAME_RESUME || e->a != RESUME_THROW) continue;
        const char *text = trace_text(trace, event_value_text(e->value));
        if (strncmp(text, error, strlen(error)) != 0 || --n) continue;
        app_go_to_position(&app, i + 1);
        return;
    }
    fail_msg("it is not thrown so often");
}

static void from_frame_to_frame_and_task_to_task(void **state) {
    (void)state;
    open_text(chain, "en", true, 1280, 720);
    go_to(EVENT_RAISE, RAISE_HERE, 1);
    expect_way("look 4");
    go_to_throw("KeyError", 1); // into find
    expect_way("look 4, find 7");
    go_to(EVENT_RAISE, RAISE_THROUGH, 1); // when its finally is done
    expect_way("look 4, find 7");
    go_to_throw("KeyError", 2); // into both, out of gather
    expect_way("look 4, find 7, task Task-3, future, both 11");
    go_to_throw("KeyError", 3); // into main, out of wait_for
    expect_way("look 4, find 7, task Task-3, future, both 11, task job, call, main 15");
    assert_false(chain_now().is_cancel);
    go_to_throw("CancelledError", 1);
    expect_way("request Task-1, look 3");
    assert_true(chain_now().is_cancel);
    go_to_throw("CancelledError", 2);
    expect_way("request Task-1, look 3, task late, main 23");
}

static void through_a_group_of_tasks(void **state) {
    (void)state;
    open_text(group, "en", true, 1280, 720);
    go_to(EVENT_TASK_END, OUTCOME_EXCEPTION, 1);
    expect_way("fetch 5, task B");
    go_to_throw("CancelledError", 1); // the others of the group
    expect_way("fetch 5, task B, group, fetch 4");
    go_to_throw("ExceptionGroup", 1);
    expect_way("fetch 5, task B, group, load 11");
    cursor_back(&app.now, GRAIN_EVENT);
    while (model_event(&app.now.models[0])->kind != EVENT_TASK_STEP)
        cursor_back(&app.now, GRAIN_EVENT);
    expect_way("fetch 5, task B, group, load 11"); // also before a frame has seen it
    go_to_throw("ExceptionGroup", 2);
    expect_way("fetch 5, task B, group, load 11, main 18");
    go_to(EVENT_RAISE, RAISE_THROUGH, 1);
    expect_way("fetch 5, task B, group, load 11, main 18, task Task-1, <module> 20");
}

// Where it was thrown into a generator it began.
static void thrown_into_a_generator(void **state) {
    (void)state;
    open_text(desk, "en", true, 1280, 720);
    go_to_throw("KeyError", 1);
    expect_way("<module> 20, averager 4");
    go_to_throw("KeyError", 2);
    expect_way("<module> 20, averager 4, desk 12");
    go_to(EVENT_RAISE, RAISE_THROUGH, 1);
    expect_way("<module> 20, averager 4, desk 12, <module> 20");
}

static void what_lies_ahead(void **state) {
    (void)state;
    open_text(group, "en", true, 1280, 720);
    go_to(EVENT_RAISE, RAISE_HERE, 1);
    Failure failure = chain_now();
    const Trace *trace = app.now.traces[0];
    assert_int_equal(failure.n_ahead, 4); // the group, load, main, the program
    assert_int_equal(failure.ahead[0].kind, STOP_GROUP);
    assert_int_equal(failure.ahead[1].line, 11);
    assert_int_equal(failure.ahead[2].line, 18);
    assert_int_equal(trace_code(trace, failure.ahead[3].code)->a, FRAME_MODULE);
    app_deinit(&app);
    open_text(chain, "en", true, 1280, 720);
    go_to_throw("KeyError", 1); // into find, which gather's task runs
    failure = chain_now();
    assert_int_equal(failure.n_ahead, 3); // both, who waits for it in wait_for, the program
    assert_int_equal(failure.ahead[0].line, 11);
    assert_int_equal(failure.ahead[1].line, 15);
    assert_int_equal(trace_code(app.now.traces[0], failure.ahead[2].code)->a, FRAME_MODULE);
}

// Within one task, with what it has called: each frame once.
static void what_lies_ahead_in_one_task(void **state) {
    (void)state;
    open_text("import asyncio\n"
              "def look(page):\n"
              "    return {}[page]\n"
              "async def fetch(page):\n"
              "    await asyncio.sleep(1)\n"
              "    return look(page)\n"
              "async def main():\n"
              "    await fetch('b')\n"
              "asyncio.run(main())\n",
              "en", true, 1280, 720);
    static const int lines[] = {6, 8, 9};
    go_to(EVENT_RAISE, RAISE_HERE, 1);
    for (int i = 0; i < 3; i++) {
        Failure failure = chain_now();
        assert_int_equal(failure.n_ahead, 3 - i);
        for (int k = i; k < 3; k++)
            assert_int_equal(failure.ahead[k - i].line, lines[k]);
        bool is_one = false;
        while (!is_one && cursor_forward(&app.now, GRAIN_EVENT)) {
            const Event *e = model_event(&app.now.models[0]);
            is_one =
                e->kind == EVENT_RAISE || (e->kind == EVENT_FRAME_RESUME && e->a == RESUME_THROW);
        }
    }
}

// ---- pictures

static void golden_failure_dark(void **state) {
    (void)state;
    open_text(group, "ru", true, 1920, 1080);
    app.grain = VIEW_GRAIN_SWITCH;
    go_to_throw("ExceptionGroup", 1);
    cursor_back(&app.now, GRAIN_SWITCH);
    kit_golden(&app, "failure-group-dark-ru-1080");
}

static void golden_failure_light(void **state) {
    (void)state;
    open_text(chain, "en", false, 1280, 720);
    go_to_throw("KeyError", 3);
    kit_golden(&app, "failure-tasks-light-en-720");
}

static void golden_half_way(void **state) {
    (void)state;
    open_text(desk, "en", true, 1920, 1080);
    kit_wait(&app, 16 * MILLI);
    go_to(EVENT_FRAME_RESUME, RESUME_SEND, 2);
    kit_key(&app, KEY_LEFT, 0);
    kit_wait(&app, SECOND);
    kit_key(&app, KEY_RIGHT, 0);
    kit_wait(&app, 66 * MILLI);
    kit_golden(&app, "travel-sent-dark-en-1080");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(what_is_awaited_comes_back_in_the_loop, close_app),
        cmocka_unit_test_teardown(a_sent_value_travels_there_and_back, close_app),
        cmocka_unit_test_teardown(a_yielded_value_travels_out, close_app),
        cmocka_unit_test_teardown(a_value_arrives_beside_its_line, close_app),
        cmocka_unit_test_teardown(a_chip_goes_back_as_it_came, close_app),
        cmocka_unit_test_teardown(nothing_travels_without_motion_or_when_scrubbing, close_app),
        cmocka_unit_test_teardown(tasks_futures_and_queues, close_app),
        cmocka_unit_test_teardown(a_returned_value_goes_to_who_awaits_it, close_app),
        cmocka_unit_test_teardown(from_frame_to_frame_and_task_to_task, close_app),
        cmocka_unit_test_teardown(through_a_group_of_tasks, close_app),
        cmocka_unit_test_teardown(thrown_into_a_generator, close_app),
        cmocka_unit_test_teardown(what_lies_ahead, close_app),
        cmocka_unit_test_teardown(what_lies_ahead_in_one_task, close_app),
        cmocka_unit_test_teardown(golden_failure_dark, close_app),
        cmocka_unit_test_teardown(golden_failure_light, close_app),
        cmocka_unit_test_teardown(golden_half_way, close_app),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
