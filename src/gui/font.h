// Font files: found by fontconfig, opened by FreeType, shaped by HarfBuzz. Only text.c uses this.
// Shaping is done in font units, so that a word's proportions are the same at every size; glyphs
// are drawn at 1/4 px steps.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

typedef struct Fonts Fonts;
typedef int FaceId; // one file

enum { GLYPH_PHASES = 4 };

typedef struct Glyph {
    int x, y, w, h;      // of the mask, from the pen position; y down
    const uint8_t *mask; // w × h coverage, or NULL if there is nothing to see
} Glyph;

typedef struct ShapedGlyph {
    uint32_t glyph;
    uint32_t cluster;                    // index of the character it begins with
    int32_t advance, x_offset, y_offset; // font units
} ShapedGlyph;

Fonts *fonts_new(Error *error);
void fonts_free(Fonts *fonts);

// The face of [family] (a FontFamily) whose weight is nearest.
FaceId fonts_face(Fonts *fonts, int family, int weight);
// [wanted] if it can draw [c], else another face that can, else [wanted].
FaceId fonts_face_for(Fonts *fonts, FaceId wanted, uint32_t c);
int fonts_units_per_em(Fonts *fonts, FaceId face);
// Ascender, descender (positive), cap height and x-height in font units.
void fonts_vertical(Fonts *fonts, FaceId face, int *ascent, int *descent, int *cap, int *x_height);
// Shapes [n] characters that all belong to [face]; returns how many glyphs there are in *glyphs,
// which is borrowed until the next call.
size_t fonts_shape(Fonts *fonts, FaceId face, bool is_mono, const uint32_t *characters, size_t n,
                   const ShapedGlyph **glyphs);
// The mask of a glyph at [size_q] (1/64 px per em), [phase] quarters of a pixel to the right. Kept.
Glyph fonts_glyph(Fonts *fonts, FaceId face, uint32_t glyph, int size_q, int phase);
