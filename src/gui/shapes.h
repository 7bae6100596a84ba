// Each draw command onto a canvas, and what is kept between commands: corner masks, pattern tiles
// and the scratch path.
#pragma once

#include "base/arena.h"
#include "gui/canvas.h"
#include "gui/map.h"
#include "gui/path.h"

typedef struct PatternTile {
    int period, h;       // pixels; repeated to the right
    const uint8_t *mask; // period × h
} PatternTile;

// A zeroed Shapes is ready for use.
typedef struct Shapes {
    Path path;
    Arena masks;
    Map corners; // radius -> corner_masks
    VEC(const uint8_t *) corner_masks;
    Map tiles; // pattern, unit and height -> tile
    VEC(PatternTile) pattern_tiles;
} Shapes;

void shapes_deinit(Shapes *shapes);
// Draws [command] of [list]; touches nothing outside of canvas->clip.
void shapes_draw(Shapes *shapes, const Canvas *canvas, const DrawList *list,
                 const DrawCommand *command);
