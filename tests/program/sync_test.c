// What a trace knows of a program's locks and queues: their names, who holds them, what is in them
// and who waits for them, at each depth of recording.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "recorded.h"
#include "trace/why.h"

static const ModelSync *sync_called(const char *name) {
    for (uint32_t i = 1; i <= model.now.n_syncs; i++)
        if (strcmp(trace_text(trace, model.syncs[i].name), name) == 0) return &model.syncs[i];
    return NULL;
}

// Behind the [n]th event in which something of [verb] is done to the one called [name].
static const ModelSync *go_to(const char *name, SyncVerb verb, int n) {
    model_seek(&model, 0);
    while (model_step(&model)) {
        const Event *e = model_event(&model);
        if (e->kind != EVENT_SYNC_STATE || e->a != verb) continue;
        const ModelSync *sync = model_sync(&model, e->subject);
        if (strcmp(trace_text(trace, sync->name), name) == 0 && --n == 0) return sync;
    }
    fail_msg("%s: not so often", name);
    return NULL;
}

static const char *name_of(ObjectId task) {
    const ModelTask *known = model_task(&model, task);
    return known ? trace_text(trace, known->name) : "";
}

static const char *first_waiting(const ModelSync *sync) {
    const ModelFuture *future = model_future(&model, sync->first_waiter);
    return future ? name_of(model_first_waiting_task(&model, future)) : "";
}

static int count_holders(const ModelSync *sync) {
    int n = 0;
    for (uint32_t slot = sync->first_holder; slot; slot = model.callbacks[slot].next)
        n++;
    return n;
}

static const char *const tasks =
    "import asyncio\n"
    "async def use(lock, gate):\n"
    "    async with lock:\n"
    "        await asyncio.sleep(1)\n"
    "    async with gate:\n"
    "        await asyncio.sleep(1.5)\n"
    "async def main():\n"
    "    lock = asyncio.Lock()\n"
    "    gate = asyncio.Semaphore(2)\n"
    "    jobs = [asyncio.create_task(use(lock, gate), name=n) for n in 'ABC']\n"
    "    await asyncio.gather(*jobs)\n"
    "asyncio.run(main())\n";

static void a_lock_knows_holder_and_waiters(void **state) {
    (void)state;
    for (int depth = REPORT_SWITCHES; depth <= REPORT_EXPRESSIONS; depth++) {
        record(tasks, (ReportDepth)depth);
        const ModelSync *lock = go_to("lock", SYNC_RELEASE, 1);
        assert_int_equal(lock->what, SYNC_LOCK);
        assert_int_equal(lock->holder, 0);
        assert_int_equal(lock->n_waiters, 2);
        assert_string_equal(first_waiting(lock), "B");
        lock = go_to("lock", SYNC_ACQUIRE, 2);
        assert_string_equal(name_of(lock->holder), "B");
        assert_int_equal(lock->n_waiters, 1);
        assert_string_equal(first_waiting(lock), "C");
        forget(NULL);
    }
    record(tasks, REPORT_LINES); // for the teardown
}

static void a_semaphore_knows_all_its_holders(void **state) {
    (void)state;
    record(tasks, REPORT_LINES);
    const ModelSync *gate = go_to("gate", SYNC_ACQUIRE, 2);
    assert_int_equal(gate->value, 0);
    assert_int_equal(count_holders(gate), 2);
    gate = go_to("gate", SYNC_RELEASE, 3);
    assert_int_equal(count_holders(gate), 0);
    model_seek(&model, trace->n);
    assert_true(sync_called("gate")->is_gone); // with the frame that made it
}

static void a_queue_knows_what_is_in_it(void **state) {
    (void)state;
    record("import asyncio\n"
           "async def main():\n"
           "    jobs = asyncio.Queue(2)\n"
           "    await jobs.put('a'); await jobs.put(7)\n"
           "    late = asyncio.create_task(jobs.put('b'), name='late')\n"
           "    await asyncio.sleep(0)\n"
           "    print(await jobs.get())\n"
           "asyncio.run(main())\n",
           REPORT_LINES);
    const ModelSync *jobs = go_to("jobs", SYNC_PUT, 2);
    assert_int_equal(jobs->capacity, 2);
    assert_int_equal(jobs->value, 2);
    assert_string_equal(trace_text(trace, jobs->text), "['a', 7]");
    jobs = go_to("jobs", SYNC_GET, 1);
    assert_string_equal(trace_text(trace, jobs->text), "[7]");
    assert_string_equal(first_waiting(jobs), "late");
    assert_null(sync_called("_finished")); // what a queue is made of is its own business
}

