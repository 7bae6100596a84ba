// Functions of the program: how arguments find their parameters, and how a frame is run.
#include "lang/core/function.h"
#include "lang/core/gc.h"

#include <alloca.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "lang/core/exception.h"
#include "lang/core/generator.h"
#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/types/dict.h"
#include "lang/types/text.h"
#include "lang/watch/condition.h"
#include "lang/watch/reporter.h"

Function *function_new(Vm *vm, Code *code, Dict *globals, Tuple *closure) {
    Function *function = object_new(vm, vm->types.function, 0);
    if (!function) return NULL;
    function->code = object_of(value_ref(value_of(code)));
    function->globals = object_of(value_ref(value_of(globals)));
    Value builtins = dict_find_name(globals, vm->names.builtins);
    Dict *dict = is_value(builtins) && is_dict(builtins) ? dict_of(builtins) : vm->builtins;
    function->builtins = object_of(value_ref(value_of(dict)));
    function->closure = closure ? object_of(value_ref(value_of(closure))) : NULL;
    function->name = object_of(value_ref(value_of(code->name)));
    function->qualname = object_of(value_ref(value_of(code->qualname)));
    Value module = dict_find_name(globals, vm->names.name);
    function->module = value_ref(is_value(module) ? module : NONE);
    function->doc = value_ref(code->doc);
    return function;
}

// ---- binding

static char *name_text(const Function *function) {
    return text_c(function->qualname);
}

// 'a', 'b', and 'c'
static void add_names(Str *out, Text **names, const size_t *which, size_t n) {
    for (size_t i = 0; i < n; i++) {
        const char *before = i == 0 ? "" : i < n - 1 ? ", " : n == 2 ? " and " : ", and ";
        str_add(out, before);
        text_repr_into(names[which[i]], out);
    }
}

static bool missing(Vm *vm, const Function *function, const size_t *which, size_t n,
                    const char *kind) {
    Str names = {0};
    add_names(&names, function->code->slot_names, which, n);
    char *name = name_text(function);
    vm_raise(vm, "TypeError", "%s() missing %zu required %s argument%s: %s", name, n, kind,
             n == 1 ? "" : "s", str_text(&names));
    vm_free_text(vm, name);
    vm_deinit(vm, &names);
    return false;
}

static bool too_many(Vm *vm, const Function *function, size_t n, const Value *slots) {
    const Code *code = function->code;
    size_t n_defaults = function->defaults ? function->defaults->n : 0, n_keywords = 0;
    for (size_t i = code->n_params; i < code->n_params + code->n_keyword_only; i++)
        n_keywords += is_value(slots[i]);
    char takes[64], also[96] = "";
    bool is_plural;
    if (n_defaults) {
        is_plural = true;
        snprintf(takes, sizeof takes, "from %zu to %u", code->n_params - n_defaults,
                 code->n_params);
    } else {
        is_plural = code->n_params != 1;
        snprintf(takes, sizeof takes, "%u", code->n_params);
    }
    if (n_keywords)
        snprintf(also, sizeof also, " positional argument%s (and %zu keyword-only argument%s)",
                 n != 1 ? "s" : "", n_keywords, n_keywords != 1 ? "s" : "");
    char *name = name_text(function);
    vm_raise(vm, "TypeError", "%s() takes %s positional argument%s but %zu%s %s given", name, takes,
             is_plural ? "s" : "", n, also, n == 1 && !n_keywords ? "was" : "were");
    vm_free_text(vm, name);
    return false;
}

