// The memory of a Vm. Small pieces come from pages, cut by size in units of 16 bytes and chained
// when they are freed; larger ones are blocks of their own in a list. So everything can be given
// back at once at the end, also what references itself in a circle.
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "coro/coro.h"
#include "coro/sanitize.h"
#include "lang/class.h"
#include "lang/dict.h"
#include "lang/exception.h"
#include "lang/text.h"
#include "lang/weakref.h"

enum { PAGE_BYTES = 64 * 1024, MAX_FREEING = 50, BYTES_A_TICK = 512 };

typedef struct VmPages {
    struct VmPages *next;
    size_t used;
    _Alignas(16) char bytes[];
} VmPages;

typedef struct VmBlock {
    struct VmBlock *next, *previous;
    size_t bytes, unused;
} VmBlock;

// ---- pieces of memory

static void *no_memory(Vm *vm) {
    static const char type[] = "MemoryError";
    size_t limit = vm_unlimit_memory(vm); // the exception itself needs some
    vm_raise_value(vm, type, NO_VALUE);
    vm_limit_memory(vm, limit);
    return NULL;
}

bool vm_may_have(Vm *vm, size_t bytes) {
    size_t used = vm->heap_bytes, limit = vm->limits.heap_bytes;
    return (used < limit && bytes <= limit - used) || no_memory(vm);
}

static void *block_new(Vm *vm, size_t bytes) {
    VmBlock *block = malloc(sizeof *block + bytes);
    if (!block) return no_memory(vm);
    *block = (VmBlock){.next = vm->blocks, .bytes = bytes};
    if (vm->blocks) vm->blocks->previous = block;
    vm->blocks = block;
    vm->heap_bytes += bytes;
    vm->ticks_left -= (int64_t)(bytes / BYTES_A_TICK); // the next tick finds it due
    return block + 1;
}

static void block_free(Vm *vm, void *memory) {
    VmBlock *block = (VmBlock *)memory - 1;
    if (block->next) block->next->previous = block->previous;
    *(block->previous ? &block->previous->next : &vm->blocks) = block->next;
    vm->heap_bytes -= block->bytes;
    free(block);
}

static void *cut_page(Vm *vm, size_t bytes) {
    VmPages *page = vm->pages;
    if (!page || page->used + bytes > PAGE_BYTES) {
        page = malloc(sizeof *page + PAGE_BYTES);
        if (!page) return no_memory(vm);
        *page = (VmPages){.next = vm->pages};
        vm->pages = page;
    }
    void *memory = page->bytes + page->used;
    page->used += bytes;
    return memory;
}

static inline bool is_small(size_t bytes) {
    // The sanitizer watches each piece by itself.
    return !CORO_ASAN && bytes <= (size_t)(VM_UNIT_CLASSES - 1) * VM_UNIT_BYTES;
}

void *vm_alloc(Vm *vm, size_t bytes) {
    if (UNLIKELY(bytes > vm->limits.heap_bytes - vm->heap_bytes ||
                 vm->heap_bytes > vm->limits.heap_bytes))
        return no_memory(vm);
    if (!is_small(bytes)) return block_new(vm, bytes);
    size_t units = (bytes + VM_UNIT_BYTES - 1) / VM_UNIT_BYTES;
    vm->heap_bytes += units * VM_UNIT_BYTES;
    void *memory = vm->free_units[units];
    if (UNLIKELY(!memory)) return cut_page(vm, units * VM_UNIT_BYTES);
    vm->free_units[units] = *(void **)memory;
    return memory;
}

void vm_free(Vm *vm, void *memory, size_t bytes) {
    if (!memory) return;
    if (!is_small(bytes)) {
        block_free(vm, memory);
        return;
    }
    size_t units = (bytes + VM_UNIT_BYTES - 1) / VM_UNIT_BYTES;
    vm->heap_bytes -= units * VM_UNIT_BYTES;
    *(void **)memory = vm->free_units[units];
    vm->free_units[units] = memory;
}

void *vm_realloc(Vm *vm, void *old, size_t old_bytes, size_t bytes) {
    if (old && !is_small(old_bytes) && !is_small(bytes)) {
        if (bytes > old_bytes && bytes - old_bytes > vm->limits.heap_bytes - vm->heap_bytes)
            return no_memory(vm);
        VmBlock *block = realloc((VmBlock *)old - 1, sizeof(VmBlock) + bytes);
        if (!block) return no_memory(vm);
        if (block->next) block->next->previous = block;
        *(block->previous ? &block->previous->next : &vm->blocks) = block;
        vm->heap_bytes += bytes - block->bytes;
        block->bytes = bytes;
        return block + 1;
    }
    void *memory = vm_alloc(vm, bytes);
    if (!memory) return NULL;
    if (old) memcpy(memory, old, old_bytes < bytes ? old_bytes : bytes);
    vm_free(vm, old, old_bytes);
    return memory;
}

