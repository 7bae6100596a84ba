// Groups of exceptions. A group's `extra` is the tuple (message, members). Splitting keeps the
// tree: every part of a group is made by its derive() and gets the traceback, cause, context and
// notes of the whole, by which except* later knows what belongs together.
#include "lang/core/exception_group.h"

#include "lang/core/class.h"
#include "lang/core/message.h"
#include "lang/types/alias.h"
#include "lang/types/box.h"
#include "lang/types/dict.h"

static Tuple *extra_of(Value group) {
    return object_of(exception_of(group)->extra);
}
static Text *message_of(Value group) {
    return object_of(extra_of(group)->at[0]);
}
Tuple *exception_group_members(Value group) {
    return object_of(extra_of(group)->at[1]);
}

// ---- making

static Tuple *members_from(Vm *vm, Value given) {
    if (!TYPE_OF(vm, given)->slots.get_item || is_dict(given)) {
        vm_raise(vm, "TypeError", "second argument (exceptions) must be a sequence");
        return NULL;
    }
    Tuple *members = tuple_from_iterable(vm, given);
    if (!members) return NULL;
    if (!members->n)
        vm_raise(vm, "ValueError", "second argument (exceptions) must be a non-empty sequence");
    for (size_t i = 0; i < members->n && !vm_has_exception(vm); i++)
        if (!is_exception(members->at[i]))
            vm_raise(vm, "ValueError",
                     "Item %zu of second argument (exceptions) is not an exception", i);
    if (!vm_has_exception(vm)) return members;
    value_unref(vm, value_of(members));
    return NULL;
}

// Only a group that is no Exception itself may have members that are none. NULL: TypeError.
static Type *fitting_type(Vm *vm, Type *type, const Tuple *members) {
    const Type *exception = exception_type(vm, "Exception");
    bool are_exceptions = true;
    for (size_t i = 0; i < members->n; i++) {
        vm_spend(vm, 1);
        are_exceptions = are_exceptions && op_is_instance(vm, members->at[i], (Type *)exception);
    }
    if (type == vm->types.base_exception_group)
        return are_exceptions ? exception_type(vm, "ExceptionGroup") : type;
    if (are_exceptions || !type_is_subtype(type, exception)) return type;
    if (type == exception_type(vm, "ExceptionGroup"))
        vm_raise(vm, "TypeError", "Cannot nest BaseExceptions in an ExceptionGroup");
    else
        vm_raise(vm, "TypeError", "Cannot nest BaseExceptions in '%s'", type->c_name);
    return NULL;
}

static Value group_construct(Vm *vm, Value callee, const Value *args, size_t n,
                             const Tuple *names) {
    static const char name[] = "BaseExceptionGroup.__new__()";
    (void)names; // an __init__ of the program may take them; else base_init complains
    if (n != 2)
        return vm_raise(vm, "TypeError", "%s takes exactly 2 arguments (%zu given)", name, n);
    if (!is_text(args[0]))
        return vm_raise(vm, "TypeError", "%s argument 1 must be str, not %s", name,
                        is_none(args[0]) ? "None" : type_name(vm, args[0]));
    Tuple *members = members_from(vm, args[1]);
    Type *type = members ? fitting_type(vm, object_of(callee), members) : NULL;
    Exception *group = type ? object_new(vm, type, 0) : NULL;
    Tuple *extra = group ? tuple_from(vm, (Value[]){args[0], value_of(members)}, 2) : NULL;
    value_unref(vm, value_of(members));
    if (!group) return NO_VALUE;
    group->extra = value_of(extra);
    group->args = extra ? tuple_from(vm, args, n) : NULL;
    if (group->args) return value_of(group);
    value_unref(vm, value_of(group));
    return NO_VALUE;
}

static Value group_new(Vm *vm, Type *type, Text *message, Value members) {
    return exception_new(vm, type, (Value[]){value_of(message), members}, 2);
}

// ---- splitting

// What is looked for: an exception type (or several), what a function says, or these leaves.
typedef struct Wanted {
    Vm *vm;
    Value matcher;      // NO_VALUE: the leaves
    const List *leaves; // borrowed members
    bool is_function;
    bool wants_rest;
} Wanted;

typedef struct Halves {
    Value match, rest; // owned; NO_VALUE: nothing
} Halves;

static void drop_halves(Vm *vm, Halves *halves) {
    value_unref(vm, halves->match);
    value_unref(vm, halves->rest);
    *halves = (Halves){0};
}

