// An expression is compiled when its place is first met. It is evaluated as eval would, with one
// dict for all the names that are seen there, so that functions inside it see them, too.
//
// A copy of the process for each time would be right for all of them, but takes a millisecond, and
// a line may be met a million times. So what can be seen to only look at values is evaluated where
// it stands, on probation: the evaluator refuses it the first step into the program's own code
// (an operator, a property), and whatever would use up an iterator.
#include "lang/condition.h"

#include <stdlib.h>
#include <string.h>

#include "base/apart.h"
#include "base/check.h"
#include "base/error.h"
#include "lang/describe.h"
#include "lang/dict.h"
#include "lang/exception.h"
#include "lang/generator.h"
#include "lang/module.h"
#include "lang/operations.h"
#include "lang/reporter.h"
#include "lang/text.h"
#include "lang/thread.h"

typedef struct Asked {
    const Condition *condition; // borrowed
    Code *code;                 // owned; NULL: not compiled yet
    bool is_broken;             // it cannot be compiled, or never answers; that was told
    bool needs_copy;            // it may change something
} Asked;

struct Asking {
    const Unit *unit; // of the condition
    bool was_refused;
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

// ---- what only looks

static bool only_looks(const Node *node);

static bool all_only_look(const NodeList *list) {
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i] && !only_looks(list->at[i])) return false;
    return true;
}

static bool is_looking_builtin(const char *name) {
    static const char *const names[] = {
        "abs", "all",  "any",        "bool", "chr", "dict", "enumerate", "float", "id",     "int",
        "len", "list", "isinstance", "max",  "min", "ord",  "range",     "repr",  "round",  "set",
        "str", "sum",  "sorted",     "type", "zip", "hash", "tuple",     "bytes", "divmod", "pow",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0) return true;
    return false;
}

// By its kind; what its operands do, and whether a name is what it seems, shows when it runs.
static bool only_looks(const Node *node) {
    switch ((NodeKind)node->kind) {
    case NODE_NAMED:
    case NODE_LAMBDA:
    case NODE_AWAIT:
    case NODE_YIELD:
    case NODE_YIELD_FROM: return false;
    case NODE_CALL:
        if (node->value->kind != NODE_NAME || !is_looking_builtin(node->value->name)) return false;
        break;
    case NODE_COMPREHENSION:
        if (node->is_async) return false;
        break;
    default: break;
    }
    return (!node->target || only_looks(node->target)) &&
           (!node->value || only_looks(node->value)) && (!node->test || only_looks(node->test)) &&
           all_only_look(&node->list) && all_only_look(&node->list2);
}

// Whether one of the builtins that it calls is another function there.
static bool has_other_builtin(Vm *vm, const Node *node, const Dict *names) {
    if (node->kind == NODE_CALL) {
        Text *name = text_name(vm, node->value->name);
        if (!name || is_value(dict_find_name(names, name))) return true;
    }
    if (node->target && has_other_builtin(vm, node->target, names)) return true;
    if (node->value && has_other_builtin(vm, node->value, names)) return true;
    if (node->test && has_other_builtin(vm, node->test, names)) return true;
    const NodeList *lists[] = {&node->list, &node->list2};
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < lists[k]->n; i++)
            if (lists[k]->at[i] && has_other_builtin(vm, lists[k]->at[i], names)) return true;
    return false;
}

static bool refuse(Vm *vm) {
    vm->asking->was_refused = true;
    vm_raise(vm, "RuntimeError", "a condition may only look");
    return false;
}

bool condition_may_run(const Frame *frame) {
    Vm *vm = frame->vm;
    return LIKELY(!vm->asking) || frame->code->unit == vm->asking->unit || refuse(vm);
}

bool condition_may_use(Vm *vm, Value iterator) {
    if (!vm->asking) return true;
    bool is_generator = TYPE_OF(vm, iterator) == vm->types.generator;
    const Generator *own = is_generator ? object_of(iterator) : NULL;
    if (own && own->slots && own->frame.code->unit == vm->asking->unit) return true;
    return refuse(vm);
}

// ---- asking

static bool compile(Vm *vm, Asked *asked, Str *wrong) {
    SyntaxError error = {0};
    Unit *unit = NULL;
    const char *text = asked->condition->text;
    text += strspn(text, " \t");
    asked->code = module_compile(vm, "<condition>", text, strlen(text), MODULE_EVAL, &error, &unit);
    if (unit) unit->is_hidden = true;
    if (asked->code) asked->needs_copy = !only_looks(asked->code->node);
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
static int evaluate(Frame *frame, const Asked *asked, Dict *names, Str *wrong) {
    Vm *vm = frame->vm;
    int64_t clock_ns = vm->clock_ns, slice = vm_pause_slice(vm);
    Value v = names ? module_run_in(vm, asked->code, names, value_of(names)) : NO_VALUE;
    int answer = is_value(v) ? op_truth(vm, v) : -1;
    if (answer < 0) say_exception(vm, wrong);
    value_unref(vm, v);
    vm->clock_ns = clock_ns;
    vm_resume_slice(vm, slice);
    return answer;
}

// Where it stands; false: it wants to do more than look.
static bool look(Frame *frame, Asked *asked, Str *wrong, int *answer) {
    Vm *vm = frame->vm;
    Dict *names = names_of(frame);
    asked->needs_copy = names && has_other_builtin(vm, asked->code->node, names);
    if (!asked->needs_copy) {
        struct Asking asking = {.unit = asked->code->unit};
        vm->asking = &asking;
        *answer = evaluate(frame, asked, names, wrong);
        vm->asking = NULL;
        asked->needs_copy = asking.was_refused;
    }
    if (names) value_unref(vm, value_of(names));
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
