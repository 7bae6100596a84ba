// Every event has a sentence, in both languages, that is neither empty nor too long; and some
// sentences word for word.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "random_trace.h"
#include "trace/why.h"

typedef struct Languages {
    Tr *en, *ru;
} Languages;

static int load(void **state) {
    Languages *languages = calloc(1, sizeof *languages);
    Error error;
    languages->en = tr_load("en", &error);
    languages->ru = tr_load("ru", &error);
    *state = languages;
    return languages->en && languages->ru ? 0 : -1;
}
static int unload(void **state) {
    Languages *languages = *state;
    tr_free(languages->en);
    tr_free(languages->ru);
    free(languages);
    return 0;
}

static int characters(const char *text) {
    int n = 0;
    for (; *text; text++)
        n += ((unsigned char)*text & 0xC0) != 0x80;
    return n;
}

static void check_sentence(const Why *why, const Trace *trace, const Tr *table, Arena *arena) {
    const char *text = why_text(why, trace, table, arena);
    if (characters(text) > WHY_CHARACTERS + 2 * WHY_NAME) fail_msg("too long: %s", text);
    if (characters(text) < 10) fail_msg("too short: %s", text);
    if (strpbrk(text, "\x01\x02\x03\n")) fail_msg("a control character: %s", text);
    WhyLine line = why_line(why, trace, table, arena);
    int n_chips = 0;
    for (int i = 0; i < line.n_runs; i++) {
        n_chips += line.runs[i].kind == WHY_RUN_CHIP;
        assert_true(line.runs[i].cause < why->n_causes || line.runs[i].kind != WHY_RUN_CAUSE);
    }
    assert_true(n_chips <= 1);
}

static void check_causes(const Why *why, uint32_t index) {
    for (int i = 0; i < why->n_causes; i++)
        if (why->causes[i].event != EVENT_NONE) assert_true(why->causes[i].event < index);
}

static void check_all(const Trace *trace, const Languages *languages) {
    Model model;
    model_init(&model, trace);
    Arena arena = {0};
    Why why;
    assert_false(why_make(&model, &why));
    while (model_step(&model)) {
        assert_true(why_make(&model, &why));
        check_causes(&why, model.now.n - 1);
        check_sentence(&why, trace, languages->en, &arena);
        check_sentence(&why, trace, languages->ru, &arena);
        arena_reset(&arena);
    }
    arena_deinit(&arena);
    model_deinit(&model);
}

static void random_traces(void **state) {
    for (uint64_t seed = 1; seed <= 6; seed++) {
        Trace *trace = trace_new();
        Observer observer = trace_observer(trace);
        random_run(
            &(RandomTrace){
                .seed = seed, .n_tasks = 8, .most_tasks = 20, .n_events = 1500, .sleepiness = 40},
            &observer);
        check_all(trace, *state);
        trace_free(trace);
    }
}

static uint32_t roll(uint64_t *random, uint32_t n) {
    *random = *random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((*random >> 33) % n);
}

static uint32_t next_id(const Trace *trace, EventKind kind) {
    switch (kind) {
    case EVENT_CALL_SOON:
    case EVENT_CALL_AT: return (uint32_t)trace->handles.n;
    case EVENT_SOURCE: return (uint32_t)trace->sources.n;
    case EVENT_PLACE: return (uint32_t)trace->places.n;
    case EVENT_CODE: return (uint32_t)trace->codes.n;
    case EVENT_FRAME_NEW: return (uint32_t)trace->frames.n;
    default: return (uint32_t)trace->objects.n;
    }
}

