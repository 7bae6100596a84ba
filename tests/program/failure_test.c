// What a trace tells of an exception on its way: where it is raised and where it only comes
// through, which tasks belong to a group and who of them is stopped, and the sentences about all
// that.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>
#include <string.h>

#include "recorded.h"
#include "trace/why.h"

static const ModelTask *task_called(const char *name) {
    for (uint32_t i = 1; i <= model.now.n_tasks; i++)
        if (strcmp(trace_text(trace, model.tasks[i].name), name) == 0) return &model.tasks[i];
    fail_msg("there is no task %s", name);
    return NULL;
}

// "here 4, through 6": each RAISE with its line.
static void expect_raises(const char *expected) {
    Str raises = {0};
    for (uint32_t i = 0; i < trace->n; i++) {
        const Event *e = trace_at(trace, i);
        if (e->kind != EVENT_RAISE) continue;
        str_printf(&raises, "%s%s %d", raises.n ? ", " : "",
                   e->a == RAISE_HERE ? "here" : "through", trace_line(trace, e->object));
    }
    assert_string_equal(str_text(&raises), expected);
    str_deinit(&raises);
}

// [text] is [expected] but for spaces that do not break.
static bool is_same(const char *text, const char *expected) {
    static const char no_break[] = "\xc2\xa0";
    for (; *text && *expected; text++, expected++) {
        bool is_space = strncmp(text, no_break, 2) == 0;
        if ((is_space ? ' ' : *text) != *expected) return false;
        text += is_space;
    }
    return *text == *expected;
}

// One of the sentences of the run, from beginning to end.
static void expect_sentence(const char *expected) {
    Arena arena = {0};
    Tr *table = tr_load("en", NULL);
    Why why;
    bool is_said = false;
    model_seek(&model, 0);
    while (!is_said && model_step(&model))
        is_said = why_make(&model, &why) && is_same(why_text(&why, trace, table, &arena), expected);
    if (!is_said) fail_msg("nobody says: %s", expected);
    tr_free(table);
    arena_deinit(&arena);
}

static void raised_or_coming_through(void **state) {
    (void)state;
    record("def look(name):\n"
           "    return {'a': 7}[name]\n"
           "def find(name):\n"
           "    try:\n"
           "        return look(name)\n"
           "    finally:\n"
           "        name = ''\n"
           "for i in range(2):\n"
           "    try:\n"
           "        find('b')\n"
           "    except KeyError as error:\n"
           "        try:\n"
           "            raise error\n"
           "        except KeyError:\n"
           "            pass\n",
           REPORT_LINES);
    expect_raises("here 2, through 5, through 7, through 10, through 13, "
                  "here 2, through 5, through 7, through 10, through 13");
    expect_sentence("find gets KeyError: 'b' at line 5: nothing in look caught it (1).");
    expect_sentence("find passes KeyError: 'b' on: nothing at line 7 catches it.");
}

static const char *const of_a_group = "import asyncio\n"
                                      "async def fetch(name):\n"
                                      "    await asyncio.sleep(1 if name == 'B' else 9)\n"
                                      "    raise KeyError(name)\n"
                                      "async def load():\n"
                                      "    async with asyncio.TaskGroup() as group:\n"
                                      "        for name in 'ABCDEFGH':\n"
                                      "            group.create_task(fetch(name), name=name)\n"
                                      "async def main():\n"
                                      "    other = asyncio.create_task(fetch('x'), name='x')\n"
                                      "    await load()\n"
                                      "asyncio.run(main())\n";

static void a_group_and_its_tasks(void **state) {
    (void)state;
    record(of_a_group, REPORT_LINES);
    char stopped[16] = "";
    while (model_step(&model)) {
        const Event *e = model_event(&model);
        if (e->kind != EVENT_TASK_CANCEL || strlen(stopped) > 8) continue;
        const char *name = trace_text(trace, model_task(&model, e->subject)->name);
        if (!name[1]) strcat(stopped, name);
    }
    assert_string_equal(stopped, "ACDEFGHx"); // in the order in which they were made
    ObjectId group = task_called("A")->group;
    const ModelSync *sync = model_sync(&model, group);
    assert_true(sync && sync->what == SYNC_GROUP);
    assert_int_equal(task_called("H")->group, group);
    assert_int_equal(task_called("x")->group, 0);
    assert_int_equal(task_called("Task-1")->group, 0);
    model_seek(&model, 0);
    assert_true(model.now.n_tasks == 0);
}

