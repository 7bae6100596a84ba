// The colour tables and the one table from states to looks.
#include "gui/theme.h"

#include <math.h>

#define RGB(hex) (0xFF000000U | 0x##hex)

const Theme theme_dark = {
    .is_dark = true,
    .bg = RGB(14161B),
    .panel = RGB(1B1E25),
    .raised = RGB(272C36),
    .line = RGB(2E343F),
    .line2 = RGB(4A5160),
    .edge = RGB(757E8F),
    .text = RGB(ECEEF3),
    .dim = RGB(A9B1C0),
    .faint = RGB(909AAB),
    .ink = RGB(1A1608),
    .now = RGB(FFCF4A),
    .now_edge = RGB(FFCF4A),
    .now_line = RGB(FFCF4A),
    .now_text = RGB(FFCF4A),
    .now_tint = RGB(332C1A),
    .now_tint2 = RGB(4A3F20),
    .ready = RGB(5BB8F0),
    .ready_tint = RGB(1C3244),
    .sleep = RGB(A6AEBC),
    .sleep_tint = RGB(262A33),
    .worker = RGB(EE7CD2),
    .worker_tint = RGB(2E2233),
    .done = RGB(4FD18A),
    .done_tint = RGB(18342A),
    .fail = RGB(FF7F50),
    .fail_tint = RGB(3D2419),
    .cancel = RGB(A9B1C0),
    .keyword = RGB(B9BFF0),
    .string = RGB(A9D3C1),
    .number = RGB(E0CFA6),
    .comment = RGB(909AAB),
    .board_dark = RGB(56617A),
    .board_light = RGB(8591AA),
    .white = RGB(F5F6F9),
    .white_edge = RGB(1A1D24),
    .black = RGB(14171D),
    .black_edge = RGB(D5DAE4),
    .shapes = {RGB(DCE0E8), RGB(E9B9BE), RGB(CBDAA6), RGB(A8D5D8), RGB(C3BDEC), RGB(E6CFA0),
               RGB(A9D8BC), RGB(DDB6DC)},
};

const Theme theme_light = {
    .is_dark = false,
    .bg = RGB(F1F2F6),
    .panel = RGB(FFFFFF),
    .raised = RGB(E9ECF2),
    .line = RGB(DADEE6),
    .line2 = RGB(A5ADBB),
    .edge = RGB(7A8393),
    .text = RGB(1A1D24),
    .dim = RGB(4E5766),
    .faint = RGB(5E6776),
    .ink = RGB(1A1608),
    .now = RGB(FFC52E),
    .now_edge = RGB(7A5A00),
    .now_line = RGB(1A1D24),
    .now_text = RGB(1A1D24),
    .now_tint = RGB(FFF3CF),
    .now_tint2 = RGB(FFE59B),
    .ready = RGB(0B63A5),
    .ready_tint = RGB(E0EEF9),
    .sleep = RGB(5F6679),
    .sleep_tint = RGB(EEF0F4),
    .worker = RGB(8A1F78),
    .worker_tint = RGB(F7E6F4),
    .done = RGB(00704F),
    .done_tint = RGB(DFF2EB),
    .fail = RGB(B33B07),
    .fail_tint = RGB(FBE7DE),
    .cancel = RGB(4E5766),
    .keyword = RGB(4A4FA3),
    .string = RGB(22695A),
    .number = RGB(7A5A1E),
    .comment = RGB(5E6776),
    .board_dark = RGB(8C99B3),
    .board_light = RGB(D5DBE6),
    .white = RGB(FFFFFF),
    .white_edge = RGB(1A1D24),
    .black = RGB(20242C),
    .black_edge = RGB(20242C),
    .shapes = {RGB(3D4450), RGB(8E4450), RGB(566B22), RGB(1F6470), RGB(54499E), RGB(7A5A1E),
               RGB(22695A), RGB(7A3F84)},
};

LookStyle theme_look(const Theme *t, Look look) {
    const float radius = 6;
    const Box none = {0, 0, BORDER_NONE, 0, radius};
    const Box asleep = {t->sleep_tint, t->edge, BORDER_DASHED, 1, radius};
    switch (look) {
    case LOOK_CREATED:
        return (LookStyle){
            t->dim,       t->text, {0, t->dim, BORDER_DOTTED, 1, radius}, PATTERN_OUTLINE, 0,
            ICON_CREATED, false};
    case LOOK_READY:
        return (LookStyle){
            t->ready,      t->text,       {t->ready_tint, t->ready, BORDER_SOLID, 1, radius},
            PATTERN_HATCH, t->ready_tint, ICON_READY,
            false};
    case LOOK_RUNNING:
        return (LookStyle){t->now,        t->ink, {t->now, t->now_edge, BORDER_SOLID, 1, radius},
                           PATTERN_SOLID, t->now, ICON_RUNNING,
                           false};
    case LOOK_TIMER:
        return (LookStyle){t->sleep,      t->text,    asleep, PATTERN_TICKS,
                           t->sleep_tint, ICON_CLOCK, false};
    case LOOK_FUTURE:
        return (LookStyle){t->sleep,      t->text,  asleep, PATTERN_DASHES,
                           t->sleep_tint, ICON_BOX, false};
    case LOOK_IO:
        return (LookStyle){t->sleep,      t->text,   asleep, PATTERN_DOTS,
                           t->sleep_tint, ICON_PLUG, false};
    case LOOK_WORKER:
        return (LookStyle){t->worker,
                           t->text,
                           {t->worker_tint, t->worker, BORDER_DOUBLE, 3, radius},
                           PATTERN_DOUBLE_LINE,
                           t->worker_tint,
                           ICON_GEAR,
                           false};
    case LOOK_DONE: return (LookStyle){t->done, t->dim, none, PATTERN_SOLID, 0, ICON_CHECK, true};
    case LOOK_FAILED:
        return (LookStyle){t->fail,       t->text, {t->fail_tint, t->fail, BORDER_SOLID, 1, radius},
                           PATTERN_SOLID, 0,       ICON_CROSS,
                           true};
    case LOOK_CANCELLED:
    default: return (LookStyle){t->cancel, t->dim, none, PATTERN_SOLID, 0, ICON_SLASH, true};
    }
}

static double linear(unsigned channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(Color c) {
    return 0.2126 * linear(c >> 16 & 0xFF) + 0.7152 * linear(c >> 8 & 0xFF) +
           0.0722 * linear(c & 0xFF);
}

double theme_contrast(Color a, Color b) {
    double la = luminance(a), lb = luminance(b);
    return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}
