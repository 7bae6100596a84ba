// Built-in functions of attributes, types and namespaces.
#include <stdlib.h>

#include "lang/builtins/builtins.h"
#include "lang/core/class.h"
#include "lang/core/frame.h"
#include "lang/core/missing.h"
#include "lang/modules/module.h"
#include "lang/types/alias.h"
#include "lang/types/box.h"
#include "lang/types/dict.h"
#include "lang/types/int.h"
#include "lang/types/list.h"
#include "lang/types/sort.h"

// ---- attributes

// The name as the interned Text that attributes are looked up by; a new reference. NULL: TypeError.
static Text *name_of(Vm *vm, Value name) {
    if (is_text(name)) return text_intern(vm, object_of(value_ref(name)));
    vm_raise(vm, "TypeError", "attribute name must be string, not '%s'", type_name(vm, name));
    return NULL;
}

static Value builtin_getattr(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    Text *name = name_of(vm, args[1]);
    if (!name) return NO_VALUE;
    Value v = op_get_attribute(vm, args[0], name);
    if (!is_value(v) && n == 2) missing_attribute(vm, args[0], name);
    value_unref(vm, value_of(name));
    if (is_value(v) || n < 3 || !vm_exception_is(vm, "AttributeError")) return v;
    vm_clear_exception(vm);
    return value_ref(args[2]);
}

static Value builtin_hasattr(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    Text *name = name_of(vm, args[1]);
    Value v = name ? op_get_attribute(vm, args[0], name) : NO_VALUE;
    value_unref(vm, value_of(name));
    value_unref(vm, v);
    if (is_value(v)) return TRUE_VALUE;
    if (!vm_exception_is(vm, "AttributeError")) return NO_VALUE;
    vm_clear_exception(vm);
    return FALSE_VALUE;
}

static Value set(Vm *vm, Value of, Value name_value, Value v) {
    Text *name = name_of(vm, name_value);
    bool ok = name && op_set_attribute(vm, of, name, v);
    value_unref(vm, value_of(name));
    return ok ? NONE : NO_VALUE;
}

static Value builtin_setattr(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return set(vm, args[0], args[1], args[2]);
}
static Value builtin_delattr(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return set(vm, args[0], args[1], NO_VALUE);
}

// ---- types

// What a metaclass says, if it says anything: 1, 0; -1: failed; -2: it does not.
static int ask_metaclass(Vm *vm, Value type, const char *c_name, Value arg) {
    if (!(TYPE_OF(vm, type)->kind & TYPE_FROM_CLASS)) return -2;
    Text *name = text_name(vm, c_name);
    Value method = name ? class_special(vm, type, name) : NO_VALUE;
    value_unref(vm, value_of(name));
    if (!is_value(method)) return vm_has_exception(vm) ? -1 : -2;
    Value v = op_call_1(vm, method, arg);
    value_unref(vm, method);
    int truth = is_value(v) ? op_truth(vm, v) : -1;
    value_unref(vm, v);
    return truth;
}

typedef struct Question {
    const char *name, *hook, *what; // isinstance, __instancecheck__, "a type, a tuple of types, …"
    bool (*is)(Vm *vm, Value a, const Type *type);
} Question;

static bool is_instance(Vm *vm, Value a, const Type *type) {
    const Type *own = TYPE_OF(vm, a);
    if (type_is_subtype(own, type)) return true;
    // What a proxy says that it is, by its way to find attributes or by an own __class__.
    if (!is_object(a)) return false;
    bool is_plain = own->slots.get_attribute == vm->types.object->slots.get_attribute;
    Value way = is_plain ? type_find_cached(vm, TYPE_OF(vm, a), vm->names.class_) : NO_VALUE;
    if (is_value(way) && TYPE_OF(vm, way) == vm->types.getset) return false; // object's own
    Value said = op_find_attribute(vm, a, "__class__");
    bool is =
        is_value(said) && is_of_kind(said, TYPE_IS_TYPE) && type_is_subtype(object_of(said), type);
    value_unref(vm, said);
    return is;
}
static bool is_subclass(Vm *vm, Value a, const Type *type) {
    (void)vm;
    return is_of_kind(a, TYPE_IS_TYPE) && type_is_subtype(object_of(a), type);
}
static const Question instance_question = {
    "isinstance", "__instancecheck__",
    "isinstance() arg 2 must be a type, a tuple of types, or a union", is_instance};
static const Question subclass_question = {
    "issubclass", "__subclasscheck__",
    "issubclass() arg 2 must be a class, a tuple of classes, or a union", is_subclass};