static int is_wanted(const Wanted *wanted, Value exception) { // -1: failed
    Vm *vm = wanted->vm;
    if (wanted->is_function) {
        Value v = op_call_1(vm, wanted->matcher, exception);
        int truth = is_value(v) ? op_truth(vm, v) : -1;
        value_unref(vm, v);
        return truth;
    }
    if (is_value(wanted->matcher)) return exception_matches(vm, exception, wanted->matcher);
    if (is_exception_group(vm, exception)) return 0;
    for (size_t i = 0; i < wanted->leaves->n; i++)
        if (same(wanted->leaves->at[i], exception)) return 1;
    return 0;
}

// Each part has its own list of notes, so that adding one changes only that part.
static bool copy_notes(Vm *vm, Value from, Value to) {
    Value notes = op_find_attribute(vm, from, "__notes__");
    if (!is_value(notes)) return !vm_has_exception(vm);
    bool ok = true;
    if (is_list(notes) || is_tuple(notes)) {
        Value copy = value_of(list_from_iterable(vm, notes));
        ok = is_value(copy) && op_set_attribute(vm, to, vm->names.notes, copy);
        value_unref(vm, copy);
    }
    value_unref(vm, notes);
    return ok;
}

// The part of [group] that has [members]; NO_VALUE without an exception if there are none.
static Value part_of(Vm *vm, Value group, List *members) {
    if (!members->n) return NO_VALUE;
    Value list = value_of(members), part = op_call_method(vm, group, "derive", &list, 1);
    if (!is_value(part)) return NO_VALUE;
    if (!is_exception_group(vm, part)) {
        value_unref(vm, part);
        return vm_raise(vm, "TypeError", "derive must return an instance of BaseExceptionGroup");
    }
    const Exception *from = exception_of(group);
    Exception *to = exception_of(part);
    value_set(vm, &to->traceback, value_ref(from->traceback));
    value_set(vm, &to->context, value_ref(from->context));
    value_set(vm, &to->cause, value_ref(from->cause));
    to->suppresses_context = true;
    if (copy_notes(vm, group, part)) return part;
    value_unref(vm, part);
    return NO_VALUE;
}

static bool split(const Wanted *wanted, Value exception, Halves *halves);

static bool split_members(const Wanted *wanted, Value group, Halves *halves) {
    Vm *vm = wanted->vm;
    List *matching = list_new(vm, 0), *others = matching ? list_new(vm, 0) : NULL;
    Tuple *members = object_of(value_ref(value_of(exception_group_members(group))));
    bool ok = others != NULL;
    for (size_t i = 0; ok && i < members->n; i++) {
        Halves parts = {0};
        vm_spend(vm, 1);
        ok = split(wanted, members->at[i], &parts);
        if (ok && is_value(parts.match)) ok = list_push(vm, matching, value_ref(parts.match));
        if (ok && is_value(parts.rest)) ok = list_push(vm, others, value_ref(parts.rest));
        drop_halves(vm, &parts);
    }
    if (ok) halves->match = part_of(vm, group, matching);
    if (ok && !vm_has_exception(vm)) halves->rest = part_of(vm, group, others);
    value_unref(vm, value_of(members));
    value_unref(vm, value_of(matching));
    value_unref(vm, value_of(others));
    if (ok && !vm_has_exception(vm)) return true;
    drop_halves(vm, halves);
    return false;
}

static bool split_deeper(const Wanted *wanted, Value group, Halves *halves) {
    Vm *vm = wanted->vm;
    if (vm->depth >= vm->limits.recursion) {
        vm_raise(vm, "RecursionError",
                 "maximum recursion depth exceeded in exceptiongroup_split_recursive");
        return false;
    }
    vm->depth++;
    bool ok = box_has_room(vm) && split_members(wanted, group, halves);
    vm->depth--;
    return ok;
}

static bool split(const Wanted *wanted, Value exception, Halves *halves) {
    Vm *vm = wanted->vm;
    int matches = is_wanted(wanted, exception);
    if (matches < 0) return false;
    if (matches)
        halves->match = value_ref(exception);
    else if (is_exception_group(vm, exception))
        return split_deeper(wanted, exception, halves);
    else if (wanted->wants_rest)
        halves->rest = value_ref(exception);
    return true;
}

static bool is_exception_type(Value v) {
    return is_of_kind(v, TYPE_IS_TYPE) && ((Type *)object_of(v))->kind & TYPE_IS_EXCEPTION;
}

