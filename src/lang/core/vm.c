// The memory of a Vm. Small pieces come from pages, cut by size in units of 16 bytes and chained
// when they are freed; larger ones are blocks of their own in a list. So everything can be given
// back at once at the end, also what references itself in a circle.
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "coro/coro.h"
#include "coro/sanitize.h"
#include "lang/core/class.h"
#include "lang/core/containers.h"
#include "lang/core/exception.h"
#include "lang/core/gc.h"
#include "lang/core/message.h"
#include "lang/core/weakref.h"
#include "lang/core/work.h"
#include "lang/types/dict.h"
#include "lang/types/text.h"
#include "lang/watch/reporter.h"

enum { PAGE_BYTES = 64 * 1024, MAX_FREEING = 50, BYTES_A_TICK = 512 };

typedef struct VmPages {
    struct VmPages *next;
    size_t used;
    _Alignas(16) char bytes[];
} VmPages;

typedef struct VmBlock {
    struct VmBlock *next, *previous;
    uint64_t bytes : 40, number : 24; // number: of all that were made
    uint32_t count;                   // of a container: the collector's
    uint16_t object_at;               // of a container: where it is, less one; 0: it is none
} VmBlock;

// A page of containers of one size: their counts, then the objects. A free place has no type.
typedef struct ContainerPage {
    struct ContainerPage *older, *newer;
    size_t units, n_cut, n_places;
    size_t number; // of all that were made
    char *first;
    uint32_t counts[];
} ContainerPage;

enum { CONTAINER_PAGE_BYTES = 16 * 1024 }; // and aligned to that

// ---- pieces of memory

static RARE void *no_memory(Vm *vm) {
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
    VmBlock *block = large_realloc(NULL, 0, sizeof *block + bytes);
    if (!block) return no_memory(vm);
    *block = (VmBlock){.next = vm->blocks, .bytes = bytes, .number = vm->n_blocks++ & 0xFFFFFF};
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
    vm_release(vm, block, sizeof *block + block->bytes);
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
        VmBlock *block =
            large_realloc((VmBlock *)old - 1, sizeof(VmBlock) + old_bytes, sizeof(VmBlock) + bytes);
        if (!block) return no_memory(vm);
        if (block->next) block->next->previous = block;
        *(block->previous ? &block->previous->next : &vm->blocks) = block;
        vm->heap_bytes += bytes - block->bytes;
        block->bytes = bytes;
        return block + 1;
    }
    void *memory = vm_alloc(vm, bytes);
    if (!memory) return NULL;
    if (old) vm_copy(vm, memory, old, old_bytes < bytes ? old_bytes : bytes);
    vm_free(vm, old, old_bytes);
    return memory;
}

void vm_free_memory(Vm *vm) {
    while (vm->blocks) {
        block_free(vm, vm->blocks + 1);
        vm_spend(vm, 1);
    }
    for (size_t i = 0; i < VM_UNIT_CLASSES; i++)
        for (ContainerPage *page = vm->container_pages[i], *older; page; page = older) {
            older = page->older;
            free(page);
            vm_spend(vm, CONTAINER_PAGE_BYTES / BYTES_A_TICK);
        }
    while (vm->pages) {
        VmPages *next = vm->pages->next;
        free(vm->pages);
        vm->pages = next;
        vm_spend(vm, PAGE_BYTES / BYTES_A_TICK);
    }
    vec_deinit(&vm->dying);
    weakref_deinit(vm);
    vm_deinit(vm, &vm->input);
}

// ---- containers

static ContainerPage *container_page_new(Vm *vm, size_t units) {
    ContainerPage *page = aligned_alloc(CONTAINER_PAGE_BYTES, CONTAINER_PAGE_BYTES);
    if (!page) return no_memory(vm);
    size_t bytes = units * VM_UNIT_BYTES;
    size_t n = (CONTAINER_PAGE_BYTES - sizeof *page - VM_UNIT_BYTES) / (bytes + sizeof(uint32_t));
    *page = (ContainerPage){.older = vm->container_pages[units], .units = units, .n_places = n};
    page->number = vm->n_container_pages++;
    if (page->older) page->older->newer = page;
    page->first = (char *)page + CONTAINER_PAGE_BYTES - n * bytes;
    vm->container_pages[units] = page;
    return page;
}

