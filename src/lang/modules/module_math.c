// math: on floats. The integers are in math_int.c, sums and norms in math_sum.c.
#include <math.h>

#include "lang/core/class.h"
#include "lang/modules/math_parts.h"
#include "lang/modules/modules.h"
#include "lang/types/box.h"
#include "lang/types/float.h"
#include "lang/types/int.h"

static Value domain_error(Vm *vm) {
    return vm_raise(vm, "ValueError", "math domain error");
}
static Value range_error(Vm *vm) {
    return vm_raise(vm, "OverflowError", "math range error");
}

// ---- functions of one number

// f(x); where it has no value, or (with [can_overflow]) too large a one, the error says so.
static Value of_one(Vm *vm, Value v, double (*f)(double), bool can_overflow) {
    double x;
    if (!float_get(vm, v, &x)) return NO_VALUE;
    double y = f(x);
    if (isnan(y) && !isnan(x)) return domain_error(vm);
    if (isinf(y) && isfinite(x)) return can_overflow ? range_error(vm) : domain_error(vm);
    return float_value(vm, y);
}

#define ONE(name, function, can_overflow)                                                          \
    static Value math_##name(Vm *vm, Value self, const Value *args, size_t n) {                    \
        (void)self, (void)n;                                                                       \
        return of_one(vm, args[0], function, can_overflow);                                        \
    }
ONE(acos, acos, false)
ONE(acosh, acosh, false)
ONE(asin, asin, false)
ONE(asinh, asinh, false)
ONE(atan, atan, false)
ONE(atanh, atanh, false)
ONE(cbrt, cbrt, false)
ONE(cos, cos, false)
ONE(cosh, cosh, true)
ONE(erf, erf, false)
ONE(erfc, erfc, false)
ONE(exp, exp, true)
ONE(exp2, exp2, true)
ONE(expm1, expm1, true)
ONE(fabs, fabs, false)
ONE(log1p, log1p, false)
ONE(sin, sin, false)
ONE(sinh, sinh, true)
ONE(sqrt, sqrt, false)
ONE(tan, tan, false)
ONE(tanh, tanh, false)

static double to_degrees(double x) {
    return x * (180.0 / M_PI);
}
static double to_radians(double x) {
    return x * (M_PI / 180.0);
}
static Value math_degrees(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    double x;
    return float_get(vm, args[0], &x) ? float_value(vm, to_degrees(x)) : NO_VALUE;
}
static Value math_radians(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    double x;
    return float_get(vm, args[0], &x) ? float_value(vm, to_radians(x)) : NO_VALUE;
}

static Value math_ulp(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    double x;
    if (!float_get(vm, args[0], &x)) return NO_VALUE;
    if (!isfinite(x)) return float_value(vm, fabs(x));
    x = fabs(x);
    double next = nextafter(x, INFINITY);
    return float_value(vm, isinf(next) ? x - nextafter(x, 0) : next - x);
}

// ---- the gamma function, by Lanczos' approximation with g = 6.0246… and 13 terms

static const double lanczos_g = 6.024680040776729583740234375;

static double lanczos_sum(double x) {
    static const double over[] = {23531376880.410759688572007674451636754734846804940,
                                  42919803642.649098768957899047001988850926355848959,
                                  35711959237.355668049440185451547166705960488635843,
                                  17921034426.037209699919755754458931112671403265390,
                                  6039542586.3520280050642916443072979210699388420708,
                                  1439720407.3117216736632230727949123939715485786372,
                                  248874557.86205415651146038641322942321632125127801,
                                  31426415.585400194380614231628318205362874684987640,
                                  2876370.6289353724412254090516208496135991145378768,
                                  186056.26539522349504029498971604569928220784236328,
                                  8071.6720023658162106380029022722506138218516325024,
                                  210.82427775157934587250973392071336271166969580291,
                                  2.5066282746310002701649081771338373386264310793408};
    static const double under[] = {0.0,        39916800.0, 120543840.0, 150917976.0, 105258076.0,
                                   45995730.0, 13339535.0, 2637558.0,   357423.0,    32670.0,
                                   1925.0,     66.0,       1.0};
    double a = 0, b = 0;
    if (x < 5.0) {
        for (int i = 12; i >= 0; i--) {
            a = a * x + over[i];
            b = b * x + under[i];
        }
    } else {
        for (int i = 0; i <= 12; i++) {
            a = a / x + over[i];
            b = b / x + under[i];
        }
    }
    return a / b;
}

