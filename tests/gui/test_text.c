// Text: widths, figures, the grid, cutting and breaking, and what happens without a font.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "golden.h"
#include "kit.h"

static const TextStyle body = {FONT_SANS, 400, 15, 0};
static const TextStyle code = {FONT_MONO, 400, 15, 0};

static int width(Kit *kit, TextStyle style, const char *string) {
    return text_width(kit->text, style, string);
}

static void test_figures_are_tabular(void **state) {
    Kit *kit = *state;
    for (int weight = 400; weight <= 700; weight += 100) {
        TextStyle style = {FONT_SANS, weight, 36, text_tracking(36)};
        int expected = width(kit, style, "00:00.000");
        assert_int_equal(width(kit, style, "11:11.111"), expected);
        assert_int_equal(width(kit, style, "47:29.853"), expected);
    }
}

static void test_words_are_kerned(void **state) {
    Kit *kit = *state;
    TextStyle style = {FONT_SANS, 400, 200, 0};
    assert_true(width(kit, style, "AV") < width(kit, style, "A") + width(kit, style, "V") - 5);
}

static void test_code_is_a_grid(void **state) {
    Kit *kit = *state;
    for (int quarters = 48; quarters <= 120; quarters += 3) {
        TextStyle style = {FONT_MONO, 500, (float)quarters / 4, 0};
        int cell = text_metrics(kit->text, style).cell_w;
        assert_int_equal(width(kit, style, "x"), cell);
        assert_int_equal(width(kit, style, "if a != b == c -> d: ..."), 24 * cell);
        assert_int_equal(width(kit, style, "имя = 'я'"), 9 * cell);
    }
    assert_int_equal(text_metrics(kit->text, code).cell_w, 9);
}

// == must be drawn as = twice.
static void test_code_has_no_ligatures(void **state) {
    Kit *kit = *state;
    const TextRun *one = text_run(kit->text, code, "=", 1);
    const TextRun *two = text_run(kit->text, code, "==", 2);
    assert_int_equal(two->ink.h, one->ink.h);
    assert_int_equal(two->ink.w, one->ink.w + 9);
    const uint8_t *first = text_mask(kit->text, one), *both = text_mask(kit->text, two);
    size_t w = (size_t)one->ink.w;
    for (int y = 0; y < one->ink.h; y++, first += one->ink.w, both += two->ink.w) {
        assert_memory_equal(both, first, w);
        assert_memory_equal(both + 9, first, w);
    }
}

static void test_metrics_scale(void **state) {
    Kit *kit = *state;
    TextMetrics small = text_metrics(kit->text, body);
    assert_int_equal(small.cap_height, 11);
    assert_int_equal(small.x_height, 8);
    TextStyle big = body;
    big.size_px = 150;
    assert_in_range(text_metrics(kit->text, big).cap_height, 108, 110);
    assert_in_range(width(kit, big, "asleep until due"),
                    width(kit, body, "asleep until due") * 10 - 8,
                    width(kit, body, "asleep until due") * 10 + 8);
}

static void test_baseline_centres_capitals(void **state) {
    Kit *kit = *state;
    assert_int_equal(text_baseline(kit->text, body, 100, 20), 115);
    TextStyle chip = {FONT_SANS, 600, 17, 0};
    assert_int_equal(text_baseline(kit->text, chip, 0, 36), 24);
}

static void test_runs_are_cached(void **state) {
    Kit *kit = *state;
    const TextRun *run = text_run(kit->text, body, "asleep", 6);
    assert_ptr_equal(run, text_run(kit->text, body, "asleep!", 6));
    assert_ptr_equal(text_mask(kit->text, run), text_mask(kit->text, run));
    const TextRun *other = text_run(kit->text, code, "asleep", 6);
    assert_ptr_not_equal(run, other);
    assert_true(run->hash != other->hash);
}

