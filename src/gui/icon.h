// The icons and chess pieces: SVG files of our own in assets/, drawn at any size and kept as masks.
// An icon has one colour, given when it is drawn; a piece has two (body and edge).
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

typedef enum Icon {
    ICON_NONE,
    // States.
    ICON_CREATED,
    ICON_READY,
    ICON_RUNNING,
    ICON_CLOCK,
    ICON_BOX,
    ICON_PLUG,
    ICON_GEAR,
    ICON_CHECK,
    ICON_CROSS,
    ICON_SLASH,
    ICON_BOX_FULL,
    ICON_BOX_BROKEN,
    // Transport and arrows.
    ICON_PLAY,
    ICON_PAUSE,
    ICON_STOP,
    ICON_FORWARD,
    ICON_BACK,
    ICON_FIRST,
    ICON_LAST,
    ICON_LEFT,
    ICON_RIGHT,
    ICON_DOWN,
    // The rest.
    ICON_SEARCH,
    ICON_FOLDER,
    ICON_PENCIL,
    ICON_GLOBE,
    ICON_SUN,
    ICON_MOON,
    ICON_SCREEN,
    ICON_HOOD,
    ICON_COMPARE,
    ICON_EYE,
    ICON_LOOP,
    ICON_QUESTION,
    ICON_BOLT,
    ICON_LINK,
    ICON_LOCK,
    ICON_MINUS,
    ICON_PLUS,
    ICON_KING,
    ICON_LOGO,
    ICON_SLIDERS,
    ICON_PREDICT,
    ICON_CODE,
    ICON_TASKS,
    ICON_OUTPUT,
    ICON_VARIABLES,
    ICON_LESSON,
    ICON_TIMELINE,
    // The eight identity shapes; ICON_SHAPE + (n & 7) is the n-th.
    ICON_SHAPE,
    ICON_SHAPE_LAST = ICON_SHAPE + 7,
    ICONS
} Icon;

typedef struct IconSet IconSet;

// Reads the drawings from Simul's data folder.
// Errors: NULL when a file is missing or broken.
IconSet *icons_new(Error *error);
void icons_free(IconSet *set);

// The coverage of [icon] in a square of [size_px], row by row. Kept; lives as long as the set.
const uint8_t *icon_mask(IconSet *set, Icon icon, int size_px);

// One piece at one size: how much of each pixel its body and its edge cover.
typedef struct PieceMask {
    uint8_t body, edge;
} PieceMask;
// [piece] is one of "PNBRQKpnbrqk".
const PieceMask *icon_piece(IconSet *set, char piece, int size_px);
