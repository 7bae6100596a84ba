// The watch of the Vm looks at the clock every so many ticks, and pauses the program when its slice
// is used up.
#include "program/program.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/check.h"
#include "lang/core/generator.h"
#include "lang/modules/files.h"

enum {
    TICKS = 2000, // between two looks at the clock: well below a millisecond
};

struct Program {
    Vm *vm;
    Trace *trace; // owned
    Arena arena;  // of what was copied
    ProgramConfig config;
    const char *path, *text;
    size_t n; // bytes of the text
    int64_t until_ns;
    int64_t ticks; // between two looks
    uint32_t max_events;
    bool only_counts;
    uint32_t n_counted;
    ProgramLook look; // look.look NULL: nobody looks
    bool has_ended;
    bool is_going; // program_free_some has begun
};

static int64_t now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

uint32_t program_n_events(const Program *program) {
    return program->only_counts ? program->n_counted : program->trace->n;
}

static bool is_full(const Program *program) {
    return program_n_events(program) >= program->max_events;
}

static uint32_t count_event(void *data, const Event *event) {
    (void)event;
    Program *program = data;
    if (program->look.look && program->n_counted == program->look.at)
        program->look.look(program->look.data, program);
    return program->n_counted++;
}

static StringId intern_text(void *data, const char *text) {
    Program *program = data;
    return trace_intern(program->trace, text);
}

static int64_t due(void *data) {
    Program *program = data;
    if (is_full(program) || now_ns() >= program->until_ns) vm_hand_back(program->vm);
    return program->ticks;
}

static void swallow(void *data, const char *bytes, size_t n) {
    (void)data, (void)bytes, (void)n;
}

// It is there in memory only, as if the program had written it.
static void put_file(Vm *vm, const ProgramFile *file) {
    OpenFile *open;
    if (files_open(vm->files, file->path, FILE_WRITE | FILE_CREATE | FILE_TRUNCATE, &open) != 0)
        return;
    open_file_write(open, 0, file->text, file->n);
    open_file_close(open);
}

static const char *kept(Arena *arena, const char *text) {
    return text ? arena_copy(arena, text, strlen(text)) : NULL;
}

static Program *make(const ProgramConfig *config, const char *path, const char *text, size_t n) {
    Program *program = calloc(1, sizeof *program);
    if (!program) check_no_memory("a program");
    Arena *arena = &program->arena;
    program->trace = trace_new();
    program->path = kept(arena, path);
    program->text = arena_copy(arena, text, n);
    program->n = n;
    program->config = *config;
    program->config.name = kept(arena, config->name);
    program->config.allowed = kept(arena, config->allowed);
    ProgramFile *files = arena_alloc(arena, config->n_files * sizeof *files + 1);
    for (size_t i = 0; i < config->n_files; i++) {
        const ProgramFile *file = &config->files[i];
        files[i] =
            (ProgramFile){kept(arena, file->path), arena_copy(arena, file->text, file->n), file->n};
    }
    program->config.files = files;
    program->ticks = 1; // making ready counts some, too
    program->max_events = config->max_events ? config->max_events : PROGRAM_MAX_EVENTS;
    return program;
}

static void begin(Program *program, const Observer *observer) {
    static const VmOutput nowhere = {NULL, swallow, swallow, NULL};
    const ProgramConfig *config = &program->config;
    program->vm = vm_new(&config->limits, config->forward ? config->forward : &nowhere);
    vm_observe(program->vm, observer, config->depth);
    vm_watch(program->vm, (VmWatch){program, due}, 1);
    if (config->name) program->vm->name = config->name;
    program->vm->arguments = config->arguments;
    if (config->allowed) vm_allow_files(program->vm, config->allowed);
    vm_begin(program->vm, program->path, program->text, program->n);
    for (size_t i = 0; i < config->n_files; i++)
        put_file(program->vm, &config->files[i]);
}

Program *program_begin(const ProgramConfig *config, const char *path, const char *text, size_t n) {
    Program *program = make(config, path, text, n);
    Observer observer = trace_observer(program->trace);
    begin(program, &observer);
    return program;
}

