// The inner loops.
#include "gui/canvas.h"

#include <string.h>

void canvas_fill(const Canvas *canvas, Rect rect, Color color) {
    Rect cut = rect_cut(rect, canvas->clip);
    uint32_t alpha = color >> 24;
    if (alpha == 0) return;
    for (int y = cut.y; y < cut.y + cut.h; y++) {
        uint32_t *row = canvas_row(canvas, y) + cut.x;
        if (alpha == 255)
            for (int i = 0; i < cut.w; i++)
                row[i] = color;
        else
            for (int i = 0; i < cut.w; i++)
                row[i] = blend(row[i], color, alpha);
    }
}

// How many bytes at the start of [mask] are 0, counted by eights.
static int empty_run(const uint8_t *mask, int n) {
    int i = 0;
    for (uint64_t eight; i + 8 <= n; i += 8) {
        memcpy(&eight, mask + i, 8);
        if (eight) break;
    }
    return i;
}

// Two pixels as eight 16-bit channels: the compilers turn these into vector instructions where
// there are some, and the result is the same where there are none.
typedef uint8_t Bytes8 __attribute__((vector_size(8)));
typedef uint16_t Channels __attribute__((vector_size(16)));
typedef uint64_t Halves __attribute__((vector_size(16)));

static inline void blend_two(uint32_t *two, Channels color, uint64_t a0, uint64_t a1) {
    const uint64_t each = 0x0001000100010001; // the same alpha in a pixel's four channels
    Bytes8 bytes;
    memcpy(&bytes, two, 8);
    Channels alpha = (Channels)(Halves){a0 * each, a1 * each};
    Channels sum = __builtin_convertvector(bytes, Channels) * (255 - alpha) + color * alpha + 128;
    bytes = __builtin_convertvector((sum + (sum >> 8)) >> 8, Bytes8);
    memcpy(two, &bytes, 8);
}

void canvas_row_mask(const Canvas *canvas, int x, int y, const uint8_t *mask, int n, Color color) {
    uint32_t *row = canvas_row(canvas, y) + x;
    uint32_t alpha = color >> 24, solid[2] = {color | 0xFF000000, color | 0xFF000000};
    Bytes8 bytes;
    memcpy(&bytes, solid, 8);
    Channels channels = __builtin_convertvector(bytes, Channels);
    int i = 0;
    while (i + 8 <= n) {
        i += empty_run(mask + i, n - i);
        if (i + 8 > n) break;
        for (int end = i + 8; i < end; i += 2) {
            uint32_t a0 = mask[i], a1 = mask[i + 1];
            if (alpha != 255) a0 = div255(a0 * alpha), a1 = div255(a1 * alpha);
            blend_two(row + i, channels, a0, a1);
        }
    }
    for (; i < n; i++)
        row[i] = blend(row[i], color, div255(mask[i] * alpha));
}

void canvas_mask(const Canvas *canvas, Rect rect, const uint8_t *mask, int stride, Color color) {
    Rect cut = rect_cut(rect, canvas->clip);
    for (int y = cut.y; y < cut.y + cut.h; y++) {
        const uint8_t *from = mask + (ptrdiff_t)(y - rect.y) * stride + (cut.x - rect.x);
        canvas_row_mask(canvas, cut.x, y, from, cut.w, color);
    }
}
