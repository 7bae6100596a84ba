// itertools: its types are in itertools_*.c.
#include "lang/core/native.h"
#include "lang/modules/itertools.h"
#include "lang/modules/modules.h"

static bool init(Vm *vm, Dict *dict) {
    static const TypeDef *const defs[] = {
        &count_def,        &cycle_def,    &repeat_def,       &accumulate_def,
        &chain_def,        &compress_def, &drop_while_def,   &take_while_def,
        &filter_false_def, &star_map_def, &islice_def,       &pairwise_def,
        &zip_longest_def,  &product_def,  &combinations_def, &combinations_with_replacement_def,
        &permutations_def, &group_by_def};
    bool ok = true;
    for (size_t i = 0; ok && i < sizeof defs / sizeof *defs; i++) {
        Type *type = type_from_def(vm, defs[i], NULL);
        ok = dict_set_name(vm, dict, type->name, value_of(type));
    }
    vm->types.grouper = type_from_def(vm, &grouper_def, NULL);
    vm->types.tee = type_from_def(vm, &tee_def, NULL);
    vm->types.tee_block = type_from_def(vm, &tee_block_def, NULL);
    return ok;
}

static const NativeDef functions[] = {
    {.name = "tee", .takes = TAKES_MANY, .fn = itertools_tee, .n_min = 1, .n_max = 2}, {0}};

const ModuleDef itertools_module = {.name = "itertools", .init = init, .functions = functions};
