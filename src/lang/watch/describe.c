// Describing values. Each container stops when the text is long enough, so that the cost does not
// depend on what is in it.
#include "lang/watch/describe.h"

#include <string.h>

#include "lang/asyncio/asyncio.h"
#include "lang/core/class.h"
#include "lang/core/exception.h"
#include "lang/core/generator.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/modules/module.h"
#include "lang/types/deque.h"
#include "lang/types/dict.h"
#include "lang/types/float.h"
#include "lang/types/int.h"
#include "lang/types/list.h"
#include "lang/types/set.h"
#include "lang/types/text.h"
#include "lang/types/tuple.h"
#include "lang/watch/reporter.h"

enum { MOST_DEPTH = 3, MOST_CHARACTERS = 48, MOST_LIMBS = 8 };

typedef struct Describer {
    Vm *vm;
    Str *out;
    size_t end; // no further item behind this length
    int depth;
} Describer;

static void describe(Describer *d, Value v);

static bool is_full(const Describer *d) {
    return d->out->n >= d->end;
}

// Between items: false, with an ellipsis, if there is no room for another.
static bool next_item(const Describer *d, bool is_first) {
    if (!is_first) str_add(d->out, ", ");
    if (!is_full(d)) return true;
    str_add(d->out, "…");
    return false;
}

static void add_text(const Describer *d, Text *text) {
    if (text->n <= MOST_CHARACTERS) {
        text_repr_into(text, d->out);
        return;
    }
    Text *begin = text_slice(d->vm, text, 0, MOST_CHARACTERS);
    if (!begin) {
        vm_clear_exception(d->vm);
        return;
    }
    text_repr_into(begin, d->out);
    value_unref(d->vm, value_of(begin));
    str_printf(d->out, "… (%zu)", text->n);
}

static void add_row(Describer *d, const char *open, const Value *row, size_t n, const char *close) {
    str_add(d->out, open);
    for (size_t i = 0; i < n && next_item(d, i == 0); i++)
        describe(d, row[i]);
    str_add(d->out, close);
}

static void add_dict(Describer *d, const Dict *dict) {
    Value key, value;
    bool is_first = true;
    str_add(d->out, "{");
    for (size_t at = 0; dict_next(dict, &at, &key, &value) && next_item(d, is_first);) {
        describe(d, key);
        str_add(d->out, ": ");
        describe(d, value);
        is_first = false;
    }
    str_add(d->out, "}");
}

static void add_set(Describer *d, const Set *set, bool is_frozen) {
    SetEntry entry;
    bool is_first = true;
    if (is_frozen) str_add(d->out, "frozenset(");
    str_add(d->out, set->n ? "{" : is_frozen ? "" : "set()");
    for (size_t at = 0; set_next(set, &at, &entry) && next_item(d, is_first); is_first = false)
        describe(d, entry.key);
    if (set->n) str_add(d->out, "}");
    if (is_frozen) str_add(d->out, ")");
}

static void add_name(const Describer *d, const char *kind, const Text *name) {
    str_add(d->out, "<");
    str_add(d->out, kind);
    str_add(d->out, " ");
    if (name) text_to_utf8(name, d->out);
    str_add(d->out, ">");
}

static void add_future(const Describer *d, FutureObject *future, const Type *type) {
    const Future *f = future->future;
    str_add(d->out, "<");
    // What gather returns has a name that is Python's own affair.
    str_add(d->out, strcmp(type->c_name, "_GatheringFuture") == 0 ? "gather" : type->c_name);
    if (f && is_value(future->coroutine)) {
        str_add(d->out, " ");
        str_add(d->out, task_name(future_as_task(future->future)));
    }
    Outcome outcome = f ? future_outcome(f) : OUTCOME_PENDING;
    str_add(d->out, outcome == OUTCOME_PENDING     ? " pending>"
                    : outcome == OUTCOME_CANCELLED ? " cancelled>"
                                                   : " done>");
}

