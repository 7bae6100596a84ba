// The files that a program sees. Its own folder stands at its real place and can be read; what the
// program writes stays in memory (copy on write), and nothing else of the machine is there. One
// folder can be given to it for real (`--allow-files DIR`): there reading and writing are what they
// say.
//
// Paths are absolute or relative to the current folder, "/" between their parts; symbolic links are
// followed by the machine's own rules where they stay inside the folder, and are not there where
// they lead out of it.
//
// Failing: functions return 0 or an errno.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

typedef struct Files Files;
typedef struct OpenFile OpenFile;

enum { // how a file is opened
    FILE_READ = 1,
    FILE_WRITE = 2,
    FILE_APPEND = 4, // each write goes to the end
    FILE_CREATE = 8,
    FILE_EXCLUSIVE = 16, // it must not be there yet
    FILE_TRUNCATE = 32,
};

typedef struct FileStat {
    bool is_folder;
    uint32_t mode; // permissions
    uint32_t n_links;
    int64_t size, modified_ns; // since 1970
    uint64_t number;           // of the file; no other has it
} FileStat;

// Bytes that files may take up in memory; asked before they grow. False: there is no room.
typedef struct FileQuota {
    void *data;
    bool (*grow)(void *data, int64_t bytes);                 // negative: they shrink
    void (*release)(void *data, void *memory, size_t bytes); // as large_free, without haste
    // Likewise, as memcpy, or as memset to 0 if [from] is NULL.
    void (*copy)(void *data, void *to, const void *from, size_t bytes);
} FileQuota;

// [folder] is the program's own, absolute; "": it has none. [allowed] is the real one, absolute; or
// NULL. [start_ns] is the date of all files that were there before.
Files *files_new(const char *folder, const char *allowed, int64_t start_ns, FileQuota quota);
void files_free(Files *files);
void files_set_time(Files *files, int64_t now_ns); // the date of what is written from now on

int files_open(Files *files, const char *path, int how, OpenFile **out);
// A file in memory that has no name and goes when it is closed.
OpenFile *files_open_nameless(Files *files);
int open_file_number(const OpenFile *file); // as fileno(); -1: it has none
void open_file_close(OpenFile *file);       // files_free closes what is open then
// [n] is set to what was read: 0 at the end.
int open_file_read(OpenFile *file, int64_t at, void *bytes, size_t *n);
int open_file_write(OpenFile *file, int64_t at, const void *bytes, size_t n);
int open_file_truncate(OpenFile *file, int64_t size);
int64_t open_file_size(const OpenFile *file);

int files_stat(Files *files, const char *path, FileStat *out);
// Calls [each] with the names in the folder, sorted.
int files_list(Files *files, const char *path,
               void (*each)(void *data, const char *name, bool is_folder), void *data);
int files_mkdir(Files *files, const char *path);
int files_remove(Files *files, const char *path);        // a file
int files_remove_folder(Files *files, const char *path); // an empty one
int files_rename(Files *files, const char *from, const char *to);
int files_set_mode(Files *files, const char *path, uint32_t mode);
int files_set_date(Files *files, const char *path, int64_t modified_ns);

int files_enter(Files *files, const char *path); // the current folder
const char *files_here(const Files *files);
