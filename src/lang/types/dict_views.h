// What d.keys(), d.values() and d.items() are, and the iterators over dicts.
#pragma once

#include "lang/types/dict.h"

typedef enum DictPart { DICT_KEYS, DICT_VALUES, DICT_ITEMS } DictPart;

Value dict_view_new(Vm *vm, Value dict, DictPart part);
Value dict_iterator_new(Vm *vm, Value dict, DictPart part, bool is_reverse);
Value dict_iter(Vm *vm, Value self); // slots.iter of dict

extern const TypeDef dict_keys_def, dict_values_def, dict_items_def;
extern const TypeDef dict_iterator_defs[2][3]; // [is_reverse][part]
