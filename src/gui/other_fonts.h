// The fonts of the system that are used where ours lack a character: which files there are and what
// they cover, read once, when the first such character is met. Only font.c uses this.
#pragma once

#include <fontconfig/fontconfig.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"

// 256 characters from `first` on, a bit for each.
typedef struct OtherPage {
    uint32_t first;
    uint32_t bits[FC_CHARSET_MAP_SIZE];
} OtherPage;

typedef struct OtherFont {
    char path[512];
    int index;
    uint32_t first_page, n_pages; // in OtherFonts.pages, by character
} OtherFont;

typedef struct OtherFonts {
    bool is_read;
    VEC(OtherFont) at; // by path, so that a machine always takes the same one
    VEC(OtherPage) pages;
} OtherFonts;

// What [config] (borrowed) knows: upright outlines of ordinary weight.
void other_fonts_read(OtherFonts *fonts, FcConfig *config);
void other_fonts_deinit(OtherFonts *fonts);
// The first that has [c]; NULL: none.
const OtherFont *other_fonts_find(const OtherFonts *fonts, uint32_t c);
