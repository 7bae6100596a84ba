// What was missing is kept in the exception's `extra`: a tuple of the name and, of an
// AttributeError, the object. Names are compared as CPython 3.11 does it
// (Python/suggestions.c): the fewest changes win, if not more than a third of the letters change.
#include "lang/core/missing.h"

#include <string.h>

#include "lang/core/class.h"
#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/types/dict.h"
#include "lang/types/list.h"
#include "lang/types/text.h"

// ---- what the exceptions know

static void note(Vm *vm, Value name, Value where) {
    Exception *e = exception_of(vm->exception);
    if (is_value(e->extra)) return;
    bool is_new = vm->is_new;
    Value exception = vm_take_exception(vm);
    e->extra = tuple_of_2(vm, value_ref(name), is_value(where) ? value_ref(where) : NONE);
    vm_clear_exception(vm);
    vm->exception = exception;
    vm->is_new = is_new;
}

void missing_attribute(Vm *vm, Value object, Text *name) {
    if (vm_has_exception(vm) && TYPE_OF(vm, vm->exception) == exception_type(vm, "AttributeError"))
        note(vm, value_of(name), object);
}

void missing_name(Vm *vm, Text *name) {
    if (vm_exception_is(vm, "NameError")) note(vm, value_of(name), NO_VALUE);
}

static Value get(Value self, size_t i) {
    Value extra = exception_of(self)->extra;
    return is_value(extra) ? value_ref(tuple_of(extra)->at[i]) : NONE;
}
static bool set(Vm *vm, Value self, size_t i, Value v) {
    Value two[2] = {get(self, 0), get(self, 1)};
    value_set(vm, &two[i], is_value(v) ? value_ref(v) : NONE);
    Value extra = tuple_of_2(vm, two[0], two[1]);
    if (!is_value(extra)) return false;
    value_set(vm, &exception_of(self)->extra, extra);
    return true;
}
static Value get_first(Vm *vm, Value self) {
    (void)vm;
    return get(self, 0);
}
static Value get_second(Vm *vm, Value self) {
    (void)vm;
    return get(self, 1);
}
static bool set_first(Vm *vm, Value self, Value v) {
    return set(vm, self, 0, v);
}
static bool set_second(Vm *vm, Value self, Value v) {
    return set(vm, self, 1, v);
}

// What was missing may be given by name: NameError("…", name="x").
static bool init(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names,
                 const char *function, const char *parameters) {
    Value given[2] = {NO_VALUE, NO_VALUE};
    if (!native_sort_args(vm, function, parameters, args + n, 0, names, given)) return false;
    if (!base_exception_def.slots.init(vm, self, args, n, NULL)) return false;
    for (size_t i = 0; i < 2; i++)
        if (is_value(given[i]) && !set(vm, self, i, given[i])) return false;
    return true;
}
bool missing_name_init(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    return init(vm, self, args, n, names, "NameError", "*, name=");
}
bool missing_attribute_init(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    return init(vm, self, args, n, names, "AttributeError", "*, name=, obj=");
}

const GetSetDef missing_name_attributes[] = {{"name", get_first, set_first}, {0}};
const GetSetDef missing_attribute_attributes[] = {
    {"name", get_first, set_first}, {"obj", get_second, set_second}, {0}};

// ---- what was meant

enum { MOVE_COST = 2, CASE_COST = 1, MAX_LENGTH = 40, MAX_CANDIDATES = 750 };

typedef struct Word {
    const char *at;
    int n;
} Word;

static char lower(char c) {
    if (c >= 'A' && c <= 'Z') c = (char)(c + 'a' - 'A');
    return c;
}

static int replacing(char a, char b) {
    if ((a & 31) != (b & 31)) return MOVE_COST;
    if (a == b) return 0;
    return lower(a) == lower(b) ? CASE_COST : MOVE_COST;
}

