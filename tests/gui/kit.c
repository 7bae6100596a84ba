// See kit.h.
#include "kit.h"

#include <stdlib.h>

#include "base/check.h"

int kit_setup(void **state) {
    Error error = {0};
    Kit *kit = calloc(1, sizeof *kit);
    CHECK(kit, "no memory for a test");
    kit->text = text_new(&error);
    CHECK(kit->text, "%s", error.message);
    kit->icons = icons_new(&error);
    CHECK(kit->icons, "%s", error.message);
    ui_init(&kit->ui, kit->text, kit->icons);
    *state = kit;
    return 0;
}

int kit_teardown(void **state) {
    Kit *kit = *state;
    ui_deinit(&kit->ui);
    icons_free(kit->icons);
    text_free(kit->text);
    free(kit);
    return 0;
}
