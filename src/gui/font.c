// Fonts: one FT_Face and one hb_font per file, opened when first needed; glyph masks by
// (face, glyph, size, phase). Nothing is hinted horizontally, so that spacing is the designer's.
#include "gui/font.h"

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include FT_TRUETYPE_TABLES_H
#include <hb-ft.h>
#include <hb.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/check.h"
#include "base/vec.h"
#include "gui/map.h"
#include "gui/other_fonts.h"
#include "gui/text.h"

typedef struct Face {
    char path[512];
    int index, family, weight;
    FT_Face ft;    // owned; NULL until it is needed
    hb_font_t *hb; // owned; in font units
    int size_q;    // at present; 0: none
} Face;

struct Fonts {
    FT_Library library;
    hb_buffer_t *buffer;
    VEC(Face) faces;
    OtherFonts others;
    Map other_of; // a character that ours lack -> its face, or MAP_NONE - 1 if there is none
    VEC(ShapedGlyph) shaped;
    Map glyph_index;
    VEC(Glyph) glyphs;
    Arena masks;
};

static const struct {
    const char *name, *package;
} families[FONT_FAMILIES] = {
    [FONT_SANS] = {"Inter", "fonts-inter"},
    [FONT_MONO] = {"JetBrains Mono", "fonts-jetbrains-mono"},
};

// Adds the upright files of [family] that fontconfig knows.
static bool find_family(Fonts *fonts, FcConfig *config, int family, Error *error) {
    FcPattern *wanted = FcPatternBuild(NULL, FC_FAMILY, FcTypeString, families[family].name,
                                       FC_SLANT, FcTypeInteger, FC_SLANT_ROMAN, NULL);
    FcObjectSet *fields = FcObjectSetBuild(FC_FILE, FC_INDEX, FC_WEIGHT, NULL);
    FcFontSet *found = FcFontList(config, wanted, fields);
    size_t before = fonts->faces.n;
    for (int i = 0; found && i < found->nfont; i++) {
        FcChar8 *path;
        int index = 0;
        double weight = 0;
        if (FcPatternGetString(found->fonts[i], FC_FILE, 0, &path) != FcResultMatch) continue;
        if (FcPatternGetInteger(found->fonts[i], FC_INDEX, 0, &index) != FcResultMatch) continue;
        // A variable font lists a range beside its named instances; the instances are enough.
        if (FcPatternGetDouble(found->fonts[i], FC_WEIGHT, 0, &weight) != FcResultMatch) continue;
        Face face = {.index = index, .family = family};
        face.weight = (int)(FcWeightToOpenTypeDouble(weight) + 0.5);
        if (strlen((char *)path) >= sizeof face.path) continue;
        memcpy(face.path, path, strlen((char *)path) + 1);
        vec_push(&fonts->faces, face);
    }
    if (found) FcFontSetDestroy(found);
    FcObjectSetDestroy(fields);
    FcPatternDestroy(wanted);
    if (fonts->faces.n > before) return true;
    return error_set(error, "the font %s is missing: install the package %s", families[family].name,
                     families[family].package);
}

static bool open_face(Fonts *fonts, Face *face, Error *error) {
    if (face->ft) return true;
    if (FT_New_Face(fonts->library, face->path, face->index, &face->ft) || !face->ft) {
        face->ft = NULL;
        const char *package =
            face->family < FONT_FAMILIES ? families[face->family].package : "that it is from";
        return error_set(error, "the font file %s cannot be read: install the package %s again",
                         face->path, package);
    }
    hb_face_t *hb = hb_ft_face_create_referenced(face->ft);
    face->hb = hb_font_create(hb);
    hb_face_destroy(hb);
    hb_font_set_scale(face->hb, face->ft->units_per_EM, face->ft->units_per_EM);
    return true;
}

static void close_faces(Fonts *fonts) {
    for (size_t i = 0; i < fonts->faces.n; i++) {
        if (fonts->faces.at[i].hb) hb_font_destroy(fonts->faces.at[i].hb);
        if (fonts->faces.at[i].ft) FT_Done_Face(fonts->faces.at[i].ft);
    }
    vec_clear(&fonts->faces);
}

// Where fonts are, and nothing else: a list of two families needs none of the rules that the
// system's own configuration reads from some fifty files. NULL: somebody wants another one.
static FcConfig *plain_config(void) {
    if (getenv("FONTCONFIG_FILE") || getenv("FONTCONFIG_PATH") || getenv("FONTCONFIG_SYSROOT"))
        return NULL;
    static const char places[] = "<fontconfig><dir>/usr/share/fonts</dir>"
                                 "<dir>/usr/local/share/fonts</dir><dir prefix=\"xdg\">fonts</dir>"
                                 "<cachedir>/var/cache/fontconfig</cachedir>"
                                 "<cachedir prefix=\"xdg\">fontconfig</cachedir></fontconfig>";
    FcConfig *config = FcConfigCreate();
    if (config && FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)places, FcFalse) &&
        FcConfigBuildFonts(config))
        return config;
    if (config) FcConfigDestroy(config);
    return NULL;
}

