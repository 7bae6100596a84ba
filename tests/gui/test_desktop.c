// What is read of the desktop's wish for rest: files of settings, and a gsettings that is ours.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/file.h"
#include "gui/desktop.h"

static char folder[64];

static void put(const char *name, const char *text) {
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    Error error;
    file_make_folders(path);
    if (!file_write(path, text, strlen(text), &error)) fail_msg("%s", error.message);
    chmod(path, 0755);
}

static int setup(void **state) {
    (void)state;
    strcpy(folder, "/tmp/simul-desktop-XXXXXX");
    if (!mkdtemp(folder)) return -1;
    setenv("XDG_CONFIG_HOME", folder, 1);
    unsetenv("XDG_CURRENT_DESKTOP");
    return 0;
}

static int teardown(void **state) {
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command); // NOLINT: the name is mkdtemp's
}

static void nobody_says_anything(void **state) {
    (void)state;
    assert_false(desktop_prefers_rest());
}

static void gtk(void **state) {
    (void)state;
    put("gtk-3.0/settings.ini", "[Settings]\ngtk-theme-name=x\n gtk-enable-animations = 0\r\n");
    assert_true(desktop_prefers_rest());
    put("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=true\n"); // the newer one
    assert_false(desktop_prefers_rest());
    put("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations-x=true\n");
    assert_true(desktop_prefers_rest());
}

static void kde(void **state) {
    (void)state;
    put("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n");
    assert_false(desktop_prefers_rest()); // another desktop runs
    setenv("XDG_CURRENT_DESKTOP", "KDE", 1);
    assert_true(desktop_prefers_rest());
    put("kdeglobals", "[KDE]\nAnimationDurationFactor=0.5\n");
    assert_false(desktop_prefers_rest());
}

static void gnome(void **state) {
    (void)state;
    char *path = getenv("PATH"), with[4096];
    snprintf(with, sizeof with, "%s:%s", folder, path ? path : "");
    setenv("PATH", with, 1);
    setenv("XDG_CURRENT_DESKTOP", "ubuntu:GNOME", 1);
    put("gsettings", "#!/bin/sh\n[ \"$3\" = enable-animations ] && echo false\n");
    assert_true(desktop_prefers_rest());
    put("gsettings", "#!/bin/sh\necho true\n");
    assert_false(desktop_prefers_rest());
    put("gsettings", "#!/bin/sh\nexec sleep 60\n"); // it is not waited for
    assert_false(desktop_prefers_rest());
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {CASE(nobody_says_anything), CASE(gtk), CASE(kde),
                                       CASE(gnome)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
