// Telling of a program. A Shadow stands beside each frame that is told of: its id, where it is, and
// what was last told of each of its variables.
#include "lang/watch/reporter.h"

#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "lang/core/exception.h"
#include "lang/core/generator.h"
#include "lang/core/thread.h"
#include "lang/types/dict.h"
#include "lang/types/text.h"
#include "lang/watch/condition.h"
#include "lang/watch/describe.h"
#include "lang/watch/inside.h"
#include "lang/watch/sync_told.h"
#include "loop/task.h"

#define SITE SITE_REPORTER

// What was told of a variable.
typedef struct Told {
    const Text *name; // borrowed; NULL: nothing
    StringId name_id;
    EventValue value;
    Value last;    // while it is the same, so is what would be told; a reference
    uint64_t hash; // of what is inside, where that may change
} Told;

struct Shadow {
    Shadow *next; // in the list of free ones, or of modules
    Shadow *next_made;
    FrameId id;
    PlaceId line;
    uint32_t event; // that what it does now is caused by
    bool is_returned, is_over, is_unneeded;
    const Dict *globals; // of a module's
    Shadow *module;      // whose globals the frame sees; NULL: not told of
    VEC(Told) told;
};

// Places by their nodes: open addressing.
typedef struct PlaceEntry {
    const Node *node;
    PlaceId id;
} PlaceEntry;

struct Reporter {
    Vm *vm;
    Observer observer, for_loops;
    ReportDepth depth;
    LoopIds ids;
    FrameId n_frames;
    PlaceId n_places;
    CodeId n_codes;
    SourceId n_sources;
    Shadow *made; // owned: all there are
    Shadow *unused, *modules;
    VEC(PlaceEntry) places; // n is a power of two
    Value raised;           // the exception that was told of last; compared, never looked into
    FrameId raised_in;
    Str output; // not told yet
    int stream;
    VmOutput forward;
    Str text; // for descriptions
    bool has_deadlock;
    StringId none;          // "None", once it was told
    Conditions *conditions; // owned; NULL: none
    bool is_mute;
    Inside inside;
};

// ---- telling

static void tell_output(Reporter *r);

static uint32_t emit(Reporter *r, uint32_t cause, EventKind kind, int a, uint32_t subject,
                     uint32_t object, int64_t value, uint16_t site) {
    if (UNLIKELY(r->is_mute)) return EVENT_NONE;
    if (UNLIKELY(r->output.n)) tell_output(r);
    Event own, *event = event_place(&r->observer, &own);
    *event = (Event){.kind = (uint8_t)kind,
                     .a = (uint8_t)a,
                     .site = site,
                     .cause = cause,
                     .time_ns = r->vm->clock_ns,
                     .subject = subject,
                     .object = object,
                     .value = value};
    return r->observer.on_event(r->observer.data, event);
}

#define TELL(r, cause, kind, a, subject, object, value)                                            \
    emit(r, cause, kind, a, subject, object, value, EVENT_SITE())

static StringId intern(Reporter *r, const char *text) {
    return *text ? r->observer.intern(r->observer.data, text) : 0;
}

static StringId intern_text(Reporter *r, const Text *text) {
    str_clear(&r->text);
    text_to_utf8(text, &r->text);
    return intern(r, str_text(&r->text));
}

static EventValue value_told(Reporter *r, Value v) {
    if (is_small_int(v)) return event_int_value(small_int(v));
    if (!is_value(v)) return 0;
    if (is_none(v)) { // which is told most often
        if (!r->none) r->none = intern(r, "None");
        return event_text_value(r->none);
    }
    str_clear(&r->text);
    describe_value(r->vm, v, &r->text);
    return event_text_value(intern(r, str_text(&r->text)));
}

static bool is_told(Value exception) {
    return is_exception(exception) && exception_of(exception)->is_told;
}

static EventValue exception_told(Reporter *r, Value exception) {
    if (is_exception(exception)) exception_of(exception)->is_told = true;
    str_clear(&r->text);
    describe_exception(r->vm, exception, &r->text);
    return event_text_value(intern(r, str_text(&r->text)));
}