// A keyword argument that no parameter has the name of.
static bool unknown_keyword(Vm *vm, const Function *function, Text *keyword, const Tuple *names) {
    const Code *code = function->code;
    size_t which[64], n = 0;
    for (size_t i = 0; i < code->n_positional_only && n < 64; i++)
        for (size_t k = 0; k < names->n; k++)
            if (text_equal(code->slot_names[i], text_of(names->at[k]))) which[n++] = i;
    char *name = name_text(function), *word = text_c(keyword);
    if (n) {
        Str list = {0};
        for (size_t i = 0; i < n; i++) {
            if (i) str_add(&list, ", ");
            text_to_utf8(code->slot_names[which[i]], &list);
        }
        vm_raise(vm, "TypeError",
                 "%s() got some positional-only arguments passed as keyword arguments: '%s'", name,
                 str_text(&list));
        vm_deinit(vm, &list);
    } else {
        vm_raise(vm, "TypeError", "%s() got an unexpected keyword argument '%s'", name, word);
    }
    vm_free_text(vm, word), vm_free_text(vm, name);
    return false;
}

static bool bind_keyword(Vm *vm, const Function *function, Value keyword, Value v,
                         const Tuple *names, Value *slots) {
    const Code *code = function->code;
    size_t n_all = code->n_params + code->n_keyword_only;
    for (size_t i = code->n_positional_only; i < n_all; i++) {
        if (!text_equal(code->slot_names[i], text_of(keyword))) continue;
        if (is_value(slots[i])) {
            char *name = name_text(function), *word = text_c(text_of(keyword));
            vm_raise(vm, "TypeError", "%s() got multiple values for argument '%s'", name, word);
            vm_free_text(vm, word), vm_free_text(vm, name);
            return false;
        }
        slots[i] = value_ref(v);
        return true;
    }
    if (!code->has_double_star) return unknown_keyword(vm, function, text_of(keyword), names);
    Dict *rest = dict_of(slots[n_all + code->has_star]);
    return dict_set(vm, rest, keyword, v);
}

// Of the [i]th of the parameters that are given by keyword only. Mostly all of them have one, and
// so the dict has them in the same order.
static Value keyword_default(const Function *function, size_t i) {
    const Dict *defaults = function->kw_defaults;
    const Text *name = function->code->slot_names[function->code->n_params + i];
    if (!defaults) return NO_VALUE;
    if (i < defaults->n_used && defaults->entries[i].key.bits == (uintptr_t)name)
        return defaults->entries[i].value;
    return dict_find_name(defaults, name);
}

static bool fill_defaults(Vm *vm, const Function *function, Value *slots) {
    const Code *code = function->code;
    size_t n_defaults = function->defaults ? function->defaults->n : 0;
    size_t first_default = code->n_params - n_defaults, n_missing = 0;
    size_t which[256];
    for (size_t i = 0; i < code->n_params; i++) {
        if (is_value(slots[i])) continue;
        if (i >= first_default)
            slots[i] = value_ref(function->defaults->at[i - first_default]);
        else if (n_missing < 256)
            which[n_missing++] = i;
    }
    if (n_missing) return missing(vm, function, which, n_missing, "positional");
    for (size_t i = code->n_params; i < code->n_params + code->n_keyword_only; i++) {
        if (is_value(slots[i])) continue;
        Value v = keyword_default(function, i - code->n_params);
        if (is_value(v))
            slots[i] = value_ref(v);
        else if (n_missing < 256)
            which[n_missing++] = i;
    }
    return !n_missing || missing(vm, function, which, n_missing, "keyword-only");
}

static bool bind(Vm *vm, Function *function, const Value *args, size_t n, const Tuple *names,
                 Value *slots) {
    const Code *code = function->code;
    size_t n_all = code->n_params + code->n_keyword_only;
    size_t n_direct = n < code->n_params ? n : code->n_params;
    for (size_t i = 0; i < n_direct; i++)
        slots[i] = value_ref(args[i]);
    if (code->has_star) {
        Tuple *rest = n > n_direct ? tuple_from(vm, args + n_direct, n - n_direct)
                                   : object_of(value_ref(value_of(vm->empty_tuple)));
        if (!rest) return false;
        slots[n_all] = value_of(rest);
    }
    if (code->has_double_star) {
        Dict *rest = dict_new(vm);
        if (!rest) return false;
        slots[n_all + code->has_star] = value_of(rest);
    }
    for (size_t i = 0; names && i < names->n; i++) {
        if (!bind_keyword(vm, function, names->at[i], args[n + i], names, slots)) return false;
        vm_spend(vm, 1);
    }
    if (n > code->n_params && !code->has_star) return too_many(vm, function, n, slots);
    return fill_defaults(vm, function, slots);
}

