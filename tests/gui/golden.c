// See golden.h.
#include "golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "gui/png.h"

static uint32_t at(Pixels p, int x, int y) {
    return p.at[(ptrdiff_t)y * p.stride + x];
}

// Counts the pixels that differ and marks them in [diff].
static int compare(Pixels a, Pixels b, Pixels diff) {
    int n = 0;
    for (int y = 0; y < a.h; y++) {
        for (int x = 0; x < a.w; x++) {
            bool differs = x >= b.w || y >= b.h || at(a, x, y) != at(b, x, y);
            n += differs;
            diff.at[(ptrdiff_t)y * diff.stride + x] = differs ? 0xFFFFFFFF : 0xFF000000;
        }
    }
    return a.w == b.w && a.h == b.h ? n : n + 1;
}

void golden_check(const char *name, Pixels pixels) {
    char golden[512], actual[512], differing[512];
    snprintf(golden, sizeof golden, "%s/%s.png", GOLDEN_DIR, name);
    snprintf(actual, sizeof actual, "%s/%s.png", ACTUAL_DIR, name);
    snprintf(differing, sizeof differing, "%s/%s-diff.png", ACTUAL_DIR, name);
    Error error;
    if (getenv("SIMUL_GOLDEN_UPDATE")) {
        if (!png_save(golden, pixels, &error)) fail_msg("%s", error.message);
        return;
    }
    Pixels expected;
    bool is_there = png_load(golden, &expected, &error);
    Pixels diff = pixels_new(pixels.w, pixels.h);
    int n = is_there ? compare(pixels, expected, diff) : -1;
    if (n != 0) {
        png_save(actual, pixels, &error);
        png_save(differing, diff, &error);
    }
    pixels_free(&diff);
    pixels_free(&expected);
    if (n < 0) fail_msg("there is no %s; what was drawn is in %s", golden, actual);
    if (n > 0) fail_msg("%d pixels differ from %s; see %s", n, golden, differing);
}