// The nearest frame from [frame] outwards that is told of.
static Frame *told_frame(Frame *frame) {
    while (frame && !frame->shadow)
        frame = frame->back;
    return frame;
}

// What the next event comes from: the frame around, or what the loop does, whichever is later.
static uint32_t cause_now(const Reporter *r, Frame *frame) {
    frame = told_frame(frame);
    uint32_t cause = frame ? frame->shadow->event : EVENT_NONE;
    uint32_t of_loop = r->vm->loop ? loop_cause(r->vm->loop) : EVENT_NONE;
    return cause == EVENT_NONE || (of_loop != EVENT_NONE && of_loop > cause) ? of_loop : cause;
}

static ObjectId task_now(const Vm *vm) {
    Task *task = vm->loop ? loop_current_task(vm->loop) : NULL;
    return task ? task_id(task) : 0;
}

// ---- output: a line is one event, unless something else happens in the middle of it

static void tell_output(Reporter *r) {
    StringId text = intern(r, str_text(&r->output));
    str_clear(&r->output);
    TELL(r, cause_now(r, r->vm->frame), EVENT_OUTPUT, r->stream, task_now(r->vm), 0, text);
}

static void take_output(Reporter *r, int stream, const char *bytes, size_t n) {
    if (r->is_mute) return;
    if (r->output.n && r->stream != stream) tell_output(r);
    r->stream = stream;
    while (n) {
        const char *end = memchr(bytes, '\n', n);
        size_t length = end ? (size_t)(end - bytes) + 1 : n;
        str_add_bytes(&r->output, bytes, length);
        if (end) tell_output(r);
        bytes += length;
        n -= length;
    }
}

static void take_out(void *data, const char *bytes, size_t n) {
    Reporter *r = data;
    take_output(r, 1, bytes, n);
    if (!r->is_mute) r->forward.out(r->forward.data, bytes, n);
}
static void take_err(void *data, const char *bytes, size_t n) {
    Reporter *r = data;
    take_output(r, 2, bytes, n);
    if (!r->is_mute) r->forward.err(r->forward.data, bytes, n);
}

static size_t take_in(void *data, char *bytes, size_t n) {
    Reporter *r = data;
    return r->forward.in(r->forward.data, bytes, n);
}

// ---- the loops' events

static uint32_t on_loop_event(void *data, const Event *event) {
    Reporter *r = data;
    if (event->kind == EVENT_RUN_BEGIN || event->kind == EVENT_RUN_END || r->vm->is_ending ||
        r->is_mute)
        return EVENT_NONE; // the program goes on
    if (event->kind == EVENT_DEADLOCK) r->has_deadlock = true;
    if (LIKELY(!r->output.n && event->time_ns == r->vm->clock_ns))
        return r->observer.on_event(r->observer.data, event);
    Event timed = *event; // the output takes its place
    timed.time_ns = r->vm->clock_ns;
    if (r->output.n) tell_output(r);
    return r->observer.on_event(r->observer.data, &timed);
}

static StringId intern_for_loop(void *data, const char *text) {
    return intern(data, text);
}

const Observer *reporter_observer(Vm *vm) {
    return vm->reporter ? &vm->reporter->for_loops : NULL;
}
LoopIds *reporter_ids(Vm *vm) {
    return vm->reporter ? &vm->reporter->ids : NULL;
}

// ---- life

void vm_observe(Vm *vm, const Observer *observer, ReportDepth depth) {
    CHECK(!vm->reporter, "a program is watched twice");
    Reporter *r = calloc(1, sizeof *r);
    if (!r) check_no_memory("a reporter");
    r->vm = vm;
    r->observer = *observer;
    r->for_loops = (Observer){r, on_loop_event, intern_for_loop, observer->place};
    r->depth = depth;
    r->inside = (Inside){vm, observer->data, observer->intern, told_objects_new()};
    r->forward = vm->output;
    vm->output = (VmOutput){r, take_out, take_err, r->forward.in ? take_in : NULL};
    vm->reporter = r;
}

