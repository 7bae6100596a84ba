// Leaving out one item after the other until the rest fits.
#include "view/parts/row.h"

#include <limits.h>

static int place(RowItem *items, int n) {
    int x = 0;
    bool is_first = true;
    for (int i = 0; i < n; i++) {
        if (!items[i].is_shown) continue;
        if (!is_first) x += items[i].gap;
        items[i].x = x;
        x += items[i].w;
        is_first = false;
    }
    return x;
}

int row_fit(RowItem *items, int n, int w) {
    for (int i = 0; i < n; i++)
        items[i].is_shown = true;
    for (;;) {
        int used = place(items, n), least = -1;
        if (used <= w) return used;
        for (int i = 0; i < n; i++)
            if (items[i].is_shown && items[i].weight < INT_MAX &&
                (least < 0 || items[i].weight <= items[least].weight))
                least = i;
        if (least < 0) return used;
        items[least].is_shown = false;
    }
}