// Finds and opens what [config] (taken; may be NULL) knows of.
static bool find_families(Fonts *fonts, FcConfig *config, Error *error) {
    bool found = true;
    for (int family = 0; found && family < FONT_FAMILIES; family++)
        found = find_family(fonts, config, family, error) &&
                open_face(fonts, &fonts->faces.at[fonts_face(fonts, family, 400)], error);
    if (config) FcConfigDestroy(config);
    if (!found) close_faces(fonts);
    return found;
}

Fonts *fonts_new(Error *error) {
    Fonts *fonts = calloc(1, sizeof *fonts);
    if (!fonts) check_no_memory("the fonts");
    if (FT_Init_FreeType(&fonts->library)) check_no_memory("the font library");
    fonts->buffer = hb_buffer_create();
    FcConfig *plain = plain_config();
    bool found = (plain && find_families(fonts, plain, error)) ||
                 find_families(fonts, FcInitLoadConfigAndFonts(), error);
    FcFini();
    if (found) return fonts;
    fonts_free(fonts);
    return NULL;
}

void fonts_free(Fonts *fonts) {
    if (!fonts) return;
    close_faces(fonts);
    hb_buffer_destroy(fonts->buffer);
    FT_Done_FreeType(fonts->library);
    vec_deinit(&fonts->faces);
    vec_deinit(&fonts->shaped);
    vec_deinit(&fonts->glyphs);
    map_deinit(&fonts->glyph_index);
    map_deinit(&fonts->other_of);
    other_fonts_deinit(&fonts->others);
    arena_deinit(&fonts->masks);
    free(fonts);
}

FaceId fonts_face(Fonts *fonts, int family, int weight) {
    int best = -1, least = 0;
    for (size_t i = 0; i < fonts->faces.n; i++) {
        if (fonts->faces.at[i].family != family) continue;
        int off = abs(fonts->faces.at[i].weight - weight);
        if (best >= 0 && off >= least) continue;
        best = (int)i;
        least = off;
    }
    CHECK(best >= 0, "fonts_new checks that family %d has a face", family);
    return best;
}

// The open face; one that cannot be opened any more is replaced by its family's regular one.
static Face *face_at(Fonts *fonts, FaceId id) {
    Face *face = &fonts->faces.at[id];
    Error error;
    if (LIKELY(face->ft) || open_face(fonts, face, &error)) return face;
    return &fonts->faces.at[fonts_face(fonts, face->family, 400)];
}

static void read_others(Fonts *fonts) {
    FcConfig *config = plain_config();
    if (!config) config = FcInitLoadConfigAndFonts();
    if (config) other_fonts_read(&fonts->others, config);
    if (config) FcConfigDestroy(config);
    FcFini();
}

// A face of another font that has [c]; [wanted]: there is none.
static FaceId other_face(Fonts *fonts, FaceId wanted, uint32_t c) {
    const uint32_t none = MAP_NONE - 1;
    uint32_t known = map_get(&fonts->other_of, (uint64_t)c + 1);
    if (known != MAP_NONE) return known == none ? wanted : (FaceId)known;
    if (!fonts->others.is_read) read_others(fonts);
    const OtherFont *found = other_fonts_find(&fonts->others, c);
    uint32_t id = 0, n = (uint32_t)fonts->faces.n;
    while (found && id < n &&
           (strcmp(fonts->faces.at[id].path, found->path) != 0 ||
            fonts->faces.at[id].index != found->index))
        id++;
    if (found && id == n) {
        Face face = {.index = found->index, .family = FONT_FAMILIES, .weight = 400};
        memcpy(face.path, found->path, sizeof face.path);
        vec_push(&fonts->faces, face);
    }
    Error error;
    if (!found || !open_face(fonts, &fonts->faces.at[id], &error)) id = none;
    map_put(&fonts->other_of, (uint64_t)c + 1, id);
    return id == none ? wanted : (FaceId)id;
}

