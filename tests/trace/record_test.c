// Recording: what is appended is there, texts are interned, what could not be is refused.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "random_trace.h"
#include "trace/trace.h"

static const Event task_new = {
    .kind = EVENT_TASK_NEW, .cause = EVENT_NONE, .subject = 1, .time_ns = 5};

static void events_stay_where_they_are(void **state) {
    (void)state;
    Trace *trace = trace_new();
    trace_append(trace, &task_new);
    const Event *first = trace_at(trace, 0);
    for (uint32_t i = 1; i < 3 * TRACE_CHUNK_EVENTS; i++) {
        Event mark = {.kind = EVENT_MARK, .cause = i - 1, .subject = 1, .time_ns = i, .value = i};
        mark.time_ns += 5;
        assert_int_equal(trace_append(trace, &mark), i);
    }
    assert_ptr_equal(first, trace_at(trace, 0));
    assert_int_equal(trace_at(trace, 2 * TRACE_CHUNK_EVENTS + 7)->value,
                     2 * TRACE_CHUNK_EVENTS + 7);
    trace_free(trace);
}

static void a_text_has_one_id(void **state) {
    (void)state;
    Trace *trace = trace_new();
    char text[32];
    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 1; i <= 5000; i++) {
            snprintf(text, sizeof text, "text number %u", i);
            assert_int_equal(trace_intern(trace, text), i);
        }
    }
    assert_int_equal(trace_intern(trace, ""), 0);
    assert_string_equal(trace_text(trace, 0), "");
    assert_string_equal(trace_text(trace, 4999), "text number 4999");
    trace_free(trace);
}

