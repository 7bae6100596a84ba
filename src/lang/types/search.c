// Short ones are left to libc, in pieces; the others are found by the two-way method of Crochemore
// and Perrin, which needs no memory and never looks at a unit more than a few times.
#include "lang/types/search.h"

#include "lang/core/work.h"

// A row of units that is read in either direction.
typedef struct Row {
    const char *first;
    ptrdiff_t step; // in bytes
    size_t n;
    uint8_t kind;
} Row;

static inline uint32_t unit(Row row, size_t i) {
    const char *at = row.first + (ptrdiff_t)i * row.step;
    if (row.kind == 1) return *(const uint8_t *)at;
    if (row.kind == 2) return *(const uint16_t *)(const void *)at;
    return *(const uint32_t *)(const void *)at;
}

static Row row_of(Units units, size_t from, size_t to, bool backwards) {
    const char *base = units.at;
    ptrdiff_t step = units.kind;
    return backwards && to > from
               ? (Row){base + ((ptrdiff_t)to - 1) * step, -step, to - from, units.kind}
               : (Row){base + (ptrdiff_t)from * step, step, to - from, units.kind};
}

// Where the greatest suffix of [row] begins, in the order of units or in the opposite one, and its
// period.
static size_t greatest_suffix(Vm *vm, Row row, bool opposite, size_t *period) {
    size_t begin = 0, candidate = 1, same = 0; // of the candidate's units, so many are the suffix's
    *period = 1;
    for (size_t i = 0; candidate + same < row.n; i++) {
        uint32_t a = unit(row, candidate + same), b = unit(row, begin + same);
        if (a == b) {
            same++;
            if (same == *period) candidate += *period, same = 0;
        } else if (opposite ? a > b : a < b) {
            candidate += same + 1, same = 0;
            *period = candidate - begin;
        } else {
            begin = candidate++, same = 0;
            *period = 1;
        }
        vm_step(vm, i);
    }
    return begin;
}

// Cuts [row] where matching begins: the units from there on are compared first, forwards, then
// those before it.
static size_t critical_cut(Vm *vm, Row row, size_t *period) {
    size_t other_period, cut = greatest_suffix(vm, row, false, period);
    size_t other = greatest_suffix(vm, row, true, &other_period);
    if (other <= cut) return cut;
    *period = other_period;
    return other;
}

static bool is_repeated(Vm *vm, Row row, size_t cut, size_t period) {
    for (size_t i = 0; i < cut; i++) {
        if (i + period >= row.n || unit(row, i) != unit(row, i + period)) return false;
        vm_step(vm, i);
    }
    return true;
}

// The place of the first [wanted], of two units or more, in [in]; -1.
static int64_t find_two_way(Vm *vm, Row in, Row wanted) {
    size_t period, cut = critical_cut(vm, wanted, &period), known = 0, n_looks = 0;
    bool repeats = is_repeated(vm, wanted, cut, period);
    if (!repeats) period = (cut > wanted.n - cut ? cut : wanted.n - cut) + 1;
    for (size_t at = 0; at + wanted.n <= in.n;) {
        size_t i = cut > known ? cut : known;
        for (; i < wanted.n && unit(wanted, i) == unit(in, at + i); i++)
            vm_step(vm, n_looks++);
        vm_step(vm, n_looks++);
        if (i < wanted.n) {
            at += i - cut + 1;
            known = 0;
            continue;
        }
        for (i = cut; i > known && unit(wanted, i - 1) == unit(in, at + i - 1); i--)
            vm_step(vm, n_looks++);
        if (i <= known) return (int64_t)at;
        at += period;
        known = repeats ? wanted.n - period : 0; // they have been seen to be the same
    }
    return -1;
}

static int64_t find_unit(Vm *vm, Row in, uint32_t wanted) {
    for (size_t i = 0; i < in.n; i++) {
        if (unit(in, i) == wanted) return (int64_t)i;
        vm_step(vm, i);
    }
    return -1;
}

static int64_t find_bytes(Vm *vm, const char *in, size_t n, Units wanted) {
    for (size_t at = 0, part; at + wanted.n <= n; at += VM_PIECE_BYTES) {
        part = n - at;
        if (part > VM_PIECE_BYTES + wanted.n - 1) part = VM_PIECE_BYTES + wanted.n - 1;
        const char *found = memmem(in + at, part, wanted.at, wanted.n);
        vm_spend(vm, (found ? (size_t)(found - in) - at : part) / 64);
        if (found) return found - in;
    }
    return -1;
}

static int64_t find(Vm *vm, Units in, Units wanted, size_t from, size_t to, bool backwards) {
    enum { SHORT = 1 << 14 };
    if (from > to || wanted.n > to - from) return -1;
    if (wanted.n == 0) return (int64_t)(backwards ? to : from);
    int64_t found;
    if (!backwards && in.kind == 1 && wanted.kind == 1 && wanted.n <= SHORT) {
        found = find_bytes(vm, (const char *)in.at + from, to - from, wanted);
        return found < 0 ? -1 : found + (int64_t)from;
    }
    Row row = row_of(in, from, to, backwards), needle = row_of(wanted, 0, wanted.n, backwards);
    found = wanted.n == 1 ? find_unit(vm, row, unit(needle, 0)) : find_two_way(vm, row, needle);
    if (found < 0) return -1;
    return backwards ? (int64_t)(to - wanted.n) - found : found + (int64_t)from;
}

int64_t units_find(Vm *vm, Units in, Units wanted, size_t from, size_t to) {
    return find(vm, in, wanted, from, to, false);
}

int64_t units_find_last(Vm *vm, Units in, Units wanted, size_t from, size_t to) {
    return find(vm, in, wanted, from, to, true);
}

static size_t count_unit(Vm *vm, Row in, uint32_t wanted) {
    size_t count = 0;
    for (size_t i = 0; i < in.n; i++) {
        count += unit(in, i) == wanted;
        vm_step(vm, i);
    }
    return count;
}

size_t units_count(Vm *vm, Units in, Units wanted, size_t from, size_t to) {
    if (from > to) return 0;
    if (wanted.n == 0) return to - from + 1;
    if (wanted.n == 1)
        return count_unit(vm, row_of(in, from, to, false), unit(row_of(wanted, 0, 1, false), 0));
    size_t count = 0;
    for (int64_t at; (at = units_find(vm, in, wanted, from, to)) >= 0; count++) {
        from = (size_t)at + wanted.n;
        vm_spend(vm, 1);
    }
    return count;
}

bool units_are_at(Vm *vm, Units in, Units wanted, size_t at) {
    if (in.kind == wanted.kind)
        return vm_compare_bytes(vm, (const char *)in.at + at * in.kind, wanted.at,
                                wanted.n * in.kind) == 0;
    Row row = row_of(in, at, at + wanted.n, false), other = row_of(wanted, 0, wanted.n, false);
    for (size_t i = 0; i < wanted.n; i++) {
        if (unit(row, i) != unit(other, i)) return false;
        vm_step(vm, i);
    }
    return true;
}