static void test_trim_keeps_what_is_in_use(void **state) {
    Kit *kit = *state;
    TextStyle huge = {FONT_SANS, 700, 160, 0};
    const TextRun *kept = text_run(kit->text, huge, "kept", 4);
    for (int frame = 0; frame < 3; frame++) {
        for (int i = 0; i < 300; i++) { // some 15 MB of masks a frame
            char text[32];
            int n = snprintf(text, sizeof text, "%d.%d", frame, i);
            text_mask(kit->text, text_run(kit->text, huge, text, (size_t)n));
        }
        assert_ptr_equal(text_run(kit->text, huge, "kept", 4), kept);
        text_trim(kit->text);
    }
    assert_non_null(text_mask(kit->text, kept));
}

static void test_ellipsis(void **state) {
    Kit *kit = *state;
    Str out = {0};
    const char *name = "asyncio.exceptions.CancelledError";
    int full = width(kit, body, name);
    assert_false(text_ellipsis(kit->text, body, name, full, &out));
    assert_string_equal(str_text(&out), name);
    for (int w = full - 1; w >= 0; w -= 7) {
        assert_true(text_ellipsis(kit->text, body, name, w, &out));
        assert_int_equal(strncmp(str_text(&out), name, out.n - strlen("…")), 0);
        assert_string_equal(str_text(&out) + out.n - strlen("…"), "…");
        if (out.n > strlen("…")) assert_true(width(kit, body, str_text(&out)) <= w + 1);
    }
    assert_true(text_ellipsis(kit->text, body, "очень длинное имя", 60, &out));
    const char *at = str_text(&out), *end = at + out.n; // cut between characters
    while (at < end)
        assert_true(utf8_next(&at, end) != 0xFFFD);
    str_deinit(&out);
}

static size_t wrapped(Kit *kit, const char *text, int width_px, char lines[][64], size_t max) {
    TextLine found[16];
    size_t n = text_wrap(kit->text, body, text, width_px, found, 16);
    for (size_t i = 0; i < n && i < max; i++) {
        snprintf(lines[i], 64, "%.*s", (int)found[i].n, text + found[i].from);
        assert_true(found[i].width_px <= width_px + 1);
    }
    return n;
}

static void test_wrap(void **state) {
    Kit *kit = *state;
    char lines[8][64];
    int w = width(kit, body, "its timer fired");
    assert_int_equal(wrapped(kit, "its timer fired  at three", w, lines, 8), 2);
    assert_string_equal(lines[0], "its timer fired");
    assert_string_equal(lines[1], "at three");
    // A number stays with its unit.
    assert_int_equal(
        wrapped(kit, "its timer at 3\u00A0s", width(kit, body, "its timer at 3"), lines, 8), 2);
    assert_string_equal(lines[0], "its timer at");
    assert_string_equal(lines[1], "3\u00A0s");
    assert_int_equal(wrapped(kit, "a\n\nb", 100, lines, 8), 3);
    assert_string_equal(lines[1], "");
    assert_string_equal(lines[2], "b");
    assert_int_equal(wrapped(kit, "", 100, lines, 8), 0);
    // A word that is too long is cut; nothing gets lost.
    size_t n = wrapped(kit, "CancelledErrorCancelledError", 60, lines, 8);
    Str joined = {0};
    for (size_t i = 0; i < n; i++)
        str_add(&joined, lines[i]);
    assert_string_equal(str_text(&joined), "CancelledErrorCancelledError");
    str_deinit(&joined);
    assert_int_equal(text_wrap(kit->text, body, "abc", 1, NULL, 0),
                     3); // a character a line at least
}

static void test_broken_text_does_no_harm(void **state) {
    Kit *kit = *state;
    const char bad[] = "a\xFF\xC3(\xE2\x82z\tb\x01";
    assert_true(width(kit, body, bad) > 0);
    assert_true(width(kit, code, bad) > 0);
    assert_int_equal(width(kit, code, "\x01"), 9);
    const char *unknown = "\U0001F600漢";
    assert_true(width(kit, code, unknown) > 0);
    char *endless = malloc(100001);
    memset(endless, 'x', 100000);
    endless[100000] = '\0';
    assert_int_equal(width(kit, code, endless), 8192 * 9);
    free(endless);
}