void reporter_free(Vm *vm) {
    Reporter *r = vm->reporter;
    if (!r) return;
    for (Shadow *shadow = r->made, *next; shadow; shadow = next) {
        next = shadow->next_made;
        vec_deinit(&shadow->told);
        free(shadow);
        vm_spend(vm, 1);
    }
    told_objects_free(r->inside.objects);
    vec_deinit(&r->places);
    conditions_free(r->conditions);
    str_deinit(&r->output);
    str_deinit(&r->text);
    vm->output = r->forward;
    vm->reporter = NULL;
    free(r);
}

void reporter_ask(Vm *vm, Conditions *conditions) {
    vm->reporter->conditions = conditions;
}

void reporter_mute(Vm *vm, bool muted) {
    vm->reporter->is_mute = muted;
}

void report_begin(Vm *vm, const char *path) {
    Reporter *r = vm->reporter;
    if (!r) return;
    const char *slash = strrchr(path, '/');
    TELL(r, EVENT_NONE, EVENT_RUN_BEGIN, 0, 0, 0, intern(r, slash ? slash + 1 : path));
}

void report_end(Vm *vm, RunEnd end) {
    Reporter *r = vm->reporter;
    if (!r) return;
    if (r->output.n) tell_output(r);
    if (end == RUN_FAILED && r->has_deadlock) end = RUN_DEADLOCK;
    TELL(r, EVENT_NONE, EVENT_RUN_END, end, 0, 0, 0);
}

// ---- sources, codes, places

static bool is_own(const Unit *unit) {
    return !unit->is_built_in && unit->source.path[0] != '<';
}

bool reporter_wants_lines(const Vm *vm, const Unit *unit) {
    return vm->reporter && vm->reporter->depth >= REPORT_LINES && is_own(unit);
}
bool reporter_wants_expressions(const Vm *vm, const Unit *unit) {
    return vm->reporter && vm->reporter->depth >= REPORT_EXPRESSIONS && is_own(unit);
}

static SourceId source_told(Reporter *r, Unit *unit) {
    if (unit->source_id) return unit->source_id;
    StringId text_id = intern(r, unit->source.text);
    unit->source_id = ++r->n_sources;
    TELL(r, EVENT_NONE, EVENT_SOURCE, 0, unit->source_id, text_id, intern(r, unit->source.path));
    return unit->source_id;
}

void report_source(Vm *vm, Unit *unit) {
    if (vm->reporter) source_told(vm->reporter, unit);
}

static FrameKind kind_of(const Frame *frame) {
    uint32_t flags = frame->code->flags;
    if (flags & CODE_GENERATOR) return FRAME_GENERATOR;
    if (flags & CODE_COROUTINE) return FRAME_COROUTINE;
    if (flags & CODE_ASYNC_GENERATOR) return FRAME_ASYNC_GENERATOR;
    if (flags & CODE_NEWLOCALS) return FRAME_FUNCTION;
    return frame->names == frame->globals ? FRAME_MODULE : FRAME_CLASS;
}

static CodeId code_told(Reporter *r, const Frame *frame) {
    Code *code = frame->code;
    if (code->code_id) return code->code_id;
    SourceId source = source_told(r, code->unit);
    StringId name = intern_text(r, code->name);
    code->code_id = ++r->n_codes;
    TELL(r, EVENT_NONE, EVENT_CODE, kind_of(frame), code->code_id, source,
         event_pair(name, (uint32_t)code->first_line));
    return code->code_id;
}

