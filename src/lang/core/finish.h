// The end of a program: what it still holds is finalized, as CPython's last collection does: each
// object once, the older ones first, while all of them are still whole.
#pragma once

#include "lang/types/dict.h"

// [main]: the variables of the program.
void finish_program(Vm *vm, Dict *main);
