// _abc: the mark of classes that cannot have instances yet (modules/abc.py).
#include "lang/modules.h"
#include "lang/native.h"
#include "lang/operations.h"

// set_abstract(cls, flag)
static Value set_abstract(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    if (!is_of_kind(args[0], TYPE_IS_TYPE)) return vm_raise(vm, "TypeError", "a class is needed");
    Type *type = object_of(args[0]);
    int flag = op_truth(vm, args[1]);
    if (flag < 0) return NO_VALUE;
    type->kind = flag ? type->kind | TYPE_IS_ABSTRACT : type->kind & ~(uint32_t)TYPE_IS_ABSTRACT;
    return NONE;
}

static const NativeDef functions[] = {
    {.name = "set_abstract", .takes = TAKES_MANY, .fn = set_abstract, .n_min = 2, .n_max = 2}, {0}};

const ModuleDef abc_module = {.name = "_abc", .functions = functions};