static void the_sentences_of_a_group(void **state) {
    (void)state;
    record(of_a_group, REPORT_LINES);
    expect_sentence("C is asked to stop: B, of the same group, has failed (1).");
    expect_sentence("Task-1 is asked to stop: B, of the group of Task-1, has failed (1).");
    expect_sentence(
        "C gets CancelledError: B, of the same group, failed (1), and stops the others (2).");
    expect_sentence("fetch gets CancelledError: C was asked to stop while asleep (1).");
    expect_sentence(
        "Task-1 gets an exception: fetch raised KeyError: 'B' (1), B ended with it (2), "
        "the group passes it on (3).");
    expect_sentence("load gets ExceptionGroup: ('unhandled errors in a…: B has failed (1), and the "
                    "group passes that on (2).");
    expect_sentence("main gets ExceptionGroup: ('unhandled errors in a…: it left load, for which "
                    "main slept (1).");
}

// Whoever waits for a gather waits for its parts, also where one of them is done before it is made.
static void the_parts_of_a_gather(void **state) {
    (void)state;
    record("import asyncio\n"
           "async def naps(seconds):\n"
           "    await asyncio.sleep(seconds)\n"
           "async def main():\n"
           "    done = asyncio.get_running_loop().create_future()\n"
           "    done.set_result(7)\n"
           "    print(await asyncio.gather(naps(1), done, naps(2), naps(2)))\n"
           "asyncio.run(main())\n",
           REPORT_LINES);
    uint32_t parts = 0, most_done = 0;
    while (model_step(&model)) {
        if (!model.now.n_tasks) continue;
        const ModelFuture *future = model_future(&model, model.tasks[1].awaits);
        if (!future || future->what != FUTURE_GATHER) continue;
        parts = future->n_parts;
        if (future->n_parts_done > most_done) most_done = future->n_parts_done;
    }
    assert_int_equal(parts, 3);
    assert_int_equal(most_done, 3);
}

static void from_task_to_task(void **state) {
    (void)state;
    record("import asyncio\n"
           "async def fails():\n"
           "    await asyncio.sleep(1)\n"
           "    raise ValueError('no')\n"
           "async def main():\n"
           "    for stops in False, True:\n"
           "        job = asyncio.create_task(fails(), name='job')\n"
           "        await asyncio.sleep(0)\n"
           "        if stops: job.cancel()\n"
           "        try:\n"
           "            await job\n"
           "        except BaseException:\n"
           "            pass\n"
           "    try:\n"
           "        async with asyncio.timeout(1):\n"
           "            await asyncio.sleep(9)\n"
           "    except TimeoutError:\n"
           "        pass\n"
           "def listens():\n"
           "    yield 1\n"
           "asyncio.run(main())\n"
           "talk = listens()\n"
           "next(talk)\n"
           "try:\n"
           "    talk.throw(OSError('cut'))\n"
           "except OSError:\n"
           "    pass\n",
           REPORT_LINES);
    expect_sentence("main gets ValueError: no: job, for which main slept, has failed (1).");
    expect_sentence("main gets CancelledError: job, for which main slept, was cancelled (1).");
    expect_sentence("Task-1 gets CancelledError: job, which Task-1 awaited, was cancelled (1).");
    expect_sentence("main gets TimeoutError: the request to stop Task-1 (1) has turned into that.");
    expect_sentence("listens gets OSError: cut: the program threw it at the sleeping yield (1).");
}

// Who waits in one of asyncio's own functions is known as who gets what [task] ends with.
static void expect_heir(const char *waits) {
    char text[600];
    snprintf(text, sizeof text,
             "import asyncio\n"
             "async def breaks():\n"
             "    await asyncio.sleep(1)\n"
             "    raise ValueError\n"
             "async def main():\n"
             "    inner = asyncio.create_task(breaks(), name='inner')\n"
             "    other = asyncio.create_task(asyncio.sleep(2), name='other')\n"
             "    try:\n"
             "        await %s\n"
             "    except ValueError:\n"
             "        pass\n"
             "asyncio.run(main())\n",
             waits);
    record(text, REPORT_LINES);
    while (model_step(&model) && model_event(&model)->kind != EVENT_RAISE)
        continue;
    const ModelFuture *inner = &task_called("inner")->future;
    ObjectId waited = task_called("Task-1")->awaits;
    bool is_linked = false;
    for (uint32_t slot = inner->first_callback; slot; slot = model.callbacks[slot].next)
        is_linked |= model.callbacks[slot].whom == waited;
    if (!waited || !is_linked) fail_msg("nobody is known to wait in %s", waits);
}

