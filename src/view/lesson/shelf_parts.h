// Inside the shelf: what its files share while it is drawn.
#pragma once

#include "view/lesson/shelf_panel.h"

static const char shelf_chapters[] =
    "GCSFEP?"; // the last: of a lesson that names none, or is broken
enum { SHELF_CHAPTERS = sizeof shelf_chapters - 1 };

// The letter of the first system that the lesson covers, as an index.
int shelf_chapter(const ShelfEntry *entry);
const char *shelf_chapter_text(View *view, const char *what, int chapter); // "chapter", "about"
// In the language that is spoken; NULL: it is broken.
const LessonText *shelf_text(View *view, const ShelfEntry *entry);
// One mark a moment: seen, or still to come. [is_last]: it is where one stopped.
void shelf_steps_draw(View *view, Rect area, const ProgressLesson *lesson, const LessonText *text,
                      bool is_last);

// The side bar: what there is, and what can be done. The width it wants; 0: there is no room.
int shelf_side_width(const View *view, Rect area);
void shelf_side_draw(View *view, const ShelfView *shelf, Rect area, ShelfDone *done);
// Search, theme, keys and language in one line, where there is no side bar.
void shelf_top_draw(View *view, Rect line);

// A program of one's own: that it can be opened, and those that were opened last; as a card, or
// what was opened last in one line.
void shelf_own_draw(View *view, const ShelfView *shelf, Rect card, ShelfDone *done);
void shelf_recent_draw(View *view, const ShelfView *shelf, Rect line, ShelfDone *done);

// The lessons, by chapter; and that card, where it has a place behind the last of them.
bool shelf_cards_have_place(View *view, const ShelfView *shelf, Rect area);
void shelf_cards_draw(View *view, const ShelfView *shelf, Rect area, ShelfDone *done);

// What a lesson is about, in a few lines, from (x, y) on, [h] pixels high.
void shelf_drawing_draw(View *view, const ShelfEntry *entry, int x, int y, int h);
