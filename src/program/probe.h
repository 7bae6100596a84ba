// Where conditions hold in a run. The program is run once more, exactly as before (the clock is
// virtual, so it does the same), and the conditions are asked on the way; so they may be any
// expressions, and the record that is shown knows nothing of them.
//
//     Probe *probe = probe_begin(program, conditions, n_conditions);
//     while (probe_follow(probe, program, 4000000)) draw();                      // 4 ms each
//     for (size_t i = 0; i < probe->hits.n; i++) stop_at(probe->hits.at[i].event);
//     probe_free(probe);
#pragma once

#include "program/program.h"

typedef struct ProbeHit {
    uint32_t event; // the EVENT_LINE, in the record that is followed
    uint32_t condition;
} ProbeHit;

typedef struct ProbeCondition {
    char *path, *text; // owned
    int line;
    char *wrong; // owned; what Python said when it first failed; NULL: it did not
} ProbeCondition;

typedef struct Probe {
    Program *program;          // owned
    VEC(ProbeCondition) asked; // as they were given
    VEC(Condition) conditions; // the same, for the evaluator
    VEC(ProbeHit) hits;        // by event; a condition that fails stops, too
    size_t n_checked;          // of the hits
    bool differs;              // the program does not do the same again: hits are not to be trusted
} Probe;

// Of the run of [program]; the conditions are copied.
Probe *probe_begin(const Program *program, const Condition *conditions, size_t n);
// Goes on, for about [budget_ns], up to where [program] is, the same as before. True: it is not
// there yet.
bool probe_follow(Probe *probe, const Program *program, int64_t budget_ns);
// How many events of the run it has seen: hits among them are known.
uint32_t probe_reached(const Probe *probe);
void probe_free(Probe *probe); // NULL is allowed