static bool wanted_from(Vm *vm, Value matcher, Wanted *wanted) {
    *wanted = (Wanted){.vm = vm, .matcher = matcher};
    bool is_good = is_exception_type(matcher);
    if (TYPE_OF(vm, matcher) == vm->types.function) wanted->is_function = is_good = true;
    if (is_tuple(matcher)) {
        is_good = true;
        for (size_t i = 0; i < tuple_of(matcher)->n; i++)
            is_good = is_good && is_exception_type(tuple_of(matcher)->at[i]);
    }
    if (!is_good)
        vm_raise(vm, "TypeError",
                 "expected a function, exception type or tuple of exception types");
    return is_good;
}

static Value none_if_nothing(Value v) {
    return is_value(v) ? v : NONE;
}

static Value group_split(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    Wanted wanted;
    Halves halves = {0};
    if (!wanted_from(vm, args[0], &wanted)) return NO_VALUE;
    wanted.wants_rest = true;
    if (!split(&wanted, self, &halves)) return NO_VALUE;
    return tuple_of_2(vm, none_if_nothing(halves.match), none_if_nothing(halves.rest));
}

static Value group_subgroup(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    Wanted wanted;
    Halves halves = {0};
    if (!wanted_from(vm, args[0], &wanted) || !split(&wanted, self, &halves)) return NO_VALUE;
    value_unref(vm, halves.rest);
    return none_if_nothing(halves.match);
}

static Value group_derive(Vm *vm, Value self, const Value *args, size_t n) {
    if (n != 1)
        return vm_raise(vm, "TypeError", "function takes exactly 1 argument (%zu given)", n);
    return group_new(vm, vm->types.base_exception_group, message_of(self), args[0]);
}

// ---- except*

static bool is_good_matcher(Vm *vm, Value matcher) {
    static const char not_types[] =
        "catching classes that do not inherit from BaseException is not allowed";
    static const char groups[] =
        "catching ExceptionGroup with except* is not allowed. Use except instead.";
    size_t n = is_tuple(matcher) ? tuple_of(matcher)->n : 1;
    const Value *types = is_tuple(matcher) ? tuple_of(matcher)->at : &matcher;
    for (size_t i = 0; i < n; i++)
        if (!is_exception_type(types[i])) return vm_raise(vm, "TypeError", not_types), false;
    for (size_t i = 0; i < n; i++)
        if (type_is_subtype(object_of(types[i]), vm->types.base_exception_group))
            return vm_raise(vm, "TypeError", groups), false;
    return true;
}

// As the program's own class may do it.
static bool split_by_method(Vm *vm, Value group, Value matcher, Value *match, Value *left) {
    Value pair = op_call_method(vm, group, "split", &matcher, 1);
    if (!is_value(pair)) return false;
    bool ok = is_tuple(pair) && tuple_of(pair)->n >= 2;
    if (ok) {
        const Value *at = tuple_of(pair)->at;
        *match = is_none(at[0]) ? NO_VALUE : value_ref(at[0]);
        *left = is_none(at[1]) ? NO_VALUE : value_ref(at[1]);
    } else if (is_tuple(pair)) {
        vm_raise(vm, "TypeError", "%s.split must return a 2-tuple, got tuple of size %zu",
                 type_name(vm, group), tuple_of(pair)->n);
    } else {
        vm_raise(vm, "TypeError", "%s.split must return a tuple, not %s", type_name(vm, group),
                 type_name(vm, pair));
    }
    value_unref(vm, pair);
    return ok;
}

bool exception_group_match(Vm *vm, Value rest, Value matcher, Value *match, Value *left) {
    *match = *left = NO_VALUE;
    if (!is_good_matcher(vm, matcher)) return false;
    if (!is_value(rest)) return true;
    if (exception_matches(vm, rest, matcher) > 0) {
        if (is_exception_group(vm, rest)) {
            *match = value_ref(rest);
            return true;
        }
        Tuple *one = tuple_from(vm, &rest, 1);
        if (!one) return false;
        *match = group_new(vm, vm->types.base_exception_group, vm->names.empty, value_of(one));
        value_unref(vm, value_of(one));
        return is_value(*match);
    }
    if (is_exception_group(vm, rest)) return split_by_method(vm, rest, matcher, match, left);
    *left = value_ref(rest);
    return true;
}

// Whether [a] is a part of [whole], and not an exception of a clause's own.
static bool is_part(Value a, Value whole) {
    const Exception *x = exception_of(a), *y = exception_of(whole);
    return same(x->traceback, y->traceback) && same(x->cause, y->cause) &&
           same(x->context, y->context);
}

