// Makes the types of the containers, their iterators and views in a Vm.
#include "lang/types/alias.h"
#include "lang/types/box.h"
#include "lang/types/deque.h"
#include "lang/types/dict_views.h"
#include "lang/types/iterators.h"
#include "lang/types/lazy.h"
#include "lang/types/range.h"
#include "lang/types/set.h"

void box_init_types(Vm *vm) {
    const struct {
        Type **place;
        const TypeDef *def;
    } all[] = {{&vm->types.set, &set_def},
               {&vm->types.frozenset, &frozenset_def},
               {&vm->types.range, &range_def},
               {&vm->types.slice, &slice_def},
               {&vm->types.list_iterator, &list_iterator_def},
               {&vm->types.list_reverse_iterator, &list_reverse_iterator_def},
               {&vm->types.tuple_iterator, &tuple_iterator_def},
               {&vm->types.sequence_iterator, &sequence_iterator_def},
               {&vm->types.call_iterator, &call_iterator_def},
               {&vm->types.range_iterator, &range_iterator_def},
               {&vm->types.long_range_iterator, &long_range_iterator_def},
               {&vm->types.set_iterator, &set_iterator_def},
               {&vm->types.dict_keys, &dict_keys_def},
               {&vm->types.dict_values, &dict_values_def},
               {&vm->types.dict_items, &dict_items_def},
               {&vm->types.generic_alias, &alias_def},
               {&vm->types.union_type, &union_def},
               {&vm->types.enumerate, &enumerate_def},
               {&vm->types.zip, &zip_def},
               {&vm->types.map, &map_def},
               {&vm->types.filter, &filter_def},
               {&vm->types.reversed, &reversed_def}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        *all[i].place = type_from_def(vm, all[i].def, NULL);
    deque_init_types(vm);
    for (int reverse = 0; reverse < 2; reverse++)
        for (int part = DICT_KEYS; part <= DICT_ITEMS; part++)
            vm->types.dict_iterators[reverse][part] =
                type_from_def(vm, &dict_iterator_defs[reverse][part], NULL);
}
