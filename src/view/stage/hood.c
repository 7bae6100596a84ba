// The second run only goes forward: for an event that it has passed, it begins again.
#include "view/stage/hood.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "program/leavers.h"
#include "program/program.h"

void hood_forget(Hood *hood) {
    leavers_add(hood->leavers, hood->run);
    hood->run = NULL;
    hood->of = NULL;
    hood->wanted = hood->seen = EVENT_NONE;
    hood->n_calls = 0;
    vec_clear(&hood->stacks);
}

void hood_deinit(Hood *hood) {
    hood_forget(hood);
    vec_deinit(&hood->stacks);
    call_names_free(hood->names);
    for (size_t i = 0; i < hood->sources.n; i++)
        free(hood->sources.at[i].text);
    vec_deinit(&hood->sources);
    *hood = (Hood){0};
}

static void see_stack(void *data, const Coro *coro, FrameId frame) {
    Hood *hood = data;
    HoodStack stack = {.view = coro_view(coro),
                       .frame = frame,
                       .name = coro_name(coro),
                       .runs = coro_state(coro) == CORO_RUNNING};
    const char *here = __builtin_frame_address(0);
    stack.is_here =
        here >= (const char *)stack.view.stack_low && here < (const char *)stack.view.stack_high;
    if (stack.is_here) {
        stack.view.used_bytes = (size_t)((const char *)stack.view.stack_high - here);
        stack.view.stack_pointer = here;
        hood->resumer = coro_resumer_view(coro);
    }
    vec_push(&hood->stacks, stack);
}

// What looks is no part of what is seen.
static void see_calls(Hood *hood) {
    Call calls[HOOD_CALLS];
    int n = calls_walk(calls, HOOD_CALLS), first = 0;
    for (int i = 0; i < n; i++)
        if (strcmp(call_name(hood->names, calls[i].address), "count_event") == 0) first = i + 1;
    hood->n_calls = 0;
    for (int i = first; i < n; i++) {
        hood->calls[hood->n_calls] = calls[i];
        hood->call_names[hood->n_calls++] = call_name(hood->names, calls[i].address);
    }
}

// Inside of the event that is wanted.
static void look(void *data, Program *program) {
    Hood *hood = data;
    hood->seen = hood->wanted;
    hood->resumer = (CoroView){0};
    vec_clear(&hood->stacks);
    see_calls(hood);
    program_each_stack(program, see_stack, hood);
}

bool hood_follow(Hood *hood, const Program *program, uint32_t event, int64_t budget_ns) {
    if (!hood->has_names) {
        hood->names = call_names_load();
        hood->has_names = true;
    }
    if (hood->of != program) hood_forget(hood);
    hood->of = program;
    if (!program || event == EVENT_NONE || hood->seen == event) return true;
    if (hood->run && program_n_events(hood->run) > event) {
        leavers_add(hood->leavers, hood->run);
        hood->run = NULL;
    }
    hood->wanted = event;
    if (!hood->run) {
        ProgramLook wanted = {hood, event, look};
        hood->run = program_look(program, &wanted);
    }
    program_look_at(hood->run, event);
    program_record_until(hood->run, event + 1);
    program_run_some(hood->run, budget_ns);
    return hood->seen == event || program_state(hood->run) != PROGRAM_RUNS;
}

const char *hood_source(Hood *hood, const char *path) {
    enum { MOST_BYTES = 1 << 20 };
    for (size_t i = 0; i < hood->sources.n; i++)
        if (strcmp(hood->sources.at[i].path, path) == 0) return hood->sources.at[i].text;
    HoodSource source = {.path = path};
    Arena arena = {0};
    Error ignored;
    Str found = {0}, text = {0};
    if (file_find_data(arena_printf(&arena, "src/%s", path), &found, &ignored) &&
        file_read(str_text(&found), MOST_BYTES, &text, &ignored))
        source.text = strdup(str_text(&text));
    str_deinit(&found);
    str_deinit(&text);
    arena_deinit(&arena);
    vec_push(&hood->sources, source);
    return source.text;
}
