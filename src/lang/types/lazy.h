// Iterators around iterators: enumerate, zip, map, filter, reversed.
#pragma once

#include "lang/core/vm.h"

extern const TypeDef enumerate_def, zip_def, map_def, filter_def, reversed_def;
