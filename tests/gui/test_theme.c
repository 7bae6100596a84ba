// The colours: text can be read on every surface it stands on, and states stay apart for people who
// see fewer colours.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "gui/theme.h"

static const Theme *const themes[] = {&theme_dark, &theme_light};

static void check_contrast(const char *what, Color text, Color ground, double least) {
    double contrast = theme_contrast(text, ground);
    if (contrast < least)
        fail_msg("%s: %06X on %06X has a contrast of %.2f", what, text & 0xFFFFFF,
                 ground & 0xFFFFFF, contrast);
}

static void test_contrast_itself(void **state) {
    (void)state;
    assert_true(fabs(theme_contrast(0xFF000000, 0xFFFFFFFF) - 21) < 1e-9);
    assert_true(fabs(theme_contrast(0xFF777777, 0xFFFFFFFF) - 4.478) < 1e-3);
}

static void test_text_can_be_read(void **state) {
    (void)state;
    for (int i = 0; i < 2; i++) {
        const Theme *t = themes[i];
        const Color surfaces[] = {t->bg, t->panel, t->raised, t->now_tint, t->now_tint2};
        for (int k = 0; k < 5; k++) {
            check_contrast("text", t->text, surfaces[k], 4.5);
            check_contrast("dim", t->dim, surfaces[k], 4.5);
            if (k == 4) continue; // not for faint text and failures: the running expression
            check_contrast("faint", t->faint, surfaces[k], 4.5);
            check_contrast("fail", t->fail, surfaces[k], 4.5);
        }
        const Color codes[] = {t->keyword, t->string, t->number, t->now_text};
        for (int k = 0; k < 4; k++)
            for (int s = 0; s < 5; s++)
                check_contrast("code", codes[k], surfaces[s], 4.5);
        check_contrast("ink on now", t->ink, t->now, 4.5);
        check_contrast("dashed chips", t->edge, t->panel, 3);
    }
}

static void test_looks_can_be_read(void **state) {
    (void)state;
    for (int i = 0; i < 2; i++) {
        for (int look = 0; look < LOOKS; look++) {
            const Theme *t = themes[i];
            LookStyle style = theme_look(t, (Look)look);
            Color ground = style.chip.fill ? style.chip.fill : t->panel;
            check_contrast("a chip's name", style.text, ground, 4.5);
            if (look != LOOK_RUNNING) check_contrast("a chip's icon", style.color, ground, 3);
        }
    }
}

// Hue alone decides nothing: no two looks share border, pattern and icon.
static void test_looks_differ_without_colour(void **state) {
    (void)state;
    for (int a = 0; a < LOOKS; a++) {
        for (int b = a + 1; b < LOOKS; b++) {
            LookStyle x = theme_look(&theme_dark, (Look)a), y = theme_look(&theme_dark, (Look)b);
            assert_true(x.icon != y.icon);
            if (!x.ends_lane && !y.ends_lane) assert_true(x.pattern != y.pattern);
        }
    }
}

// ---- what people with fewer kinds of cones see -------------------------------------------------

typedef struct Triple {
    double a, b, c;
} Triple;

static double to_linear(double c) {
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static Triple linear_of(Color c) {
    return (Triple){to_linear((c >> 16 & 0xFF) / 255.0), to_linear((c >> 8 & 0xFF) / 255.0),
                    to_linear((c & 0xFF) / 255.0)};
}

static Triple times(const double m[9], Triple v) {
    return (Triple){m[0] * v.a + m[1] * v.b + m[2] * v.c, m[3] * v.a + m[4] * v.b + m[5] * v.c,
                    m[6] * v.a + m[7] * v.b + m[8] * v.c};
}

// Machado, Oliveira and Fernandes 2009, severity 1.0, on linear light.
static const double deficiencies[4][9] = {
    {1, 0, 0, 0, 1, 0, 0, 0, 1},
    {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
    {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
    {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
};
static const char *const deficiency_names[] = {"none", "protanopia", "deuteranopia", "tritanopia"};

static double lab_curve(double t) {
    return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

static double within(double x) {
    return x < 0 ? 0 : x > 1 ? 1 : x;
}

static Triple lab_of(Triple rgb) {
    static const double to_xyz[9] = {0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522,
                                     0.0721750, 0.0193339, 0.1191920, 0.9503041};
    Triple xyz = times(to_xyz, (Triple){within(rgb.a), within(rgb.b), within(rgb.c)});
    double x = lab_curve(xyz.a / 0.95047), y = lab_curve(xyz.b), z = lab_curve(xyz.c / 1.08883);
    return (Triple){116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

static double distance(Color one, Color other, int deficiency) {
    Triple p = lab_of(times(deficiencies[deficiency], linear_of(one)));
    Triple q = lab_of(times(deficiencies[deficiency], linear_of(other)));
    return sqrt((p.a - q.a) * (p.a - q.a) + (p.b - q.b) * (p.b - q.b) + (p.c - q.c) * (p.c - q.c));
}

static void test_states_stay_apart_for_everybody(void **state) {
    (void)state;
    for (int i = 0; i < 2; i++) {
        const Theme *t = themes[i];
        const Color colors[] = {t->now, t->ready, t->sleep, t->worker, t->done, t->fail};
        for (int a = 0; a < 6; a++) {
            for (int b = a + 1; b < 6; b++) {
                for (int d = 0; d < 4; d++) {
                    double apart = distance(colors[a], colors[b], d);
                    if (apart < 10)
                        fail_msg("%s theme, %s: %06X and %06X are only %.1f apart",
                                 t->is_dark ? "dark" : "light", deficiency_names[d],
                                 colors[a] & 0xFFFFFF, colors[b] & 0xFFFFFF, apart);
                }
            }
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contrast_itself),
        cmocka_unit_test(test_text_can_be_read),
        cmocka_unit_test(test_looks_can_be_read),
        cmocka_unit_test(test_looks_differ_without_colour),
        cmocka_unit_test(test_states_stay_apart_for_everybody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