static void who_waits_in_asyncio(void **state) {
    (void)state;
    expect_heir("asyncio.wait_for(inner, 5)");
    expect_sentence("main sleeps at line 9: asyncio.wait_for(inner, 5) has not returned yet.");
    forget(NULL);
    expect_heir("asyncio.shield(inner)");
    forget(NULL);
    expect_heir("asyncio.wait([inner, other])");
    expect_sentence("Task-1 waits for future F1: 0 of its 2 parts are done.");
    forget(NULL);
    expect_heir("asyncio.gather(inner, other)");
    forget(NULL);
}

// A time-out's timer is the task's whose time it limits, or that of the future it fills.
static void whose_timers(void **state) {
    (void)state;
    record("import asyncio\n"
           "async def main():\n"
           "    loop = asyncio.get_running_loop()\n"
           "    async with asyncio.timeout(9):\n"
           "        await asyncio.sleep(1)\n"
           "    box = loop.create_future()\n"
           "    loop.call_later(8, box.set_result, 1)\n"
           "    await box\n"
           "    loop.call_later(7, print, 'late')\n"
           "    await asyncio.sleep(8)\n"
           "asyncio.run(main())\n",
           REPORT_LINES);
    int seen = 0;
    while (model_step(&model)) {
        const Event *e = model_event(&model);
        if (e->kind != EVENT_CALL_AT || e->a != HANDLE_CALLBACK) continue;
        int64_t delay_s = (e->value - e->time_ns + 500000000) / 1000000000;
        ObjectKind kind = trace_object_kind(trace, e->object);
        seen |= 1 << (delay_s - 7);
        if (delay_s == 9) assert_int_equal(e->object, task_called("Task-1")->future.id);
        if (delay_s == 8) assert_int_equal(kind, OBJECT_FUTURE);
        if (delay_s == 7) assert_int_equal(e->object, 0);
    }
    assert_int_equal(seen, 7);
    expect_sentence("The loop sleeps until 9 s: no task is ready, and Task-1’s timer is next (1).");
}

// Whoever reads must know that the task that is made and the one that starts are the same, and
// which of those without a maker the run began with.
static void names_and_later_runs(void **state) {
    (void)state;
    record("import asyncio\n"
           "async def work():\n"
           "    asyncio.current_task().set_name('later')\n"
           "async def main():\n"
           "    await asyncio.create_task(work(), name='early')\n"
           "asyncio.run(main())\n",
           REPORT_LINES);
    expect_sentence("Task-1 is made: the run begins with Task-1.");
    expect_sentence("Task-2 is called early from now on: the program gave it that name.");
    expect_sentence("early is called later from now on: the program gave it that name.");
    expect_sentence("Task-3 is made: Task-1 has ended (1), and the run closes what is left open.");
    expect_sentence("Task-3 starts: the program runs the loop for Task-3 (1), and Task-3 was first "
                    "in the ready queue (2).");
}

// What nobody can reach is closed, and nobody has thrown anything; a task goes with its coroutine.
static void nobody_needs_it(void **state) {
    (void)state;
    record("import asyncio, gc\n"
           "def generator():\n"
           "    yield 1\n"
           "left = generator()\n"
           "next(left)\n"
           "del left\n"
           "async def inner():\n"
           "    await asyncio.get_running_loop().create_future()\n"
           "async def work():\n"
           "    await inner()\n"
           "async def main():\n"
           "    asyncio.create_task(work(), name='lost')\n"
           "    await asyncio.sleep(0)\n"
           "    gc.collect()\n"
           "asyncio.run(main())\n",
           REPORT_LINES);
    expect_sentence("generator gets GeneratorExit: nobody can reach it any more, so it is closed.");
    expect_sentence("inner gets GeneratorExit: nobody can reach it any more, so it is closed.");
    expect_sentence("work gets GeneratorExit: nobody can reach it any more, so it is closed.");
    expect_sentence("lost is destroyed although it has not ended: nothing can wake it any more.");
    model_seek(&model, trace->n);
    assert_int_equal(task_called("lost")->state, STATE_CANCELLED);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_waits_in_asyncio),
        cmocka_unit_test_teardown(whose_timers, forget),
        cmocka_unit_test_teardown(raised_or_coming_through, forget),
        cmocka_unit_test_teardown(a_group_and_its_tasks, forget),
        cmocka_unit_test_teardown(the_sentences_of_a_group, forget),
        cmocka_unit_test_teardown(the_parts_of_a_gather, forget),
        cmocka_unit_test_teardown(from_task_to_task, forget),
        cmocka_unit_test_teardown(names_and_later_runs, forget),
        cmocka_unit_test_teardown(nobody_needs_it, forget),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