static RARE void *container_alloc_large(Vm *vm, size_t bytes) {
    char *memory = block_new(vm, bytes);
    if (!memory) return NULL;
    bool is_large = bytes > UINT16_MAX * (size_t)VM_UNIT_BYTES;
    ((VmBlock *)(void *)memory - 1)->object_at = is_large ? VM_UNIT_BYTES + 1 : 1;
    vm->n_containers++;
    return memory;
}

static RARE void *container_cut(Vm *vm, size_t units) {
    ContainerPage *page = vm->container_pages[units];
    if (!page || page->n_cut == page->n_places) page = container_page_new(vm, units);
    return page ? page->first + page->n_cut++ * units * VM_UNIT_BYTES : NULL;
}

// As vm_alloc.
static inline void *container_alloc(Vm *vm, size_t bytes) {
    if (UNLIKELY(bytes > vm->limits.heap_bytes - vm->heap_bytes ||
                 vm->heap_bytes > vm->limits.heap_bytes))
        return no_memory(vm);
    if (UNLIKELY(vm->n_containers >= vm->next_gc || vm->heap_bytes >= vm->next_gc_bytes))
        gc_request(vm);
    if (UNLIKELY(!is_small(bytes))) return container_alloc_large(vm, bytes);
    size_t units = (bytes + VM_UNIT_BYTES - 1) / VM_UNIT_BYTES;
    char *memory = vm->free_containers[units];
    if (LIKELY(memory != NULL))
        vm->free_containers[units] = *(void **)(void *)memory;
    else if (!(memory = container_cut(vm, units)))
        return NULL;
    vm->heap_bytes += units * VM_UNIT_BYTES;
    vm->n_containers++;
    return memory;
}

static ContainerPage *page_of(const Object *object) {
    return (ContainerPage *)((uintptr_t)object & ~(uintptr_t)(CONTAINER_PAGE_BYTES - 1));
}

uint32_t *container_count(Vm *vm, Object *object) {
    (void)vm;
    if (!(object->flags & OBJECT_IS_CONTAINER)) return NULL;
    size_t bytes = (size_t)object->units * VM_UNIT_BYTES;
    if (!object->units) return &((VmBlock *)(void *)((char *)object - VM_UNIT_BYTES) - 1)->count;
    if (!is_small(bytes)) return &((VmBlock *)(void *)object - 1)->count;
    ContainerPage *page = page_of(object);
    return &page->counts[(size_t)((char *)object - page->first) / bytes];
}

uintptr_t vm_place(const Object *object) {
    const char *at = (const char *)object - (object->units ? 0 : VM_UNIT_BYTES);
    if (!object->units || !is_small((size_t)object->units * VM_UNIT_BYTES))
        return (uintptr_t)((const VmBlock *)(const void *)at - 1)->number * VM_UNIT_BYTES;
    if (!(object->flags & OBJECT_IS_CONTAINER)) return (uintptr_t)object;
    const ContainerPage *page = page_of(object);
    return page->number * CONTAINER_PAGE_BYTES + (size_t)(at - (const char *)page);
}

static bool is_alive(const Object *object) {
    return object->type && object->refs;
}

static ContainerPage *oldest(ContainerPage *page) {
    while (page && page->older)
        page = page->older;
    return page;
}

static Object *next_in_pages(Vm *vm, ContainerWalk *walk) {
    for (;;) {
        const ContainerPage *page = walk->page;
        for (; page && walk->at < page->n_cut; walk->at++) {
            Object *object =
                (Object *)(void *)(page->first + walk->at * page->units * VM_UNIT_BYTES);
            if (!is_alive(object)) {
                vm_step(vm, walk->n_passed++);
                continue;
            }
            walk->at++;
            return object;
        }
        walk->at = 0;
        walk->page = page ? page->newer : NULL;
        while (!walk->page && walk->units < VM_UNIT_CLASSES)
            walk->page = oldest(vm->container_pages[walk->units++]);
        if (!walk->page) return NULL;
    }
}

Object *container_next(Vm *vm, ContainerWalk *walk) {
    Object *object = walk->is_in_blocks ? NULL : next_in_pages(vm, walk);
    if (object) return object;
    const VmBlock *block = walk->block;
    if (!walk->is_in_blocks)
        for (block = vm->blocks; block && block->next; vm_spend(vm, 1))
            block = block->next;
    walk->is_in_blocks = true;
    for (; block; block = block->previous) {
        vm_spend(vm, 1);
        if (!block->object_at) continue;
        object = (Object *)(void *)((char *)(block + 1) + block->object_at - 1);
        if (!is_alive(object)) continue;
        walk->block = block->previous;
        return object;
    }
    walk->block = NULL;
    return NULL;
}