// What has __bases__, a tuple, is like a class.
static Value like_bases(Vm *vm, Value v) {
    Value bases = op_find_attribute(vm, v, "__bases__");
    if (is_value(bases) && is_tuple(bases)) return bases;
    value_unref(vm, bases);
    return NO_VALUE;
}

// Whether [of] is among [what] and its bases, as __bases__ says; -1: failed.
static int is_like_subclass(Vm *vm, Value what, Value of) {
    if (same(what, of)) return 1;
    if (!box_has_room(vm)) return -1;
    Value bases = like_bases(vm, what);
    if (!is_value(bases)) return vm_has_exception(vm) ? -1 : 0;
    int answer = 0;
    for (size_t i = 0; !answer && i < tuple_of(bases)->n; i++)
        answer = is_like_subclass(vm, tuple_of(bases)->at[i], of);
    value_unref(vm, bases);
    return answer;
}

// What is no class, but has __bases__; -2: it has not.
static int ask_like(Vm *vm, const Question *question, Value a, Value what) {
    Value bases = like_bases(vm, what);
    if (!is_value(bases)) return vm_has_exception(vm) ? -1 : -2;
    value_unref(vm, bases);
    if (question == &subclass_question) {
        Value own = like_bases(vm, a);
        if (!is_value(own) && !vm_has_exception(vm))
            vm_raise(vm, "TypeError", "issubclass() arg 1 must be a class");
        value_unref(vm, own);
        return vm_has_exception(vm) ? -1 : is_like_subclass(vm, a, what);
    }
    Value own = op_find_attribute(vm, a, "__class__");
    int answer = is_value(own) ? is_like_subclass(vm, own, what) : vm_has_exception(vm) ? -1 : 0;
    value_unref(vm, own);
    return answer;
}

static int ask_type(Vm *vm, const Question *question, Value a, Value type) {
    if (question == &subclass_question && !is_of_kind(a, TYPE_IS_TYPE)) {
        Value own = like_bases(vm, a);
        if (!is_value(own) && !vm_has_exception(vm))
            vm_raise(vm, "TypeError", "issubclass() arg 1 must be a class");
        value_unref(vm, own);
        return vm_has_exception(vm) ? -1 : is_like_subclass(vm, a, type);
    }
    bool is = question->is(vm, a, object_of(type));
    return vm_has_exception(vm) ? -1 : is;
}

Value type_instance_check(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    int answer = ask_type(vm, &instance_question, args[0], self);
    return answer < 0 ? NO_VALUE : bool_value(answer);
}
Value type_subclass_check(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    int answer = ask_type(vm, &subclass_question, args[0], self);
    return answer < 0 ? NO_VALUE : bool_value(answer);
}

static int ask(Vm *vm, const Question *question, Value a, Value what) {
    if (is_tuple(what) || is_union(vm, what)) {
        const Tuple *all = is_tuple(what) ? tuple_of(what) : ((Union *)object_of(what))->args;
        if (!box_has_room(vm)) return -1;
        if (vm->depth >= vm->limits.recursion) {
            vm_raise(vm, "RecursionError", "maximum recursion depth exceeded in %s",
                     question->hook);
            return -1;
        }
        int answer = 0;
        vm->depth++;
        for (size_t i = 0; !answer && i < all->n; i++) {
            vm_spend(vm, 1);
            answer = ask(vm, question, a, all->at[i]);
        }
        vm->depth--;
        return answer;
    }
    int answer = ask_metaclass(vm, what, question->hook, a);
    if (answer != -2) return answer;
    if (is_of_kind(what, TYPE_IS_TYPE)) return ask_type(vm, question, a, what);
    answer = is_alias(vm, what) ? -2 : ask_like(vm, question, a, what);
    if (answer != -2) return answer;
    if (is_alias(vm, what))
        vm_raise(vm, "TypeError", "%s() argument 2 cannot be a parameterized generic",
                 question->name);
    else
        vm_raise(vm, "TypeError", "%s", question->what);
    return -1;
}

static Value builtin_isinstance(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    if (same(value_of(TYPE_OF(vm, args[0])), args[1])) return TRUE_VALUE; // asks no metaclass
    int answer = ask(vm, &instance_question, args[0], args[1]);
    return answer < 0 ? NO_VALUE : bool_value(answer);
}

static Value builtin_issubclass(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    int answer = ask(vm, &subclass_question, args[0], args[1]);
    return answer < 0 ? NO_VALUE : bool_value(answer);
}