// sin(pi x), exact where x is a multiple of a half.
static double sin_pi(double x) {
    double y = fmod(fabs(x), 2.0), r;
    switch ((int)round(2.0 * y)) {
    case 0: r = sin(M_PI * y); break;
    case 1: r = cos(M_PI * (y - 0.5)); break;
    case 2: r = sin(M_PI * (1.0 - y)); break;
    case 3: r = -cos(M_PI * (y - 1.5)); break;
    default: r = sin(M_PI * (y - 2.0));
    }
    return copysign(1.0, x) * r;
}

static double gamma_of_size(double x, double size) { // no special values; [size] is |x|
    double y = size + (lanczos_g - 0.5), lost, r;
    if (size > lanczos_g - 0.5) {
        double q = y - size;
        lost = q - (lanczos_g - 0.5);
    } else {
        double q = y - (lanczos_g - 0.5);
        lost = q - size;
    }
    lost = lost * lanczos_g / y;
    bool in_two = size >= 140.0; // y ** (…) alone would overflow
    if (x < 0.0) {
        r = -M_PI / sin_pi(size) / size * exp(y) / lanczos_sum(size);
        r -= lost * r;
        double root = in_two ? pow(y, size / 2.0 - 0.25) : pow(y, size - 0.5);
        return in_two ? r / root / root : r / root;
    }
    r = lanczos_sum(size) / exp(y);
    r += lost * r;
    double root = in_two ? pow(y, size / 2.0 - 0.25) : pow(y, size - 0.5);
    return in_two ? r * root * root : r * root;
}

static Value math_gamma(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    double x;
    if (!float_get(vm, args[0], &x)) return NO_VALUE;
    if (isnan(x) || (isinf(x) && x > 0)) return float_value(vm, x);
    if (isinf(x) || x == 0.0 || (x < 0 && x == floor(x))) return domain_error(vm);
    if (x == floor(x) && x <= 23.0) {
        double product = 1;
        for (int i = 2; i < (int)x; i++)
            product *= i;
        return float_value(vm, product);
    }
    double size = fabs(x);
    if (size < 1e-20) return isinf(1.0 / x) ? range_error(vm) : float_value(vm, 1.0 / x);
    if (size > 200.0) {
        if (x > 0) return range_error(vm);
        return float_value(vm, 0.0 / sin_pi(x));
    }
    double r = gamma_of_size(x, size);
    return isinf(r) ? range_error(vm) : float_value(vm, r);
}

static Value math_lgamma(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    double x;
    if (!float_get(vm, args[0], &x)) return NO_VALUE;
    if (!isfinite(x)) return float_value(vm, isnan(x) ? x : INFINITY);
    if (x == floor(x) && x <= 2.0) return x <= 0.0 ? domain_error(vm) : float_value(vm, 0.0);
    double size = fabs(x);
    if (size < 1e-20) return float_value(vm, -log(size));
    double r = log(lanczos_sum(size)) - lanczos_g;
    r += (size - 0.5) * (log(size + lanczos_g - 0.5) - 1);
    if (x < 0.0) {
        static const double log_pi = 1.144729885849400174143427351353058711647;
        r = log_pi - log(fabs(sin_pi(size))) - log(size) - r;
    }
    return isinf(r) ? range_error(vm) : float_value(vm, r);
}

// ---- logarithms: of ints of any size

// log(v) for one of the three; [of_2] is its value at 2.
static Value log_of(Vm *vm, Value v, double (*f)(double), double of_2, double *out) {
    if (is_int(v)) {
        IntView view;
        mpz_srcptr z = int_view(v, &view);
        if (mpz_sgn(z) <= 0) return domain_error(vm);
        double x = int_to_double(v);
        if (isinf(x)) {
            long exponent;
            x = mpz_get_d_2exp(&exponent, z);
            *out = f(x) + of_2 * (double)exponent;
        } else {
            *out = f(x);
        }
        return NONE;
    }
    double x;
    if (!float_get(vm, v, &x)) return NO_VALUE;
    if (x <= 0.0 && !isnan(x)) return domain_error(vm);
    *out = f(x);
    return NONE;
}

