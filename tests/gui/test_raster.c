// The rasteriser: coverage against geometry, redrawing only what changed against redrawing all, and
// one picture of every primitive.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"
#include "gui/path.h"
#include "gui/png.h"
#include "kit.h"

static DrawList *begin(Kit *kit, int w, int h) {
    draw_begin(&kit->ui.list, w, h, 0xFF000000);
    return &kit->ui.list;
}

// The picture of the list, drawn from nothing.
static Pixels drawn(const DrawList *list) {
    Pixels pixels = pixels_new(list->w, list->h);
    Raster *raster = raster_new();
    raster_draw(raster, list, pixels, NULL);
    raster_free(raster);
    return pixels;
}

static int grey(Pixels p, int x, int y) {
    return (int)(p.at[(ptrdiff_t)y * p.stride + x] & 0xFF);
}

// White on black: the area that is covered, in pixels.
static double area(Pixels p) {
    double sum = 0;
    for (int y = 0; y < p.h; y++)
        for (int x = 0; x < p.w; x++)
            sum += grey(p, x, y) / 255.0;
    return sum;
}

static void check_area(Kit *kit, double expected, double allowed) {
    Pixels p = drawn(&kit->ui.list);
    double found = area(p);
    pixels_free(&p);
    if (found < expected - allowed || found > expected + allowed)
        fail_msg("an area of %.2f instead of %.2f", found, expected);
}

static void test_polygon_coverage(void **state) {
    Kit *kit = *state;
    const Point triangle[] = {{4, 4}, {44, 4}, {4, 44}};
    draw_polygon(begin(kit, 64, 64), triangle, 3, 0xFFFFFFFF);
    Pixels p = drawn(&kit->ui.list);
    assert_int_equal(grey(p, 10, 10), 255);
    assert_int_equal(grey(p, 3, 10), 0);
    assert_in_range(grey(p, 23, 24), 127, 128); // the diagonal halves its pixels
    assert_int_equal(grey(p, 24, 24), 0);
    pixels_free(&p);
    check_area(kit, 800, 0.2);
}

static void test_fractions_of_pixels(void **state) {
    Kit *kit = *state;
    const Point quad[] = {{2.25F, 2.5F}, {6.75F, 2.5F}, {6.75F, 5}, {2.25F, 5}};
    draw_polygon(begin(kit, 10, 10), quad, 4, 0xFFFFFFFF);
    Pixels p = drawn(&kit->ui.list);
    assert_int_equal(grey(p, 4, 3), 255);
    assert_in_range(grey(p, 4, 2), 127, 128);
    assert_in_range(grey(p, 2, 3), 191, 192);
    assert_in_range(grey(p, 2, 2), 95, 96);
    assert_int_equal(grey(p, 4, 5), 0);
    pixels_free(&p);
}

static void test_disc_and_ring_area(void **state) {
    Kit *kit = *state;
    const double pi = 3.14159265358979;
    draw_disc(begin(kit, 128, 128), 64.3F, 63.8F, 50, 0xFFFFFFFF);
    check_area(kit, pi * 2500, 5);
    draw_ring(begin(kit, 128, 128), 64, 64, 40, 6, 0, 1, CAP_BUTT, 0xFFFFFFFF);
    check_area(kit, 2 * pi * 40 * 6, 2);
    draw_ring(begin(kit, 128, 128), 64, 64, 40, 6, 0.9F, 0.25F, CAP_BUTT, 0xFFFFFFFF);
    check_area(kit, pi / 2 * 40 * 6, 1);
    draw_ring(begin(kit, 128, 128), 64, 64, 40, 6, 0.9F, 0.25F, CAP_ROUND, 0xFFFFFFFF);
    check_area(kit, pi / 2 * 40 * 6 + pi * 9, 2); // where cap and ring touch, edges add up
}

static void test_ring_turns_clockwise_from_twelve(void **state) {
    Kit *kit = *state;
    draw_ring(begin(kit, 64, 64), 32, 32, 20, 4, 0, 0.25F, CAP_BUTT, 0xFFFFFFFF);
    Pixels p = drawn(&kit->ui.list);
    assert_int_equal(grey(p, 46, 17), 255); // upper right
    assert_int_equal(grey(p, 17, 17), 0);
    assert_int_equal(grey(p, 46, 46), 0);
    pixels_free(&p);
}

