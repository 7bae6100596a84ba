// See recorded.h.
#include "recorded.h"

#include <string.h>

Trace *trace;
Model model;

void record(const char *text, ReportDepth depth) {
    ProgramConfig config = {.depth = depth};
    Program *program = program_begin(&config, "/test.py", text, strlen(text));
    program_run(program);
    trace = program_take(program);
    model_init(&model, trace);
}

int forget(void **state) {
    (void)state;
    model_deinit(&model);
    trace_free(trace);
    return 0;
}
