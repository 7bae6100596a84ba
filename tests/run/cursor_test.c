// The cursor over one and over two traces, against a merged order that is written out.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "random_trace.h"
#include "run/cursor.h"

typedef struct Pair {
    Trace *traces[2];
    CursorEvent *merged; // owned
    uint64_t n;
} Pair;

static Trace *random_trace(uint64_t seed, uint32_t n_events) {
    Trace *trace = trace_new();
    Observer observer = trace_observer(trace);
    random_run(
        &(RandomTrace){
            .seed = seed, .n_tasks = 6, .most_tasks = 20, .n_events = n_events, .sleepiness = 50},
        &observer);
    return trace;
}

static int64_t time_of(const Pair *pair, CursorEvent event) {
    return trace_at(pair->traces[event.trace], event.index)->time_ns;
}

// How many steps of tasks have begun in the instant of event [index], at it: these traces have no
// lines.
static uint32_t beat_of(const Trace *trace, uint32_t index) {
    int64_t time_ns = trace_at(trace, index)->time_ns;
    uint32_t beat = 0;
    for (uint32_t i = index + 1; i-- > 0 && trace_at(trace, i)->time_ns == time_ns;)
        beat += trace_at(trace, i)->kind == EVENT_TASK_STEP;
    return beat;
}

static int first_of(Trace *const traces[2], const uint32_t n[2]) {
    int64_t a = trace_at(traces[0], n[0])->time_ns, b = trace_at(traces[1], n[1])->time_ns;
    if (a != b) return a > b;
    return beat_of(traces[0], n[0]) > beat_of(traces[1], n[1]);
}

static Pair make_pair(uint64_t seed) {
    Pair pair = {{random_trace(seed, 900), random_trace(seed + 1000, 700)}, NULL, 0};
    pair.merged = malloc((pair.traces[0]->n + pair.traces[1]->n) * sizeof *pair.merged);
    uint32_t n[2] = {0, 0};
    while (n[0] < pair.traces[0]->n || n[1] < pair.traces[1]->n) {
        int next = n[0] == pair.traces[0]->n   ? 1
                   : n[1] == pair.traces[1]->n ? 0
                                               : first_of(pair.traces, n);
        pair.merged[pair.n++] = (CursorEvent){next, n[next]++};
    }
    return pair;
}

static void free_pair(Pair *pair) {
    trace_free(pair->traces[0]);
    trace_free(pair->traces[1]);
    free(pair->merged);
}

static const Event *event_of(const Pair *pair, CursorEvent event) {
    return trace_at(pair->traces[event.trace], event.index);
}

static void check_place(const Cursor *cursor, const Pair *pair, uint64_t position) {
    assert_int_equal(cursor->position, position);
    assert_int_equal(cursor->models[0].now.n + cursor->models[1].now.n, position);
    CursorEvent now = cursor_now(cursor);
    if (position == 0) {
        assert_int_equal(now.trace, -1);
        return;
    }
    CursorEvent expected = pair->merged[position - 1];
    assert_int_equal(now.trace, expected.trace);
    assert_int_equal(now.index, expected.index);
    assert_int_equal(cursor_time(cursor), time_of(pair, expected));
    assert_int_equal(cursor_position_of(cursor, now), position);
    CursorEvent at = cursor_event_at(cursor, pair->n + 1 - position); // of another place
    expected = pair->merged[pair->n - position];
    assert_true(at.trace == expected.trace && at.index == expected.index);
}

static void every_position(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 4; seed++) {
        Pair pair = make_pair(seed);
        Cursor cursor;
        cursor_init(&cursor, (const Trace *[]){pair.traces[0], pair.traces[1]}, 2);
        assert_int_equal(cursor_end(&cursor), pair.n);
        for (uint64_t i = 0; i <= pair.n; i++) {
            uint64_t position = i * 7919 % (pair.n + 1); // in a scattered order
            cursor_seek(&cursor, position);
            check_place(&cursor, &pair, position);
        }
        cursor_seek(&cursor, UINT64_MAX);
        assert_int_equal(cursor.position, pair.n);
        assert_int_equal(cursor_time(&cursor), cursor_end_time(&cursor));
        cursor_deinit(&cursor);
        free_pair(&pair);
    }
}