static void test_stroke_width_and_dashes(void **state) {
    Kit *kit = *state;
    Stroke stroke = {.color = 0xFFFFFFFF, .width_px = 3};
    draw_line(begin(kit, 128, 64), 10, 20, 110, 50, stroke);
    check_area(kit, 3 * 104.403, 0.8);
    stroke.on_px = 6, stroke.off_px = 4;
    draw_line(begin(kit, 128, 64), 10, 30, 110, 30, stroke);
    check_area(kit, 3 * 60, 0.3);
    stroke = (Stroke){.color = 0xFFFFFFFF, .width_px = 4, .off_px = 10, .cap = CAP_ROUND};
    draw_line(begin(kit, 128, 64), 14, 30, 109, 30, stroke); // ten dots
    check_area(kit, 10 * 12.566, 1);
}

static void test_mitred_corner(void **state) {
    Kit *kit = *state;
    const Point corner[] = {{10, 40}, {10, 10}, {40, 10}};
    draw_polyline(begin(kit, 64, 64), corner, 3, false,
                  (Stroke){.color = 0xFFFFFFFF, .width_px = 4});
    Pixels p = drawn(&kit->ui.list);
    assert_int_equal(grey(p, 8, 8), 255); // the tip
    assert_int_equal(grey(p, 7, 8), 0);
    assert_int_equal(grey(p, 13, 13), 0);
    pixels_free(&p);
    check_area(kit, 4 * (30 + 30), 0.5);
}

static void test_box_border_lies_inside(void **state) {
    Kit *kit = *state;
    Box box = {0xFF0000FF, 0xFFFF0000, BORDER_SOLID, 2, 0};
    draw_box(begin(kit, 32, 32), (Rect){4, 4, 20, 20}, box);
    Pixels p = drawn(&kit->ui.list);
    assert_int_equal(p.at[4 * 32 + 4], 0xFFFF0000);
    assert_int_equal(p.at[5 * 32 + 5], 0xFFFF0000);
    assert_int_equal(p.at[6 * 32 + 6], 0xFF0000FF);
    assert_int_equal(p.at[23 * 32 + 23], 0xFFFF0000);
    assert_int_equal(p.at[24 * 32 + 24], 0xFF000000);
    assert_int_equal(p.at[3 * 32 + 3], 0xFF000000);
    pixels_free(&p);
}

// Between a white border and its white fill there must be no seam of the black ground.
static void test_rounded_box_has_no_seam(void **state) {
    Kit *kit = *state;
    Box box = {0xFFFFFFFF, 0xFFFFFFFF, BORDER_DOUBLE, 3, 9.5F};
    draw_box(begin(kit, 64, 64), (Rect){4, 4, 50, 40}, box);
    Pixels bordered = drawn(&kit->ui.list);
    box.style = BORDER_NONE;
    draw_box(begin(kit, 64, 64), (Rect){4, 4, 50, 40}, box);
    Pixels plain = drawn(&kit->ui.list);
    for (int i = 0; i < 64 * 64; i++)
        assert_in_range(bordered.at[i] & 0xFF, plain.at[i] & 0xFF, plain.at[i] & 0xFF);
    pixels_free(&bordered);
    pixels_free(&plain);
    check_area(kit, 2000 - (4 - 3.14159) * 9.5 * 9.5, 0.5);
}

static void test_opacity_and_blending(void **state) {
    Kit *kit = *state;
    DrawList *list = begin(kit, 4, 4);
    draw_opacity_push(list, 0.5F);
    draw_fill(list, (Rect){0, 0, 2, 4}, 0xFFFFFFFF);
    draw_opacity_push(list, 0.5F);
    draw_fill(list, (Rect){2, 0, 2, 4}, 0xFFFFFFFF);
    draw_pop(list);
    draw_pop(list);
    Pixels p = drawn(list);
    assert_int_equal(grey(p, 0, 0), 128);
    assert_int_equal(grey(p, 2, 0), 64);
    pixels_free(&p);
}