static void conditions_events_and_barriers_are_told(void **state) {
    (void)state;
    record("import asyncio\n"
           "async def main():\n"
           "    ready = asyncio.Event()\n"
           "    change = asyncio.Condition()\n"
           "    meet = asyncio.Barrier(2)\n"
           "    async def wait():\n"
           "        await ready.wait()\n"
           "        async with change:\n"
           "            await change.wait()\n"
           "        await meet.wait()\n"
           "    other = asyncio.create_task(wait(), name='other')\n"
           "    await asyncio.sleep(0)\n"
           "    ready.set()\n"
           "    await asyncio.sleep(0)\n"
           "    async with change:\n"
           "        change.notify()\n"
           "    await meet.wait()\n"
           "    ready.clear()\n"
           "asyncio.run(main())\n",
           REPORT_LINES);
    assert_string_equal(first_waiting(go_to("ready", SYNC_SET, 1)), "other");
    assert_int_equal(go_to("ready", SYNC_SET, 1)->value, 1);
    assert_int_equal(go_to("ready", SYNC_CLEAR, 1)->value, 0);
    assert_string_equal(first_waiting(go_to("change", SYNC_NOTIFY, 1)), "other");
    assert_non_null(sync_called("change._lock"));
    assert_string_equal(name_of(go_to("change._lock", SYNC_ACQUIRE, 1)->holder), "other");
    const ModelSync *meet = go_to("meet", SYNC_WAIT, 2);
    assert_int_equal(meet->value, 2);
    assert_int_equal(meet->n_waiters, 1);
}

static void threads_hold_and_wait_by_their_names(void **state) {
    (void)state;
    record("import queue, threading, time\n"
           "class Shop:\n"
           "    def __init__(self):\n"
           "        self.door = threading.Lock()\n"
           "shop = Shop()\n"
           "till = queue.Queue()\n"
           "def buy(n):\n"
           "    with shop.door:\n"
           "        time.sleep(1)\n"
           "        till.put(n)\n"
           "threads = [threading.Thread(target=buy, args=(n,), name=f'T{n}') for n in range(3)]\n"
           "for thread in threads: thread.start()\n"
           "for thread in threads: thread.join()\n",
           REPORT_LINES);
    const ModelSync *door = go_to("door", SYNC_ACQUIRE, 1);
    assert_string_equal(trace_text(trace, door->text), "T0");
    assert_int_equal(go_to("door", SYNC_WAIT, 2)->n_blocked, 2);
    assert_int_equal(go_to("door", SYNC_RELEASE, 1)->n_blocked, 1);
    assert_string_equal(trace_text(trace, go_to("till", SYNC_PUT, 2)->text), "[0, 1]");
}

static void a_step_back_undoes_it(void **state) {
    (void)state;
    record(tasks, REPORT_LINES);
    Model other;
    model_init(&other, trace);
    model_seek(&model, trace->n);
    while (model.now.n) {
        model_back(&model);
        if (model.now.n % 7 == 0) {
            model_seek(&other, 0);
            model_seek(&other, model.now.n);
            assert_true(model_equal(&model, &other));
        }
    }
    model_deinit(&other);
}

static void a_deadlock_names_who_holds_what(void **state) {
    (void)state;
    record("import asyncio\n"
           "async def take(first, second):\n"
           "    async with first:\n"
           "        await asyncio.sleep(1)\n"
           "        async with second:\n"
           "            pass\n"
           "async def main():\n"
           "    fork, knife = asyncio.Lock(), asyncio.Lock()\n"
           "    spoon = asyncio.Lock()\n"
           "    await asyncio.gather(take(spoon, knife), take(knife, spoon))\n"
           "asyncio.run(main())\n",
           REPORT_LINES);
    while (model_step(&model) && model_event(&model)->kind != EVENT_DEADLOCK)
        continue;
    Why why;
    Arena arena = {0};
    Tr *table = tr_load("en", NULL);
    while (model_event(&model)->kind == EVENT_DEADLOCK) {
        assert_true(why_make(&model, &why));
        const char *text = why_text(&why, trace, table, &arena);
        if (strstr(text, "holds spoon")) break;
        assert_true(model_step(&model));
    }
    assert_int_equal(model_event(&model)->kind, EVENT_DEADLOCK);
    assert_non_null(strstr(why_text(&why, trace, table, &arena), "Task-3 waits for ever: Task-2"));
    tr_free(table);
    arena_deinit(&arena);
    // And in what the program prints of it: knife has no name where it is made, but where it waits.
    bool has_told = false;
    for (size_t i = 0; i < trace->lists[TRACE_OUTPUTS].n; i++) {
        const Event *e = trace_at(trace, trace->lists[TRACE_OUTPUTS].at[i]);
        has_told |= strstr(trace_text(trace, (StringId)e->value),
                           "Task-3 waits for lock 'second', held by Task-2") != NULL;
    }
    assert_true(has_told);
}