// What it costs to make one word of the other; more than [most]: too much.
static int distance(Word a, Word b, int most) {
    while (a.n && b.n && a.at[0] == b.at[0])
        a.at++, a.n--, b.at++, b.n--;
    while (a.n && b.n && a.at[a.n - 1] == b.at[b.n - 1])
        a.n--, b.n--;
    if (!a.n || !b.n) return (a.n + b.n) * MOVE_COST;
    if (a.n > MAX_LENGTH || b.n > MAX_LENGTH) return most + 1;
    if (b.n < a.n) {
        Word other = a;
        a = b;
        b = other;
    }
    if ((b.n - a.n) * MOVE_COST > most) return most + 1;
    int row[MAX_LENGTH], result = 0;
    for (int i = 0; i < a.n; i++)
        row[i] = (i + 1) * MOVE_COST;
    for (int j = 0; j < b.n; j++) {
        int before = result = j * MOVE_COST, least = most + 1;
        for (int i = 0; i < a.n; i++) {
            int by_replacing = before + replacing(b.at[j], a.at[i]);
            before = row[i];
            int by_moving = (result < before ? result : before) + MOVE_COST;
            row[i] = result = by_moving < by_replacing ? by_moving : by_replacing;
            if (result < least) least = result;
        }
        if (least > most) return most + 1;
    }
    return result;
}

// The nearest of [names] (any iterable) to [name]: a new reference to a Text, or NO_VALUE.
static Value nearest(Vm *vm, Value names, const Text *name) {
    List *list = list_from_iterable(vm, names);
    Str wanted = {0};
    text_to_utf8(name, &wanted);
    Value best = NO_VALUE;
    int best_distance = INT32_MAX;
    for (size_t i = 0; list && list->n < MAX_CANDIDATES && i < list->n; i++) {
        if (!is_text(list->at[i])) continue;
        Str candidate = {0};
        text_to_utf8(text_of(list->at[i]), &candidate);
        int most = ((int)wanted.n + (int)candidate.n + 3) * MOVE_COST / 6;
        if (most > best_distance - 1) most = best_distance - 1;
        int cost = distance((Word){str_text(&wanted), (int)wanted.n},
                            (Word){str_text(&candidate), (int)candidate.n}, most);
        if (cost && cost <= most) { // what it was called itself is no help
            best_distance = cost;
            best = list->at[i];
        }
        vm_deinit(vm, &candidate);
    }
    value_ref(best);
    value_unref(vm, value_of(list));
    vm_deinit(vm, &wanted);
    vm_clear_exception(vm);
    return best;
}

static Value nearest_variable(Vm *vm, const Exception *e, const Text *name) {
    const Traceback *entry = is_value(e->traceback) ? object_of(e->traceback) : NULL;
    while (entry && entry->next)
        entry = entry->next;
    if (!entry || !is_value(entry->frame)) return NO_VALUE;
    const FrameObject *frame = object_of(entry->frame);
    Value locals = op_find_attribute(vm, value_of(frame->code), "co_varnames");
    Value best = is_value(locals) ? nearest(vm, locals, name) : NO_VALUE;
    value_unref(vm, locals);
    if (!is_value(best)) best = nearest(vm, value_of(frame->globals), name);
    return is_value(best) ? best : nearest(vm, value_of(vm->builtins), name);
}

static Value nearest_attribute(Vm *vm, Value object, const Text *name) {
    Value names = op_call_1(vm, dict_find_c(vm->builtins, "dir"), object);
    Value best = is_value(names) ? nearest(vm, names, name) : NO_VALUE;
    value_unref(vm, names);
    vm_clear_exception(vm);
    return best;
}

void missing_suggest(Vm *vm, Value exception, Str *out) {
    const Exception *e = exception_of(exception);
    const Type *type = TYPE_OF(vm, exception);
    if (type != exception_type(vm, "NameError") && type != exception_type(vm, "AttributeError"))
        return;
    Value name = is_value(e->extra) ? tuple_of(e->extra)->at[0] : NONE;
    if (!is_text(name)) return;
    Value best = type == exception_type(vm, "NameError")
                     ? nearest_variable(vm, e, text_of(name))
                     : nearest_attribute(vm, tuple_of(e->extra)->at[1], text_of(name));
    if (!is_value(best)) return;
    str_add(out, ". Did you mean: '");
    text_to_utf8(text_of(best), out);
    str_add(out, "'?");
    value_unref(vm, best);
}
