// Linear work of C on data of any size. Nothing in C may keep the host waiting, so whoever goes
// over something in a loop says so at each turn (vm_step), and what libc would do in one go is done
// in pieces here. None of this fails or runs anything of the program: what is borrowed stays valid.
// A run that is to stop does so at the next tick behind the loop.
#pragma once

#include <stdlib.h>
#include <string.h>

#include "base/large.h"
#include "base/str.h"
#include "lang/core/vm.h"

enum { VM_STEPS = 4096, VM_STEPS_A_TICK = 16, VM_PIECE_BYTES = 1 << 20 };

// In a loop, the [i]th turn of which takes a few ns; [i] counts by one.
static inline void vm_step(Vm *vm, size_t i) {
    if (__builtin_expect(i % VM_STEPS == VM_STEPS - 1, 0)) vm_spend(vm, VM_STEPS / VM_STEPS_A_TICK);
}

// How many of [left] bytes are a piece, whose ticks are counted.
size_t vm_piece(Vm *vm, size_t left);

void vm_copy_pieces(Vm *vm, void *to, const void *from, size_t bytes);
int vm_compare_pieces(Vm *vm, const void *a, const void *b, size_t bytes);
void vm_free_pieces(Vm *vm, void *memory, size_t bytes);
void vm_move_pieces(Vm *vm, void *to, const void *from, size_t bytes);

// As memcpy, memmove and memcmp, but for no bytes the pointers may be NULL.
static inline void vm_copy(Vm *vm, void *to, const void *from, size_t bytes) {
    if (bytes > VM_PIECE_BYTES)
        vm_copy_pieces(vm, to, from, bytes);
    else if (bytes)
        memcpy(to, from, bytes);
}
static inline void vm_move(Vm *vm, void *to, const void *from, size_t bytes) {
    if (bytes > VM_PIECE_BYTES)
        vm_move_pieces(vm, to, from, bytes);
    else if (bytes)
        memmove(to, from, bytes);
}
static inline int vm_compare_bytes(Vm *vm, const void *a, const void *b, size_t bytes) {
    if (bytes > VM_PIECE_BYTES) return vm_compare_pieces(vm, a, b, bytes);
    return bytes ? memcmp(a, b, bytes) : 0;
}
void vm_set_bytes(Vm *vm, void *to, int byte, size_t bytes);          // as memset
const void *vm_find_byte(Vm *vm, const void *in, int byte, size_t n); // as memchr
size_t vm_length(Vm *vm, const char *text);                           // as strlen
// As qsort, but what is equal keeps its order.
void vm_sort(Vm *vm, void *at, size_t n, size_t item_bytes,
             int (*compare)(const void *a, const void *b));
void vm_add_fill(Vm *vm, Str *str, int byte, size_t n);           // [byte] so many times
void vm_add_bytes(Vm *vm, Str *str, const void *bytes, size_t n); // as str_add_bytes
// As large_free: giving back hundreds of megabytes takes long, too.
static inline void vm_release(Vm *vm, void *memory, size_t bytes) {
    if (bytes > LARGE_BYTES)
        vm_free_pieces(vm, memory, bytes);
    else
        large_free(memory, bytes);
}
// As free, of [bytes] from malloc.
void vm_free_plain(Vm *vm, void *memory, size_t bytes);
void vm_release_arena(Vm *vm, Arena *arena);                     // as arena_deinit
char *vm_keep(Vm *vm, Arena *arena, const char *text, size_t n); // as arena_copy
