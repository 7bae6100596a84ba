// The loop view of a recorded program without an App around it: a cursor to move, a picture to look
// at.
#pragma once

#include "gui/raster.h"
#include "stage_programs.h"
#include "view/stage/stage.h"
#include "view/stage/stage_track.h"

typedef struct StageKit {
    Trace *trace; // owned
    StageTrack track;
    StageState state;
    Cursor now, before;
    Tr *texts[2]; // English, Russian
    Text *text;
    IconSet *icons;
    Ui ui;
    Arena arena;
    ViewThing pointed;
    ViewRequest request; // of the last picture
    int w, h;
    float scale;
    bool is_dark, is_russian;
    float progress;
    int64_t time_ns; // -1: the cursor's
} StageKit;

// Takes [trace]. English, dark, 1920 × 1080, at the beginning.
void stage_kit_open(StageKit *kit, Trace *trace);
void stage_kit_close(StageKit *kit);

// To just behind the [n]th step of the task called [name], from 1.
void stage_kit_go(StageKit *kit, const char *name, int n);
void stage_kit_seek(StageKit *kit, uint64_t position); // `before` comes along

const DrawList *stage_kit_draw(StageKit *kit);
Pixels stage_kit_pixels(StageKit *kit); // pixels_free
uint64_t stage_kit_picture(StageKit *kit);
