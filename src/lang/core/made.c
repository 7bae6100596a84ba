#include "lang/core/made.h"

#include "lang/asyncio/asyncio.h"
#include "lang/core/generator.h"
#include "lang/core/work.h"

uint64_t made_number(const Vm *vm, const Object *object) {
    Value v = value_of(object);
    if (is_generator(vm, v)) return ((const Generator *)object)->number;
    return is_future_object(vm, v) ? ((const FutureObject *)object)->number : 0;
}

typedef struct Made {
    uint64_t number;
    Object *object;
} Made;

static int by_number(const void *a, const void *b) {
    uint64_t x = ((const Made *)a)->number, y = ((const Made *)b)->number;
    return x < y ? -1 : x > y;
}

void made_sort(Vm *vm, Object **at, size_t n) {
    VEC(Made) all = {0};
    for (size_t i = 0; i < n; i++) {
        uint64_t number = made_number(vm, at[i]);
        if (number) vec_push(&all, ((Made){number, at[i]}));
        vm_spend(vm, 1);
    }
    vm_sort(vm, all.at, all.n, sizeof *all.at, by_number);
    for (size_t i = 0, next = 0; next < all.n; i++) {
        if (made_number(vm, at[i])) at[i] = all.at[next++].object;
        vm_spend(vm, 1);
    }
    vec_deinit(&all);
}
