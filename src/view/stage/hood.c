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
    hood->calls.n = hood->waiting.n = 0;
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

static bool is_on(const HoodStack *stack, const void *at) {
    return at >= stack->view.stack_low && at < stack->view.stack_high;
}

const HoodStack *hood_here(const Hood *hood) {
    for (size_t i = 0; i < hood->stacks.n; i++)
        if (hood->stacks.at[i].is_here) return &hood->stacks.at[i];
    return NULL;
}

const HoodStack *hood_resumer(const Hood *hood) {
    for (size_t i = 0; i < hood->stacks.n; i++)
        if (is_on(&hood->stacks.at[i], hood->resumer.stack_pointer)) return &hood->stacks.at[i];
    return NULL;
}

static void see_stack(void *data, const Coro *coro, FrameId frame) {
    Hood *hood = data;
    HoodStack stack = {.view = coro_view(coro),
                       .frame = frame,
                       .name = coro_name(coro),
                       .runs = coro_state(coro) == CORO_RUNNING};
    stack.is_here = is_on(&stack, hood->now.stack_pointer);
    if (stack.is_here) hood->resumer = coro_resumer_view(coro);
    vec_push(&hood->stacks, stack);
}

static void name_calls(const Hood *hood, HoodCalls *calls) {
    for (int i = 0; i < calls->n; i++)
        calls->names[i] = call_name(hood->names, calls->at[i].address);
}

// What looks is no part of what is seen.
static void see_calls(Hood *hood) {
    HoodCalls *calls = &hood->calls;
    calls->n = calls_walk(calls->at, HOOD_CALLS);
    name_calls(hood, calls);
    int first = 0;
    for (int i = 0; i < calls->n; i++)
        if (strcmp(calls->names[i], "count_event") == 0) first = i + 1;
    calls->n -= first;
    memmove(calls->at, calls->at + first, (size_t)calls->n * sizeof *calls->at);
    memmove(calls->names, calls->names + first, (size_t)calls->n * sizeof *calls->names);
}

static const void *pointer(uintptr_t address) {
    return (const void *)address; // NOLINT(performance-no-int-to-ptr)
}

// In the innermost of the calls.
static void see_registers(Hood *hood) {
    hood->now = (CoroView){0};
    if (!hood->calls.n) {
        hood->now.stack_pointer = __builtin_frame_address(0);
        return;
    }
    const Call *call = &hood->calls.at[0];
    hood->now.stack_pointer = pointer(call->frame - call->bytes);
    hood->now.resume_address = pointer(call->address);
    CallRegister kept[CALL_REGISTERS];
    int n = call_registers(call->address, kept);
    for (int i = 0; i < n; i++) {
        hood->now.registers[i].name = kept[i].name;
        hood->now.registers[i].value = kept[i].value;
    }
    hood->now.n_registers = n;
}

static uintptr_t register_of(const CoroView *view, const char *name) {
    for (int i = 0; i < view->n_registers; i++)
        if (strcmp(view->registers[i].name, name) == 0) return view->registers[i].value;
    return 0;
}

// Of a stack that another one stands on only this is known: what was saved when it was left.
static void see_resumer(Hood *hood) {
    hood->waiting.n = 0;
    HoodStack *under = (HoodStack *)hood_resumer(hood);
    if (!under) return;
    const CoroView *saved = &hood->resumer;
    uintptr_t high = (uintptr_t)under->view.stack_high, end = (uintptr_t)saved->stack_pointer;
    uintptr_t frame = register_of(saved, "rbp");
    under->view.used_bytes = high - end;
    under->view.stack_pointer = saved->stack_pointer;
    ParkedCall from = {(uintptr_t)saved->resume_address, frame ? frame : register_of(saved, "x29"),
                       end, high};
    hood->waiting.n = calls_walk_parked(from, hood->waiting.at, HOOD_CALLS);
    name_calls(hood, &hood->waiting);
}

static void see_here(Hood *hood) {
    HoodStack *here = (HoodStack *)hood_here(hood);
    if (!here) return;
    here->view.stack_pointer = hood->now.stack_pointer;
    here->view.used_bytes =
        (size_t)((const char *)here->view.stack_high - (const char *)here->view.stack_pointer);
}

// Inside of the event that is wanted.
static void look(void *data, Program *program) {
    Hood *hood = data;
    hood->seen = hood->wanted;
    hood->resumer = (CoroView){0};
    vec_clear(&hood->stacks);
    see_calls(hood);
    see_registers(hood);
    program_each_stack(program, see_stack, hood);
    see_here(hood);
    see_resumer(hood);
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
