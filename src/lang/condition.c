// An expression is compiled when its place is first met. It is evaluated as eval would, with one
// dict for all the names that are seen there, so that functions inside it see them, too.
#include "lang/condition.h"

#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "lang/describe.h"
#include "lang/dict.h"
#include "lang/exception.h"
#include "lang/module.h"
#include "lang/operations.h"
#include "lang/reporter.h"
#include "lang/text.h"
#include "lang/thread.h"

typedef struct Asked {
    const Condition *condition; // borrowed
    Code *code;                 // owned; NULL: not compiled yet
    bool is_broken;             // it cannot be compiled; that was told
} Asked;

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
    asked->is_broken = true;
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

// 1, 0; -1 with [wrong].
static int ask(Frame *frame, Asked *asked, Str *wrong) {
    Vm *vm = frame->vm;
    if (!asked->code && !compile(vm, asked, wrong)) return -1;
    int64_t clock_ns = vm->clock_ns, slice = vm_pause_slice(vm);
    Dict *names = names_of(frame);
    Value v = names ? module_run_in(vm, asked->code, names, value_of(names)) : NO_VALUE;
    int answer = is_value(v) ? op_truth(vm, v) : -1;
    if (answer < 0) say_exception(vm, wrong);
    value_unref(vm, v);
    if (names) value_unref(vm, value_of(names));
    vm->clock_ns = clock_ns;
    vm_resume_slice(vm, slice);
    return answer;
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
