// A row of things of which, in a narrow window or at a large zoom, not all find room: the least
// important ones leave first.
#pragma once

#include <stdbool.h>

typedef struct RowItem {
    int w;      // pixels
    int gap;    // before it, unless it is the first that is shown
    int weight; // who leaves first: the least; of equals the last
    bool is_shown;
    int x; // where it begins, from the row's left end
} RowItem;

// Fills is_shown and x of the [n] items, so that they fit into [w] pixels. An item of weight
// INT_MAX always stays. Returns the width used.
int row_fit(RowItem *items, int n, int w);
