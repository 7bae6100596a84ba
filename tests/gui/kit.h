// Fonts, icons and a Ui, as every test that draws needs them.
#pragma once

#include "gui/ui.h"

typedef struct Kit {
    Text *text;
    IconSet *icons;
    Ui ui;
} Kit;

// cmocka's set-up and tear-down of a group or a test; *state is the Kit.
int kit_setup(void **state);
int kit_teardown(void **state);