// ---- objects

static inline Object *begin_object(void *memory, Type *type, size_t extra, size_t units) {
    Object *object = memory;
    size_t bytes = type->instance_bytes + (extra > 256 ? 0 : extra);
    memset(object + 1, 0, bytes - sizeof *object);
    *object = (Object){.refs = 1,
                       .flags = type->slots.traverse ? OBJECT_IS_CONTAINER : 0,
                       .units = (uint16_t)units,
                       .type = type};
    if (type->kind & TYPE_FROM_CLASS) type->object.refs++;
    return object;
}

// It is a large one, or none of its size was given back, or there is something to be done first.
static __attribute__((noinline)) void *object_new_with_care(Vm *vm, Type *type, size_t extra) {
    size_t bytes = type->instance_bytes + extra;
    // A large one keeps its size in the 16 bytes in front of it.
    bool is_large = bytes > UINT16_MAX * (size_t)VM_UNIT_BYTES;
    size_t all_bytes = is_large ? bytes + VM_UNIT_BYTES : bytes;
    char *memory = type->slots.traverse ? container_alloc(vm, all_bytes) : vm_alloc(vm, all_bytes);
    if (!memory) return NULL;
    if (is_large) {
        *(size_t *)(void *)memory = bytes;
        memory += VM_UNIT_BYTES;
    }
    size_t units = is_large ? 0 : (bytes + VM_UNIT_BYTES - 1) / VM_UNIT_BYTES;
    return begin_object(memory, type, extra, units);
}

// Where small ones are kept that were given back.
static inline void **free_objects(Vm *vm, size_t units, bool is_container) {
    return is_container ? &vm->free_containers[units] : &vm->free_units[units];
}

void *object_new(Vm *vm, Type *type, size_t extra) {
    size_t bytes = type->instance_bytes + extra;
    if (!is_small(bytes)) return object_new_with_care(vm, type, extra);
    size_t units = (bytes + VM_UNIT_BYTES - 1) / VM_UNIT_BYTES;
    bool is_container = type->slots.traverse != NULL;
    void **place = free_objects(vm, units, is_container), *memory = *place;
    if (UNLIKELY(!memory || vm->heap_bytes + bytes > vm->limits.heap_bytes ||
                 vm->heap_bytes >= vm->next_gc_bytes || vm->n_containers >= vm->next_gc))
        return object_new_with_care(vm, type, extra);
    *place = *(void **)memory;
    vm->heap_bytes += units * VM_UNIT_BYTES;
    vm->n_containers += is_container;
    return begin_object(memory, type, extra, units);
}

void object_free_memory(Vm *vm, Object *object) {
    size_t units = object->units, bytes = units * VM_UNIT_BYTES;
    bool is_container = object->flags & OBJECT_IS_CONTAINER;
    vm->n_containers -= is_container;
    if (LIKELY(units && is_small(bytes))) {
        void **place = free_objects(vm, units, is_container);
        vm->heap_bytes -= bytes;
        object->type = NULL;
        *(void **)(void *)object = *place;
        *place = object;
    } else if (units) {
        vm_free(vm, object, bytes);
    } else {
        size_t *memory = (size_t *)(void *)((char *)object - VM_UNIT_BYTES);
        vm_free(vm, memory, *memory + VM_UNIT_BYTES);
    }
}

static void free_now(Vm *vm, Object *object) {
    Type *type = object->type;
    if (type->slots.finalize && !vm->is_ending && !(object->flags & OBJECT_IS_FINALIZED)) {
        // Once: __del__, and the aclose() that a loop is asked for. What an async generator has
        // left to do after that is not done.
        if (type->kind & TYPE_FROM_CLASS || type == vm->types.async_generator)
            object->flags |= OBJECT_IS_FINALIZED;
        object->refs = 1;
        type->slots.finalize(vm, value_of(object));
        if (--object->refs) return;
        type = object->type;
    }
    if (UNLIKELY(object->flags & OBJECT_HAS_WEAKREFS)) weakref_clear(vm, object);
    if (UNLIKELY(object->flags & OBJECT_IS_TOLD)) report_object_free(vm, object);
    if (type->slots.free) type->slots.free(vm, object);
    object_free_memory(vm, object);
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
        vm_spend(vm, 1);
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
