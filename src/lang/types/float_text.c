// Floats as text and back; see float_text.h.
#include "lang/types/float_text.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lang/core/message.h"
#include "lang/core/work.h"

// No double needs more significant digits than this: all further ones are zeros.
enum { DIGITS_MAX = 800 };

// Decimal digits d and the place of the point: 0.ddd × 10^point.
typedef struct Decimal {
    char digits[DIGITS_MAX + 8];
    int n, point;
} Decimal;

static void strip_zeros(Decimal *decimal) {
    while (decimal->n > 1 && decimal->digits[decimal->n - 1] == '0')
        decimal->n--;
}

// The [n] significant digits nearest to x (finite, not negative).
static void decimal_rounded(double x, int n, Decimal *decimal) {
    if (n > DIGITS_MAX) n = DIGITS_MAX;
    char text[DIGITS_MAX + 16];
    snprintf(text, sizeof text, "%.*e", n - 1, x);
    char *exponent = strchr(text, 'e');
    decimal->digits[0] = text[0];
    if (n > 1) memcpy(decimal->digits + 1, text + 2, (size_t)n - 1);
    decimal->n = n;
    decimal->point = x == 0 ? 1 : atoi(exponent + 1) + 1;
}

static bool reads_back(const Decimal *decimal, double x) {
    char text[40];
    snprintf(text, sizeof text, "0.%.*se%d", decimal->n, decimal->digits, decimal->point);
    return strtod(text, NULL) == x;
}

// Adds one to the last digit. (All nines do not come here: they would read back rounded.)
static void increment(Decimal *decimal) {
    int i = decimal->n - 1;
    while (i > 0 && decimal->digits[i] == '9')
        decimal->digits[i--] = '0';
    decimal->digits[i]++;
}

// The shortest digits that read back as x (finite, not negative). Up to 15 digits always survive
// the way into a normal double and back, so that 15 with the zeros stripped are the shortest if
// they read back at all; only below that range has one to search.
static void decimal_shortest(double x, Decimal *decimal) {
    int n = x != 0 && x < DBL_MIN ? 1 : 15;
    for (; n <= 17; n++) {
        decimal_rounded(x, n, decimal);
        if (reads_back(decimal, x)) break;
        // The gap below a power of two is half of the one above: there 16 digits that are not the
        // nearest ones may do.
        int exponent;
        if (n == 16 && frexp(x, &exponent) == 0.5) {
            increment(decimal);
            if (reads_back(decimal, x)) break;
        }
    }
    strip_zeros(decimal);
}

static void add_zeros(Str *out, int n) {
    for (int i = 0; i < n; i++)
        str_add_bytes(out, "0", 1);
}

// Adds the digits from place [from] (0: the first one) to [to], zeros where there are none.
static void add_digits(const Decimal *decimal, int from, int to, Str *out) {
    for (; from < to && from < 0; from++)
        str_add_bytes(out, "0", 1);
    int end = to < decimal->n ? to : decimal->n;
    if (from < end) {
        str_add_bytes(out, decimal->digits + from, (size_t)(end - from));
        from = end;
    }
    add_zeros(out, to - from);
}

// Lays out a 'g' or 'r' number: [n_kept] digits at least are shown.
static void add_general(const Decimal *decimal, bool exponential, int n_kept, int flags,
                        bool capital, Str *out) {
    int point = exponential ? 1 : decimal->point;
    int end = n_kept > decimal->n ? n_kept : decimal->n;
    if (point <= 0) {
        str_add(out, "0");
    } else {
        add_digits(decimal, 0, point, out);
    }
    if (!exponential && (flags & FLOAT_ADD_DOT_0) && end <= point) end = point + 1;
    if (end > point) {
        str_add(out, ".");
        add_digits(decimal, point, end, out);
    } else if (flags & FLOAT_ALTERNATE) {
        str_add(out, ".");
    }
    if (exponential) str_printf(out, "%c%+03d", capital ? 'E' : 'e', decimal->point - 1);
}

static void add_word(double x, bool capital, Str *out) {
    if (isnan(x)) {
        str_add(out, capital ? "NAN" : "nan");
    } else {
        if (x < 0) str_add(out, "-");
        str_add(out, capital ? "INF" : "inf");
    }
}

