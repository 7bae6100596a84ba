// Inside the room: how an event changes a model, and how each change is noted so that it can be
// taken back. Every write to a model goes through SET or RENEW.
#pragma once

#include "trace/model.h"

typedef uint64_t __attribute__((may_alias)) JournalWord;

// A word of the model and what it was.
typedef struct JournalEntry {
    JournalWord *word;
    uint64_t old;
} JournalEntry;

// What the slots in use were, array by array: all of them, or only what has changed since the frame
// before (history.c).
typedef struct KeyFrame {
    uint32_t position;
    uint32_t whole; // the index of the frame, this one or one before, that holds all of them
    ModelNow now;
    char *bytes; // owned
} KeyFrame;

// The key frames of a trace, shared by the models that stand in it (model_share).
typedef struct KeyFrames {
    int n_users;
    VEC(KeyFrame) all;  // ascending
    uint32_t next;      // none before this position
    struct Range *last; // owned; the slots as they were in the last frame
} KeyFrames;

struct ModelHistory {
    bool is_journaling;
    VEC(JournalEntry) journal; // each event's entries begin with the one of now.n
    uint32_t journal_from;     // the position that the journal leads back to
    KeyFrames *frames;
};

// Notes the words that hold the [n_bytes] at [field], which lie in one model or array of it.
static inline void model_note(Model *model, void *field, size_t n_bytes) {
    if (!model->history->is_journaling) return;
    char *begin = (char *)field - ((uintptr_t)field & 7), *end = (char *)field + n_bytes;
    for (JournalWord *word = (JournalWord *)begin; (char *)word < end; word++)
        vec_push(&model->history->journal, (JournalEntry){word, *word});
}

#define SET(model, field, ...)                                                                     \
    (model_note((model), &(field), sizeof(field)), (void)((field) = (__VA_ARGS__)))

// Applies the event at model->now.n. The slots it needs must be there (model_reserve).
void model_fold(Model *model);

// Folds up to [target], which is not before the position, and makes the key frames on the way. The
// slots of all that the trace holds so far must be there (model_reserve).
void model_fold_to(Model *model, uint32_t target);

// Makes room for all that the trace holds so far. Pointers into the model end, and the journal is
// cleared, if something has to move.
void model_reserve(Model *model);

// The record of [id] to write to, or NULL.
ModelTask *model_task_slot(Model *model, ObjectId id);
ModelFuture *model_future_slot(Model *model, ObjectId id); // also of a task
ModelSync *model_sync_slot(Model *model, ObjectId id);
ModelHandle *model_handle_slot(Model *model, HandleId id);
ModelFrame *model_frame_slot(Model *model, FrameId id);

// What an event of the lesson language does (fold_program.c).
void fold_program(Model *model, const Event *event);