FaceId fonts_face_for(Fonts *fonts, FaceId wanted, uint32_t c) {
    Face *face = face_at(fonts, wanted);
    if (FT_Get_Char_Index(face->ft, c)) return wanted;
    FaceId other =
        fonts_face(fonts, face->family == FONT_SANS ? FONT_MONO : FONT_SANS, face->weight);
    if (FT_Get_Char_Index(face_at(fonts, other)->ft, c)) return other;
    return c > 0x7F ? other_face(fonts, wanted, c) : wanted;
}

int fonts_units_per_em(Fonts *fonts, FaceId id) {
    return face_at(fonts, id)->ft->units_per_EM;
}

void fonts_vertical(Fonts *fonts, FaceId id, int *ascent, int *descent, int *cap, int *x_height) {
    FT_Face ft = face_at(fonts, id)->ft;
    const TT_OS2 *os2 = FT_Get_Sfnt_Table(ft, FT_SFNT_OS2);
    *ascent = ft->ascender;
    *descent = -ft->descender;
    *cap = os2 && os2->sCapHeight ? os2->sCapHeight : ft->ascender * 3 / 4;
    *x_height = os2 && os2->sxHeight ? os2->sxHeight : ft->ascender / 2;
}

size_t fonts_shape(Fonts *fonts, FaceId id, bool is_mono, const uint32_t *characters, size_t n,
                   const ShapedGlyph **glyphs) {
    static const hb_feature_t sans[] = {
        {HB_TAG('t', 'n', 'u', 'm'), 1, 0, -1u}, // figures of one width
        {HB_TAG('c', 'a', 'l', 't'), 0, 0, -1u},
        {HB_TAG('c', 'v', '0', '5'), 1, 0, -1u}, // an l that is not an I
    };
    static const hb_feature_t mono[] = {
        {HB_TAG('l', 'i', 'g', 'a'), 0, 0, -1u}, // == stays two characters
        {HB_TAG('c', 'a', 'l', 't'), 0, 0, -1u},
    };
    hb_buffer_t *buffer = fonts->buffer;
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_codepoints(buffer, characters, (int)n, 0, (int)n);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(face_at(fonts, id)->hb, buffer, is_mono ? mono : sans, is_mono ? 2 : 3);
    unsigned n_glyphs;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &n_glyphs);
    const hb_glyph_position_t *place = hb_buffer_get_glyph_positions(buffer, &n_glyphs);
    vec_clear(&fonts->shaped);
    for (unsigned i = 0; i < n_glyphs; i++) {
        ShapedGlyph glyph = {info[i].codepoint, info[i].cluster, place[i].x_advance,
                             place[i].x_offset, place[i].y_offset};
        vec_push(&fonts->shaped, glyph);
    }
    *glyphs = fonts->shaped.at;
    return n_glyphs;
}

static Glyph draw_glyph(Fonts *fonts, Face *face, uint32_t index, int size_q, int phase) {
    Glyph glyph = {0};
    if (face->size_q != size_q) FT_Set_Char_Size(face->ft, 0, size_q, 72, 72);
    face->size_q = size_q;
    if (FT_Load_Glyph(face->ft, index, FT_LOAD_NO_BITMAP | FT_LOAD_NO_HINTING)) return glyph;
    FT_GlyphSlot slot = face->ft->glyph;
    if (slot->format != FT_GLYPH_FORMAT_OUTLINE) return glyph;
    FT_Outline_Translate(&slot->outline, (FT_Pos)phase * 64 / GLYPH_PHASES, 0);
    if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL)) return glyph;
    const FT_Bitmap *bitmap = &slot->bitmap;
    glyph =
        (Glyph){slot->bitmap_left, -slot->bitmap_top, (int)bitmap->width, (int)bitmap->rows, NULL};
    size_t w = bitmap->width, h = bitmap->rows;
    if (w == 0 || h == 0) return glyph;
    uint8_t *mask = arena_alloc(&fonts->masks, w * h);
    for (size_t y = 0; y < h; y++)
        memcpy(mask + y * w, bitmap->buffer + (ptrdiff_t)y * bitmap->pitch, w);
    glyph.mask = mask;
    return glyph;
}

Glyph fonts_glyph(Fonts *fonts, FaceId id, uint32_t index, int size_q, int phase) {
    uint64_t key =
        hash_mix(hash_mix(1, (uint64_t)id << 32 | index), (uint64_t)size_q << 8 | (unsigned)phase);
    key = key ? key : 1;
    uint32_t at = map_get(&fonts->glyph_index, key);
    if (at != MAP_NONE) return fonts->glyphs.at[at];
    Glyph glyph = draw_glyph(fonts, face_at(fonts, id), index, size_q, phase);
    map_put(&fonts->glyph_index, key, (uint32_t)fonts->glyphs.n);
    vec_push(&fonts->glyphs, glyph);
    return glyph;
}