static void test_picture_of_text(void **state) {
    Kit *kit = *state;
    DrawList *list = &kit->ui.list;
    draw_begin(list, 520, 250, 0xFF14161B);
    const Color color = 0xFFECEEF3;
    TextStyle why = {FONT_SANS, 600, 36, text_tracking(36)}, dim = {FONT_SANS, 400, 13, 0};
    draw_text(list, 8, 40, why, color, "runs: 3 s, AV To fi");
    draw_text(list, 8, 70, body, color,
              "It sleeps until 5 s: no task is ready. 0123456789 Illegal");
    draw_text(list, 8, 94, body, color, "Задача B идёт: таймер сработал в 3 с, щука — ёж «эй»");
    draw_text(list, 8, 118, code, color, "async def f(x) -> int: return x != 1 == {}  # ёжик");
    for (int i = 0; i < 4; i++) {
        TextStyle style = {FONT_SANS, 400 + 100 * i, 17, 0};
        draw_text(list, 8 + 120 * i, 146, style, color, "Table to table");
        style.family = FONT_MONO;
        style.size_px = 13;
        draw_text(list, 8 + 120 * i, 170, style, color, "queue.get()");
    }
    draw_text(list, 8, 194, dim, color, "← → ↑ ↓ … × ½ ≠ – — ① “now” ‘x’ N° 5 €");
    TextStyle clock = {FONT_SANS, 600, 48, text_tracking(48)};
    draw_text(list, 8, 240, clock, color, "12:00:00 41:25");
    Pixels pixels = pixels_new(list->w, list->h);
    Raster *raster = raster_new();
    raster_draw(raster, list, pixels, NULL);
    golden_check("text", pixels);
    raster_free(raster);
    pixels_free(&pixels);
}

// What neither of our fonts has is drawn by one that is installed; in code each stays in its cell.
static void test_other_fonts_help_out(void **state) {
    Kit *kit = *state;
    if (access("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", R_OK) != 0) skip();
    static const char arabic[] = "\u0645", nobodys[] = "\U000F1234";
    const TextRun *drawn = text_run(kit->text, body, arabic, strlen(arabic));
    const TextRun *missing = text_run(kit->text, body, nobodys, strlen(nobodys));
    assert_true(drawn->ink.w > 0);
    assert_true(memcmp(&drawn->ink, &missing->ink, sizeof(Rect)) != 0);
    int cell = text_metrics(kit->text, code).cell_w;
    assert_int_equal(width(kit, code, "\u0645\u0645a"), 3 * cell);
    static const char wide[] = "\U0001D15F"; // a half note
    const TextRun *note = text_run(kit->text, code, wide, strlen(wide));
    assert_true(note->ink.w <= cell + 2);
}

// Fontconfig is pointed at a configuration without fonts: one clear error, no crash.
static void test_missing_font_names_its_package(void **state) {
    (void)state;
    Error error = {0};
    const char *path = ACTUAL_DIR "/no-fonts.conf";
    const char *config = "<?xml version=\"1.0\"?><fontconfig></fontconfig>\n";
    assert_true(file_write(path, config, strlen(config), &error));
    setenv("FONTCONFIG_FILE", path, 1);
    Text *text = text_new(&error);
    unsetenv("FONTCONFIG_FILE");
    assert_null(text);
    assert_string_equal(error.message,
                        "the font Inter is missing: install the package fonts-inter");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_figures_are_tabular),
        cmocka_unit_test(test_words_are_kerned),
        cmocka_unit_test(test_code_is_a_grid),
        cmocka_unit_test(test_code_has_no_ligatures),
        cmocka_unit_test(test_metrics_scale),
        cmocka_unit_test(test_baseline_centres_capitals),
        cmocka_unit_test(test_runs_are_cached),
        cmocka_unit_test(test_trim_keeps_what_is_in_use),
        cmocka_unit_test(test_ellipsis),
        cmocka_unit_test(test_wrap),
        cmocka_unit_test(test_broken_text_does_no_harm),
        cmocka_unit_test(test_picture_of_text),
        cmocka_unit_test(test_other_fonts_help_out),
        cmocka_unit_test(test_missing_font_names_its_package),
    };
    return cmocka_run_group_tests(tests, kit_setup, kit_teardown);
}