// What a lock, an event, a semaphore or a queue of asyncio is worth knowing by.
static bool add_sync(const Describer *d, Value v, const Type *type) {
    Dict **place = type_dict_place(type, v);
    Value module = type->module, items = queue_items(d->vm, v);
    if (is_value(items)) {
        size_t n = is_list(items) ? list_of(items)->n : deque_of(items)->n;
        str_printf(d->out, n == 1 ? "<%s %zu item>" : "<%s %zu items>", type->c_name, n);
        return true;
    }
    if (!place || !*place || !is_value(module) || !is_text(module)) return false;
    if (!text_is(text_of(module), "asyncio.locks")) return false;
    Value locked = dict_find_c(*place, "_locked"), value = dict_find_c(*place, "_value");
    Value waiters = dict_find_c(*place, "_waiters");
    str_printf(d->out, "<%s", type->c_name);
    if (is_value(locked)) str_add(d->out, same(locked, TRUE_VALUE) ? " locked" : " free");
    if (is_bool(value)) str_add(d->out, same(value, TRUE_VALUE) ? " set" : " not set");
    if (is_small_int(value)) str_printf(d->out, " %d free", (int)small_int(value));
    size_t n = is_value(waiters) && is_list(waiters) ? list_of(waiters)->n : 0;
    if (n) str_printf(d->out, ", %zu waiting", n);
    str_add(d->out, ">");
    return true;
}

static void add_deque(Describer *d, const Deque *deque) {
    str_add(d->out, "deque([");
    for (size_t i = 0; i < deque->n && next_item(d, i == 0); i++)
        describe(d, *deque_place(deque, i));
    str_add(d->out, "])");
}

// The attributes of an instance, but for those that are its own business.
static void add_instance(Describer *d, Value v, const Type *type) {
    str_add(d->out, "<");
    str_add(d->out, type->c_name);
    Dict **place = type_dict_place(type, v);
    Value key, value;
    if (place && *place) {
        for (size_t at = 0; dict_next(*place, &at, &key, &value);) {
            if (!is_text(key) || (text_of(key)->n && text_at(text_of(key), 0) == '_')) continue;
            str_add(d->out, " ");
            if (is_full(d)) {
                str_add(d->out, "…");
                break;
            }
            text_to_utf8(text_of(key), d->out);
            str_add(d->out, "=");
            describe(d, value);
        }
    }
    str_add(d->out, ">");
}

// A member of an enum: Color.RED.
static bool add_member(const Describer *d, Value v, const Type *type) {
    Dict **place = type_dict_place(type, v);
    Value name = place && *place ? dict_find_c(*place, "_name_") : NO_VALUE;
    if (!is_value(name) || !is_text(name)) return false;
    str_printf(d->out, "%s.", type->c_name);
    text_to_utf8(text_of(name), d->out);
    return true;
}

static void add_int(const Describer *d, Value v) {
    IntView view;
    size_t bits = mpz_sizeinbase(int_view(v, &view), 2);
    if (bits > (size_t)MOST_LIMBS * 64)
        str_printf(d->out, "<int, %zu bits>", bits);
    else
        int_repr_into(d->vm, v, d->out);
}

// What is not quite of a built-in container's type keeps its own name in front.
static void add_prefix(const Describer *d, const Type *type, const Type *built_in) {
    if (type != built_in) str_add(d->out, type->c_name);
}

static void describe_box(Describer *d, Value v, const Type *type) {
    const VmTypes *t = &d->vm->types;
    if (is_list(v)) {
        add_prefix(d, type, t->list);
        add_row(d, "[", list_of(v)->at, list_of(v)->n, "]");
    } else if (is_tuple(v)) {
        const Tuple *tuple = tuple_of(v);
        add_prefix(d, type, t->tuple);
        add_row(d, "(", tuple->at, tuple->n, tuple->n == 1 ? ",)" : ")");
    } else if (is_dict(v)) {
        add_prefix(d, type, t->dict);
        add_dict(d, dict_of(v));
    } else {
        add_set(d, set_of(v), type == t->frozenset);
    }
}

static bool is_box(Value v) {
    return is_of_kind(v, TYPE_IS_LIST | TYPE_IS_TUPLE | TYPE_IS_DICT | TYPE_IS_SET);
}

// Built-in types whose repr is short and runs nothing of the program.
static bool has_plain_repr(const VmTypes *t, const Type *type) {
    return type == t->none_type || type == t->bool_ || type == t->float_ || type == t->range ||
           type == t->ellipsis || type == t->not_implemented || type == t->bytes;
}

// A future of a pool: what is in the box, once something is.
static bool add_pool_future(Describer *d, Value v, const Type *type) {
    Dict **place = type_dict_place(type, v);
    Value state = place && *place ? dict_find_c(*place, "_state") : NO_VALUE;
    bool is_ours = is_value(type->module) && is_text(type->module) &&
                   text_is(text_of(type->module), "concurrent.futures._base");
    if (!is_ours || !is_text(state)) return false;
    const Text *name = text_of(state);
    bool is_done = text_is(name, "FINISHED");
    Value exception = is_done ? dict_find_c(*place, "_exception") : NO_VALUE;
    bool is_broken = is_exception(exception);
    str_printf(d->out, "<%s %s", type->c_name,
               is_broken                  ? "broken: "
               : is_done                  ? "done: "
               : text_is(name, "PENDING") ? "pending"
               : text_is(name, "RUNNING") ? "running"
                                          : "cancelled");
    if (is_done) describe(d, is_broken ? exception : dict_find_c(*place, "_result"));
    str_add(d->out, ">");
    return true;
}