static void what_cannot_be_is_refused(void **state) {
    (void)state;
    Trace *trace = trace_new();
    trace_append(trace, &task_new);
    const Event wrong[] = {
        {.kind = EVENT_KINDS, .cause = EVENT_NONE, .time_ns = 5},
        {.kind = EVENT_ITERATION, .cause = 1, .time_ns = 5},
        {.kind = EVENT_ITERATION, .cause = EVENT_NONE, .time_ns = 4},
        {.kind = EVENT_ITERATION, .cause = EVENT_NONE, .time_ns = 5, .value = -1},
        {.kind = EVENT_PHASE, .cause = EVENT_NONE, .time_ns = 5, .a = PHASE_RUN + 1},
        {.kind = EVENT_TASK_NEW, .cause = EVENT_NONE, .time_ns = 5, .subject = 1},
        {.kind = EVENT_TASK_NEW, .cause = EVENT_NONE, .time_ns = 5, .subject = 3},
        {.kind = EVENT_TASK_NEW, .cause = EVENT_NONE, .time_ns = 5, .subject = 2, .value = 1},
        {.kind = EVENT_TASK_NEW, .cause = EVENT_NONE, .time_ns = 5, .subject = 2, .object = 2},
        {.kind = EVENT_TASK_STEP, .cause = EVENT_NONE, .time_ns = 5, .subject = 0},
        {.kind = EVENT_SYNC_STATE, .cause = EVENT_NONE, .time_ns = 5, .subject = 1},
        {.kind = EVENT_HANDLE_BEGIN, .cause = EVENT_NONE, .time_ns = 5, .subject = 1},
        {.kind = EVENT_CALL_SOON, .cause = EVENT_NONE, .time_ns = 5, .subject = 2},
        {.kind = EVENT_OUTPUT, .cause = EVENT_NONE, .time_ns = 5, .subject = 1, .value = -1},
        {.kind = EVENT_FUTURE_DONE, .cause = EVENT_NONE, .time_ns = 5, .subject = 9},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_non_null(trace_check(trace, &wrong[i]));
    Event right = task_new;
    right.subject = 2;
    right.object = 1;
    assert_null(trace_check(trace, &right));
    trace_free(trace);
}

static Event of_handle(EventKind kind, HandleId handle) {
    return (Event){.kind = (uint8_t)kind, .cause = EVENT_NONE, .subject = handle};
}

static void a_handle_lives_once(void **state) {
    (void)state;
    Trace *trace = trace_new();
    Event call_at = of_handle(EVENT_CALL_AT, 1), due = of_handle(EVENT_TIMER_DUE, 1),
          begin = of_handle(EVENT_HANDLE_BEGIN, 1), end = of_handle(EVENT_HANDLE_END, 1),
          cancel = of_handle(EVENT_HANDLE_CANCEL, 2);
    trace_append(trace, &call_at);
    assert_non_null(trace_check(trace, &begin)); // not due
    trace_append(trace, &due);
    assert_non_null(trace_check(trace, &due));
    trace_append(trace, &begin);
    trace_append(trace, &end);
    assert_non_null(trace_check(trace, &begin)); // ended
    call_at.subject = 2;
    trace_append(trace, &call_at);
    assert_int_equal(trace->handles.at[1], trace->handles.at[2] & ~TRACE_IS_TIMER); // one slot
    trace_append(trace, &cancel);
    assert_non_null(trace_check(trace, &cancel)); // a cancelled timer is gone
    trace_free(trace);
}

static void positions_by_time(void **state) {
    (void)state;
    Trace *trace = trace_new();
    assert_int_equal(trace_time(trace, 0), 0);
    static const int64_t times[] = {3, 3, 7, 7, 7, 9};
    for (int i = 0; i < 6; i++)
        trace_append(trace,
                     &(Event){.kind = EVENT_PHASE, .cause = EVENT_NONE, .time_ns = times[i]});
    assert_int_equal(trace_position_at(trace, 2), 0);
    assert_int_equal(trace_position_at(trace, 3), 2);
    assert_int_equal(trace_position_at(trace, 8), 5);
    assert_int_equal(trace_position_at(trace, INT64_MAX), 6);
    assert_int_equal(trace_position_before(trace, 7), 2);
    assert_int_equal(trace_time(trace, 0), 3);
    assert_int_equal(trace_time(trace, 3), 7);
    trace_free(trace);
}

static void lists_hold_what_readers_step_by(void **state) {
    (void)state;
    Trace *trace = trace_new();
    Observer observer = trace_observer(trace);
    random_run(
        &(RandomTrace){
            .seed = 3, .n_tasks = 9, .most_tasks = 20, .n_events = 4000, .sleepiness = 40},
        &observer);
    static const EventKind kinds[] = {EVENT_TASK_STEP, EVENT_ITERATION, EVENT_OUTPUT};
    for (int list = 0; list < (int)(sizeof kinds / sizeof *kinds); list++) {
        uint32_t seen = 0;
        for (uint32_t i = 0; i < trace->n; i++) {
            assert_int_equal(trace_list_rank(trace, (TraceList)list, i), seen);
            if (trace_at(trace, i)->kind != kinds[list]) continue;
            assert_int_equal(trace->lists[list].at[seen], i);
            seen++;
        }
        assert_int_equal(trace->lists[list].n, seen);
        assert_true(seen > 0);
    }
    trace_free(trace);
}

static void memory_per_event(void **state) {
    (void)state;
    Trace *trace = trace_new();
    Observer observer = trace_observer(trace);
    random_run(
        &(RandomTrace){
            .seed = 1, .n_tasks = 100, .most_tasks = 100, .n_events = 500000, .sleepiness = 90},
        &observer);
    assert_true(trace_bytes(trace) <= (size_t)trace->n * 40);
    trace_free(trace);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_stay_where_they_are),
        cmocka_unit_test(a_text_has_one_id),
        cmocka_unit_test(what_cannot_be_is_refused),
        cmocka_unit_test(a_handle_lives_once),
        cmocka_unit_test(positions_by_time),
        cmocka_unit_test(lists_hold_what_readers_step_by),
        cmocka_unit_test(memory_per_event),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