static void test_clip(void **state) {
    Kit *kit = *state;
    DrawList *list = begin(kit, 16, 16);
    draw_clip_push(list, (Rect){2, 2, 6, 6});
    draw_clip_push(list, (Rect){4, 0, 12, 5});
    draw_disc(list, 8, 8, 20, 0xFFFFFFFF);
    draw_pop(list);
    draw_pop(list);
    check_area(kit, 4 * 3, 0);
}

// ---- damage ------------------------------------------------------------------------------------

typedef struct Random {
    uint64_t state;
} Random;

static int below(Random *random, int n) {
    random->state = random->state * 6364136223846793005U + 1442695040888963407U;
    return (int)((random->state >> 33) % (unsigned)n);
}

static Color any_color(Random *r) {
    return (Color)(below(r, 3) ? 255 : below(r, 256)) << 24 | (Color)below(r, 1 << 24);
}

static Point any_point(Random *r) {
    return (Point){(float)below(r, 4000) / 10 - 40, (float)below(r, 3000) / 10 - 40};
}

static Rect any_rect(Random *r) {
    return (Rect){below(r, 360) - 40, below(r, 260) - 40, below(r, 140), below(r, 90)};
}

static void draw_any_shape(DrawList *list, Random *r) {
    Point points[5];
    for (int i = 0; i < 5; i++)
        points[i] = any_point(r);
    Stroke stroke = {any_color(r),        (float)below(r, 60) / 8,
                     (float)below(r, 20), (float)below(r, 20),
                     (float)below(r, 20), below(r, 2) ? CAP_ROUND : CAP_BUTT};
    size_t n = (size_t)below(r, 4) + 2;
    switch (below(r, 4)) {
    case 0: draw_polyline(list, points, n, below(r, 2), stroke); break;
    case 1: draw_polygon(list, points, n, any_color(r)); break;
    case 2:
        draw_disc(list, points[0].x, points[0].y, (float)below(r, 300) / 8, any_color(r));
        break;
    default:
        draw_ring(list, points[0].x, points[0].y, (float)below(r, 300) / 8, (float)below(r, 80) / 8,
                  (float)below(r, 100) / 50, (float)below(r, 110) / 100, stroke.cap, any_color(r));
    }
}

static void draw_any_board(DrawList *list, Random *r) {
    DrawBoard board = {.from = (int8_t)(below(r, 65) - 1),
                       .to = (int8_t)(below(r, 65) - 1),
                       .dark = any_color(r),
                       .light = any_color(r),
                       .mark_from = any_color(r),
                       .mark_to = any_color(r),
                       .white = 0xFFFFFFFF,
                       .black_edge = 0xFFFFFFFF};
    for (int i = 0; i < 64; i++)
        board.squares[i] = ".PNBRQKpnbrqk"[below(r, 13)];
    Rect rect = any_rect(r);
    rect.h = rect.w;
    draw_board(list, rect, &board);
}

static void draw_anything(DrawList *list, Random *r) {
    static const char *const words[] = {"await asyncio.sleep(1)", "задача", "12:00:00", "→ None"};
    TextStyle style = {below(r, 2) ? FONT_MONO : FONT_SANS, 400 + 100 * below(r, 4),
                       (float)(12 + below(r, 30)), 0};
    Point at = any_point(r);
    switch (below(r, 8)) {
    case 0:
    case 1:
        draw_box(list, any_rect(r),
                 (Box){any_color(r), any_color(r), (BorderStyle)below(r, 5), (float)below(r, 5),
                       (float)below(r, 40)});
        break;
    case 2: draw_text(list, (int)at.x, (int)at.y, style, any_color(r), words[below(r, 4)]); break;
    case 3:
        draw_icon(list, (Icon)(1 + below(r, ICONS - 1)), (int)at.x, (int)at.y, 8 + below(r, 40),
                  any_color(r));
        break;
    case 4:
        draw_pattern(list, any_rect(r), (Pattern)below(r, 7), 0.75F + 0.25F * (float)below(r, 5),
                     any_color(r), any_color(r));
        break;
    case 5: draw_any_board(list, r); break;
    case 6: draw_piece(list, any_rect(r), "PNBRQKpnbrqk"[below(r, 12)], any_color(r), 0); break;
    default: draw_any_shape(list, r);
    }
}

