// Messages that C puts together out of texts of any length: as printf, but in pieces (work.h).
#pragma once

#include <stdarg.h>

#include "lang/core/work.h"

// Adds to [out]. Of the conversions those of whole numbers, %c, %p, and %s with a precision; widths
// and flags for all but %s, which has its width in bytes.
void vm_printf(Vm *vm, Str *out, const char *format, ...) __attribute__((format(printf, 3, 4)));
void vm_vprintf(Vm *vm, Str *out, const char *format, va_list list)
    __attribute__((format(printf, 3, 0)));

// As free and str_deinit, of a text of any length.
void vm_free_text(Vm *vm, char *text);
static inline void vm_deinit(Vm *vm, Str *str) {
    vm_release(vm, str->text, str->capacity);
    *str = (Str){0};
}
