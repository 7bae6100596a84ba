#include "lang/core/work.h"

#include <stdint.h>
#include <sys/mman.h>

#include "base/check.h"

enum { BYTES_A_TICK = 512, PAGE_BYTES = 4096 };

size_t vm_piece(Vm *vm, size_t left) {
    size_t n = left < VM_PIECE_BYTES ? left : VM_PIECE_BYTES;
    vm_spend(vm, n / BYTES_A_TICK);
    return n;
}

void vm_copy_pieces(Vm *vm, void *to, const void *from, size_t bytes) {
    for (size_t at = 0, n; at < bytes; at += n) {
        n = vm_piece(vm, bytes - at);
        memcpy((char *)to + at, (const char *)from + at, n);
    }
}

void vm_move_pieces(Vm *vm, void *to, const void *from, size_t bytes) {
    if ((uintptr_t)to <= (uintptr_t)from) {
        for (size_t at = 0, n; at < bytes; at += n) {
            n = vm_piece(vm, bytes - at);
            memmove((char *)to + at, (const char *)from + at, n);
        }
    } else { // from the end, so that nothing is overwritten before it was moved
        for (size_t left = bytes; left > 0;) {
            size_t n = vm_piece(vm, left);
            left -= n;
            memmove((char *)to + left, (const char *)from + left, n);
        }
    }
}

int vm_compare_pieces(Vm *vm, const void *a, const void *b, size_t bytes) {
    for (size_t at = 0, n; at < bytes; at += n) {
        n = vm_piece(vm, bytes - at);
        int c = memcmp((const char *)a + at, (const char *)b + at, n);
        if (c) return c;
    }
    return 0;
}

void vm_set_bytes(Vm *vm, void *to, int byte, size_t bytes) {
    for (size_t at = 0, n; at < bytes; at += n) {
        n = vm_piece(vm, bytes - at);
        memset((char *)to + at, byte, n);
    }
}

void vm_free_pieces(Vm *vm, void *memory, size_t bytes) {
    char *at = memory;
    for (; bytes >= 2 * (size_t)LARGE_BYTES; at += LARGE_BYTES, bytes -= LARGE_BYTES) {
        large_free(at, LARGE_BYTES);
        vm_spend(vm, LARGE_BYTES / BYTES_A_TICK);
    }
    large_free(at, bytes);
}

void vm_free_plain(Vm *vm, void *memory, size_t bytes) {
    uintptr_t at = ((uintptr_t)memory + PAGE_BYTES - 1) & ~(uintptr_t)(PAGE_BYTES - 1);
    uintptr_t end = ((uintptr_t)memory + bytes) & ~(uintptr_t)(PAGE_BYTES - 1);
    for (size_t n; bytes > LARGE_BYTES && at < end; at += n) {
        n = end - at < LARGE_BYTES ? end - at : LARGE_BYTES;
        madvise((void *)at, n, MADV_DONTNEED); // its contents are not wanted any more
        vm_spend(vm, n / BYTES_A_TICK);
    }
    free(memory);
}

void vm_add_bytes(Vm *vm, Str *str, const void *bytes, size_t n) {
    if (n == 0) return;
    str_reserve(str, n);
    for (size_t at = 0, part; at < n; at += part) {
        part = vm_piece(vm, n - at);
        str_add_bytes(str, (const char *)bytes + at, part);
    }
}

void vm_add_fill(Vm *vm, Str *str, int byte, size_t n) {
    str_reserve(str, n);
    if (n == 0) return;
    vm_set_bytes(vm, str->text + str->n, byte, n);
    str->n += n;
    str->text[str->n] = '\0';
}

typedef struct Merging {
    Vm *vm;
    size_t item_bytes;
    int (*compare)(const void *a, const void *b);
} Merging;

// The runs [at, middle) and [middle, end), into [to].
static void merge(const Merging *m, char *to, const char *at, const char *middle, const char *end) {
    const char *left = at, *right = middle;
    for (; left < middle || right < end; to += m->item_bytes) {
        vm_spend(m->vm, 1);
        bool is_left = right == end || (left < middle && m->compare(left, right) <= 0);
        memcpy(to, is_left ? left : right, m->item_bytes);
        *(is_left ? &left : &right) += m->item_bytes;
    }
}

void vm_sort(Vm *vm, void *at, size_t n, size_t item_bytes,
             int (*compare)(const void *a, const void *b)) {
    const Merging m = {vm, item_bytes, compare};
    size_t bytes = n * item_bytes;
    char *from = at, *other = bytes ? large_realloc(NULL, 0, bytes) : NULL, *to = other;
    if (bytes && !other) check_no_memory("sorting");
    for (size_t run = item_bytes; run < bytes; run *= 2) {
        for (size_t i = 0; i < bytes; i += 2 * run) {
            size_t middle = i + run < bytes ? i + run : bytes;
            size_t end = i + 2 * run < bytes ? i + 2 * run : bytes;
            merge(&m, to + i, from + i, from + middle, from + end);
        }
        char *swap = from;
        from = to;
        to = swap;
    }
    if (from != at) vm_copy(vm, at, from, bytes);
    vm_release(vm, other, bytes);
}

const void *vm_find_byte(Vm *vm, const void *in, int byte, size_t n) {
    for (size_t at = 0, part; at < n; at += part) {
        part = vm_piece(vm, n - at);
        const void *found = memchr((const char *)in + at, byte, part);
        if (found) return found;
    }
    return NULL;
}

size_t vm_length(Vm *vm, const char *text) {
    for (size_t at = 0;; at += VM_PIECE_BYTES) {
        size_t n = strnlen(text + at, VM_PIECE_BYTES);
        if (n < VM_PIECE_BYTES) return at + n;
        vm_piece(vm, n);
    }
}

void vm_release_arena(Vm *vm, Arena *arena) {
    size_t bytes;
    for (void *block; (block = arena_take_block(arena, &bytes));) {
        vm_spend(vm, 1 + bytes / BYTES_A_TICK / 8);
        vm_release(vm, block, bytes);
    }
    *arena = (Arena){0};
}

char *vm_keep(Vm *vm, Arena *arena, const char *text, size_t n) {
    char *kept = arena_alloc(arena, n + 1);
    vm_copy(vm, kept, text, n);
    return kept;
}