static bool give_up(Vm *vm, const Function *function, Value *slots) {
    for (size_t i = 0; i < function->code->n_slots; i++)
        value_set(vm, &slots[i], NO_VALUE);
    return false;
}

bool function_fill_defaults(Vm *vm, const Function *function, Value *slots, size_t n) {
    const Code *code = function->code;
    const Tuple *defaults = function->defaults;
    size_t n_missing = code->n_params - n;
    if (LIKELY(!code->n_keyword_only && defaults && n_missing <= defaults->n)) {
        const Value *last = defaults->at + defaults->n - n_missing;
        for (size_t i = 0; i < n_missing; i++)
            slots[n + i] = value_ref(last[i]);
        return true;
    }
    return fill_defaults(vm, function, slots) || give_up(vm, function, slots);
}

bool function_bind(Vm *vm, Function *function, const Value *args, size_t n, const Tuple *names,
                   Value *slots) {
    memset(slots, 0, function->code->n_slots * sizeof *slots);
    return bind(vm, function, args, n, names, slots) || give_up(vm, function, slots);
}

// ---- running

Value frame_run(Frame *frame) {
    bool may_run = true;
    if (UNLIKELY(frame->vm->reporter != NULL)) {
        may_run = LIKELY(!frame->vm->asking) || condition_may_run(frame);
        if (may_run) report_frame_begin(frame);
    }
    Value result = may_run ? frame_evaluate(frame) : NO_VALUE;
    if (UNLIKELY(!is_value(result))) exception_trace(frame->vm, frame);
    if (UNLIKELY(frame->shadow != NULL)) report_frame_end(frame, result);
    frame_leave(frame);
    return result;
}

static bool make_cells(Vm *vm, const Code *code, Value *slots) {
    for (size_t i = 0; i < code->n_cells; i++) {
        Cell *cell = object_new(vm, vm->types.cell, 0);
        if (!cell) return false;
        cell->value = slots[code->cells[i]];
        slots[code->cells[i]] = value_of(cell);
    }
    return true;
}

static Value run(Vm *vm, Function *function, Value *slots) {
    Code *code = function->code;
    Frame frame = {.vm = vm,
                   .back = vm->frame,
                   .code = code,
                   .function = function,
                   .slots = slots,
                   .closure = function->closure ? function->closure->at : NULL,
                   .globals = function->globals,
                   .builtins = function->builtins,
                   .at = code->node};
    if (code->n_runs < CODE_OFTEN) code->n_runs++;
    vm->frame = &frame;
    value_ref(value_of(function)); // it may be replaced while it runs
    Value result = frame_run(&frame);
    value_unref(vm, value_of(function));
    vm->frame = frame.back;
    if (UNLIKELY(!is_value(result))) vm->is_new = true; // for the caller's frame
    return result;
}

typedef struct Running {
    Vm *vm;
    Function *function;
    Value *slots;
} Running;

static Value run_apart(void *data) {
    Running *running = data;
    return run(running->vm, running->function, running->slots);
}

static Value release(Vm *vm, Value *slots, size_t n) {
    for (size_t i = 0; i < n; i++)
        value_set(vm, &slots[i], NO_VALUE);
    return NO_VALUE;
}

Value function_run(Vm *vm, Function *function, Value *slots) {
    Value result;
    if (UNLIKELY(!vm_tick(vm))) return release(vm, slots, function->code->n_slots);
    if (UNLIKELY(vm->depth >= vm->limits.recursion)) {
        release(vm, slots, function->code->n_slots);
        return vm_raise(vm, "RecursionError", "maximum recursion depth exceeded");
    }
    vm->depth++;
    if (LIKELY(vm_has_room(vm)))
        result = run(vm, function, slots);
    else
        result = vm_with_room(vm, run_apart, &(Running){vm, function, slots});
    vm->depth--;
    return result;
}

