// The functions of the module math that have files of their own.
#pragma once

#include "lang/core/vm.h"

NativeFn math_factorial, math_isqrt, math_comb, math_perm, math_gcd, math_lcm; // math_int.c
NativeFn math_fsum, math_dist, math_hypot, math_prod;                          // math_sum.c
