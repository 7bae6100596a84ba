// A mapping proxy hands everything that does not change the mapping on to it.
#include "lang/types/mapping_proxy.h"
#include "lang/core/gc.h"

#include "lang/core/message.h"
#include "lang/types/alias.h"
#include "lang/types/box.h"

typedef struct MappingProxy {
    Object object;
    Value mapping; // owned
} MappingProxy;

static Value mapping_of(Value self) {
    return ((MappingProxy *)object_of(self))->mapping;
}

Value mapping_proxy_new(Vm *vm, Value mapping) {
    MappingProxy *proxy = object_new(vm, vm->types.mapping_proxy, 0);
    if (!proxy) return NO_VALUE;
    proxy->mapping = value_ref(mapping);
    return value_of(proxy);
}

static Value construct(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    Value mapping;
    (void)callee;
    if (!native_sort_args(vm, "mappingproxy", "mapping", args, n, names, &mapping)) return NO_VALUE;
    const Type *type = TYPE_OF(vm, mapping);
    if (!type->slots.get_item || is_tuple(mapping) || is_of_kind(mapping, TYPE_IS_LIST))
        return vm_raise(vm, "TypeError", "mappingproxy() argument must be a mapping, not %s",
                        type->c_name);
    return mapping_proxy_new(vm, mapping);
}

static void proxy_free(Vm *vm, Object *self) {
    value_unref(vm, ((MappingProxy *)self)->mapping);
}

static void proxy_traverse(Object *self, Visit *visit) {
    visit_value(visit, ((MappingProxy *)self)->mapping);
}

static Value proxy_repr(Vm *vm, Value self) {
    Str out = {0};
    str_add(&out, "mappingproxy(");
    if (!op_repr_into(vm, mapping_of(self), &out)) {
        vm_deinit(vm, &out);
        return NO_VALUE;
    }
    str_add(&out, ")");
    return text_value_from_str(vm, &out);
}

static Value proxy_str(Vm *vm, Value self) {
    return op_str(vm, mapping_of(self));
}
static Value proxy_get_item(Vm *vm, Value self, Value key) {
    return op_get_item(vm, mapping_of(self), key);
}
static int proxy_contains(Vm *vm, Value self, Value key) {
    return op_contains(vm, mapping_of(self), key);
}
static int64_t proxy_length(Vm *vm, Value self) {
    return op_length(vm, mapping_of(self));
}
static Value proxy_iter(Vm *vm, Value self) {
    return op_iter(vm, mapping_of(self));
}

static Value unwrapped(Vm *vm, Value v) { // borrowed
    return TYPE_OF(vm, v) == vm->types.mapping_proxy ? mapping_of(v) : v;
}
static Value proxy_compare(Vm *vm, Value self, Value other, CompareOp op) {
    return op_compare(vm, op, mapping_of(self), unwrapped(vm, other));
}
static Value proxy_or(Vm *vm, Value a, Value b) {
    return op_binary(vm, BINARY_OR, unwrapped(vm, a), unwrapped(vm, b));
}
static Value proxy_in_place_or(Vm *vm, Value self, Value other) {
    (void)self, (void)other;
    return vm_raise(vm, "TypeError", "'|=' is not supported by mappingproxy; use '|' instead");
}

#define HANDED_ON(method)                                                                          \
    static Value proxy_##method(Vm *vm, Value self, const Value *args, size_t n) {                 \
        return op_call_method(vm, mapping_of(self), #method, args, n);                             \
    }
HANDED_ON(get)
HANDED_ON(keys)
HANDED_ON(values)
HANDED_ON(items)
HANDED_ON(copy)
HANDED_ON(__reversed__)

static const NativeDef methods[] = {{"get", TAKES_MANY, {proxy_get}, 1, 2},
                                    {"keys", TAKES_NONE, {proxy_keys}},
                                    {"values", TAKES_NONE, {proxy_values}},
                                    {"items", TAKES_NONE, {proxy_items}},
                                    {"copy", TAKES_NONE, {proxy_copy}},
                                    {"__reversed__", TAKES_NONE, {proxy___reversed__}},
                                    {0}};
const TypeDef mapping_proxy_def = {.name = "mappingproxy",
                                   .instance_bytes = sizeof(MappingProxy),
                                   .slots = {.free = proxy_free,
                                             .traverse = proxy_traverse,
                                             .repr = proxy_repr,
                                             .str = proxy_str,
                                             .compare = proxy_compare,
                                             .length = proxy_length,
                                             .contains = proxy_contains,
                                             .construct = construct,
                                             .iter = proxy_iter,
                                             .get_item = proxy_get_item,
                                             .binary = {[BINARY_OR] = proxy_or},
                                             .in_place = {[BINARY_OR] = proxy_in_place_or}},
                                   .methods = methods,
                                   .class_methods = alias_class_methods,
                                   .is_final = true};
