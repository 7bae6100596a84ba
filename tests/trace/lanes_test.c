// The lanes say what the model says, at every position.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "random_trace.h"
#include "trace/lanes.h"

static void lanes_agree_with_the_model(void **state) {
    (void)state;
    Trace *trace = trace_new();
    Observer observer = trace_observer(trace);
    random_run(
        &(RandomTrace){
            .seed = 31, .n_tasks = 12, .most_tasks = 40, .n_events = 4000, .sleepiness = 40},
        &observer);
    Lanes lanes;
    lanes_init(&lanes, trace);
    assert_false(lanes_extend(&lanes, 100)); // in portions
    while (!lanes_extend(&lanes, 333)) {
    }
    Model model;
    model_init(&model, trace);
    do {
        for (uint32_t i = 0; i < lanes.lanes.n; i++) {
            const Lane *lane = &lanes.lanes.at[i];
            const ModelTask *task = model_task(&model, lane->task);
            uint32_t span = lane_span_at(lane, model.now.n);
            if (!task) {
                assert_int_equal(span, lane->spans.n);
                continue;
            }
            assert_int_equal(lane->spans.at[span].state, task->state);
            assert_int_equal(lane->spans.at[span].begin, task->since_event);
        }
    } while (model_step(&model));
    uint32_t n_outputs = 0;
    for (uint32_t i = 0; i < lanes.lanes.n; i++) {
        const Lane *lane = lanes_of(&lanes, lanes.lanes.at[i].task);
        const ModelTask *task = model_task(&model, lane->task);
        assert_int_equal(lane_end_event(lane) != EVENT_NONE, state_is_over(task->state));
        n_outputs += (uint32_t)lane->outputs.n;
    }
    assert_int_equal(n_outputs, trace->lists[TRACE_OUTPUTS].n);
    model_deinit(&model);
    lanes_deinit(&lanes);
    trace_free(trace);
}

static void spans_by_time(void **state) {
    (void)state;
    Trace *trace = trace_new();
    const Event events[] = {
        {.kind = EVENT_TASK_NEW, .subject = 1, .cause = EVENT_NONE},
        {.kind = EVENT_TASK_STEP, .subject = 1, .cause = EVENT_NONE, .time_ns = 10},
        {.kind = EVENT_TASK_YIELD, .subject = 1, .cause = EVENT_NONE, .time_ns = 30},
        {.kind = EVENT_PHASE, .cause = EVENT_NONE, .time_ns = 40},
    };
    for (int i = 0; i < 4; i++)
        trace_append(trace, &events[i]);
    Lanes lanes;
    lanes_init(&lanes, trace);
    assert_true(lanes_extend(&lanes, 100));
    const Lane *lane = lanes_of(&lanes, 1);
    assert_int_equal(lane->spans.n, 3);
    assert_int_equal(lane_span_end_ns(&lanes, lane, 0), 10);
    assert_int_equal(lane_span_end_ns(&lanes, lane, 2), 40);
    assert_int_equal(lane_span_from_time(&lanes, lane, 10), 0);
    assert_int_equal(lane_span_from_time(&lanes, lane, 11), 1);
    assert_int_equal(lane_span_from_time(&lanes, lane, 41), 3);
    assert_int_equal(lane_end_event(lane), EVENT_NONE);
    assert_null(lanes_of(&lanes, 2));
    lanes_deinit(&lanes);
    trace_free(trace);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lanes_agree_with_the_model),
        cmocka_unit_test(spans_by_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
