// What is kept is a line for the run and a line for each place.
#include "view/app/bookmarks.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "view/app/kept.h"

static const char kind[] = "bookmarks";
enum { MOST = 10000 };

static int compare(Bookmark a, Bookmark b) {
    if (a.position != b.position) return a.position < b.position ? -1 : 1;
    return a.time_ns < b.time_ns ? -1 : a.time_ns > b.time_ns;
}

// Where [place] stands, or would stand.
static size_t find(const Bookmarks *marks, Bookmark place) {
    size_t at = 0;
    while (at < marks->at.n && compare(marks->at.at[at], place) < 0)
        at++;
    return at;
}

static void put(Bookmarks *marks, size_t at, Bookmark place) {
    vec_push(&marks->at, place);
    memmove(&marks->at.at[at + 1], &marks->at.at[at], (marks->at.n - 1 - at) * sizeof place);
    marks->at.at[at] = place;
}

static void keep(const Bookmarks *marks) {
    if (!marks->path) return;
    if (!marks->at.n) {
        kept_remove(kind, marks->path);
        return;
    }
    Str text = {0};
    str_printf(&text, "%" PRIx64 "\n", marks->run);
    for (size_t i = 0; i < marks->at.n; i++)
        str_printf(&text, "%" PRIu64 " %" PRId64 "\n", marks->at.at[i].position,
                   marks->at.at[i].time_ns);
    kept_write(kind, marks->path, &text, &(Error){0}); // as well as it goes
    str_deinit(&text);
}

static void read_all(Bookmarks *marks, const char *text) {
    uint64_t run;
    int used = 0;
    if (sscanf(text, "%" SCNx64 "\n%n", &run, &used) != 1 || run != marks->run) return;
    Bookmark place;
    for (const char *at = text + used;
         marks->at.n < MOST &&
         sscanf(at, "%" SCNu64 " %" SCNd64 "\n%n", &place.position, &place.time_ns, &used) == 2;
         at += used)
        put(marks, find(marks, place), place);
}

void bookmarks_open(Bookmarks *marks, const char *path, const char *text, int depth) {
    bookmarks_deinit(marks);
    if (!path) return;
    marks->path = strdup(path);
    if (!marks->path) check_no_memory("bookmarks");
    marks->run = kept_hash(text) + (uint64_t)depth;
    Str kept = {0};
    if (kept_read(kind, path, &kept)) read_all(marks, str_text(&kept));
    str_deinit(&kept);
}

void bookmarks_deinit(Bookmarks *marks) {
    free(marks->path);
    vec_deinit(&marks->at);
    *marks = (Bookmarks){0};
}

void bookmarks_toggle(Bookmarks *marks, Bookmark place) {
    size_t at = find(marks, place);
    if (at < marks->at.n && compare(marks->at.at[at], place) == 0) {
        marks->at.n--;
        memmove(&marks->at.at[at], &marks->at.at[at + 1], (marks->at.n - at) * sizeof place);
    } else if (marks->at.n < MOST) {
        put(marks, at, place);
    }
    keep(marks);
}

void bookmarks_clear(Bookmarks *marks) {
    vec_clear(&marks->at);
    keep(marks);
}

const Bookmark *bookmarks_next(const Bookmarks *marks, Bookmark place, bool forward) {
    size_t at = find(marks, place);
    if (!forward) return at ? &marks->at.at[at - 1] : NULL;
    if (at < marks->at.n && compare(marks->at.at[at], place) == 0) at++;
    return at < marks->at.n ? &marks->at.at[at] : NULL;
}
