// The sheet of settings: what a person may choose once and finds again the next time.
#pragma once

#include "view/view.h"

typedef struct SettingsView {
    int depth; // ReportDepth; -1: what is shown runs no more, so that nothing can be recorded
    int zoom_percent;
    bool is_smallest, is_largest; // of the zooms
} SettingsView;

// Kept from frame to frame; zeroed at first.
typedef struct SettingsScroll {
    int px, content_px; // how far they are moved up, how high they are; device pixels
} SettingsScroll;

void settings_panel_draw(View *view, const SettingsView *settings, SettingsScroll *scroll,
                         Rect window);
