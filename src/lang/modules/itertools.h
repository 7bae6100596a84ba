// The types of itertools, in the order of the files that hold them. They are lazy in CPython's
// order: which source is asked when, and what is let go of at the end, shows in a program's output.
#pragma once

#include "lang/core/vm.h"

// itertools_stages.c: one item in, one out.
extern const TypeDef count_def, cycle_def, repeat_def, accumulate_def, chain_def, compress_def,
    drop_while_def, take_while_def, filter_false_def, star_map_def, islice_def, pairwise_def,
    zip_longest_def;
// itertools_choose.c: rows of items of a pool.
extern const TypeDef product_def, combinations_def, combinations_with_replacement_def,
    permutations_def;
// itertools_groups.c
extern const TypeDef group_by_def, grouper_def, tee_def, tee_block_def;
// tee(iterable, n=2)
NativeFn itertools_tee;