// One command, in a clip and an opacity of its own, all of it decided by [seed].
static void draw_from_seed(DrawList *list, uint64_t seed) {
    Random random = {seed * 7919 + 1};
    bool has_clip = below(&random, 3) == 0, is_faded = below(&random, 3) == 0;
    if (has_clip) draw_clip_push(list, any_rect(&random));
    if (is_faded) draw_opacity_push(list, (float)below(&random, 100) / 100);
    draw_anything(list, &random);
    if (is_faded) draw_pop(list);
    if (has_clip) draw_pop(list);
}

enum { N_COMMANDS = 40, W = 333, H = 222 };

static void draw_seeds(Kit *kit, const uint64_t *seeds, int n) {
    begin(kit, W, H);
    for (int i = 0; i < n; i++)
        draw_from_seed(&kit->ui.list, seeds[i]);
}

static void check_same(Pixels a, Pixels b, int round) {
    for (int y = 0; y < a.h; y++)
        for (int x = 0; x < a.w; x++)
            if (a.at[(ptrdiff_t)y * a.stride + x] != b.at[(ptrdiff_t)y * b.stride + x])
                fail_msg("round %d: pixel %d, %d differs", round, x, y);
}

// What the rectangles do not cover must not have been touched.
static void check_reported(Pixels before, Pixels after, const RectList *changed) {
    for (int y = 0; y < H; y++) {
        for (int x = 0; x < W; x++) {
            bool is_reported = false;
            for (size_t i = 0; i < changed->rects.n; i++)
                is_reported = is_reported || rect_has(changed->rects.at[i], x, y);
            if (!is_reported)
                assert_int_equal(before.at[y * before.stride + x], after.at[y * after.stride + x]);
        }
    }
}

static void test_damage_equals_full_redraw(void **state) {
    Kit *kit = *state;
    Random random = {20240607};
    uint64_t seeds[N_COMMANDS];
    for (int i = 0; i < N_COMMANDS; i++)
        seeds[i] = (uint64_t)below(&random, 1 << 30);
    Raster *raster = raster_new();
    Pixels kept = pixels_new(W, H), before = pixels_new(W, H);
    RectList changed = {0};
    for (int round = 0; round < 60; round++) {
        for (int i = below(&random, 4); i > 0; i--) // sometimes nothing changes at all
            seeds[below(&random, N_COMMANDS)] = (uint64_t)below(&random, 1 << 30);
        draw_seeds(kit, seeds, N_COMMANDS - below(&random, 2));
        memcpy(before.at, kept.at, (size_t)W * H * 4);
        raster_draw(raster, &kit->ui.list, kept, &changed);
        Pixels full = drawn(&kit->ui.list);
        check_same(kept, full, round);
        check_reported(before, kept, &changed);
        pixels_free(&full);
    }
    vec_deinit(&changed.rects);
    pixels_free(&kept);
    pixels_free(&before);
    raster_free(raster);
}

static void test_small_change_is_small(void **state) {
    Kit *kit = *state;
    Raster *raster = raster_new();
    Pixels pixels = pixels_new(1920, 1080);
    RectList changed = {0};
    for (int frame = 0; frame < 3; frame++) {
        DrawList *list = begin(kit, 1920, 1080);
        draw_fill(list, (Rect){100, 100, 1700, 800}, 0xFF202020);
        draw_fill(list, (Rect){frame == 0 ? 400 : 500, 500, 20, 20}, 0xFFFFFFFF);
        raster_draw(raster, list, pixels, &changed);
        int touched = 0;
        for (size_t i = 0; i < changed.rects.n; i++)
            touched += changed.rects.at[i].w * changed.rects.at[i].h;
        if (frame == 0) assert_int_equal(touched, 1920 * 1080);
        if (frame == 1) assert_in_range(touched, 1, 16 * 32 * 32);
        if (frame == 2) assert_int_equal(touched, 0);
    }
    vec_deinit(&changed.rects);
    pixels_free(&pixels);
    raster_free(raster);
}

// ---- one picture of everything -----------------------------------------------------------------