void float_format_into(double x, char code, int precision, int flags, Str *out) {
    bool capital = code >= 'A' && code <= 'Z';
    if (!isfinite(x)) {
        add_word(x, capital, out);
        return;
    }
    bool alternate = flags & FLOAT_ALTERNATE;
    switch (code) {
    case 'e': str_printf(out, alternate ? "%#.*e" : "%.*e", precision, x); return;
    case 'E': str_printf(out, alternate ? "%#.*E" : "%.*E", precision, x); return;
    case 'f':
    case 'F': str_printf(out, alternate ? "%#.*f" : "%.*f", precision, x); return;
    default: break;
    }
    Decimal decimal;
    bool exponential;
    int n_kept = 0;
    if (code == 'r') {
        decimal_shortest(fabs(x), &decimal);
        exponential = decimal.point <= -4 || decimal.point > 16;
    } else {
        if (precision == 0) precision = 1;
        decimal_rounded(fabs(x), precision, &decimal);
        int most = precision - (flags & FLOAT_ADD_DOT_0 ? 1 : 0);
        exponential = decimal.point <= -4 || decimal.point > most;
        if (alternate) {
            n_kept = precision;
        } else {
            strip_zeros(&decimal);
        }
    }
    if (signbit(x)) str_add(out, "-");
    add_general(&decimal, exponential, n_kept, flags, capital, out);
}

void float_repr_into(double x, Str *out) {
    float_format_into(x, 'r', 0, FLOAT_ADD_DOT_0, out);
}

// ---- reading

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_blank(char c) {
    return c && strchr(" \t\n\r\f\v", c);
}

static void trim(Vm *vm, const char **text, size_t *n) {
    for (; *n && is_blank(**text); (*n)--) {
        (*text)++;
        vm_step(vm, *n);
    }
    for (; *n && is_blank((*text)[*n - 1]); (*n)--)
        vm_step(vm, *n);
}

// Whether the text is, but for its sign, "inf", "infinity" or "nan".
static bool parse_word(const char *text, size_t n, double *out) {
    bool negative = n && *text == '-';
    if (n && (*text == '-' || *text == '+')) text++, n--;
    if ((n == 3 && !strncasecmp(text, "inf", 3)) || (n == 8 && !strncasecmp(text, "infinity", 8))) {
        *out = negative ? -INFINITY : INFINITY;
        return true;
    }
    if (n == 3 && !strncasecmp(text, "nan", 3)) {
        *out = negative ? -NAN : NAN;
        return true;
    }
    return false;
}

// A number while it is cleaned: what does not count any more is left out.
typedef struct Cleaning {
    Vm *vm;
    Str text;
    size_t n_digits;  // kept: all but the zeros in front, up to some
    int64_t exponent; // that their row is to be multiplied with
    bool has_rest;    // one that is not zero was dropped
} Cleaning;

// Takes digits with single underscores between them; how many, -1: malformed.
static int64_t take_digits(Cleaning *clean, const char **at, const char *end, bool is_whole) {
    enum { MOST = 1200 }; // more than any double, and any middle between two, has
    int64_t n = 0;
    for (; *at < end && (is_digit(**at) || **at == '_'); (*at)++) {
        if (**at == '_') {
            if (n == 0 || !is_digit((*at)[-1]) || *at + 1 == end || !is_digit((*at)[1])) return -1;
            continue;
        }
        if (!clean->n_digits && **at == '0') {
            clean->exponent -= !is_whole;
        } else if (clean->n_digits < MOST) {
            str_add_bytes(&clean->text, *at, 1);
            clean->n_digits++;
            clean->exponent -= !is_whole;
        } else {
            clean->exponent += is_whole;
            clean->has_rest |= **at != '0';
        }
        vm_step(clean->vm, (size_t)n++);
    }
    return n;
}

static bool clean_number(Cleaning *clean, const char *at, const char *end) {
    if (at < end && (*at == '-' || *at == '+')) str_add_bytes(&clean->text, at++, 1);
    str_add(&clean->text, "0");
    int64_t whole = take_digits(clean, &at, end, true), fraction = 0;
    if (whole < 0) return false;
    if (at < end && *at == '.') {
        at++;
        fraction = take_digits(clean, &at, end, false);
        if (fraction < 0) return false;
    }
    if (whole + fraction == 0) return false;
    if (clean->has_rest) str_add(&clean->text, ".1");
    Cleaning exponent = {.vm = clean->vm};
    int sign = 1;
    if (at < end && (*at == 'e' || *at == 'E')) {
        at++;
        if (at < end && (*at == '-' || *at == '+')) sign = *at++ == '-' ? -1 : 1;
        int64_t n = take_digits(&exponent, &at, end, true);
        if (n <= 0) {
            str_deinit(&exponent.text);
            return false;
        }
    }
    // Where it is larger than this, it does not matter how large.
    double power = exponent.n_digits > 15 ? 1e15 : strtod(str_text(&exponent.text), NULL);
    str_deinit(&exponent.text);
    str_printf(&clean->text, "e%lld", (long long)(sign * power) + (long long)clean->exponent);
    return at == end;
}