static Value math_log(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    double x, base = 1;
    if (n < 1 || n > 2) return vm_raise(vm, "TypeError", "math.log requires 1 to 2 arguments");
    if (!is_value(log_of(vm, args[0], log, log(2.0), &x))) return NO_VALUE;
    if (n == 1) return float_value(vm, x);
    if (!is_value(log_of(vm, args[1], log, log(2.0), &base))) return NO_VALUE;
    if (base == 0.0) return vm_raise(vm, "ZeroDivisionError", "float division by zero");
    return float_value(vm, x / base);
}
static Value math_log2(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    double x;
    return is_value(log_of(vm, args[0], log2, 1.0, &x)) ? float_value(vm, x) : NO_VALUE;
}
static Value math_log10(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    double x;
    return is_value(log_of(vm, args[0], log10, log10(2.0), &x)) ? float_value(vm, x) : NO_VALUE;
}

// ---- functions of two numbers

static bool get_two(Vm *vm, const Value *args, double *x, double *y) {
    return float_get(vm, args[0], x) && float_get(vm, args[1], y);
}

static Value of_two(Vm *vm, const Value *args, double (*f)(double, double)) {
    double x, y;
    if (!get_two(vm, args, &x, &y)) return NO_VALUE;
    double r = f(x, y);
    if (isnan(r) && !isnan(x) && !isnan(y)) return domain_error(vm);
    if (isinf(r) && isfinite(x) && isfinite(y)) return range_error(vm);
    return float_value(vm, r);
}

#define TWO(name, function)                                                                        \
    static Value math_##name(Vm *vm, Value self, const Value *args, size_t n) {                    \
        (void)self, (void)n;                                                                       \
        return of_two(vm, args, function);                                                         \
    }
TWO(atan2, atan2)
TWO(copysign, copysign)
TWO(fmod, fmod)
TWO(remainder, remainder)

static Value math_pow(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    double x, y;
    if (!get_two(vm, args, &x, &y)) return NO_VALUE;
    double r = pow(x, y);
    if (isfinite(x) && isfinite(y) && !isfinite(r))
        return isnan(r) || x == 0.0 ? domain_error(vm) : range_error(vm);
    return float_value(vm, r);
}

static Value math_nextafter(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    double x, y;
    return get_two(vm, args, &x, &y) ? float_value(vm, nextafter(x, y)) : NO_VALUE;
}

static Value math_is_close(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    double a, b, relative = 1e-9, absolute = 0;
    if (!get_two(vm, args, &a, &b)) return NO_VALUE;
    if (is_value(args[2]) && !float_get(vm, args[2], &relative)) return NO_VALUE;
    if (is_value(args[3]) && !float_get(vm, args[3], &absolute)) return NO_VALUE;
    if (relative < 0 || absolute < 0)
        return vm_raise(vm, "ValueError", "tolerances must be non-negative");
    if (a == b) return TRUE_VALUE;
    if (isinf(a) || isinf(b)) return FALSE_VALUE;
    double apart = fabs(b - a);
    return bool_value(apart <= fabs(relative * b) || apart <= fabs(relative * a) ||
                      apart <= absolute);
}

// ---- taking apart

static Value math_frexp(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    double x;
    int exponent = 0;
    if (!float_get(vm, args[0], &x)) return NO_VALUE;
    if (isfinite(x)) x = frexp(x, &exponent);
    return tuple_of_2(vm, float_value(vm, x), small_int_value(exponent));
}

static Value math_modf(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    double x, whole;
    if (!float_get(vm, args[0], &x)) return NO_VALUE;
    double rest = modf(x, &whole);
    return tuple_of_2(vm, float_value(vm, rest), float_value(vm, whole));
}

static Value math_ldexp(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    double x;
    if (!float_get(vm, args[0], &x)) return NO_VALUE;
    if (!is_int(args[1]))
        return vm_raise(vm, "TypeError", "Expected an int as second argument to ldexp.");
    int64_t exponent;
    if (!int_fits_int64(args[1], &exponent))
        exponent = int_compare(args[1], small_int_value(0)) < 0 ? INT32_MIN : INT32_MAX;
    if (exponent > 100000) exponent = 100000;
    if (exponent < -100000) exponent = -100000;
    double r = isfinite(x) ? ldexp(x, (int)exponent) : x;
    return isinf(r) && isfinite(x) ? range_error(vm) : float_value(vm, r);
}

