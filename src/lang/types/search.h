// Where something is within something longer: code points in a text, bytes in bytes. Takes time in
// proportion to both lengths, whatever they hold.
#pragma once

#include "lang/core/vm.h"

typedef struct Units {
    const void *at; // borrowed
    size_t n;
    uint8_t kind; // bytes of each: 1, 2 or 4
} Units;

// The place of the first or last [wanted] in [from, to) of [in]; -1: it is not there.
int64_t units_find(Vm *vm, Units in, Units wanted, size_t from, size_t to);
int64_t units_find_last(Vm *vm, Units in, Units wanted, size_t from, size_t to);
// How many there are that do not overlap; of none, one between all units and around them.
size_t units_count(Vm *vm, Units in, Units wanted, size_t from, size_t to);
bool units_are_at(Vm *vm, Units in, Units wanted, size_t at); // there is room for them
