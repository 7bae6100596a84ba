// From draw commands to pixels: spans, masks and anti-aliased shapes, in integer arithmetic only,
// so that a list gives the same bytes with every compiler and on every machine. The frame is
// divided into cells; each cell's hash is folded from the commands that touch it. A cell whose hash
// is that of the frame before is not drawn again.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"
#include "gui/draw.h"
#include "gui/rect.h"

// 0xFFRRGGBB, row by row.
typedef struct Pixels {
    uint32_t *at; // owned by whoever made it
    int w, h;
    int stride; // pixels from row to row
} Pixels;

Pixels pixels_new(int w, int h); // heap; pixels_free
void pixels_free(Pixels *pixels);

typedef struct RectList {
    VEC(Rect) rects;
} RectList;

typedef struct Raster Raster;

Raster *raster_new(void);
void raster_free(Raster *raster);

// Draws what differs from the list drawn before into [pixels], which must still hold that picture,
// and fills [changed] (cleared first; may be NULL) with the rectangles that were drawn anew.
// The first call, a new size and raster_forget draw everything.
void raster_draw(Raster *raster, const DrawList *list, Pixels pixels, RectList *changed);

// The pixels hold another picture than the last list's: the next call draws everything.
void raster_forget(Raster *raster);
