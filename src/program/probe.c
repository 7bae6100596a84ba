// See probe.h.
#include "program/probe.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/check.h"

static char *copy(const char *text) {
    char *copied = strdup(text);
    if (!copied) check_no_memory("a condition");
    return copied;
}

static void take_hit(void *data, size_t condition, uint32_t event, const char *wrong) {
    Probe *probe = data;
    ProbeCondition *asked = &probe->asked.at[condition];
    if (wrong && !asked->wrong) asked->wrong = copy(wrong);
    vec_push(&probe->hits, (ProbeHit){event, (uint32_t)condition});
}

Probe *probe_begin(const Program *program, const Condition *conditions, size_t n) {
    Probe *probe = calloc(1, sizeof *probe);
    if (!probe) check_no_memory("a probe");
    for (size_t i = 0; i < n; i++) {
        ProbeCondition asked = {copy(conditions[i].path), copy(conditions[i].text),
                                conditions[i].line, NULL};
        vec_push(&probe->asked, asked);
        vec_push(&probe->conditions, (Condition){asked.path, asked.line, asked.text});
    }
    probe->program =
        program_again(program, probe->conditions.at, n, &(ConditionSink){probe, take_hit});
    return probe;
}

// A hit that is not where its condition stands shows that the program did something else.
static void check_hits(Probe *probe, const Trace *shown) {
    for (; probe->n_checked < probe->hits.n; probe->n_checked++) {
        ProbeHit hit = probe->hits.at[probe->n_checked];
        if (hit.event >= shown->n) return; // it went on a little
        const Event *e = trace_at(shown, hit.event);
        probe->differs |= e->kind != EVENT_LINE ||
                          trace_line(shown, e->object) != probe->asked.at[hit.condition].line;
    }
}

bool probe_follow(Probe *probe, const Program *program, int64_t budget_ns) {
    pid_t self = getpid();
    bool goes_on = program_record_until(probe->program, program_n_events(program)) &&
                   program_run_some(probe->program, budget_ns);
    if (getpid() != self) _exit(1); // a copy, in which a condition has ended the program
    check_hits(probe, program_trace(program));
    return goes_on;
}

uint32_t probe_reached(const Probe *probe) {
    return program_n_events(probe->program);
}

void probe_free(Probe *probe) {
    if (!probe) return;
    program_free(probe->program);
    for (size_t i = 0; i < probe->asked.n; i++) {
        free(probe->asked.at[i].path);
        free(probe->asked.at[i].text);
        free(probe->asked.at[i].wrong);
    }
    vec_deinit(&probe->asked);
    vec_deinit(&probe->conditions);
    vec_deinit(&probe->hits);
    free(probe);
}