// A box is seen to be empty, and what is in it then.
static void a_future_of_a_pool_is_told(void **state) {
    (void)state;
    static const char *const expected[] = {"<Future running>", "<Future done: 5>",
                                           "<Future pending>", "<Future broken: KeyError('x')>",
                                           "<Future cancelled>"};
    record("from concurrent.futures import ThreadPoolExecutor\n"
           "from time import sleep\n"
           "def cook(n): sleep(n); return {2: 5}[n]\n"
           "pool = ThreadPoolExecutor(1)\n"
           "a = pool.submit(cook, 2)\n"
           "a.result()\n"
           "b = pool.submit(lambda: {}['x'])\n"
           "c = pool.submit(cook, 2)\n"
           "c.cancel()\n"
           "b.exception()\n"
           "d = c\n",
           REPORT_LINES);
    bool is_told[5] = {0};
    while (model_step(&model)) {
        const Event *e = model_event(&model);
        if (e->kind != EVENT_VARIABLE || e->value & 1) continue;
        const char *text = trace_text(trace, event_value_text(e->value));
        for (int i = 0; i < 5; i++)
            is_told[i] |= strcmp(text, expected[i]) == 0;
    }
    for (int i = 0; i < 5; i++)
        if (!is_told[i]) fail_msg("%s is not told", expected[i]);
}

// Where there is no loop, none sleeps.
static void who_waits_without_a_loop(void **state) {
    (void)state;
    Tr *table = tr_load("en", NULL);
    Arena arena = {0};
    record("from concurrent.futures import ThreadPoolExecutor\n"
           "from time import sleep\n"
           "print(ThreadPoolExecutor(1).submit(sleep, 2).result())\n",
           REPORT_LINES);
    int n = 0;
    while (model_step(&model)) {
        Why why;
        if (model_event(&model)->kind != EVENT_CLOCK || !why_make(&model, &why)) continue;
        const char *text = why_text(&why, trace, table, &arena);
        n += strstr(text, "the program waited for 2") != NULL;
    }
    assert_int_equal(n, 1);
    arena_deinit(&arena);
    tr_free(table);
}

// A queue of the program's own that keeps its items where nobody looks: they are counted.
static void items_kept_elsewhere(void **state) {
    (void)state;
    record("import asyncio\n"
           "class Own(asyncio.Queue):\n"
           "    def _init(self, maxsize): self.items = []\n"
           "    def _put(self, item): self.items.append(item)\n"
           "    def _get(self): return self.items.pop()\n"
           "    def qsize(self): return len(self.items)\n"
           "    def empty(self): return not self.items\n"
           "async def main():\n"
           "    shelf = Own()\n"
           "    for i in range(3): await shelf.put(i)\n"
           "    await shelf.get()\n"
           "asyncio.run(main())\n",
           REPORT_LINES);
    const ModelSync *shelf = go_to("shelf", SYNC_PUT, 3);
    assert_int_equal(shelf->value, 3);
    shelf = go_to("shelf", SYNC_GET, 1);
    assert_int_equal(shelf->value, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_lock_knows_holder_and_waiters, forget),
        cmocka_unit_test_teardown(a_semaphore_knows_all_its_holders, forget),
        cmocka_unit_test_teardown(a_queue_knows_what_is_in_it, forget),
        cmocka_unit_test_teardown(conditions_events_and_barriers_are_told, forget),
        cmocka_unit_test_teardown(threads_hold_and_wait_by_their_names, forget),
        cmocka_unit_test_teardown(a_step_back_undoes_it, forget),
        cmocka_unit_test_teardown(a_deadlock_names_who_holds_what, forget),
        cmocka_unit_test_teardown(items_kept_elsewhere, forget),
        cmocka_unit_test_teardown(a_future_of_a_pool_is_told, forget),
        cmocka_unit_test_teardown(who_waits_without_a_loop, forget),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