// [slots] is room for those of the code.
static Value call_in(Vm *vm, Function *function, const Value *args, size_t n, const Tuple *names,
                     Value *slots) {
    Code *code = function->code;
    if ((code->flags & CODE_SIMPLE) && n == code->n_params && !names) {
        for (size_t i = 0; i < n; i++)
            slots[i] = value_ref(args[i]);
        memset(slots + n, 0, (code->n_slots - n) * sizeof *slots);
        return function_run(vm, function, slots);
    }
    if (!function_bind(vm, function, args, n, names, slots)) return NO_VALUE;
    if (code->n_cells && !make_cells(vm, code, slots)) return release(vm, slots, code->n_slots);
    if (code->flags & CODE_ANY_GENERATOR) return generator_new(vm, function, slots);
    return function_run(vm, function, slots);
}

Value function_call(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    Function *function = object_of(callee);
    size_t bytes = (function->code->n_slots + 1) * sizeof(Value);
    if (LIKELY(function->code->n_slots < CODE_MANY)) {
        Value *slots = alloca(bytes);
        return call_in(vm, function, args, n, names, slots);
    }
    Value *slots = vm_alloc(vm, bytes);
    if (!slots) return NO_VALUE;
    Value v = call_in(vm, function, args, n, names, slots);
    vm_free(vm, slots, bytes);
    return v;
}

// ---- the function type

static void function_free(Vm *vm, Object *self) {
    Function *f = (Function *)self;
    value_unref(vm, value_of(f->globals));
    value_unref(vm, value_of(f->builtins));
    value_unref(vm, value_of(f->defaults));
    value_unref(vm, value_of(f->kw_defaults));
    value_unref(vm, value_of(f->closure));
    value_unref(vm, value_of(f->name));
    value_unref(vm, value_of(f->qualname));
    value_unref(vm, f->module);
    value_unref(vm, f->doc);
    value_unref(vm, f->annotations);
    value_unref(vm, value_of(f->dict));
    value_unref(vm, value_of(f->code));
}

static void function_traverse(Object *self, Visit *visit) {
    const Function *f = (Function *)self;
    const void *const owned[] = {f->globals,     f->builtins, f->defaults,
                                 f->kw_defaults, f->closure,  f->dict};
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++)
        visit_object(visit, owned[i]);
    visit_value(visit, f->annotations);
}

static bool is_as_built_in(Value self) {
    return ((Function *)object_of(self))->code->flags & CODE_AS_BUILT_IN;
}

static Value function_repr(Vm *vm, Value self) {
    char *name = name_text(object_of(self));
    Text *text = is_as_built_in(self)
                     ? text_printf(vm, "<built-in function %s>", name)
                     : text_printf(vm, "<function %s at %p>", name, object_of(self));
    vm_free_text(vm, name);
    return value_of(text);
}

static Value function_get(Vm *vm, Value self, Value instance, Type *owner) {
    (void)owner;
    bool is_method = is_value(instance) && !is_as_built_in(self);
    return is_method ? method_new(vm, self, instance) : value_ref(self);
}

#define FUNCTION_OBJECT(member)                                                                    \
    static Value get_##member(Vm *vm, Value self) {                                                \
        const Function *f = object_of(self);                                                       \
        (void)vm;                                                                                  \
        return f->member ? value_ref(value_of(f->member)) : NONE;                                  \
    }
FUNCTION_OBJECT(name)
FUNCTION_OBJECT(qualname)
FUNCTION_OBJECT(defaults)
FUNCTION_OBJECT(kw_defaults)
FUNCTION_OBJECT(closure)
FUNCTION_OBJECT(code)
FUNCTION_OBJECT(globals)

