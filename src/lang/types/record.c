// Records: a subclass of tuple with a descriptor for each field. `__match_args__` has the names.
#include "lang/types/record.h"

#include <string.h>

#include "lang/core/class.h"
#include "lang/core/message.h"
#include "lang/types/box.h"
#include "lang/types/dict.h"
#include "lang/types/list.h"

typedef struct Field {
    Object object;
    size_t at;
} Field;

static Value field_get(Vm *vm, Value self, Value instance, Type *owner) {
    (void)vm, (void)owner;
    size_t at = ((Field *)object_of(self))->at;
    bool has_it = is_value(instance) && is_tuple(instance) && at < tuple_of(instance)->n;
    return value_ref(has_it ? tuple_of(instance)->at[at] : self);
}

static bool field_set(Vm *vm, Value self, Value instance, Value v) {
    (void)instance;
    return box_readonly(vm, self, v);
}

static const TypeDef field_def = {.name = "member_descriptor",
                                  .instance_bytes = sizeof(Field),
                                  .slots = {.descr_get = field_get, .descr_set = field_set},
                                  .is_final = true};

static Value record_repr(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    const Type *type = TYPE_OF(vm, self);
    const Tuple *values = tuple_of(self);
    const Tuple *names = tuple_of(dict_find_name(type->dict, vm->names.match_args));
    Str out = {0};
    text_to_utf8(text_of(type->module), &out);
    vm_printf(vm, &out, "%s%s(", out.n ? "." : "", type->c_name);
    for (size_t i = 0; i < values->n && i < names->n; i++) {
        if (i) str_add(&out, ", ");
        text_to_utf8(text_of(names->at[i]), &out);
        str_add(&out, "=");
        if (op_repr_into(vm, values->at[i], &out)) continue;
        vm_deinit(vm, &out);
        return NO_VALUE;
    }
    str_add(&out, ")");
    return text_value_from_str(vm, &out);
}

static const NativeDef repr_def = {.name = "__repr__", .takes = TAKES_NONE, .fn = record_repr};

static bool add_fields(Vm *vm, Dict *names, const char *fields) {
    Type *type = type_from_def(vm, &field_def, NULL);
    List *all = list_new(vm, 0);
    bool ok = type && all;
    for (size_t i = 0; ok && *fields; i++) {
        size_t n = strcspn(fields, ",");
        Field *field = object_new(vm, type, 0);
        Text *name = text_intern(vm, text_from_utf8(vm, fields, n));
        if (field) field->at = i;
        ok = field && name && dict_set_name(vm, names, name, value_of(field)) &&
             list_push(vm, all, value_of(name));
        value_unref(vm, value_of(field));
        fields += n;
        fields += strspn(fields, ", ");
    }
    Tuple *match_args = ok ? tuple_from(vm, all->at, all->n) : NULL;
    ok = match_args && dict_set_name(vm, names, vm->names.match_args, value_of(match_args));
    value_unref(vm, value_of(match_args));
    value_unref(vm, value_of(all));
    return ok;
}

Type *record_type_new(Vm *vm, const char *module, const char *name, const char *fields) {
    Dict *names = dict_new(vm);
    Tuple *bases = tuple_from(vm, (Value[]){value_of(vm->types.tuple)}, 1);
    Text *type_name = text_name(vm, name);
    Value type = NO_VALUE;
    if (names && bases && type_name && add_fields(vm, names, fields) &&
        dict_set_c(vm, names, "__module__", value_of(text_name(vm, module))) &&
        dict_set_c(vm, names, "__slots__", value_ref(value_of(vm->empty_tuple))))
        type = class_new(vm, vm->types.type, type_name, bases, names, NULL, NULL);
    value_unref(vm, value_of(type_name));
    value_unref(vm, value_of(bases));
    value_unref(vm, value_of(names));
    if (!is_value(type)) return NULL;
    ((Type *)object_of(type))->kind |= TYPE_IS_FINAL;
    Text *repr = text_name(vm, "__repr__");
    type_set(vm, object_of(type), repr, native_method_new(vm, &repr_def, object_of(type)));
    value_unref(vm, value_of(repr));
    return object_of(type);
}

Value record_new(Vm *vm, Type *type, const Value *values, size_t n) {
    Value tuple = value_of(tuple_from_taken(vm, values, n));
    if (!is_value(tuple)) return NO_VALUE;
    Value made = vm->types.tuple->slots.construct(vm, value_of(type), &tuple, 1, NULL);
    value_unref(vm, tuple);
    return made;
}