// Any event that may come, whatever its neighbours: nothing breaks, even without causes.
static void any_events(void **state) {
    Trace *trace = trace_new();
    static const char *const texts[] = {
        "Ночная задача с очень длинным именем, которое никуда не помещается",
        "a name with\na line break and \x01\x02\x03 control characters in it", "",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"};
    StringId ids[4];
    for (int i = 0; i < 4; i++)
        ids[i] = trace_intern(trace, texts[i]);
    uint64_t random = 7;
    uint32_t seen[EVENT_KINDS] = {0};
    for (int tries = 0; tries < 200000; tries++) {
        uint32_t back = roll(&random, trace->n < 30 ? trace->n + 1 : 30);
        Event event = {.kind = (uint8_t)roll(&random, EVENT_KINDS),
                       .a = (uint8_t)roll(&random, 16),
                       .cause = back < trace->n ? trace->n - 1 - back : EVENT_NONE,
                       .time_ns = trace_time(trace, trace->n) + (roll(&random, 7) == 0) * 123456789,
                       .subject = roll(&random, 60),
                       .object = roll(&random, 4) ? roll(&random, 60) : 0,
                       .value = ids[roll(&random, 4)]};
        if (roll(&random, 3) == 0) event.subject = next_id(trace, (EventKind)event.kind);
        if (trace_check(trace, &event)) continue;
        trace_append(trace, &event);
        seen[event.kind]++;
    }
    for (int kind = 0; kind < EVENT_KINDS; kind++)
        if (!seen[kind]) fail_msg("no event of kind %d", kind);
    check_all(trace, *state);
    trace_free(trace);
}

// ---- word for word

static uint32_t add(Trace *trace, EventKind kind, int a, uint32_t cause, uint32_t subject,
                    uint32_t object, int64_t value) {
    Event event = {.kind = (uint8_t)kind,
                   .a = (uint8_t)a,
                   .cause = cause,
                   .subject = subject,
                   .object = object,
                   .value = value,
                   .time_ns = trace_time(trace, trace->n)};
    if (kind == EVENT_CLOCK) event.time_ns += value;
    return trace_append(trace, &event);
}

static void expect(const Trace *trace, uint32_t event, const Tr *table, const char *expected) {
    Model model;
    model_init(&model, trace);
    model_seek(&model, event + 1);
    Why why;
    assert_true(why_make(&model, &why));
    Arena arena = {0};
    Str plain = {0};
    for (const char *c = why_text(&why, trace, table, &arena); *c; c++) {
        bool is_hard_space = memcmp(c, "\xC2\xA0", 2) == 0;
        str_add_bytes(&plain, is_hard_space ? " " : c, 1);
        c += is_hard_space;
    }
    assert_string_equal(plain.text, expected);
    str_deinit(&plain);
    arena_deinit(&arena);
    model_deinit(&model);
}

static void a_sleeper_wakes(void **state) {
    const Languages *languages = *state;
    Trace *t = trace_new();
    StringId name = trace_intern(t, "B"), none = trace_intern(t, "None");
    uint32_t born = add(t, EVENT_TASK_NEW, 0, EVENT_NONE, 1, 0, name);
    uint32_t soon = add(t, EVENT_CALL_SOON, HANDLE_TASK_STEP, born, 1, 1, 0);
    uint32_t begin = add(t, EVENT_HANDLE_BEGIN, 0, soon, 1, 1, 0);
    uint32_t step = add(t, EVENT_TASK_STEP, STEP_FIRST, begin, 1, 0, 0);
    add(t, EVENT_FUTURE_NEW, FUTURE_SLEEP, step, 2, 1, 0);
    uint32_t set = add(t, EVENT_CALL_AT, HANDLE_FILL, step, 2, 2, 3000000000);
    add(t, EVENT_FUTURE_CALLBACK, 0, step, 2, 1, 0);
    uint32_t await = add(t, EVENT_TASK_AWAIT, 0, step, 1, 2, trace_intern(t, "sleep"));
    add(t, EVENT_HANDLE_END, 0, begin, 1, 0, 0);
    uint32_t asleep = add(t, EVENT_PHASE, PHASE_TIMEOUT, EVENT_NONE, 0, 0, 3000000000);
    add(t, EVENT_CLOCK, CLOCK_SLEPT, EVENT_NONE, 0, 0, 3000000000);
    uint32_t due = add(t, EVENT_TIMER_DUE, HANDLE_FILL, set, 2, 2, 0);
    uint32_t begin_fill = add(t, EVENT_HANDLE_BEGIN, 0, due, 2, 2, 0);
    uint32_t done = add(t, EVENT_FUTURE_DONE, OUTCOME_RESULT, begin_fill, 2, 0, none);
    uint32_t wake = add(t, EVENT_CALL_SOON, HANDLE_TASK_WAKE, done, 3, 1, 0);
    add(t, EVENT_HANDLE_END, 0, begin_fill, 2, 0, 0);
    uint32_t begin_wake = add(t, EVENT_HANDLE_BEGIN, 0, wake, 3, 1, 0);
    uint32_t woken = add(t, EVENT_TASK_STEP, STEP_VALUE, begin_wake, 1, 0, 0);
    uint32_t end = add(t, EVENT_TASK_END, OUTCOME_RESULT, woken, 1, 0, none);

    expect(t, step, languages->en,
           "B starts: the run began with B (1), and B was first in the ready queue (2).");
    expect(t, await, languages->en, "B goes to sleep: a timer (1) will fill future F1 at 3 s.");
    expect(t, asleep, languages->en,
           "The loop sleeps until 3 s: no task is ready, and B’s timer is next (1).");
    expect(t, asleep, languages->ru,
           "Цикл событий спит до t = 3 с: готовых задач нет, ближайший таймер — у задачи B (1).");
    expect(
        t, woken, languages->en,
        "B runs: its timer fired at 3 s (1), filling future F1 (2), and B was first in the ready "
        "queue (3).");
    expect(t, woken, languages->ru,
           "B выполняется: при t = 3 с сработал таймер (1), заполнив фьючер F1 (2), и B — первая в "
           "очереди готовых (3).");
    expect(t, end, languages->en, "B is done: its function returned (1).");

    Model model;
    model_init(&model, t);
    model_seek(&model, woken + 1);
    Why why;
    why_make(&model, &why);
    assert_int_equal(why.subject, 1);
    assert_int_equal(why.n_causes, 3);
    assert_int_equal(why.causes[0].event, due);
    assert_int_equal(why.causes[0].handle, 2);
    assert_int_equal(why.causes[1].event, done);
    assert_int_equal(why.causes[1].object, 2);
    assert_int_equal(why.causes[2].event, wake);
    Arena arena = {0};
    WhyLine line = why_line(&why, t, languages->en, &arena);
    assert_int_equal(line.runs[0].kind, WHY_RUN_CHIP);
    assert_string_equal(line.runs[0].text, "B");
    arena_deinit(&arena);
    model_deinit(&model);
    trace_free(t);
}

static void long_names_are_cut(void **state) {
    const Languages *languages = *state;
    Trace *t = trace_new();
    StringId name = trace_intern(t, "the task that fetches the page with the long name");
    add(t, EVENT_TASK_NEW, 0, EVENT_NONE, 1, 0, name);
    uint32_t second = add(t, EVENT_TASK_NEW, 0, EVENT_NONE, 2, 1, name);
    expect(t, second, languages->en,
           "the task that fetch… is made: the task that fetch… wants the task that fetch… to run "
           "beside the others.");
    trace_free(t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_traces),
        cmocka_unit_test(any_events),
        cmocka_unit_test(a_sleeper_wakes),
        cmocka_unit_test(long_names_are_cut),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
