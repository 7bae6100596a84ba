// Sums and norms of floats, without the errors of rounding on the way.
#include <math.h>
#include <stdlib.h>

#include "base/check.h"
#include "lang/core/work.h"
#include "lang/modules/math_parts.h"
#include "lang/types/box.h"
#include "lang/types/float.h"
#include "lang/types/int.h"
#include "lang/types/tuple.h"

// A sum as floats that do not overlap, the smallest first: together they are exact (Shewchuk).
typedef struct Partials {
    double *at;
    size_t n, capacity;
} Partials;

// Adds [x]; false: what is finite has become infinite.
static bool partials_add(Partials *sum, double x) {
    size_t n = 0;
    for (size_t i = 0; i < sum->n; i++) {
        double y = sum->at[i];
        if (fabs(x) < fabs(y)) {
            double larger = y;
            y = x;
            x = larger;
        }
        double high = x + y, low = y - (high - x);
        if (low != 0.0) sum->at[n++] = low;
        x = high;
    }
    sum->n = n;
    if (!isfinite(x)) return false;
    if (x == 0.0) return true;
    if (n == sum->capacity) {
        sum->capacity = sum->capacity ? sum->capacity * 2 : 32;
        sum->at = realloc(sum->at, sum->capacity * sizeof *sum->at);
        if (!sum->at) check_no_memory("a sum");
    }
    sum->at[sum->n++] = x;
    return true;
}

// The float that is nearest; ties to even.
static double partials_total(const Partials *sum) {
    size_t n = sum->n;
    if (n == 0) return 0.0;
    double high = sum->at[--n], low = 0.0;
    while (n > 0) {
        double x = high, y = sum->at[--n];
        high = x + y;
        low = y - (high - x);
        if (low != 0.0) break;
    }
    // Half-way, and what is left pulls the same way: then to the other side.
    if (n > 0 && ((low < 0.0 && sum->at[n - 1] < 0.0) || (low > 0.0 && sum->at[n - 1] > 0.0))) {
        double twice = low * 2.0, x = high + twice;
        if (twice == x - high) high = x;
    }
    return high;
}

typedef struct Sum {
    Vm *vm;
    Partials partials;
    double special; // of infinities and NaNs
    double infinities;
} Sum;

static bool add_item(void *data, Value item) {
    Sum *sum = data;
    double x;
    if (!float_get(sum->vm, item, &x)) return false;
    if (!isfinite(x)) {
        if (isinf(x)) sum->infinities += x;
        sum->special += x;
        return true;
    }
    if (partials_add(&sum->partials, x)) return true;
    vm_raise(sum->vm, "OverflowError", "intermediate overflow in fsum");
    return false;
}

Value math_fsum(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    Sum sum = {.vm = vm};
    Value v = NO_VALUE;
    if (op_each(vm, args[0], add_item, &sum)) {
        if (sum.special == 0.0)
            v = float_value(vm, partials_total(&sum.partials));
        else if (isnan(sum.infinities))
            vm_raise(vm, "ValueError", "-inf + inf in fsum");
        else
            v = float_value(vm, sum.special);
    }
    free(sum.partials.at);
    return v;
}

// ---- norms

// The root of the sum of squares of [n] numbers (not negative, [max] the largest), rounded once:
// scaled by a power of two, squared exactly, and the root improved by what it misses.
static double norm(Vm *vm, const double *numbers, size_t n, double max) {
    int exponent;
    frexp(max, &exponent);
    if (exponent < -1000) exponent = -1000;
    Partials sum = {0};
    for (size_t i = 0; i < n; i++) {
        double x = ldexp(numbers[i], -exponent), square = x * x;
        partials_add(&sum, fma(x, x, -square));
        partials_add(&sum, square);
        vm_spend(vm, 2);
    }
    double root = sqrt(partials_total(&sum)), square = root * root;
    partials_add(&sum, -square);
    partials_add(&sum, -fma(root, root, -square));
    root += partials_total(&sum) / (2.0 * root);
    free(sum.at);
    return ldexp(root, exponent);
}

static Value norm_of(Vm *vm, const double *numbers, size_t n) {
    double max = 0.0;
    bool has_nan = false;
    for (size_t i = 0; i < n; i++) {
        has_nan |= isnan(numbers[i]);
        if (numbers[i] > max) max = numbers[i];
        vm_step(vm, i);
    }
    if (isinf(max)) return float_value(vm, max);
    if (has_nan) return float_value(vm, NAN);
    return float_value(vm, max == 0.0 || n < 2 ? max : norm(vm, numbers, n, max));
}

Value math_hypot(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    double *numbers = calloc(n + 1, sizeof *numbers);
    if (!numbers) check_no_memory("a norm");
    bool ok = true;
    for (size_t i = 0; ok && i < n; i++) {
        ok = float_get(vm, args[i], &numbers[i]);
        numbers[i] = fabs(numbers[i]);
        vm_spend(vm, 1);
    }
    Value v = ok ? norm_of(vm, numbers, n) : NO_VALUE;
    free(numbers);
    return v;
}

Value math_dist(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    Tuple *p = tuple_from_iterable(vm, args[0]), *q = p ? tuple_from_iterable(vm, args[1]) : NULL;
    Value v = NO_VALUE;
    if (q && p->n != q->n) {
        vm_raise(vm, "ValueError", "both points must have the same number of dimensions");
    } else if (q) {
        double *numbers = calloc(p->n + 1, sizeof *numbers);
        if (!numbers) check_no_memory("a distance");
        bool ok = true;
        for (size_t i = 0; ok && i < p->n; i++) {
            double x = 0, y = 0;
            ok = float_get(vm, p->at[i], &x) && float_get(vm, q->at[i], &y);
            numbers[i] = fabs(x - y);
            vm_spend(vm, 1);
        }
        if (ok) v = norm_of(vm, numbers, p->n);
        free(numbers);
    }
    value_unref(vm, value_of(p)), value_unref(vm, value_of(q));
    return v;
}

// ---- products

typedef struct Product {
    Vm *vm;
    Value result;
} Product;

static bool multiply(void *data, Value item) {
    Product *product = data;
    Value v = op_binary(product->vm, BINARY_MUL, product->result, item);
    if (!is_value(v)) return false;
    value_set(product->vm, &product->result, v);
    return true;
}

Value math_prod(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    Product product = {vm, is_value(args[1]) ? value_ref(args[1]) : small_int_value(1)};
    if (op_each(vm, args[0], multiply, &product)) return product.result;
    value_unref(vm, product.result);
    return NO_VALUE;
}