static Value builtin_callable(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return bool_value(TYPE_OF(vm, args[0])->slots.call);
}

static Value builtin_hash(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    int64_t hash;
    return op_hash(vm, args[0], &hash) ? int_from_int64(vm, hash) : NO_VALUE;
}

static Value builtin_id(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return int_from_int64(vm, (int64_t)args[0].bits);
}

// ---- namespaces

static Value builtin_globals(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)args, (void)n;
    return value_ref(value_of(vm->frame->globals));
}

static Value builtin_locals(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)args, (void)n;
    return frame_locals(vm->frame);
}

static Value builtin_vars(Vm *vm, Value self, const Value *args, size_t n) {
    if (n == 0) return builtin_locals(vm, self, args, n);
    Value dict = op_find_attribute(vm, args[0], "__dict__");
    if (is_value(dict) || vm_has_exception(vm)) return dict;
    return vm_raise(vm, "TypeError", "vars() argument must have __dict__ attribute");
}

static Value sorted_keys(Vm *vm, Value names) {
    List *list = list_from_iterable(vm, names);
    if (list && list_sort(vm, list, NO_VALUE, NO_VALUE)) return value_of(list);
    value_unref(vm, value_of(list));
    return NO_VALUE;
}

static bool add_type_names(Vm *vm, Dict *names, const Type *type) {
    for (size_t i = type->mro->n; i-- > 0;)
        if (!dict_merge(vm, names, ((Type *)object_of(type->mro->at[i]))->dict)) return false;
    return true;
}

Value attribute_names(Vm *vm, Value v) {
    Dict *names = dict_new(vm);
    bool ok = names;
    Value dict = ok ? op_find_attribute(vm, v, "__dict__") : NO_VALUE;
    if (is_of_kind(v, TYPE_IS_TYPE)) {
        ok = ok && add_type_names(vm, names, object_of(v));
    } else {
        if (ok && is_value(dict) && is_dict(dict)) ok = dict_merge(vm, names, dict_of(dict));
        if (ok && !is_module(vm, v)) ok = add_type_names(vm, names, TYPE_OF(vm, v));
    }
    value_unref(vm, dict);
    Value list = ok && !vm_has_exception(vm) ? sorted_keys(vm, value_of(names)) : NO_VALUE;
    value_unref(vm, value_of(names));
    return list;
}

static Value builtin_dir(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    if (n == 0) {
        Value locals = frame_locals(vm->frame);
        Value list = is_value(locals) ? sorted_keys(vm, locals) : NO_VALUE;
        value_unref(vm, locals);
        return list;
    }
    Text *name = text_name(vm, "__dir__");
    Value own = is_module(vm, args[0])
                    ? dict_find_c(((Module *)object_of(args[0]))->dict, "__dir__")
                    : NO_VALUE;
    Value method = is_value(own) ? value_ref(own)
                   : name        ? class_special(vm, args[0], name)
                                 : NO_VALUE;
    value_unref(vm, value_of(name));
    if (!is_value(method)) return vm_has_exception(vm) ? NO_VALUE : attribute_names(vm, args[0]);
    Value names = op_call_0(vm, method);
    value_unref(vm, method);
    List *list = is_value(names) ? list_from_iterable(vm, names) : NULL;
    value_unref(vm, names);
    if (list && list_sort(vm, list, NO_VALUE, NO_VALUE)) return value_of(list);
    value_unref(vm, value_of(list));
    return NO_VALUE;
}

const NativeDef builtin_attribute_natives[] = {
    {"callable", TAKES_ONE, {builtin_callable}},
    {"delattr", TAKES_MANY, {builtin_delattr}, 2, 2},
    {"dir", TAKES_MANY, {builtin_dir}, 0, 1},
    {"getattr", TAKES_MANY, {builtin_getattr}, 2, 3},
    {"globals", TAKES_NONE, {builtin_globals}},
    {"hasattr", TAKES_MANY, {builtin_hasattr}, 2, 2},
    {"hash", TAKES_ONE, {builtin_hash}},
    {"id", TAKES_ONE, {builtin_id}},
    {"isinstance", TAKES_MANY, {builtin_isinstance}, 2, 2},
    {"issubclass", TAKES_MANY, {builtin_issubclass}, 2, 2},
    {"locals", TAKES_NONE, {builtin_locals}},
    {"setattr", TAKES_MANY, {builtin_setattr}, 3, 3},
    {"vars", TAKES_MANY, {builtin_vars}, 0, 1},
    {0},
};
