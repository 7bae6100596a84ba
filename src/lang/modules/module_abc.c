// _abc: the mark of classes that cannot have instances yet (modules/abc.py).
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/modules/modules.h"
#include "lang/types/text.h"

// set_abstract(cls, flag)
static Value set_abstract(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    bool is_class =
        is_of_kind(args[0], TYPE_IS_TYPE) && ((Type *)object_of(args[0]))->kind & TYPE_FROM_CLASS;
    if (!is_class) return vm_raise(vm, "TypeError", "a class is needed");
    Type *type = object_of(args[0]);
    int flag = op_truth(vm, args[1]);
    if (flag < 0) return NO_VALUE;
    type->kind = flag ? type->kind | TYPE_IS_ABSTRACT : type->kind & ~(uint32_t)TYPE_IS_ABSTRACT;
    return NONE;
}

enum { PATTERN_KINDS = TYPE_IS_SEQUENCE | TYPE_IS_MAPPING };

static void set_pattern_kind(Type *type, uint32_t kind) {
    if (!(type->kind & TYPE_FROM_CLASS) || (type->kind & PATTERN_KINDS) == kind) return;
    type->kind = (type->kind & ~(uint32_t)PATTERN_KINDS) | kind;
    for (size_t i = 0; i < type->n_subclasses; i++)
        set_pattern_kind(type->subclasses[i], kind);
}

// begin_pattern_kind(cls, name): to match statements cls and its subclasses are a "sequence" or a
// "mapping".
static Value begin_pattern_kind(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)self, (void)n;
    if (!is_of_kind(args[0], TYPE_IS_TYPE) || !is_text(args[1])) return NONE;
    bool is_sequence = text_is(text_of(args[1]), "sequence");
    set_pattern_kind(object_of(args[0]), is_sequence ? TYPE_IS_SEQUENCE : TYPE_IS_MAPPING);
    return NONE;
}

// take_pattern_kind(cls, of): the same of a class registered with [of].
static Value take_pattern_kind(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)self, (void)n;
    if (!is_of_kind(args[0], TYPE_IS_TYPE) || !is_of_kind(args[1], TYPE_IS_TYPE)) return NONE;
    uint32_t kind = ((Type *)object_of(args[1]))->kind & PATTERN_KINDS;
    if (kind) set_pattern_kind(object_of(args[0]), kind);
    return NONE;
}

static const NativeDef functions[] = {
    {"set_abstract", TAKES_MANY, {set_abstract}, 2, 2},
    {"begin_pattern_kind", TAKES_MANY, {begin_pattern_kind}, 2, 2},
    {"take_pattern_kind", TAKES_MANY, {take_pattern_kind}, 2, 2},
    {0}};

const ModuleDef abc_module = {.name = "_abc", .functions = functions};