static void test_primitives_picture(void **state) {
    Kit *kit = *state;
    DrawList *list = begin(kit, 480, 300);
    for (int i = 0; i < 5; i++) {
        for (int k = 0; k < 4; k++) {
            Box box = {0xFF223344, 0xFF88CCFF, (BorderStyle)i, (float)k + 1, (float)(4 * k)};
            draw_box(list, (Rect){8 + i * 48, 8 + k * 36, 40, 28}, box);
        }
    }
    for (int i = 0; i < 6; i++) {
        Stroke stroke = {0xFFFFCF4A, 1 + (float)i * 0.5F,         (float)i, (float)i * 1.5F,
                         0,          i % 2 ? CAP_ROUND : CAP_BUTT};
        float x = 260 + (float)i * 36;
        const Point zigzag[] = {{x, 12}, {x + 24, 20}, {x + 4, 40}, {x + 24, 44}, {x + 12, 70}};
        draw_polyline(list, zigzag, 5, false, stroke);
        draw_ring(list, x + 12, 96, 11, 3, 0, 0.15F + 0.17F * (float)i, stroke.cap, 0xFFECEEF3);
        draw_disc(list, x + 12, 130, 1 + 2 * (float)i, 0xFF4FD18A);
    }
    for (int i = 0; i < 7; i++)
        draw_pattern(list, (Rect){8, 160 + i * 19, 120, i % 2 ? 8 : 12}, (Pattern)i,
                     i % 2 ? 0.75F : 1, 0xFF5BB8F0, 0xFF1C3244);
    DrawBoard board = {.from = 52,
                       .to = 36,
                       .dark = 0xFF56617A,
                       .light = 0xFF8591AA,
                       .mark_from = 0x60FFCF4A,
                       .mark_to = 0xA0FFCF4A,
                       .white = 0xFFF5F6F9,
                       .white_edge = 0xFF1A1D24,
                       .black = 0xFF14171D,
                       .black_edge = 0xFFD5DAE4};
    memcpy(board.squares, "rnbqkbnrpppppppp....................P...........PPPP.PPPRNBQKBNR", 64);
    draw_board(list, (Rect){140, 160, 132, 132}, &board);
    for (int i = 1; i < ICONS; i++)
        draw_icon(list, (Icon)i, 284 + (i - 1) % 10 * 19, 160 + (i - 1) / 10 * 19, 16, 0xFFA9B1C0);
    draw_piece(list, (Rect){284, 256, 40, 40}, 'K', 0xFFFFCF4A, 0xFF1A1608);
    draw_piece(list, (Rect){330, 256, 40, 40}, 'n', 0xFF14171D, 0xFFD5DAE4);
    Pixels p = drawn(list);
    golden_check("primitives", p);
    pixels_free(&p);
}

static void test_png_keeps_every_pixel(void **state) {
    (void)state;
    Error error;
    Pixels p = pixels_new(37, 11), back;
    for (int i = 0; i < 37 * 11; i++)
        p.at[i] = 0xFF000000 | (uint32_t)(i * 40503) >> 4;
    assert_true(png_save(ACTUAL_DIR "/round-trip.png", p, &error));
    assert_true(png_load(ACTUAL_DIR "/round-trip.png", &back, &error));
    assert_int_equal(back.w, 37);
    assert_int_equal(back.h, 11);
    check_same(p, back, 0);
    pixels_free(&p);
    pixels_free(&back);
    assert_false(png_load("/no/such/picture.png", &back, &error));
    assert_non_null(strstr(error.message, "/no/such/picture.png"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_polygon_coverage),
        cmocka_unit_test(test_fractions_of_pixels),
        cmocka_unit_test(test_disc_and_ring_area),
        cmocka_unit_test(test_ring_turns_clockwise_from_twelve),
        cmocka_unit_test(test_stroke_width_and_dashes),
        cmocka_unit_test(test_mitred_corner),
        cmocka_unit_test(test_box_border_lies_inside),
        cmocka_unit_test(test_rounded_box_has_no_seam),
        cmocka_unit_test(test_opacity_and_blending),
        cmocka_unit_test(test_clip),
        cmocka_unit_test(test_damage_equals_full_redraw),
        cmocka_unit_test(test_small_change_is_small),
        cmocka_unit_test(test_primitives_picture),
        cmocka_unit_test(test_png_keeps_every_pixel),
    };
    return cmocka_run_group_tests(tests, kit_setup, kit_teardown);
}