Program *program_again(const Program *program, const Condition *conditions, size_t n,
                       const ConditionSink *sink) {
    Program *again = make(&program->config, program->path, program->text, program->n);
    again->config.forward = NULL;
    again->only_counts = true;
    Observer observer = {again, count_event, intern_text};
    begin(again, &observer);
    vm_ask(again->vm, conditions, n, sink);
    return again;
}

Program *program_look(const Program *program, const ProgramLook *look) {
    Program *again = make(&program->config, program->path, program->text, program->n);
    again->config.forward = NULL;
    again->only_counts = true;
    again->look = *look;
    Observer observer = {again, count_event, intern_text};
    begin(again, &observer);
    return again;
}

void program_look_at(Program *program, uint32_t at) {
    program->look.at = at;
}

typedef struct Seeing {
    void (*see)(void *data, const Coro *coro, FrameId frame);
    void *data;
    bool is_of_frames;
} Seeing;

static void see_stack(void *data, const Coro *coro) {
    const Seeing *seeing = data;
    FrameId frame = 0;
    if (seeing->is_of_frames && strcmp(coro_name(coro), "generator") == 0) {
        const Generator *generator = coro_data(coro);
        if (generator->slots) frame = report_frame_id(&generator->frame);
    }
    seeing->see(seeing->data, coro, frame);
}

void program_each_stack(const Program *program,
                        void (*see)(void *data, const Coro *coro, FrameId frame), void *data) {
    Seeing seeing = {see, data, false};
    coro_pool_each(program->vm->big_stacks, see_stack, &seeing);
    seeing.is_of_frames = true;
    coro_pool_each(program->vm->stacks, see_stack, &seeing);
}

static void begin_slice(Program *program, int64_t budget_ns) {
    program->until_ns = budget_ns == INT64_MAX ? INT64_MAX : now_ns() + budget_ns;
    program->ticks = budget_ns > 0 ? TICKS : 1;
}

bool program_run_some(Program *program, int64_t budget_ns) {
    if (program->has_ended || is_full(program)) return false;
    begin_slice(program, budget_ns);
    program->has_ended = !vm_go_on(program->vm);
    return !program->has_ended && !is_full(program);
}

void program_run(Program *program) {
    while (program_run_some(program, INT64_MAX))
        continue;
}

void program_allow(Program *program, uint32_t n) {
    uint32_t most = TRACE_MAX_EVENTS - (1 << 20), so_far = program_n_events(program);
    program->max_events = n > most - so_far ? most : so_far + n; // a slice goes on a little
}

bool program_record_until(Program *program, uint32_t n) {
    program->max_events = n;
    return !program->has_ended && !is_full(program);
}

static void begin_stop(Program *program) {
    vm_stop(program->vm, VM_STOPPED);
    program->max_events = UINT32_MAX;
}

void program_stop(Program *program) {
    begin_stop(program);
    program_run(program);
}

ProgramState program_state(const Program *program) {
    return program->has_ended ? PROGRAM_ENDED : is_full(program) ? PROGRAM_FULL : PROGRAM_RUNS;
}

int program_exit_status(const Program *program) {
    return vm_exit_status(program->vm);
}

Trace *program_trace(const Program *program) {
    return program->trace;
}

Trace *program_take(Program *program) {
    if (!program->has_ended) program_stop(program);
    Trace *trace = program->trace;
    vm_free_all(program->vm);
    arena_deinit(&program->arena);
    free(program);
    return trace;
}

// Each of its parts goes after the other: the run, the interpreter, the trace.
bool program_free_some(Program *program, int64_t budget_ns) {
    if (!program->is_going && !program->has_ended) begin_stop(program);
    program->is_going = true;
    begin_slice(program, budget_ns);
    if (!program->has_ended && vm_go_on(program->vm)) return true;
    program->has_ended = true;
    while (program->vm) {
        if (!vm_free_some(program->vm)) program->vm = NULL;
        if (now_ns() >= program->until_ns) return true;
    }
    while (trace_free_some(program->trace))
        if (now_ns() >= program->until_ns) return true;
    arena_deinit(&program->arena);
    free(program);
    return false;
}

void program_free(Program *program) {
    if (!program) return;
    if (program->is_going) {
        while (program_free_some(program, INT64_MAX))
            continue;
    } else {
        trace_free(program_take(program));
    }
}
