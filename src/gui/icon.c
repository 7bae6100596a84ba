// SVG drawings through SDL2_image, rendered at four times their size and averaged down, which is
// finer than the loader's own anti-aliasing.
#include "gui/icon.h"

#include <SDL.h>
#include <SDL_image.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/check.h"
#include "base/file.h"
#include "base/vec.h"
#include "gui/map.h"

enum { OVERSAMPLE = 4, MAX_SVG_BYTES = 1 << 20, PIECES = 12 };

static const char *const icon_names[ICONS] = {
    [ICON_CREATED] = "created",
    [ICON_READY] = "ready",
    [ICON_RUNNING] = "running",
    [ICON_CLOCK] = "clock",
    [ICON_BOX] = "box",
    [ICON_PLUG] = "plug",
    [ICON_GEAR] = "gear",
    [ICON_CHECK] = "check",
    [ICON_CROSS] = "cross",
    [ICON_SLASH] = "slash",
    [ICON_BOX_FULL] = "box-full",
    [ICON_BOX_BROKEN] = "box-broken",
    [ICON_PLAY] = "play",
    [ICON_PAUSE] = "pause",
    [ICON_STOP] = "stop",
    [ICON_FORWARD] = "forward",
    [ICON_BACK] = "back",
    [ICON_FIRST] = "first",
    [ICON_LAST] = "last",
    [ICON_LEFT] = "left",
    [ICON_RIGHT] = "right",
    [ICON_DOWN] = "down",
    [ICON_SEARCH] = "search",
    [ICON_FOLDER] = "folder",
    [ICON_PENCIL] = "pencil",
    [ICON_GLOBE] = "globe",
    [ICON_SUN] = "sun",
    [ICON_MOON] = "moon",
    [ICON_SCREEN] = "screen",
    [ICON_HOOD] = "hood",
    [ICON_COMPARE] = "compare",
    [ICON_EYE] = "eye",
    [ICON_LOOP] = "loop",
    [ICON_QUESTION] = "question",
    [ICON_BOLT] = "bolt",
    [ICON_LINK] = "link",
    [ICON_LOCK] = "lock",
    [ICON_MINUS] = "minus",
    [ICON_PLUS] = "plus",
    [ICON_KING] = "king",
    [ICON_LOGO] = "logo",
    [ICON_SLIDERS] = "sliders",
    [ICON_PREDICT] = "predict",
    [ICON_CODE] = "code",
    [ICON_TASKS] = "tasks",
    [ICON_OUTPUT] = "output",
    [ICON_VARIABLES] = "variables",
    [ICON_LESSON] = "lesson",
    [ICON_TIMELINE] = "timeline",
    [ICON_SHAPE] = "shape-disc",
    "shape-triangle",
    "shape-square",
    "shape-diamond",
    "shape-hexagon",
    "shape-plus",
    "shape-dome",
    "shape-star",
};

static const char piece_letters[PIECES + 1] = "PNBRQKpnbrqk";
static const char *const piece_names[PIECES] = {
    "white-pawn", "white-knight", "white-bishop", "white-rook", "white-queen", "white-king",
    "black-pawn", "black-knight", "black-bishop", "black-rook", "black-queen", "black-king",
};

struct IconSet {
    Str icons[ICONS]; // SVG text
    Str pieces[PIECES];
    Map index; // what and size -> masks
    VEC(const void *) masks;
    Arena memory;
};

static bool read_drawing(const char *folder, const char *name, Str *out, Error *error) {
    Str data = {0}, path = {0};
    str_printf(&data, "assets/%s/%s.svg", folder, name);
    bool read = file_find_data(str_text(&data), &path, error) &&
                file_read(str_text(&path), MAX_SVG_BYTES, out, error);
    str_deinit(&data);
    str_deinit(&path);
    return read;
}

IconSet *icons_new(Error *error) {
    IconSet *set = calloc(1, sizeof *set);
    if (!set) check_no_memory("the icons");
    bool read = true;
    for (int i = 0; read && i < ICONS; i++)
        if (icon_names[i]) read = read_drawing("icons", icon_names[i], &set->icons[i], error);
    for (int i = 0; read && i < PIECES; i++)
        read = read_drawing("pieces", piece_names[i], &set->pieces[i], error);
    if (read) return set;
    icons_free(set);
    return NULL;
}