bool float_parse(Vm *vm, const char *text, size_t n, double *out) {
    trim(vm, &text, &n);
    if (parse_word(text, n, out)) return true;
    Cleaning clean = {.vm = vm};
    bool ok = clean_number(&clean, text, text + n);
    if (ok) *out = strtod(clean.text.text, NULL);
    vm_deinit(vm, &clean.text);
    return ok;
}

// ---- hexadecimal

void float_hex_into(double x, Str *out) {
    if (!isfinite(x)) {
        add_word(x, false, out);
        return;
    }
    if (signbit(x)) str_add(out, "-");
    x = fabs(x);
    if (x == 0) {
        str_add(out, "0x0.0p+0");
        return;
    }
    // A subnormal is written with the exponent of the smallest normal one and a leading 0.
    int exponent;
    double mantissa = frexp(x, &exponent); // 0.5 … 1
    int shift = exponent < DBL_MIN_EXP ? DBL_MIN_EXP - exponent : 0;
    uint64_t bits = (uint64_t)ldexp(mantissa, DBL_MANT_DIG - shift);
    exponent += shift - 1;
    str_printf(out, "0x%d.%013llxp%+d", (int)(bits >> 52),
               (unsigned long long)(bits & ((UINT64_C(1) << 52) - 1)), exponent);
}

static int hex_digit(char c) {
    if (is_digit(c)) return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

FloatHex float_parse_hex(Vm *vm, const char *text, size_t n, double *out) {
    trim(vm, &text, &n);
    if (parse_word(text, n, out)) return FLOAT_HEX_OK;
    const char *at = text, *end = text + n;
    Str clean = {0};
    if (at < end && (*at == '-' || *at == '+')) str_add_bytes(&clean, at++, 1);
    if (end - at >= 2 && at[0] == '0' && (at[1] | 0x20) == 'x') at += 2;
    str_add(&clean, "0x");
    int n_digits = 0;
    for (; at < end && hex_digit(*at) >= 0; at++, n_digits++) {
        str_add_bytes(&clean, at, 1);
        vm_step(vm, (size_t)n_digits);
    }
    if (at < end && *at == '.') {
        str_add_bytes(&clean, at++, 1);
        for (; at < end && hex_digit(*at) >= 0; at++, n_digits++) {
            str_add_bytes(&clean, at, 1);
            vm_step(vm, (size_t)n_digits);
        }
    }
    bool ok = n_digits > 0;
    if (ok && at < end && (*at | 0x20) == 'p') {
        str_add_bytes(&clean, at++, 1);
        if (at < end && (*at == '-' || *at == '+')) str_add_bytes(&clean, at++, 1);
        ok = at < end && is_digit(*at);
        for (; at < end && is_digit(*at); at++)
            str_add_bytes(&clean, at, 1);
    }
    ok = ok && at == end;
    if (ok) *out = strtod(clean.text, NULL);
    vm_deinit(vm, &clean);
    if (!ok) return FLOAT_HEX_INVALID;
    return isinf(*out) ? FLOAT_HEX_TOO_LARGE : FLOAT_HEX_OK;
}

// ---- rounding

// x (positive) to tens, hundreds … ; [n_digits] is negative.
static double round_tens(double x, int n_digits) {
    char text[DIGITS_MAX];
    int exponent = 0;
    snprintf(text, sizeof text, "%.17e", x);
    exponent = atoi(strchr(text, 'e') + 1);
    int n_after = exponent + n_digits; // digits behind the first one that are kept
    if (n_after >= 0) {
        snprintf(text, sizeof text, "%.*e", n_after, x);
        return strtod(text, NULL);
    }
    if (n_after < -1) return 0;
    snprintf(text, sizeof text, "5e%d", -n_digits - 1);
    if (x <= strtod(text, NULL)) return 0; // the tie goes to the even one, 0
    snprintf(text, sizeof text, "1e%d", -n_digits);
    return strtod(text, NULL);
}

double float_round(double x, int64_t n_digits) {
    if (!isfinite(x) || x == 0 || n_digits > 323) return x;
    if (n_digits < -308) return copysign(0, x);
    if (n_digits < 0) return copysign(round_tens(fabs(x), (int)n_digits), x);
    char text[DIGITS_MAX];
    snprintf(text, sizeof text, "%.*f", (int)n_digits, x);
    return strtod(text, NULL);
}
