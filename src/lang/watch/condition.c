// An expression is compiled when its place is first met. It is evaluated as eval would, with one
// dict for all the names that are seen there, so that functions inside it see them, too.
//
// A copy of the process for each time would be right for all of them, but takes a millisecond, and
// a line may be met a million times. So it is first evaluated where it stands, on probation: with
// whatever it calls it may only look (looks.h), and the first step that could change something is
// refused. Then, and from then on, it is asked in a copy.
#include "lang/watch/condition.h"

#include <stdlib.h>
#include <string.h>

#include "base/apart.h"
#include "base/check.h"
#include "base/error.h"
#include "lang/core/exception.h"
#include "lang/core/generator.h"
#include "lang/core/operations.h"
#include "lang/core/thread.h"
#include "lang/modules/module.h"
#include "lang/types/dict.h"
#include "lang/types/text.h"
#include "lang/watch/describe.h"
#include "lang/watch/looks.h"
#include "lang/watch/reporter.h"

typedef struct Asked {
    const Condition *condition; // borrowed
    Code *code;                 // owned; NULL: not compiled yet
    bool is_broken;             // it never answers; that was told
    bool needs_copy;            // it may change something
} Asked;

enum { MADE = 16 };

struct Asking {
    bool was_refused;
    // What has been made for it lately: borrowed, and only compared. Nothing that was there before
    // can have its address, since nothing of that goes meanwhile.
    const void *made[MADE];
    size_t n_made;
};

struct Conditions {
    ConditionSink sink;
    size_t n;
    Asked at[];
};

void vm_ask(Vm *vm, const Condition *conditions, size_t n, const ConditionSink *sink) {
    Conditions *made = calloc(1, sizeof *made + n * sizeof *made->at);
    if (!made) check_no_memory("conditions");
    made->sink = *sink;
    made->n = n;
    for (size_t i = 0; i < n; i++)
        made->at[i].condition = &conditions[i];
    reporter_ask(vm, made);
}

// Codes go with the Vm's memory.
void conditions_free(Conditions *conditions) {
    free(conditions);
}

// ---- what is wrong with one

static void say_syntax(const SyntaxError *error, Str *out) {
    static const char *const kinds[] = {"", "SyntaxError", "IndentationError", "TabError"};
    str_clear(out);
    str_printf(out, "%s: %s", kinds[error->kind], error->message);
}

bool condition_parses(const char *text, Str *wrong) {
    Arena arena = {0};
    Source source = {0};
    SyntaxError error = {0};
    bool ok = source_init(&source, "<condition>", text, strlen(text), &arena, &error) &&
              parse_expression(&source, &arena, &error);
    if (!ok) say_syntax(&error, wrong);
    source_deinit(&source);
    arena_deinit(&arena);
    return ok;
}

// The exception that is set, which goes.
static void say_exception(Vm *vm, Str *out) {
    Value exception = vm_take_exception(vm);
    str_clear(out);
    describe_exception(vm, exception, out);
    value_unref(vm, exception);
}

// ---- what it may do

static bool refuse(Vm *vm) {
    vm->asking->was_refused = true;
    vm_raise(vm, "RuntimeError", "a condition may only look");
    return false;
}

bool condition_may_run(const Frame *frame) {
    Vm *vm = frame->vm;
    return LIKELY(!vm->asking) || looks_code(frame->code) || refuse(vm);
}

bool condition_may_invoke(Vm *vm, const Native *native) {
    return looks_native(native) || refuse(vm);
}

bool condition_may_wrap(Vm *vm, const char *method) {
    return looks_method(method) || refuse(vm);
}

bool condition_may_make(Vm *vm, const Type *type) {
    return looks_type(type) || refuse(vm);
}

bool condition_may_change(Vm *vm) {
    return refuse(vm);
}

void condition_made(Vm *vm, Value v) {
    struct Asking *asking = vm->asking;
    asking->made[asking->n_made++ % MADE] = object_of(v);
}

bool condition_may_use(Vm *vm, Value iterator) {
    const struct Asking *asking = vm->asking;
    if (!asking) return true;
    for (size_t i = 0; i < MADE; i++) {
        if (asking->made[i] != object_of(iterator)) continue;
        bool is_generator = TYPE_OF(vm, iterator) == vm->types.generator;
        const Generator *generator = is_generator ? object_of(iterator) : NULL;
        if (!generator || looks_code(generator->frame.code)) return true;
    }
    return refuse(vm);
}

bool condition_goes_on(Vm *vm) {
    enum { LIMIT_TICKS = 1 << 20 };
    return INT64_MAX - vm->slice_ticks < LIMIT_TICKS || refuse(vm); // vm_pause_slice, in evaluate
}

// ---- asking

static bool compile(Vm *vm, Asked *asked, Str *wrong) {
    SyntaxError error = {0};
    Unit *unit = NULL;
    const char *text = asked->condition->text;
    text += strspn(text, " \t");
    asked->code = module_compile(vm, "<condition>", text, strlen(text), MODULE_EVAL, &error, &unit);
    if (unit) unit->is_hidden = true;
    if (asked->code) return true;
    if (unit) unit_unref(vm, unit);
    if (vm_has_exception(vm))
        say_exception(vm, wrong);
    else
        say_syntax(&error, wrong);
    return false;
}