static void describe_object(Describer *d, Value v) {
    Vm *vm = d->vm;
    const VmTypes *t = &vm->types;
    const Type *type = TYPE_OF(vm, v);
    if (has_plain_repr(t, type)) {
        if (!op_repr_into(vm, v, d->out)) vm_clear_exception(vm);
    } else if (is_exception(v)) {
        add_row(d, type->c_name, NULL, 0, "");
        const Tuple *args = exception_of(v)->args;
        add_row(d, "(", args ? args->at : NULL, args ? args->n : 0, ")");
    } else if (is_generator(vm, v)) {
        const char *kind = type == t->coroutine ? "coroutine" : "generator";
        const Generator *g = object_of(v);
        FrameId frame = report_frame_id(&g->frame);
        add_name(d, kind, g->name);
        if (!frame) return;
        d->out->n--; // the ">"
        str_printf(d->out, " #%u>", frame);
    } else if (type == t->function) {
        add_name(d, "function", ((Function *)object_of(v))->name);
    } else if (is_of_kind(v, TYPE_IS_TYPE)) {
        add_name(d, "class", ((Type *)object_of(v))->name);
    } else if (type == t->module) {
        add_name(d, "module", ((Module *)object_of(v))->name);
    } else if (type == t->method) {
        const Method *method = object_of(v);
        bool is_function = TYPE_OF(vm, method->function) == t->function;
        add_name(d, "method",
                 is_function ? ((Function *)object_of(method->function))->qualname : NULL);
    } else if (type == t->native) {
        str_printf(d->out, "<function %s>", ((Native *)object_of(v))->def->name);
    } else if (t->deque && type == t->deque) {
        add_deque(d, deque_of(v));
    } else if (!add_sync(d, v, type) && !add_pool_future(d, v, type)) {
        add_instance(d, v, type);
    }
}

static void describe(Describer *d, Value v) {
    if (!is_value(v)) {
        str_add(d->out, "?");
    } else if (d->vm->types.future && is_future_object(d->vm, v)) {
        add_future(d, object_of(v), TYPE_OF(d->vm, v));
    } else if (is_object(v) && TYPE_OF(d->vm, v)->kind & TYPE_FROM_CLASS &&
               add_member(d, v, TYPE_OF(d->vm, v))) {
        // a member of an enum, whatever it is besides
    } else if (is_int(v) && !is_bool(v)) {
        add_int(d, v);
    } else if (is_text(v)) {
        add_text(d, text_of(v));
    } else if (d->depth >= MOST_DEPTH && is_box(v)) {
        str_add(d->out, "…");
    } else {
        d->depth++;
        if (is_box(v))
            describe_box(d, v, TYPE_OF(d->vm, v));
        else
            describe_object(d, v);
        d->depth--;
    }
}

static void describe_apart(Vm *vm, Value v, Str *out) {
    bool is_new = vm->is_new;
    Value outer = vm_has_exception(vm) ? vm_take_exception(vm) : NO_VALUE;
    Describer d = {.vm = vm, .out = out, .end = out->n + DESCRIBE_BYTES};
    describe(&d, v);
    if (is_value(outer)) vm->exception = outer;
    vm->is_new = is_new;
}

void describe_value(Vm *vm, Value v, Str *out) {
    describe_apart(vm, v, out);
}

void describe_exception(Vm *vm, Value exception, Str *out) {
    const Tuple *args = is_exception(exception) ? exception_of(exception)->args : NULL;
    str_add(out, type_name(vm, exception));
    if (!args || !args->n) return;
    str_add(out, ": ");
    bool is_shown_as_repr =
        is_exception(exception) && op_is_instance(vm, exception, exception_type(vm, "KeyError"));
    if (args->n == 1 && is_text(args->at[0]) && !is_shown_as_repr)
        text_to_utf8(text_of(args->at[0]), out);
    else if (args->n == 1)
        describe_apart(vm, args->at[0], out);
    else
        describe_apart(vm, value_of(args), out);
}
