// Sorting lists.
#pragma once

#include "lang/types/list.h"

// Sorts in place, stably. [key] and [reverse] may be NO_VALUE; a key of None is none. The list
// is empty for the program meanwhile: ValueError if it fills it. TypeError when items cannot be
// compared; then the list holds its items in some order.
bool list_sort(Vm *vm, List *list, Value key, Value reverse);

extern const NativeDef sort_natives[]; // sorted