static bool is_of(Grain grain, const Event *event) {
    static const int kinds[GRAINS] = {[GRAIN_EVENT] = -1,
                                      [GRAIN_SWITCH] = EVENT_TASK_STEP,
                                      [GRAIN_ITERATION] = EVENT_ITERATION,
                                      [GRAIN_OUTPUT] = EVENT_OUTPUT,
                                      [GRAIN_LINE] = EVENT_LINE, // there is none here
                                      [GRAIN_EXPRESSION] = EVENT_LINE};
    return grain == GRAIN_EVENT || event->kind == kinds[grain];
}

static void steps_of_each_grain(void **state) {
    (void)state;
    Pair pair = make_pair(9);
    Cursor cursor;
    cursor_init(&cursor, (const Trace *[]){pair.traces[0], pair.traces[1]}, 2);
    for (Grain grain = GRAIN_EVENT; grain < GRAINS; grain++) {
        cursor_seek(&cursor, 0);
        uint64_t rank = 0;
        for (uint64_t i = 0; i < pair.n; i++) {
            if (!is_of(grain, event_of(&pair, pair.merged[i]))) continue;
            assert_true(cursor_forward(&cursor, grain));
            check_place(&cursor, &pair, i + 1);
            assert_int_equal(cursor_rank(&cursor, grain), ++rank);
        }
        assert_int_equal(cursor_count(&cursor, grain), rank);
        if (cursor.position < pair.n) assert_true(cursor_forward(&cursor, grain));
        assert_int_equal(cursor.position, pair.n);
        assert_false(cursor_forward(&cursor, grain));
        for (uint64_t i = pair.n - 1; i-- > 0;) {
            if (!is_of(grain, event_of(&pair, pair.merged[i]))) continue;
            assert_true(cursor_back(&cursor, grain));
            check_place(&cursor, &pair, i + 1);
        }
        if (cursor.position > 0) assert_true(cursor_back(&cursor, grain));
        assert_int_equal(cursor.position, 0);
        assert_false(cursor_back(&cursor, grain));
    }
    cursor_deinit(&cursor);
    free_pair(&pair);
}

static void to_a_time(void **state) {
    (void)state;
    Pair pair = make_pair(3);
    Cursor cursor;
    cursor_init(&cursor, (const Trace *[]){pair.traces[0], pair.traces[1]}, 2);
    int64_t end = cursor_end_time(&cursor);
    for (int64_t t = -1; t <= end; t += end / 97 + 1) {
        uint64_t expected = 0;
        while (expected < pair.n && time_of(&pair, pair.merged[expected]) <= t)
            expected++;
        cursor_seek_time(&cursor, t);
        assert_int_equal(cursor.position, expected);
    }
    cursor_deinit(&cursor);
    free_pair(&pair);
}

static void steps_of_a_task(void **state) {
    (void)state;
    Pair pair = make_pair(4);
    Cursor cursor;
    cursor_init(&cursor, (const Trace *[]){pair.traces[0], pair.traces[1]}, 2);
    ObjectId task =
        event_of(&pair, (CursorEvent){1, pair.traces[1]->lists[TRACE_STEPS].at[3]})->subject;
    uint64_t last = 0;
    for (uint64_t i = 0; i < pair.n; i++) {
        const Event *event = event_of(&pair, pair.merged[i]);
        if (pair.merged[i].trace != 1 || event->kind != EVENT_TASK_STEP || event->subject != task)
            continue;
        assert_true(cursor_step_of(&cursor, 1, task, true));
        check_place(&cursor, &pair, i + 1);
        if (last) {
            assert_true(cursor_step_of(&cursor, 1, task, false));
            check_place(&cursor, &pair, last);
            assert_true(cursor_step_of(&cursor, 1, task, true));
        }
        last = i + 1;
    }
    assert_true(last > 0);
    assert_false(cursor_step_of(&cursor, 1, task, true));
    check_place(&cursor, &pair, last);
    cursor_deinit(&cursor);
    free_pair(&pair);
}

