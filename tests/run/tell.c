// Prints the run of a random program as the transcript tells it: tell LANGUAGE words|json|perfetto
// SEED.
#include <stdlib.h>
#include <string.h>

#include "random_program.h"
#include "run/record.h"
#include "run/transcript.h"

static void ignore_trouble(void *data, Loop *loop, const LoopTrouble *trouble) {
    (void)data;
    (void)loop;
    (void)trouble;
}

int main(int argc, char **argv) {
    if (argc != 4) return 2;
    Error error;
    Tr *table = tr_load(argv[1], &error);
    if (!table) {
        error_print(&error, stderr);
        return 1;
    }
    RandomProgram program = {.seed = strtoull(argv[3], NULL, 10), .n_tasks = 6, .n_turns = 12};
    RecordConfig config = {
        .loop = {.name = "a \"quoted\" \\ name\t\xFF", .on_trouble = ignore_trouble}};
    Record *record = record_begin(&config, random_main, &program);
    record_run(record);
    TranscriptForm form = strcmp(argv[2], "json") == 0       ? TRANSCRIPT_JSON
                          : strcmp(argv[2], "perfetto") == 0 ? TRANSCRIPT_PERFETTO
                                                             : TRANSCRIPT_WORDS;
    bool ok = transcript_write(record_trace(record), table, form, stdout, &error);
    record_free(record);
    tr_free(table);
    return ok ? 0 : 1;
}