void vm_free_memory(Vm *vm) {
    while (vm->blocks)
        block_free(vm, vm->blocks + 1);
    while (vm->pages) {
        VmPages *next = vm->pages->next;
        free(vm->pages);
        vm->pages = next;
    }
    vec_deinit(&vm->dying);
    weakref_deinit(vm);
    str_deinit(&vm->input);
}

// ---- objects

void *object_new(Vm *vm, Type *type, size_t extra) {
    size_t bytes = type->instance_bytes + extra;
    // A large one keeps its size in the 16 bytes in front of it.
    bool is_large = bytes > UINT16_MAX * (size_t)VM_UNIT_BYTES;
    char *memory = vm_alloc(vm, is_large ? bytes + VM_UNIT_BYTES : bytes);
    if (!memory) return NULL;
    if (UNLIKELY(is_large)) {
        *(size_t *)(void *)memory = bytes;
        memory += VM_UNIT_BYTES;
    }
    Object *object = (Object *)(void *)memory;
    memset(object + 1, 0, (extra > 256 ? type->instance_bytes : bytes) - sizeof *object);
    *object =
        (Object){.refs = 1,
                 .units = is_large ? 0 : (uint16_t)((bytes + VM_UNIT_BYTES - 1) / VM_UNIT_BYTES),
                 .type = type};
    if (type->kind & TYPE_FROM_CLASS) type->object.refs++;
    return object;
}

static void free_now(Vm *vm, Object *object) {
    Type *type = object->type;
    if (type->slots.finalize && !vm->is_ending) {
        object->refs = 1;
        type->slots.finalize(vm, value_of(object));
        if (--object->refs) return;
        type = object->type;
    }
    if (UNLIKELY(object->flags & OBJECT_HAS_WEAKREFS)) weakref_clear(vm, object);
    if (type->slots.free) type->slots.free(vm, object);
    if (object->units) {
        vm_free(vm, object, (size_t)object->units * VM_UNIT_BYTES);
    } else {
        size_t *memory = (size_t *)(void *)((char *)object - VM_UNIT_BYTES);
        vm_free(vm, memory, *memory + VM_UNIT_BYTES);
    }
    if (type->kind & TYPE_FROM_CLASS) value_unref(vm, value_of(type));
}

void object_free(Vm *vm, Object *object) {
    if (vm->n_freeing >= MAX_FREEING) { // a long chain: not by recursion
        vec_push(&vm->dying, object);
        return;
    }
    vm->n_freeing++;
    free_now(vm, object);
    vm->n_freeing--;
    while (UNLIKELY(vm->dying.n && vm->n_freeing == 0)) {
        Object *next = vec_pop(&vm->dying);
        vm->n_freeing++;
        free_now(vm, next);
        vm->n_freeing--;
    }
}

// ---- room on the stack

// What a call of the program may need before it asks again.
enum { ROOM_BYTES = CORO_ASAN ? 96 * 1024 : 20 * 1024 };

bool vm_has_room(const Vm *vm) {
    return !vm->coro || coro_headroom(vm->coro) > ROOM_BYTES;
}

typedef struct BigCall {
    Value (*fn)(void *data);
    void *data;
    Vm *vm;
    Value result;
} BigCall;

static void *big_body(Coro *self, void *first) {
    BigCall *call = first;
    Coro *outer = call->vm->coro;
    call->vm->coro = self;
    call->result = call->fn(call->data);
    call->vm->coro = outer;
    return NULL;
}

Value vm_with_stack(Vm *vm, size_t bytes, Value (*fn)(void *data), void *data) {
    if (!vm->coro || coro_headroom(vm->coro) > bytes) return fn(data);
    BigCall call = {fn, data, vm, NO_VALUE};
    Coro *coro = coro_new(vm->big_stacks, big_body, NULL, "calls");
    coro_resume(coro, &call);
    coro_free(coro);
    return call.result;
}

Value vm_with_room(Vm *vm, Value (*fn)(void *data), void *data) {
    return vm_with_stack(vm, ROOM_BYTES, fn, data);
}
