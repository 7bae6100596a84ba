// Pixels with a clip, and the few ways of putting colour on them. Blending rounds exactly:
// (source × a + ground × (255 − a)) / 255 for each channel.
#pragma once

#include <stdint.h>

#include "gui/draw.h"
#include "gui/raster.h"

typedef struct Canvas {
    Pixels pixels;
    Rect clip; // inside the pixels
} Canvas;

// Two 8-bit channels at bits 0 and 16, each divided by 255 with rounding.
static inline uint32_t pair_div255(uint32_t pair) {
    pair += 0x800080;
    return ((pair + (pair >> 8 & 0xFF00FF)) >> 8) & 0xFF00FF;
}

static inline uint32_t blend(uint32_t ground, Color color, uint32_t alpha) {
    uint32_t rb = pair_div255((ground & 0xFF00FF) * (255 - alpha) + (color & 0xFF00FF) * alpha);
    uint32_t ag = pair_div255((ground >> 8 & 0xFF) * (255 - alpha) + (color >> 8 & 0xFF) * alpha);
    return 0xFF000000 | rb | ag << 8;
}

static inline uint32_t div255(uint32_t value) {
    value += 128;
    return (value + (value >> 8)) >> 8;
}

// [color] as it is under a command's opacity.
static inline Color faded(Color color, int opacity) {
    return (color & 0xFFFFFF) | div255((color >> 24) * (uint32_t)opacity) << 24;
}

static inline uint32_t *canvas_row(const Canvas *canvas, int y) {
    return canvas->pixels.at + (ptrdiff_t)y * canvas->pixels.stride;
}

void canvas_fill(const Canvas *canvas, Rect rect, Color color);
// Blends [color] through [mask], whose rows are [stride] bytes apart and cover [rect].
void canvas_mask(const Canvas *canvas, Rect rect, const uint8_t *mask, int stride, Color color);
// Blends through one row of coverage that lies inside the clip.
void canvas_row_mask(const Canvas *canvas, int x, int y, const uint8_t *mask, int n, Color color);
