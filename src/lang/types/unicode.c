// Unicode's properties, from libunistring; see unicode.h.
#include "lang/types/unicode.h"

#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>

#include "base/check.h"

static bool is_ascii_alpha(uint32_t c) {
    return (c | 0x20) - 'a' < 26;
}

static bool is_ascii_digit(uint32_t c) {
    return c - '0' < 10;
}

bool unicode_is_space(uint32_t c) {
    if (c < 0x80) return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20);
    if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Zs)) return true;
    int bidi = uc_bidi_class(c);
    return bidi == UC_BIDI_WS || bidi == UC_BIDI_B || bidi == UC_BIDI_S;
}

bool unicode_is_line_break(uint32_t c) {
    return (c >= 0x0A && c <= 0x0D) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 ||
           c == 0x2029;
}

bool unicode_is_alpha(uint32_t c) {
    return c < 0x80 ? is_ascii_alpha(c) : uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L);
}

int unicode_decimal(uint32_t c) {
    if (c < 0x80) return is_ascii_digit(c) ? (int)(c - '0') : -1;
    return uc_decimal_value(c);
}

bool unicode_is_decimal(uint32_t c) {
    return unicode_decimal(c) >= 0;
}

bool unicode_is_digit(uint32_t c) {
    return c < 0x80 ? is_ascii_digit(c) : uc_digit_value(c) >= 0;
}

// Ideographs that are numbers (kPrimaryNumeric and its relatives in Unihan), which the library does
// not know.
static const uint32_t numeric_ideographs[] = {
    0x3405,  0x3483,  0x382A,  0x3B4D,  0x4E00,  0x4E03,  0x4E07,  0x4E09,  0x4E5D,  0x4E8C,
    0x4E94,  0x4E96,  0x4EBF,  0x4EC0,  0x4EDF,  0x4EE8,  0x4F0D,  0x4F70,  0x5104,  0x5146,
    0x5169,  0x516B,  0x516D,  0x5341,  0x5343,  0x5344,  0x5345,  0x534C,  0x53C1,  0x53C2,
    0x53C3,  0x53C4,  0x56DB,  0x58F1,  0x58F9,  0x5E7A,  0x5EFE,  0x5EFF,  0x5F0C,  0x5F0D,
    0x5F0E,  0x5F10,  0x62FE,  0x634C,  0x67D2,  0x6F06,  0x7396,  0x767E,  0x8086,  0x842C,
    0x8CAE,  0x8CB3,  0x8D30,  0x9621,  0x9646,  0x964C,  0x9678,  0x96F6,  0x20001, 0x20064,
    0x200E2, 0x20121, 0x2092A, 0x20983, 0x2098C, 0x2099C, 0x20AEA, 0x20AFD, 0x20B19, 0x22390,
    0x22998, 0x23B1B, 0x2626D,
};

static int compare_characters(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

bool unicode_is_numeric(uint32_t c) {
    if (c < 0x80) return is_ascii_digit(c);
    if (uc_numeric_value(c).denominator != 0) return true;
    return bsearch(&c, numeric_ideographs, sizeof numeric_ideographs / sizeof *numeric_ideographs,
                   sizeof *numeric_ideographs, compare_characters) != NULL;
}

bool unicode_is_upper(uint32_t c) {
    return c < 0x80 ? c - 'A' < 26 : uc_is_property_uppercase(c);
}

bool unicode_is_lower(uint32_t c) {
    return c < 0x80 ? c - 'a' < 26 : uc_is_property_lowercase(c);
}

bool unicode_is_title(uint32_t c) {
    return c >= 0x80 && uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Lt);
}

bool unicode_is_cased(uint32_t c) {
    return c < 0x80 ? is_ascii_alpha(c) : uc_is_property_cased(c);
}

bool unicode_is_case_ignorable(uint32_t c) {
    return uc_is_property_case_ignorable(c);
}

bool unicode_is_printable(uint32_t c) {
    if (c < 0x7F) return c >= 0x20;
    // What CPython calls not printable: "other" (controls, surrogates, unassigned) and separators.
    return !uc_is_general_category_withtable(c, UC_CATEGORY_MASK_C | UC_CATEGORY_MASK_Z);
}

bool unicode_is_id_start(uint32_t c) {
    return c < 0x80 ? is_ascii_alpha(c) || c == '_' : uc_is_property_xid_start(c);
}

bool unicode_is_id_continue(uint32_t c) {
    return c < 0x80 ? is_ascii_alpha(c) || is_ascii_digit(c) || c == '_'
                    : uc_is_property_xid_continue(c);
}

typedef uint32_t *CaseMapping(const uint32_t *s, size_t n, const char *language, uninorm_t nf,
                              uint32_t *result, size_t *length);

static size_t map_case(CaseMapping *mapping, uint32_t c, uint32_t *out) {
    size_t n = UNICODE_CASE_MAX;
    uint32_t *mapped = unicode_is_surrogate(c) ? NULL : mapping(&c, 1, "", NULL, out, &n);
    if (!mapped) {
        out[0] = c;
        return 1;
    }
    CHECK(mapped == out, "U+%04X has an image of more than %d characters", c, UNICODE_CASE_MAX);
    return n;
}

size_t unicode_to_upper(uint32_t c, uint32_t *out) {
    if (c >= 0x80) return map_case(u32_toupper, c, out);
    out[0] = c - 'a' < 26 ? c - 0x20 : c;
    return 1;
}

size_t unicode_to_lower(uint32_t c, uint32_t *out) {
    if (c == 0x3A3) { // the library would look for the end of the word
        out[0] = 0x3C3;
        return 1;
    }
    if (c >= 0x80) return map_case(u32_tolower, c, out);
    out[0] = c - 'A' < 26 ? c + 0x20 : c;
    return 1;
}

size_t unicode_to_title(uint32_t c, uint32_t *out) {
    if (c >= 0x80) return map_case(u32_totitle, c, out);
    return unicode_to_upper(c, out);
}

size_t unicode_to_folded(uint32_t c, uint32_t *out) {
    if (c >= 0x80) return map_case(u32_casefold, c, out);
    return unicode_to_lower(c, out);
}
