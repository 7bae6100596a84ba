// Where things stand: the grid of boards, the rows that drop what finds no room, the two scales of
// the scrub line.
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "view/chrome/scrub.h"
#include "view/hall/hall_grid.h"
#include "view/parts/row.h"

#define SECOND INT64_C(1000000000)

static bool is_inside(Rect inner, Rect outer) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

// Every board is on exactly one page, inside the area, and touches no other board nor its label.
static void boards_find_room(void **state) {
    (void)state;
    static const int counts[] = {1, 2, 3, 5, 7, 12, 23, 24, 25, 48, 60, 100, 257, 1000, 9999};
    static const struct {
        Rect area;
        float unit;
        bool is_small;
    } rooms[] = {{{24, 300, 912, 636}, 1, false},
                 {{16, 180, 604, 430}, 1, true},
                 {{48, 600, 1824, 1270}, 2, false},
                 {{8, 100, 290, 120}, 1, true}};
    for (size_t r = 0; r < sizeof rooms / sizeof *rooms; r++)
        for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
            int n = counts[c], seen = 0;
            HallGrid grid = hall_grid_fit(rooms[r].area, n, rooms[r].unit, rooms[r].is_small, 0);
            for (int page = 0; page < grid.n_pages; page++) {
                grid = hall_grid_fit(rooms[r].area, n, rooms[r].unit, rooms[r].is_small, page);
                assert_int_equal(grid.first, seen + 1);
                assert_int_equal(grid.board_px % 8, 0);
                for (int board = grid.first; board < hall_grid_end(&grid); board++) {
                    Rect at = hall_grid_board(&grid, board);
                    seen++;
                    assert_int_equal(hall_grid_page_of(&grid, board), page);
                    assert_true(is_inside(at, rooms[r].area));
                    Rect whole = at;
                    if (grid.label_px) {
                        assert_true(is_inside(hall_grid_label(&grid, board), rooms[r].area));
                        whole = rect_join(at, hall_grid_label(&grid, board));
                    }
                    if (board + 1 < hall_grid_end(&grid))
                        assert_false(rect_meets(whole, hall_grid_board(&grid, board + 1)));
                    if (board + grid.columns < hall_grid_end(&grid))
                        assert_false(
                            rect_meets(whole, hall_grid_board(&grid, board + grid.columns)));
                }
            }
            assert_int_equal(seen, n);
        }
}

static void more_room_never_makes_boards_smaller(void **state) {
    (void)state;
    int before = 0;
    for (int h = 200; h < 1200; h += 20) {
        HallGrid grid = hall_grid_fit((Rect){0, 0, 900, h}, 24, 1, false, 0);
        assert_true(grid.board_px >= before || grid.label_px);
        if (grid.label_px) before = grid.board_px;
    }
}

static void the_least_important_leaves_first(void **state) {
    (void)state;
    RowItem items[4] = {{100, 0, INT_MAX, false, 0},
                        {50, 10, 1, false, 0},
                        {60, 10, 3, false, 0},
                        {70, 10, 2, false, 0}};
    assert_int_equal(row_fit(items, 4, 310), 310);
    assert_int_equal(items[3].x, 240);
    assert_int_equal(row_fit(items, 4, 309), 250);
    assert_false(items[1].is_shown);
    assert_int_equal(items[2].x, 110);
    assert_int_equal(row_fit(items, 4, 249), 170);
    assert_true(items[2].is_shown);
    assert_int_equal(row_fit(items, 4, 10), 100); // what must stay stays
    assert_true(items[0].is_shown);
}

// Both ways along the line agree, time never goes back, and the shorter run gets most of the line.
static void the_scrub_line_has_two_scales(void **state) {
    (void)state;
    static const int64_t ends[][2] = {{43200, 3655}, {900, 310}, {60, 60}, {100, 90}, {86400, 1}};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        ScrubScale scale = scrub_scale(ends[i][0] * SECOND, ends[i][1] * SECOND);
        assert_true(scrub_part(&scale, ends[i][1] * SECOND) >= 0.6);
        assert_true(scrub_part(&scale, 0) == 0);
        assert_true(scrub_part(&scale, ends[i][0] * SECOND) == 1);
        int64_t before_ns = -1;
        for (int part = 0; part <= 1000; part++) {
            int64_t time_ns = scrub_time(&scale, part / 1000.0);
            assert_true(time_ns > before_ns);
            before_ns = time_ns;
            double back = scrub_part(&scale, time_ns) * 1000;
            assert_true(back > part - 0.01 && back < part + 0.01);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(boards_find_room),
        cmocka_unit_test(more_room_never_makes_boards_smaller),
        cmocka_unit_test(the_least_important_leaves_first),
        cmocka_unit_test(the_scrub_line_has_two_scales),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
