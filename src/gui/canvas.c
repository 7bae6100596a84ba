// The inner loops.
#include "gui/canvas.h"

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

void canvas_row_mask(const Canvas *canvas, int x, int y, const uint8_t *mask, int n, Color color) {
    uint32_t *row = canvas_row(canvas, y) + x;
    uint32_t alpha = color >> 24, solid = color | 0xFF000000;
    for (int i = 0; i < n; i++) {
        uint32_t a = alpha == 255 ? mask[i] : div255(mask[i] * alpha);
        if (a == 255)
            row[i] = solid;
        else if (a)
            row[i] = blend(row[i], color, a);
    }
}

void canvas_mask(const Canvas *canvas, Rect rect, const uint8_t *mask, int stride, Color color) {
    Rect cut = rect_cut(rect, canvas->clip);
    for (int y = cut.y; y < cut.y + cut.h; y++) {
        const uint8_t *from = mask + (ptrdiff_t)(y - rect.y) * stride + (cut.x - rect.x);
        canvas_row_mask(canvas, cut.x, y, from, cut.w, color);
    }
}
