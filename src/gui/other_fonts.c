#include "gui/other_fonts.h"

#include <stdlib.h>
#include <string.h>

static void add_pages(OtherFonts *fonts, OtherFont *font, const FcCharSet *covered) {
    font->first_page = (uint32_t)fonts->pages.n;
    FcChar32 next;
    OtherPage page;
    for (page.first = FcCharSetFirstPage(covered, page.bits, &next); page.first != FC_CHARSET_DONE;
         page.first = FcCharSetNextPage(covered, page.bits, &next))
        vec_push(&fonts->pages, page);
    font->n_pages = (uint32_t)fonts->pages.n - font->first_page;
}

// Condensed and bold ones would be no match for ours.
static bool is_ordinary(FcPattern *found) {
    int slant = 0, width = FC_WIDTH_NORMAL;
    double weight = FC_WEIGHT_REGULAR;
    FcPatternGetInteger(found, FC_SLANT, 0, &slant);
    FcPatternGetInteger(found, FC_WIDTH, 0, &width);
    FcPatternGetDouble(found, FC_WEIGHT, 0, &weight);
    return slant == FC_SLANT_ROMAN && width == FC_WIDTH_NORMAL && weight >= FC_WEIGHT_BOOK - 5 &&
           weight <= FC_WEIGHT_MEDIUM;
}

static int by_path(const void *a, const void *b) {
    const OtherFont *x = a, *y = b;
    int order = strcmp(x->path, y->path);
    return order ? order : x->index - y->index;
}

void other_fonts_read(OtherFonts *fonts, FcConfig *config) {
    fonts->is_read = true;
    FcPattern *wanted =
        FcPatternBuild(NULL, FC_SCALABLE, FcTypeBool, FcTrue, FC_COLOR, FcTypeBool, FcFalse, NULL);
    FcObjectSet *fields =
        FcObjectSetBuild(FC_FILE, FC_INDEX, FC_SLANT, FC_WIDTH, FC_WEIGHT, FC_CHARSET, NULL);
    FcFontSet *found = FcFontList(config, wanted, fields);
    for (int i = 0; found && i < found->nfont; i++) {
        FcPattern *one = found->fonts[i];
        FcChar8 *path;
        FcCharSet *covered;
        OtherFont font = {0};
        if (!is_ordinary(one) || FcPatternGetString(one, FC_FILE, 0, &path) != FcResultMatch ||
            FcPatternGetCharSet(one, FC_CHARSET, 0, &covered) != FcResultMatch ||
            strlen((const char *)path) >= sizeof font.path)
            continue;
        memcpy(font.path, path, strlen((const char *)path) + 1);
        FcPatternGetInteger(one, FC_INDEX, 0, &font.index);
        add_pages(fonts, &font, covered);
        vec_push(&fonts->at, font);
    }
    if (fonts->at.n) qsort(fonts->at.at, fonts->at.n, sizeof *fonts->at.at, by_path);
    if (found) FcFontSetDestroy(found);
    FcObjectSetDestroy(fields);
    FcPatternDestroy(wanted);
}

void other_fonts_deinit(OtherFonts *fonts) {
    vec_deinit(&fonts->at);
    vec_deinit(&fonts->pages);
}

const OtherFont *other_fonts_find(const OtherFonts *fonts, uint32_t c) {
    for (size_t i = 0; i < fonts->at.n; i++) {
        const OtherFont *font = &fonts->at.at[i];
        for (uint32_t k = font->first_page; k < font->first_page + font->n_pages; k++) {
            const OtherPage *page = &fonts->pages.at[k];
            if (page->first != (c & ~0xFFu)) continue;
            if (page->bits[(c & 0xFF) >> 5] >> (c & 31) & 1) return font;
            break;
        }
    }
    return NULL;
}
