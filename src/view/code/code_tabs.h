// The names of the program's files above its source. The one where the program is comes to the
// front by itself, until another is chosen; choosing it once more lets it follow again.
#pragma once

#include "trace/trace.h"
#include "view/view.h"

// [shown] is the file below.
void code_tabs_draw(View *view, const Trace *trace, SourceId shown, Rect area);