static Value in_cell(const Vm *vm, Value v) {
    bool is_cell = is_object(v) && ((Object *)object_of(v))->type == vm->types.cell;
    return is_cell ? ((Cell *)object_of(v))->value : v;
}

// All names that [frame] sees: a new dict; NULL: MemoryError.
static Dict *names_of(Frame *frame) {
    Vm *vm = frame->vm;
    Dict *names = dict_copy(vm, frame->globals);
    if (!names) return NULL;
    bool ok = true;
    const Code *code = frame->code;
    if (frame->names && frame->names != frame->globals) ok = dict_merge(vm, names, frame->names);
    for (size_t i = 0; ok && !frame->names && i < code->n_slots; i++) {
        Value v = frame->slots ? in_cell(vm, frame->slots[i]) : NO_VALUE;
        if (is_value(v)) ok = dict_set_name(vm, names, code->slot_names[i], v);
    }
    for (size_t i = 0; ok && i < code->n_free; i++) {
        Value v = in_cell(vm, frame->closure[i]);
        if (is_value(v)) ok = dict_set_name(vm, names, code->free_names[i], v);
    }
    if (ok) return names;
    value_unref(vm, value_of(names));
    return NULL;
}

// 1, 0; -1 with [wrong]. Garbage is collected when it would be without it, not meanwhile.
static int evaluate(Frame *frame, const Asked *asked, Dict *names, Str *wrong) {
    Vm *vm = frame->vm;
    int64_t clock_ns = vm->clock_ns, slice = vm_pause_slice(vm);
    size_t next_gc = vm->next_gc, next_gc_bytes = vm->next_gc_bytes;
    vm->next_gc = vm->next_gc_bytes = SIZE_MAX;
    uint64_t n_made = vm->n_made;
    Value v = names ? module_run_in(vm, asked->code, names, value_of(names)) : NO_VALUE;
    int answer = is_value(v) ? op_truth(vm, v) : -1;
    if (answer < 0) say_exception(vm, wrong);
    value_unref(vm, v);
    vm->n_made = n_made;
    vm->next_gc = next_gc;
    vm->next_gc_bytes = next_gc_bytes;
    vm->clock_ns = clock_ns;
    vm_resume_slice(vm, slice);
    return answer;
}

// Where it stands; false: it wants to do more than look.
static bool look(Frame *frame, Asked *asked, Str *wrong, int *answer) {
    Vm *vm = frame->vm;
    Dict *names = names_of(frame);
    struct Asking asking = {0};
    vm->asking = &asking;
    *answer = evaluate(frame, asked, names, wrong);
    if (names) value_unref(vm, value_of(names)); // with functions in it, which may not do more
    vm->asking = NULL;
    asked->needs_copy = asking.was_refused;
    return !asked->needs_copy;
}

typedef struct Copied {
    Frame *frame;
    const Asked *asked;
} Copied;

static void answer_in_copy(void *data, Str *out) {
    const Copied *copied = data;
    Str wrong = {0};
    vm_watch(copied->frame->vm, (VmWatch){0}, 0); // nobody waits for a turn there
    int answer = evaluate(copied->frame, copied->asked, names_of(copied->frame), &wrong);
    str_add(out, answer > 0 ? "1" : answer ? "-" : "0");
    str_add_bytes(out, str_text(&wrong), wrong.n);
}

static int ask_a_copy(Frame *frame, Asked *asked, Str *wrong) {
    enum { LIMIT_MS = 500 };
    Str said = {0};
    ApartEnd end = apart_run(answer_in_copy, &(Copied){frame, asked}, LIMIT_MS, &said);
    bool is_told = end == APART_DONE && said.n;
    int answer = !is_told || said.text[0] == '-' ? -1 : said.text[0] == '1';
    str_clear(wrong);
    if (is_told) str_add(wrong, said.text + 1);
    Error error;
    if (end == APART_TOO_LONG) {
        error_set(&error, "the condition takes too long to answer");
        str_add(wrong, error.message);
    } else if (!is_told) {
        error_set(&error, "the machine has no room to ask the condition");
        str_add(wrong, error.message);
    }
    asked->is_broken = end == APART_TOO_LONG;
    str_deinit(&said);
    return answer;
}

static int ask(Frame *frame, Asked *asked, Str *wrong) {
    if (!asked->code && !compile(frame->vm, asked, wrong)) return -1;
    int answer = -1;
    if (!asked->needs_copy && look(frame, asked, wrong, &answer)) return answer;
    return ask_a_copy(frame, asked, wrong);
}

void conditions_at(Conditions *conditions, Frame *frame, const Node *node, uint32_t event) {
    const char *path = frame->code->unit->source.path;
    Str wrong = {0};
    for (size_t i = 0; i < conditions->n; i++) {
        Asked *asked = &conditions->at[i];
        if (asked->condition->line != node->span.line || asked->is_broken) continue;
        if (strcmp(asked->condition->path, path) != 0) continue;
        reporter_mute(frame->vm, true);
        int answer = ask(frame, asked, &wrong);
        reporter_mute(frame->vm, false);
        if (answer)
            conditions->sink.holds(conditions->sink.data, i, event,
                                   answer < 0 ? str_text(&wrong) : NULL);
    }
    str_deinit(&wrong);
}
