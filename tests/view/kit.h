// An App without a window, driven as a person would drive it, and looked at.
#pragma once

#include "gui/raster.h"
#include "view/app/app.h"

#define SECOND INT64_C(1000000000)
#define MILLI  INT64_C(1000000)

// 24 boards, at rest at the beginning, English, dark, 1280 × 720, without motion.
ViewConfig kit_config(void);
void kit_open(App *app, const ViewConfig *config);

// A key, with the text it types if it is a plain character; draws afterwards.
void kit_key(App *app, int key, int mods);
void kit_type(App *app, const char *text);
void kit_mouse(App *app, InputKind kind, int x, int y);
void kit_click(App *app, int x, int y);
// What is seen of the widget [id]; false: it is not there.
bool kit_widget(App *app, const char *id, Rect *seen);
// Moves the mouse along the line [y] until it is over the widget [id]; false: it is not there.
bool kit_find(App *app, const char *id, int y, int *x);
// Clicks the widget [id], whose middle is near the line [y]; it must be there.
void kit_press(App *app, const char *id, int y);

// How often [text] stands on the screen in that type.
int kit_n_texts(App *app, TextStyle style, const char *text);

// Lets [ns] of the wall clock go by, frame by frame.
void kit_wait(App *app, int64_t ns);

// What is on the screen: a hash of every pixel. Equal pictures, equal hashes.
uint64_t kit_picture(App *app);
// The same as pixels; pixels_free.
Pixels kit_pixels(App *app);

// Compares what is on the screen with the golden picture [name] (tests/gui/golden.h).
void kit_golden(App *app, const char *name);

// What any list draws; pixels_free. And the hash of pixels, which it frees.
Pixels kit_drawn(const DrawList *list);
uint64_t kit_hash(Pixels pixels);