static bool set_text(Vm *vm, Text **place, Value v, const char *name) {
    if (!is_value(v) || !is_text(v)) {
        vm_raise(vm, "TypeError", "%s must be set to a string object", name);
        return false;
    }
    Text *old = *place;
    *place = object_of(value_ref(v));
    value_unref(vm, value_of(old));
    return true;
}
static bool set_name(Vm *vm, Value self, Value v) {
    return set_text(vm, &((Function *)object_of(self))->name, v, "__name__");
}
static bool set_qualname(Vm *vm, Value self, Value v) {
    return set_text(vm, &((Function *)object_of(self))->qualname, v, "__qualname__");
}
static Value get_doc(Vm *vm, Value self) {
    (void)vm;
    Value doc = ((Function *)object_of(self))->doc;
    return is_value(doc) ? value_ref(doc) : NONE;
}
static bool set_doc(Vm *vm, Value self, Value v) {
    value_set(vm, &((Function *)object_of(self))->doc, is_value(v) ? value_ref(v) : NONE);
    return true;
}
static Value get_module(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((Function *)object_of(self))->module);
}
static bool set_module(Vm *vm, Value self, Value v) {
    value_set(vm, &((Function *)object_of(self))->module, is_value(v) ? value_ref(v) : NONE);
    return true;
}
static Value get_annotations(Vm *vm, Value self) {
    Function *f = object_of(self);
    if (!is_value(f->annotations)) f->annotations = value_of(dict_new(vm));
    return value_ref(f->annotations);
}
static bool set_annotations(Vm *vm, Value self, Value v) {
    value_set(vm, &((Function *)object_of(self))->annotations, value_ref(v));
    return true;
}
static bool set_defaults(Vm *vm, Value self, Value v) {
    Function *f = object_of(self);
    Tuple *old = f->defaults;
    f->defaults = is_value(v) && is_tuple(v) ? object_of(value_ref(v)) : NULL;
    value_unref(vm, value_of(old));
    return true;
}

static bool set_kw_defaults(Vm *vm, Value self, Value v) {
    Function *f = object_of(self);
    Dict *old = f->kw_defaults;
    f->kw_defaults = is_value(v) && is_dict(v) ? object_of(value_ref(v)) : NULL;
    value_unref(vm, value_of(old));
    return true;
}
// The unit keeps the old code: calls of it may be going on.
static bool set_code(Vm *vm, Value self, Value v) {
    Function *f = object_of(self);
    if (!is_value(v) || TYPE_OF(vm, v) != vm->types.code) {
        vm_raise(vm, "TypeError", "__code__ must be set to a code object");
        return false;
    }
    Code *code = object_of(v);
    size_t n_closure = f->closure ? f->closure->n : 0;
    if (code->n_free != n_closure) {
        char *name = text_c(f->name);
        vm_raise(vm, "ValueError", "%s() requires a code object with %zu free vars, not %u", name,
                 n_closure, code->n_free);
        vm_free_text(vm, name);
        return false;
    }
    Value old = value_of(f->code);
    f->code = object_of(value_ref(v));
    value_unref(vm, old);
    return true;
}

static const GetSetDef function_attributes[] = {
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {"__defaults__", get_defaults, set_defaults},
    {"__kwdefaults__", get_kw_defaults, set_kw_defaults},
    {"__closure__", get_closure, NULL},
    {"__code__", get_code, set_code},
    {"__globals__", get_globals, NULL},
    {"__doc__", get_doc, set_doc},
    {"__module__", get_module, set_module},
    {"__annotations__", get_annotations, set_annotations},
    {0}};

const TypeDef function_def = {.name = "function",
                              .instance_bytes = sizeof(Function),
                              .dict_offset = offsetof(Function, dict),
                              .slots = {.free = function_free,
                                        .traverse = function_traverse,
                                        .construct = function_construct,
                                        .repr = function_repr,
                                        .call = function_call,
                                        .descr_get = function_get},
                              .attributes = function_attributes,
                              .is_final = true};