static bool add_leaves(Vm *vm, Value exception, List *leaves) {
    if (!is_exception_group(vm, exception)) return list_push(vm, leaves, value_ref(exception));
    const Tuple *members = exception_group_members(exception);
    bool ok = box_has_room(vm);
    for (size_t i = 0; ok && i < members->n; i++)
        ok = add_leaves(vm, members->at[i], leaves);
    return ok;
}

// What of [whole] was raised again, as one group of the shape of [whole].
static Value projection(Vm *vm, Value whole, const List *raised) {
    List *leaves = list_new(vm, 0);
    bool ok = leaves != NULL;
    for (size_t i = 0; ok && i < raised->n; i++)
        if (is_exception_group(vm, raised->at[i]) && is_part(raised->at[i], whole))
            ok = add_leaves(vm, raised->at[i], leaves);
    Wanted wanted = {.vm = vm, .leaves = leaves};
    Halves halves = {0};
    if (ok && leaves->n) split(&wanted, whole, &halves);
    value_unref(vm, value_of(leaves));
    return halves.match;
}

Value exception_group_reraised(Vm *vm, Value whole, const List *raised) {
    if (!raised->n) return NO_VALUE;
    if (!is_exception_group(vm, whole)) return value_ref(raised->at[0]);
    Value again = projection(vm, whole, raised);
    List *all = vm_has_exception(vm) ? NULL : list_new(vm, 0);
    bool ok = all != NULL;
    for (size_t i = 0; ok && i < raised->n; i++)
        if (!is_exception_group(vm, raised->at[i]) || !is_part(raised->at[i], whole))
            ok = list_push(vm, all, value_ref(raised->at[i]));
    if (ok && all->n && is_value(again)) ok = list_push(vm, all, value_ref(again));
    Value result = NO_VALUE;
    if (ok && !all->n)
        result = value_ref(again);
    else if (ok && all->n == 1)
        result = value_ref(all->at[0]);
    else if (ok)
        result = group_new(vm, vm->types.base_exception_group, vm->names.empty, value_of(all));
    value_unref(vm, again);
    value_unref(vm, value_of(all));
    return result;
}

// ---- the types

static Value group_str(Vm *vm, Value self) {
    size_t n = exception_group_members(self)->n;
    Str out = {0};
    text_to_utf8(message_of(self), &out);
    vm_printf(vm, &out, " (%zu sub-exception%s)", n, n > 1 ? "s" : "");
    return text_value_from_str(vm, &out);
}

static Value get_message(Vm *vm, Value self) {
    (void)vm;
    return value_ref(value_of(message_of(self)));
}
static Value get_members(Vm *vm, Value self) {
    (void)vm;
    return value_ref(value_of(exception_group_members(self)));
}

static const NativeDef methods[] = {
    {.name = "derive", .takes = TAKES_MANY, .fn = group_derive, .n_max = -1},
    {.name = "split", .takes = TAKES_MANY, .fn = group_split, .n_min = 1, .n_max = 1},
    {.name = "subgroup", .takes = TAKES_MANY, .fn = group_subgroup, .n_min = 1, .n_max = 1},
    {0}};
static const NativeDef class_methods[] = {
    {.name = "__class_getitem__", .takes = TAKES_ONE, .fn = alias_class_getitem}, {0}};
static const GetSetDef attributes[] = {
    {"message", get_message, box_readonly}, {"exceptions", get_members, box_readonly}, {0}};

static const TypeDef group_def = {.name = "BaseExceptionGroup",
                                  .slots = {.str = group_str, .construct = group_construct},
                                  .methods = methods,
                                  .class_methods = class_methods,
                                  .attributes = attributes};

Type *exception_group_init_types(Vm *vm, Type *exception) {
    Type *base = vm->types.base_exception_group =
        type_from_def(vm, &group_def, vm->types.base_exception);
    // Two bases: so it is made as the program's classes are.
    Tuple *bases = tuple_from(vm, (Value[]){value_of(base), value_of(exception)}, 2);
    Dict *names = dict_new(vm);
    dict_set_c(vm, names, "__module__", value_of(text_name(vm, "builtins")));
    Text *name = text_name(vm, "ExceptionGroup");
    Value type = class_new(vm, vm->types.type, name, bases, names, NULL, NULL);
    CHECK(is_value(type), "there is no ExceptionGroup");
    value_unref(vm, value_of(name));
    value_unref(vm, value_of(names));
    value_unref(vm, value_of(bases));
    return object_of(type);
}