// ---- to ints

// floor(v) …: the type's own method, or that of its float.
static Value rounded(Vm *vm, Value v, const char *method_name, double (*f)(double)) {
    if (!is_float(vm, v)) {
        Text *name = text_name(vm, method_name);
        Value method = name ? class_special(vm, v, name) : NO_VALUE;
        value_unref(vm, value_of(name));
        if (is_value(method)) {
            Value result = op_call_0(vm, method);
            value_unref(vm, method);
            return result;
        }
        if (vm_has_exception(vm)) return NO_VALUE;
        if (!f)
            return vm_raise(vm, "TypeError", "type %s doesn't define __trunc__ method",
                            type_name(vm, v));
    }
    double x;
    if (!float_get(vm, v, &x)) return NO_VALUE;
    return int_from_double(vm, f ? f(x) : x);
}

static Value math_floor(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return rounded(vm, args[0], "__floor__", floor);
}
static Value math_ceil(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return rounded(vm, args[0], "__ceil__", ceil);
}
static Value math_trunc(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return rounded(vm, args[0], "__trunc__", NULL);
}

// ---- questions

#define IS(name, question)                                                                         \
    static Value math_##name(Vm *vm, Value self, const Value *args, size_t n) {                    \
        (void)self, (void)n;                                                                       \
        double x;                                                                                  \
        return float_get(vm, args[0], &x) ? bool_value(question(x)) : NO_VALUE;                    \
    }
IS(isfinite, isfinite)
IS(isinf, isinf)
IS(isnan, isnan)

// ---- the module

static bool init(Vm *vm, Dict *dict) {
    return dict_set_c(vm, dict, "pi", float_value(vm, M_PI)) &&
           dict_set_c(vm, dict, "e", float_value(vm, M_E)) &&
           dict_set_c(vm, dict, "tau", float_value(vm, 2 * M_PI)) &&
           dict_set_c(vm, dict, "inf", float_value(vm, INFINITY)) &&
           dict_set_c(vm, dict, "nan", float_value(vm, NAN));
}

#define F1(name_)                                                                                  \
    { .name = #name_, .takes = TAKES_ONE, .fn = math_##name_ }
#define FN(name_, function, min, max)                                                              \
    { .name = name_, .takes = TAKES_MANY, .fn = function, .n_min = (min), .n_max = (max) }

static const NativeDef functions[] = {
    F1(acos),
    F1(acosh),
    F1(asin),
    F1(asinh),
    F1(atan),
    F1(atanh),
    F1(cbrt),
    F1(cos),
    F1(cosh),
    F1(degrees),
    F1(erf),
    F1(erfc),
    F1(exp),
    F1(exp2),
    F1(expm1),
    F1(fabs),
    F1(floor),
    F1(ceil),
    F1(trunc),
    F1(frexp),
    F1(gamma),
    F1(lgamma),
    F1(isfinite),
    F1(isinf),
    F1(isnan),
    F1(log10),
    F1(log1p),
    F1(log2),
    F1(modf),
    F1(radians),
    F1(sin),
    F1(sinh),
    F1(sqrt),
    F1(tan),
    F1(tanh),
    F1(ulp),
    FN("atan2", math_atan2, 2, 2),
    FN("copysign", math_copysign, 2, 2),
    FN("fmod", math_fmod, 2, 2),
    FN("ldexp", math_ldexp, 2, 2),
    FN("log", math_log, 0, -1),
    FN("nextafter", math_nextafter, 2, 2),
    FN("pow", math_pow, 2, 2),
    FN("remainder", math_remainder, 2, 2),
    {.name = "isclose",
     .takes = TAKES_NAMED,
     .fn = math_is_close,
     .parameters = "a, b, *, rel_tol=, abs_tol="},
    F1(factorial),
    F1(isqrt),
    FN("comb", math_comb, 2, 2),
    FN("perm", math_perm, 1, 2),
    FN("gcd", math_gcd, 0, -1),
    FN("lcm", math_lcm, 0, -1),
    F1(fsum),
    FN("dist", math_dist, 2, 2),
    FN("hypot", math_hypot, 0, -1),
    {.name = "prod", .takes = TAKES_NAMED, .fn = math_prod, .parameters = "iterable, *, start="},
    {0}};

const ModuleDef math_module = {.name = "math", .init = init, .functions = functions};