static bool is_cancel(void *data, const Trace *trace, uint32_t index) {
    (void)data;
    return trace_at(trace, index)->kind == EVENT_TASK_CANCEL;
}

static void finds_by_a_predicate(void **state) {
    (void)state;
    Pair pair = make_pair(11);
    Cursor cursor;
    cursor_init(&cursor, (const Trace *[]){pair.traces[0], pair.traces[1]}, 2);
    uint64_t last = 0;
    for (uint64_t i = 0; i < pair.n; i++) {
        if (event_of(&pair, pair.merged[i])->kind != EVENT_TASK_CANCEL) continue;
        assert_true(cursor_find(&cursor, true, is_cancel, NULL));
        check_place(&cursor, &pair, i + 1);
        assert_int_equal(cursor_find(&cursor, false, is_cancel, NULL), last > 0);
        check_place(&cursor, &pair, last ? last : i + 1);
        if (last) cursor_find(&cursor, true, is_cancel, NULL);
        last = i + 1;
    }
    assert_true(last > 0);
    assert_false(cursor_find(&cursor, true, is_cancel, NULL));
    cursor_deinit(&cursor);
    free_pair(&pair);
}

// However it got there, both models are the same.
static void random_walks(void **state) {
    (void)state;
    Pair pair = make_pair(21);
    const Trace *traces[] = {pair.traces[0], pair.traces[1]};
    Cursor straight, walker;
    cursor_init(&straight, traces, 2);
    cursor_init(&walker, traces, 2);
    uint64_t random = 1;
    for (int i = 0; i < 500; i++) {
        random = random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        Grain grain = (Grain)(random >> 40) % GRAINS;
        switch ((random >> 33) % 5) {
        case 0: cursor_seek(&walker, (random >> 20) % (pair.n + 1)); break;
        case 1: cursor_seek_time(&walker, (int64_t)((random >> 20) % 100) * 1000000000); break;
        case 2: cursor_back(&walker, grain); break;
        case 3: cursor_step_of(&walker, 0, 5, random & 1 << 21); break;
        default: cursor_forward(&walker, grain);
        }
        cursor_seek(&straight, 0);
        cursor_seek(&straight, walker.position);
        assert_true(model_equal(&straight.models[0], &walker.models[0]));
        assert_true(model_equal(&straight.models[1], &walker.models[1]));
    }
    cursor_deinit(&straight);
    cursor_deinit(&walker);
    free_pair(&pair);
}

static void one_trace_and_an_empty_one(void **state) {
    (void)state;
    Trace *empty = trace_new();
    Cursor cursor;
    cursor_init(&cursor, (const Trace *[]){empty}, 1);
    assert_false(cursor_forward(&cursor, GRAIN_EVENT));
    assert_false(cursor_back(&cursor, GRAIN_SWITCH));
    assert_int_equal(cursor_time(&cursor), 0);
    assert_true(cursor_prepare(&cursor, 1));
    cursor_deinit(&cursor);

    Trace *trace = random_trace(1, 400);
    cursor_init(&cursor, (const Trace *[]){empty, trace}, 2);
    while (cursor_forward(&cursor, GRAIN_EVENT)) {
        assert_int_equal(cursor.models[1].now.n, cursor.position);
    }
    assert_int_equal(cursor.position, trace->n);
    cursor_deinit(&cursor);
    trace_free(trace);
    trace_free(empty);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_position),
        cmocka_unit_test(steps_of_each_grain),
        cmocka_unit_test(to_a_time),
        cmocka_unit_test(steps_of_a_task),
        cmocka_unit_test(finds_by_a_predicate),
        cmocka_unit_test(random_walks),
        cmocka_unit_test(one_trace_and_an_empty_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
