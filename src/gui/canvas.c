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

void canvas_row_mask(const Canvas *canvas, int x, int y, const uint8_t *mask, int n, Color color) {
    uint32_t *row = canvas_row(canvas, y) + x;
    uint32_t alpha = color >> 24, solid = color | 0xFF000000;
    for (int i = 0; i < n;) {
        i += empty_run(mask + i, n - i);
        int end = i + 8 < n ? i + 8 : n;
        for (; i < end; i++) {
            uint32_t a = alpha == 255 ? mask[i] : div255(mask[i] * alpha);
            if (a == 255)
                row[i] = solid;
            else if (a)
                row[i] = blend(row[i], color, a);
        }
    }
}

void canvas_mask(const Canvas *canvas, Rect rect, const uint8_t *mask, int stride, Color color) {
    Rect cut = rect_cut(rect, canvas->clip);
    for (int y = cut.y; y < cut.y + cut.h; y++) {
        const uint8_t *from = mask + (ptrdiff_t)(y - rect.y) * stride + (cut.x - rect.x);
        canvas_row_mask(canvas, cut.x, y, from, cut.w, color);
    }
}
