// The window: the only place that talks to the display. Everything else makes pixels and reads
// InputEvents, and works without one.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "gui/input.h"
#include "gui/raster.h"

typedef struct Window Window;

typedef struct WindowConfig {
    const char *title;
    int w, h;         // device pixels; 0: fits the display, at most 1920 × 1080
    int min_w, min_h; // 0: none
    bool full_screen;
    struct Window *beside; // a second window: what happens to it is told by window_wait of that one
} WindowConfig;

// What the message of an error begins with when it is that there is no display.
#define WINDOW_NO_DISPLAY "no display: "

// Opens the window; one at a time, and one more beside it: on another display, if there is one. The
// keys that are pressed in the second one are the first one's; the mouse means nothing there.
// Errors: NULL without a display (WINDOW_NO_DISPLAY) or when the system refuses.
Window *window_open(const WindowConfig *config, Error *error);
void window_close(Window *window);

// Waits until something happens, at most [timeout_ms] (-1: for ever, 0: only looks), asleep in the
// kernel. Returns false when the time is up.
bool window_wait(Window *window, int timeout_ms, InputEvent *event);

// The window's own pixels, of its present size; false (with a message) if the system refuses them.
// Borrowed until the next window_wait that reports INPUT_RESIZE or INPUT_EXPOSE; what they held is
// then lost.
bool window_pixels(Window *window, Pixels *pixels, Error *error);
// Shows the rectangles of the window's pixels.
void window_present(Window *window, const Rect *rects, size_t n);

void window_set_title(Window *window, const char *title);
void window_set_full_screen(Window *window, bool full_screen);
bool window_is_full_screen(const Window *window);
// Device pixels per logical pixel that the display asks for: 1, 1.25, 1.5, 2 …
float window_scale(const Window *window);
// Monotonic time for animation.
int64_t window_now_ns(void);
// The desktop's clipboard. The text is to be freed with free; NULL: there is none.
void window_set_clipboard(const char *text);
char *window_clipboard(void);
// How many displays there are; needs an open window.
int window_n_displays(void);
// Whether the desktop asks for a dark appearance; dark if it does not say.
bool window_prefers_dark(void);
