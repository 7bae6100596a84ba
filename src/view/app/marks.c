// See marks.h.
#include "view/app/marks.h"

#include <string.h>

CodeMarks *marks_of(Marks *marks, const char *path) {
    for (size_t i = 0; i < marks->files.n; i++)
        if (strcmp(marks->files.at[i]->path, path) == 0) return marks->files.at[i];
    CodeMarks *made = code_marks_new(path, marks->keeps);
    vec_push(&marks->files, made); // NOLINT(bugprone-sizeof-expression)
    return made;
}

CodeMarks *marks_of_source(Marks *marks, const Trace *trace, SourceId source) {
    return marks_of(marks, trace_text(trace, (StringId)trace_source(trace, source)->value));
}

void marks_deinit(Marks *marks) {
    for (size_t i = 0; i < marks->files.n; i++)
        code_marks_free(marks->files.at[i]);
    vec_deinit(&marks->files);
    editor_free(marks->typing);
    *marks = (Marks){0};
}
