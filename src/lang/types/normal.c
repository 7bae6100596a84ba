// Three passes over the code points, each of them in ticks: everything is taken apart, the marks
// behind each letter are put into their order, and what belongs together is put together again.
#include "lang/types/normal.h"

#include <unictype.h>
#include <uninorm.h>

#include "lang/core/message.h"

enum { FIRST_DECOMPOSED = 0xA0, PIECE = 4096 };

typedef VEC(uint32_t) Points;

static void add_decomposed(Points *points, uint32_t c, bool is_compatible) {
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    int tag, n = -1;
    if (c >= FIRST_DECOMPOSED)
        n = is_compatible ? uc_decomposition(c, &tag, parts) : uc_canonical_decomposition(c, parts);
    if (n < 0) {
        vec_push(points, c);
        return;
    }
    for (int i = 0; i < n; i++) // parts may have parts
        add_decomposed(points, parts[i], is_compatible);
}

static bool decompose(Vm *vm, const Text *text, bool is_compatible, Points *points) {
    for (size_t i = 0; i < text->n; i++) {
        add_decomposed(points, text_at(text, i), is_compatible);
        if (i % PIECE != PIECE - 1) continue;
        if (!vm_ticks(vm, PIECE / 4) || !vm_may_have(vm, points->n * sizeof *points->at))
            return false;
    }
    return true;
}

// Sorts the marks at [from, to) by their classes; equal ones keep their order.
static void sort_marks(Vm *vm, Points *points, size_t from, size_t to, Points *scratch) {
    size_t begins[257] = {0};
    vec_clear(scratch);
    vec_reserve(scratch, to - from);
    for (size_t i = from; i < to; i++) {
        begins[uc_combining_class(points->at[i]) + 1]++;
        scratch->at[i - from] = points->at[i];
        vm_step(vm, i);
    }
    for (int class = 1; class < 257; class ++)
        begins[class] += begins[class - 1];
    for (size_t i = 0; i < to - from; i++) {
        uint32_t c = scratch->at[i];
        points->at[from + begins[uc_combining_class(c)]++] = c;
        vm_step(vm, i);
    }
}

static void order(Vm *vm, Points *points) {
    Points scratch = {0};
    for (size_t i = 0, from = 0; i <= points->n; i++) {
        vm_step(vm, i);
        if (i < points->n && points->at[i] >= 0x300 && uc_combining_class(points->at[i])) continue;
        if (i - from > 1) sort_marks(vm, points, from, i, &scratch);
        from = i + 1;
    }
    vm_release(vm, scratch.at, scratch.capacity * sizeof *scratch.at);
}

// A mark joins the letter in front of it unless one of the same class, or a higher one, stands in
// between; a letter only what is right in front of it.
static void compose(Vm *vm, Points *points) {
    size_t letter = SIZE_MAX, n = 0;
    int last = 0; // the class of what stands last, behind the letter
    for (size_t i = 0; i < points->n; i++) {
        uint32_t c = points->at[i];
        int class = c < 0x300 ? 0 : uc_combining_class(c);
        vm_step(vm, 4 * i + 3);
        if (letter != SIZE_MAX && (last == 0 || last < class)) {
            ucs4_t both = c < 0x300 ? 0 : uc_composition(points->at[letter], c);
            if (both) {
                points->at[letter] = both;
                continue;
            }
        }
        if (class == 0) letter = n;
        last = class;
        points->at[n++] = c;
    }
    points->n = n;
}

Text *text_normalized(Vm *vm, Text *text, bool is_compatible, bool composes) {
    if (text->is_ascii) return text_slice(vm, text, 0, text->n);
    Points points = {0};
    Text *made = NULL;
    if (decompose(vm, text, is_compatible, &points)) {
        order(vm, &points);
        if (composes) compose(vm, &points);
        made = text_from_codepoints(vm, points.at, points.n);
    }
    vm_release(vm, points.at, points.capacity * sizeof *points.at);
    return made;
}