// ---- methods

Value method_new(Vm *vm, Value function, Value self) {
    Method *method = object_new(vm, vm->types.method, 0);
    if (!method) return NO_VALUE;
    method->function = value_ref(function);
    method->self = value_ref(self);
    return value_of(method);
}

static Value method_construct(Vm *vm, Value callee, const Value *args, size_t n,
                              const Tuple *names) {
    (void)callee;
    if (!native_no_names(vm, "method", names)) return NO_VALUE;
    if (n != 2) return vm_raise(vm, "TypeError", "method expected 2 arguments, got %zu", n);
    if (!TYPE_OF(vm, args[0])->slots.call)
        return vm_raise(vm, "TypeError", "first argument must be callable");
    if (is_none(args[1])) return vm_raise(vm, "TypeError", "instance must not be None");
    return method_new(vm, args[0], args[1]);
}

static void method_free(Vm *vm, Object *self) {
    value_unref(vm, ((Method *)self)->function);
    value_unref(vm, ((Method *)self)->self);
}

static void method_traverse(Object *self, Visit *visit) {
    visit_value(visit, ((Method *)self)->function);
    visit_value(visit, ((Method *)self)->self);
}

static Value method_call(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    const Method *method = object_of(callee);
    return op_call_with(vm, method->function, method->self, args, n, names);
}

static Value method_get_attribute(Vm *vm, Value self, Text *name) {
    const Method *method = object_of(self);
    Value own = type_find_cached(vm, vm->types.method, name);
    if (is_value(own)) {
        Type *type = TYPE_OF(vm, own);
        return type->slots.descr_get ? type->slots.descr_get(vm, own, self, vm->types.method)
                                     : value_ref(own);
    }
    return op_get_attribute(vm, method->function, name);
}

static Value method_repr(Vm *vm, Value self) {
    const Method *method = object_of(self);
    Str out = {0};
    Value name = op_find_attribute(vm, method->function, "__qualname__");
    str_add(&out, "<bound method ");
    if (is_value(name) && is_text(name))
        text_to_utf8(text_of(name), &out);
    else
        str_add(&out, "?");
    value_unref(vm, name);
    str_add(&out, " of ");
    if (!op_repr_into(vm, method->self, &out)) {
        vm_deinit(vm, &out);
        return NO_VALUE;
    }
    str_add(&out, ">");
    return text_value_from_str(vm, &out);
}

static Value method_compare(Vm *vm, Value a, Value b, CompareOp op) {
    if (op > COMPARE_NE || TYPE_OF(vm, b) != vm->types.method) return NOT_IMPLEMENTED;
    const Method *x = object_of(a), *y = object_of(b);
    bool equal = same(x->function, y->function) && same(x->self, y->self);
    return bool_value(equal == (op == COMPARE_EQ));
}

static bool method_hash(Vm *vm, Value self, int64_t *out) {
    (void)vm;
    const Method *method = object_of(self);
    *out = (int64_t)((method->function.bits ^ method->self.bits * 31) >> 4);
    return true;
}

static Value get_function(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((Method *)object_of(self))->function);
}
static Value get_self(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((Method *)object_of(self))->self);
}
static Value method_get_doc(Vm *vm, Value self) {
    const Method *method = object_of(self);
    return op_get_attribute(vm, method->function, vm->names.doc);
}
static const GetSetDef method_attributes[] = {{"__doc__", method_get_doc, NULL},
                                              {"__func__", get_function, NULL},
                                              {"__self__", get_self, NULL},
                                              {0}};

const TypeDef method_def = {.name = "method",
                            .instance_bytes = sizeof(Method),
                            .slots = {.free = method_free,
                                      .traverse = method_traverse,
                                      .construct = method_construct,
                                      .repr = method_repr,
                                      .hash = method_hash,
                                      .compare = method_compare,
                                      .call = method_call,
                                      .get_attribute = method_get_attribute},
                            .attributes = method_attributes,
                            .is_final = true};