void icons_free(IconSet *set) {
    if (!set) return;
    for (int i = 0; i < ICONS; i++)
        str_deinit(&set->icons[i]);
    for (int i = 0; i < PIECES; i++)
        str_deinit(&set->pieces[i]);
    map_deinit(&set->index);
    vec_deinit(&set->masks);
    arena_deinit(&set->memory);
    free(set);
}

// The drawing at OVERSAMPLE times [size_px]; NULL if it is no SVG.
static SDL_Surface *render(const Str *svg, int size_px) {
    SDL_RWops *file = SDL_RWFromConstMem(str_text(svg), (int)svg->n);
    SDL_Surface *loaded =
        file ? IMG_LoadSizedSVG_RW(file, size_px * OVERSAMPLE, size_px * OVERSAMPLE) : NULL;
    if (file) SDL_RWclose(file);
    if (!loaded) return NULL;
    SDL_Surface *surface = SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_ARGB8888, 0);
    SDL_FreeSurface(loaded);
    return surface;
}

// Over one pixel's samples: how much is covered, and how much of that is white (0 … 255 each).
static void average(const SDL_Surface *surface, int x, int y, unsigned *covered, unsigned *white) {
    unsigned alpha_sum = 0, white_sum = 0;
    for (int j = y * OVERSAMPLE; j < (y + 1) * OVERSAMPLE && j < surface->h; j++) {
        const uint32_t *row = (const uint32_t *)(const void *)((const char *)surface->pixels +
                                                               (ptrdiff_t)j * surface->pitch);
        for (int i = x * OVERSAMPLE; i < (x + 1) * OVERSAMPLE && i < surface->w; i++) {
            alpha_sum += row[i] >> 24;
            white_sum += (row[i] >> 24) * (row[i] & 0xFF);
        }
    }
    const unsigned samples = OVERSAMPLE * OVERSAMPLE;
    *covered = (alpha_sum + samples / 2) / samples;
    *white = (white_sum + samples * 255 / 2) / (samples * 255);
}

static const void *keep(IconSet *set, uint64_t key, const void *mask) {
    map_put(&set->index, key, (uint32_t)set->masks.n);
    vec_push(&set->masks, mask);
    return mask;
}

const uint8_t *icon_mask(IconSet *set, Icon icon, int size_px) {
    CHECK(icon > ICON_NONE && icon < ICONS && size_px > 0, "icon %d at %d px", icon, size_px);
    uint64_t key = (uint64_t)size_px << 8 | (unsigned)icon;
    uint32_t at = map_get(&set->index, key);
    if (at != MAP_NONE) return set->masks.at[at];
    uint8_t *mask = arena_alloc(&set->memory, (size_t)size_px * (size_t)size_px);
    SDL_Surface *surface = render(&set->icons[icon], size_px);
    for (int i = 0; surface && i < size_px * size_px; i++) {
        unsigned covered, white;
        average(surface, i % size_px, i / size_px, &covered, &white);
        mask[i] = (uint8_t)covered;
    }
    SDL_FreeSurface(surface);
    return keep(set, key, mask);
}

const PieceMask *icon_piece(IconSet *set, char piece, int size_px) {
    const char *letter = strchr(piece_letters, piece);
    CHECK(piece && letter && size_px > 0, "piece %d at %d px", piece, size_px);
    int kind = (int)(letter - piece_letters);
    uint64_t key = (uint64_t)size_px << 8 | 0x80 | (unsigned)kind;
    uint32_t at = map_get(&set->index, key);
    if (at != MAP_NONE) return set->masks.at[at];
    size_t n = (size_t)size_px * (size_t)size_px;
    PieceMask *masks = arena_alloc(&set->memory, n * sizeof *masks);
    SDL_Surface *surface = render(&set->pieces[kind], size_px);
    bool is_white = kind < PIECES / 2; // body white, edge black; the black ones the other way round
    for (int i = 0; surface && i < size_px * size_px; i++) {
        unsigned covered, white;
        average(surface, i % size_px, i / size_px, &covered, &white);
        unsigned black = covered > white ? covered - white : 0;
        masks[i] = is_white ? (PieceMask){(uint8_t)white, (uint8_t)black}
                            : (PieceMask){(uint8_t)black, (uint8_t)white};
    }
    SDL_FreeSurface(surface);
    return keep(set, key, masks);
}