static size_t hash_node(const Node *node) {
    return (size_t)(((uintptr_t)node >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 20);
}

static PlaceEntry *find_place(Reporter *r, const Node *node) {
    size_t mask = r->places.n - 1, i = hash_node(node) & mask;
    while (r->places.at[i].node && r->places.at[i].node != node)
        i = (i + 1) & mask;
    return &r->places.at[i];
}

static void grow_places(Reporter *r) {
    VEC(PlaceEntry) old = {0};
    memcpy(&old, &r->places, sizeof old);
    memset(&r->places, 0, sizeof r->places);
    size_t n = old.n ? old.n * 2 : 256;
    vec_reserve(&r->places, n);
    memset(r->places.at, 0, n * sizeof *r->places.at);
    r->places.n = n;
    for (size_t i = 0; i < old.n; i++)
        if (old.at[i].node) *find_place(r, old.at[i].node) = old.at[i];
    vec_deinit(&old);
}

// Of a compound statement its first line.
static EventSpan span_of(const Node *node) {
    EventSpan span = {node->span.line, node->span.col, node->span.end_line, node->span.end_col};
    if (node->body.n && node->body.at[0]->span.line >= span.line) {
        const Node *last = node->test ? node->test : node->value;
        bool has_last = last && node->kind != NODE_FUNCTION;
        span.end_line = has_last ? last->span.end_line : span.line;
        span.end_col = has_last ? last->span.end_col : 0;
    }
    return span;
}

static PlaceId place_of(Reporter *r, const Frame *frame, const Node *node) {
    if (!node || node->kind == NODE_MODULE) return 0;
    if (r->n_places >= r->places.n / 2) grow_places(r);
    PlaceEntry *entry = find_place(r, node);
    if (entry->node) return entry->id;
    *entry = (PlaceEntry){node, ++r->n_places};
    PlaceId id = entry->id;
    TELL(r, EVENT_NONE, EVENT_PLACE, 0, id, source_told(r, frame->code->unit),
         event_span_pack(span_of(node)));
    return id;
}

static Value in_cell(const Vm *vm, Value v) {
    if (is_object(v) && ((Object *)object_of(v))->type == vm->types.cell)
        return ((Cell *)object_of(v))->value;
    return v;
}

// ---- variables

// While it is this very value, it is told in the same words. (A long text is not kept alive: the
// program may mean to grow it in place.)
static bool never_changes(Vm *vm, Value v) {
    enum { SHORT = 64 };
    if (!is_object(v)) return true;
    return TYPE_OF(vm, v) == vm->types.float_ || (is_text(v) && text_of(v)->n <= SHORT);
}

// Functions, classes and modules are no news.
static bool is_furniture(Vm *vm, Value v) {
    if (!is_object(v)) return false;
    const Type *type = TYPE_OF(vm, v);
    return type == vm->types.function || type == vm->types.module || type == vm->types.native ||
           is_of_kind(v, TYPE_IS_TYPE);
}

// What the interpreter calls so, and what nobody means to look at.
static bool is_hidden_name(const Text *name) {
    uint32_t first = name->n ? text_at(name, 0) : '.';
    return first == '.' ||
           (first == '_' && (name->n == 1 || (name->n > 4 && text_at(name, 1) == '_')));
}

static void tell_variable(Reporter *r, Shadow *shadow, Told *told, const Text *name, Value v,
                          VariableScope scope) {
    if (told->name != name) {
        if (is_hidden_name(name)) return;
        *told = (Told){.name = name, .name_id = intern_text(r, name), .value = -1, .hash = 0};
    }
    bool may_change = !never_changes(r->vm, v);
    uint64_t hash = may_change ? inside_hash(r->vm, v) : 0;
    value_set(r->vm, &told->last, may_change ? NO_VALUE : value_ref(v));
    if (may_change && told->hash == hash) return;
    told->hash = hash;
    EventValue value = may_change ? inside_told(&r->inside, v) : value_told(r, v);
    if (value == told->value) return;
    told->value = value;
    TELL(r, shadow->event, EVENT_VARIABLE, scope, shadow->id, told->name_id, value);
}

static void tell_gone(Reporter *r, Shadow *shadow, Told *told) {
    if (!told->name) return;
    TELL(r, shadow->event, EVENT_VARIABLE, VARIABLE_GONE, shadow->id, told->name_id, 0);
    value_unref(r->vm, told->last);
    *told = (Told){0};
}

static inline void look_at(Reporter *r, Shadow *shadow, uint32_t i, const Text *name, Value v,
                           VariableScope scope) {
    Told *told = &shadow->told.at[i];
    if (!is_value(v)) {
        if (UNLIKELY(told->name != NULL)) tell_gone(r, shadow, told);
    } else if (told->name == name) {
        if (!same(v, told->last)) tell_variable(r, shadow, told, name, v, scope);
    } else if (!is_furniture(r->vm, v)) {
        tell_variable(r, shadow, told, name, v, scope);
    }
}

static void make_room(Shadow *shadow, size_t n) {
    while (shadow->told.n < n)
        vec_push(&shadow->told, (Told){0});
}

static void look_at_dict(Reporter *r, Shadow *shadow, const Dict *dict, VariableScope scope,
                         bool is_quick) {
    make_room(shadow, dict->n_used);
    for (uint32_t i = 0; i < shadow->told.n; i++) {
        Told *told = &shadow->told.at[i];
        Value key = i < dict->n_used ? dict->entries[i].key : NO_VALUE;
        Value v = is_value(key) ? dict->entries[i].value : NO_VALUE;
        if (is_value(key) && !is_text(key)) continue;
        const Text *name = is_value(key) ? text_of(key) : NULL;
        if (told->name && told->name != name) {
            if (!is_value(dict_find_name(dict, told->name)))
                tell_gone(r, shadow, told);
            else // it has moved, and is met there
                value_set(r->vm, &told->last, NO_VALUE), told->name = NULL;
        }
        if (is_quick && told->name && !is_value(told->last)) continue;
        if (is_value(v)) look_at(r, shadow, i, name, v, scope);
    }
}

static void look_at_variables(Reporter *r, Frame *frame) {
    Shadow *shadow = frame->shadow;
    const Code *code = frame->code;
    if (frame->names) {
        look_at_dict(r, shadow, frame->names,
                     frame->names == frame->globals ? VARIABLE_GLOBAL : VARIABLE_LOCAL, false);
    } else if (frame->slots) {
        make_room(shadow, code->n_slots + code->n_free);
        for (uint32_t i = 0; i < code->n_slots; i++)
            look_at(r, shadow, i, code->slot_names[i], in_cell(r->vm, frame->slots[i]),
                    VARIABLE_LOCAL);
        for (uint32_t i = 0; i < code->n_free; i++)
            look_at(r, shadow, code->n_slots + i, code->free_names[i],
                    in_cell(r->vm, frame->closure[i]), VARIABLE_NONLOCAL);
    }
}

// Those of the module around; when it is [quick], only those that were bound to another value.
static void look_at_globals(Reporter *r, const Frame *frame, bool is_quick) {
    Shadow *module = frame->shadow->module;
    if (is_quick && !frame->code->unit->sets_globals) return;
    if (module && module != frame->shadow && !module->is_over)
        look_at_dict(r, module, frame->globals, VARIABLE_GLOBAL, is_quick);
}

// ---- frames

static Shadow *new_shadow(Reporter *r, Frame *frame) {
    Shadow *shadow = r->unused;
    if (shadow) {
        r->unused = shadow->next;
    } else {
        shadow = calloc(1, sizeof *shadow);
        if (!shadow) check_no_memory("a frame's shadow");
        shadow->next_made = r->made;
        r->made = shadow;
    }
    bool is_module = frame->names && frame->names == frame->globals;
    Shadow *module = r->modules;
    while (module && module->globals != frame->globals)
        module = module->next;
    shadow->is_returned = shadow->is_over = shadow->is_unneeded = false;
    shadow->line = 0;
    shadow->globals = is_module ? frame->globals : NULL;
    shadow->module = is_module ? shadow : module;
    shadow->next = is_module ? r->modules : NULL;
    if (is_module) r->modules = shadow;
    frame->shadow = shadow;
    return shadow;
}

static void free_shadow(Reporter *r, Frame *frame) {
    Shadow *shadow = frame->shadow;
    frame->shadow = NULL;
    for (size_t i = 0; i < shadow->told.n; i++)
        value_unref(r->vm, shadow->told.at[i].last);
    vec_clear(&shadow->told);
    shadow->is_over = true;
    if (shadow->globals) return; // functions of the module may still look for it
    shadow->next = r->unused;
    r->unused = shadow;
}

static void tell_new(Reporter *r, Frame *frame, const Frame *made_by) {
    CodeId code = code_told(r, frame);
    Frame *caller = told_frame((Frame *)made_by);
    PlaceId place = caller ? place_of(r, caller, caller->at) : 0;
    uint32_t cause = cause_now(r, caller);
    Shadow *shadow = new_shadow(r, frame);
    shadow->id = ++r->n_frames;
    shadow->event = TELL(r, cause, EVENT_FRAME_NEW, 0, shadow->id, code,
                         event_pair(caller ? caller->shadow->id : 0, place));
}

void report_frame_begin(Frame *frame) {
    Reporter *r = frame->vm->reporter;
    if (!is_own(frame->code->unit) || r->is_mute) return;
    if (r->depth < REPORT_LINES && kind_of(frame) != FRAME_MODULE) return;
    tell_new(r, frame, frame->back);
    if (r->depth >= REPORT_LINES && !frame->names) look_at_variables(r, frame);
}

void report_frame_made(Frame *frame) {
    Reporter *r = frame->vm->reporter;
    if (is_own(frame->code->unit) && !r->is_mute) tell_new(r, frame, frame->vm->frame);
}

static void look_before_leaving(Reporter *r, Frame *frame) {
    if (r->depth < REPORT_LINES) return;
    look_at_variables(r, frame);
    look_at_globals(r, frame, false);
}

static void tell_end(Reporter *r, Frame *frame, Outcome outcome, EventValue value) {
    frame->shadow->event =
        TELL(r, frame->shadow->event, EVENT_FRAME_END, outcome, frame->shadow->id, 0, value);
    frame->shadow->is_over = true;
    if (!frame->generator) free_shadow(r, frame);
}

void report_frame_end(Frame *frame, Value result) {
    Vm *vm = frame->vm;
    Reporter *r = vm->reporter;
    if (vm->is_ending || frame->shadow->is_over) return;
    look_before_leaving(r, frame);
    if (is_value(result)) {
        tell_end(r, frame, OUTCOME_RESULT, value_told(r, result));
    } else {
        if (!same(r->raised, vm->exception) || r->raised_in != frame->shadow->id)
            report_raise(frame);
        bool is_closed = frame->generator && vm_exception_is(vm, "GeneratorExit");
        tell_end(r, frame, is_closed ? OUTCOME_CANCELLED : OUTCOME_EXCEPTION,
                 exception_told(r, vm->exception));
    }
}

void report_frame_closed(Frame *frame) {
    Reporter *r = frame->vm->reporter;
    if (!frame->vm->is_ending && !frame->shadow->is_over) tell_end(r, frame, OUTCOME_CANCELLED, 0);
}

void report_frame_drop(Frame *frame) {
    Reporter *r = frame->vm->reporter;
    if (!frame->vm->is_ending) TELL(r, EVENT_NONE, EVENT_FRAME_DROP, 0, frame->shadow->id, 0, 0);
    free_shadow(r, frame);
}

void report_object_free(Vm *vm, const Object *object) {
    if (vm->reporter) told_objects_forget(vm->reporter->inside.objects, object);
}

FrameId report_frame_id(const Frame *frame) {
    return frame->shadow ? frame->shadow->id : 0;
}

// ---- generators

void report_return(Frame *frame) {
    frame->shadow->is_returned = true;
}

void report_unneeded(const Frame *frame) {
    if (frame->shadow) frame->shadow->is_unneeded = true;
}

void report_resume(Frame *frame, Frame *driver, Value value) {
    Vm *vm = frame->vm;
    Reporter *r = vm->reporter;
    Shadow *shadow = frame->shadow;
    ResumeHow how = !is_value(value)      ? RESUME_THROW
                    : shadow->is_returned ? RESUME_RETURN
                    : is_none(value)      ? RESUME_NEXT
                                          : RESUME_SEND;
    shadow->is_returned = false;
    driver = shadow->is_unneeded ? NULL : told_frame(driver);
    shadow->is_unneeded = false;
    EventValue told = how == RESUME_THROW  ? exception_told(r, vm->exception)
                      : how == RESUME_NEXT ? 0
                                           : value_told(r, value);
    shadow->event = TELL(r, cause_now(r, driver), EVENT_FRAME_RESUME, how, shadow->id,
                         driver ? driver->shadow->id : 0, told);
    if (how == RESUME_THROW) {
        r->raised = vm->exception;
        r->raised_in = shadow->id;
    }
}

static void tell_suspend(Frame *frame, SuspendHow how, int64_t value) {
    Reporter *r = frame->vm->reporter;
    PlaceId place = place_of(r, frame, frame->at);
    frame->shadow->event =
        TELL(r, frame->shadow->event, EVENT_FRAME_SUSPEND, how, frame->shadow->id, place, value);
}

void report_suspend(Frame *frame, Value value, bool awaits) {
    look_before_leaving(frame->vm->reporter, frame);
    EventValue told = value_told(frame->vm->reporter, value);
    tell_suspend(frame, awaits ? SUSPEND_AWAIT : SUSPEND_YIELD, told);
}

void report_delegate(Frame *frame, Frame *delegate) {
    look_before_leaving(frame->vm->reporter, frame);
    tell_suspend(frame, SUSPEND_DELEGATE, delegate->shadow ? delegate->shadow->id : 0);
}

void report_task(Frame *frame, ObjectId task) {
    Reporter *r = frame->vm->reporter;
    TELL(r, cause_now(r, frame->vm->frame), EVENT_TASK_FRAME, 0, task, frame->shadow->id, 0);
}

FutureFor report_future_use(Vm *vm, ObjectId *owner, char **call) {
    static const struct {
        const char *name; // qualified
        FutureFor use;
    } makers[] = {{"sleep", FUTURE_SLEEP},
                  {"gather", FUTURE_GATHER},
                  {"wait", FUTURE_WAIT},
                  {"wait_for", FUTURE_WAIT},
                  {"shield", FUTURE_SHIELD},
                  {"TaskGroup.__aexit__", FUTURE_GROUP},
                  {"Lock.acquire", FUTURE_LOCK},
                  {"Event.wait", FUTURE_EVENT},
                  {"Condition.wait", FUTURE_CONDITION},
                  {"Semaphore.acquire", FUTURE_SEMAPHORE},
                  {"Barrier.wait", FUTURE_CONDITION},
                  {"Queue.get", FUTURE_GET},
                  {"Queue.put", FUTURE_PUT},
                  {"Queue.join", FUTURE_JOIN},
                  {"to_thread", FUTURE_WORKER},
                  {"AbstractEventLoop.run_in_executor", FUTURE_WORKER}};
    const Code *code = NULL;
    FutureFor use = FUTURE_PLAIN;
    *call = NULL;
    *owner = 0;
    // From within asyncio out to the program: what it called.
    for (const Frame *frame = vm->frame; frame && !is_own(frame->code->unit); frame = frame->back) {
        code = frame->code;
        for (size_t i = 0; i < sizeof makers / sizeof *makers; i++) {
            if (!text_is(code->qualname, makers[i].name)) continue;
            // What a barrier is made of is its own business: it is the barrier that is waited at.
            ObjectId sync = frame->slots ? sync_told_id(vm, in_cell(vm, frame->slots[0])) : 0;
            if (use != FUTURE_PLAIN && !sync) continue;
            free(*call);
            *call = text_c(code->name);
            *owner = sync;
            use = makers[i].use;
            if (sync || use < FUTURE_LOCK) return use;
        }
    }
    if (code && !*call) *call = text_c(code->name);
    return use;
}

// ---- locks, queues

ObjectId report_sync_new(Vm *vm, SyncKind kind, uint32_t capacity, const char *name, size_t n,
                         const char *attribute) {
    static const char self[] = "self.";
    Reporter *r = vm->reporter;
    if (n > sizeof self && memcmp(name, self, sizeof self - 1) == 0)
        name += sizeof self - 1, n -= sizeof self - 1;
    str_clear(&r->text);
    str_add_bytes(&r->text, name, n);
    str_add(&r->text, attribute);
    ObjectId id = ++r->ids.object;
    TELL(r, cause_now(r, vm->frame), EVENT_SYNC_NEW, kind, id, capacity,
         intern(r, str_text(&r->text)));
    return id;
}

// In brackets, as a list has them, whatever keeps the items.
static StringId contents_told(Reporter *r, Value contents) {
    static const char open[] = "deque(";
    str_clear(&r->text);
    describe_value(r->vm, contents, &r->text);
    char *text = r->text.text;
    if (strncmp(text, open, sizeof open - 1) != 0) return intern(r, text);
    text[r->text.n - 1] = '\0';
    return intern(r, text + sizeof open - 1);
}

// A thread is no task: its name is told.
static StringId thread_told(Reporter *r) {
    const Threads *threads = r->vm->threads;
    if (threads->running == &threads->main) return intern(r, "MainThread");
    str_clear(&r->text);
    thread_add_name(r->vm, threads->running->object, &r->text);
    return intern(r, str_text(&r->text));
}

void report_sync(Vm *vm, ObjectId sync, SyncVerb verb, uint32_t n, Value contents) {
    Reporter *r = vm->reporter;
    if (vm->is_ending) return;
    ObjectId task = task_now(vm);
    StringId text = is_value(contents) ? contents_told(r, contents) : task ? 0 : thread_told(r);
    TELL(r, cause_now(r, vm->frame), EVENT_SYNC_STATE, verb, sync, task, event_pair(n, text));
}

void report_work(Vm *vm, int64_t ns) {
    Reporter *r = vm->reporter;
    if (!r || ns <= 0) return;
    TELL(r, cause_now(r, vm->frame), EVENT_CLOCK, CLOCK_WORKED, task_now(vm), 0, ns);
}

// ---- lines and expressions

void report_line(Frame *frame, const Node *node, PlaceId *place) {
    Reporter *r = frame->vm->reporter;
    Shadow *shadow = frame->shadow;
    if (UNLIKELY(!*place)) *place = place_of(r, frame, node);
    if (shadow->line == *place) return; // a loop that has only just begun
    if (r->raised_in == shadow->id) r->raised_in = 0;
    look_at_variables(r, frame);
    look_at_globals(r, frame, true);
    shadow->line = *place;
    shadow->event = TELL(r, shadow->event, EVENT_LINE, 0, shadow->id, *place, 0);
    if (UNLIKELY(r->conditions != NULL) && !r->is_mute)
        conditions_at(r->conditions, frame, node, shadow->event);
}

void report_item(Frame *frame, const Node *node, PlaceId *place) {
    frame->shadow->line = 0;
    report_line(frame, node, place);
}

void report_value(Frame *frame, const Node *node, ExprKind kind, PlaceId *place, Value value) {
    Reporter *r = frame->vm->reporter;
    if (UNLIKELY(!*place)) *place = place_of(r, frame, node);
    TELL(r, frame->shadow->event, EVENT_EXPR, kind, frame->shadow->id, *place,
         value_told(r, value));
}

void report_raise(Frame *frame) {
    Vm *vm = frame->vm;
    Reporter *r = vm->reporter;
    if (same(r->raised, vm->exception) && r->raised_in == frame->shadow->id) return;
    r->raised = vm->exception;
    r->raised_in = frame->shadow->id;
    RaiseHow how = is_told(vm->exception) ? RAISE_THROUGH : RAISE_HERE;
    TELL(r, frame->shadow->event, EVENT_RAISE, how, frame->shadow->id,
         place_of(r, frame, frame->at), exception_told(r, vm->exception));
}
