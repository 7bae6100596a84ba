// See made_up.h.
#include "made_up.h"

#include <string.h>

static const char source[] = "// Runs [to] until it yields or ends.\n"
                             "static __attribute__((noinline)) void coro_resume(Coro *to) {\n"
                             "    Coro *from = to->pool->current;\n"
                             "    to->caller = from; // whom it goes back to\n"
                             "    to->state = CORO_RUNNING;\n"
                             "    switch_stack(&from->sp, to->sp);\n"
                             "    from->state = CORO_RUNNING;\n"
                             "}\n";
enum { SOURCE_LINE = 6 };

static CoroView a_view(uintptr_t low, size_t used) {
    static const char *const names[] = {"rip", "rbp", "rbx", "r12", "r13", "r14", "r15"};
    const char *bottom = (const char *)low, *high = bottom + 65536;
    CoroView view = {.stack_low = bottom,
                     .stack_high = high,
                     .stack_pointer = high - used,
                     .resume_address = bottom + 0xa1c3f2a6,
                     .used_bytes = used,
                     .n_registers = sizeof names / sizeof *names};
    for (int i = 0; i < view.n_registers; i++) {
        view.registers[i].name = names[i];
        view.registers[i].value = 0x55d0a1c3f2a6 + (uint64_t)i * 0x1238;
    }
    return view;
}

void make_up_machine(App *app) {
    Hood *hood = &app->hood;
    static const char *const names[] = {"coro_resume", "task_step",     "run_ready",
                                        "loop_run",    "loop_run_once", "main"};
    static const size_t bytes[] = {104, 160, 176, 144, 192, 224};
    hood->place.path = "coro/made_up.c";
    hood->place.line = SOURCE_LINE;
    vec_push(&hood->sources, ((HoodSource){hood->place.path, strdup(source)}));
    hood->before = (HoodPlace){hood->place.path, 3};
    hood->calls.n = sizeof names / sizeof *names;
    for (int i = 0; i < hood->calls.n; i++) {
        hood->calls.names[i] = names[i];
        hood->calls.at[i] = (Call){0x55d0a1c40000 + (uintptr_t)i * 0x2a8, 0, bytes[i]};
    }
    vec_clear(&hood->stacks);
    const Model *model = &app->now.models[0];
    hood->waiting = hood->calls;
    memmove(hood->waiting.at, hood->waiting.at + 1, 5 * sizeof *hood->waiting.at);
    memmove(hood->waiting.names, hood->waiting.names + 1, 5 * sizeof *hood->waiting.names);
    hood->waiting.n--;
    vec_push(
        &hood->stacks,
        ((HoodStack){.view = a_view(0x7f3c4a200000, 1000), .name = "the program", .runs = true}));
    for (uint32_t i = 2; i <= model->now.n_frames; i++) {
        HoodStack stack = {.view = a_view(0x7f3c4a200000 + i * 0x20000, 400 + i % 5 * 168),
                           .frame = model->frames[i].id,
                           .name = "generator"};
        stack.is_here = stack.runs = i == 3;
        if (stack.is_here) hood->now = stack.view;
        vec_push(&hood->stacks, stack);
    }
    hood->resumer = hood->stacks.at[0].view;
}
