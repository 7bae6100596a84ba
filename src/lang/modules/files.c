// See files.h. Folders and files are nodes of a tree. A node that stands for something real has its
// real path until it is written to; the folders of the program are listed when they are first
// looked into. Below the allowed folder there are no nodes: what is asked there is asked of the
// machine.
#include "lang/modules/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/check.h"
#include "base/vec.h"

typedef struct FileNode {
    char *name;                      // owned
    struct FileNode *parent;         // borrowed; NULL: the root, or removed
    VEC(struct FileNode *) children; // by their names
    char *real;                      // owned; what it shows of the machine; NULL: it is in memory
    char *bytes;
    size_t n, capacity;
    int64_t modified_ns;
    uint64_t number;
    uint32_t mode;
    int n_open; // OpenFiles
    bool is_folder, is_listed;
} FileNode;

struct Files {
    FileNode *root;
    char *folder;  // owned: the program's own, as the machine resolves it
    char *allowed; // owned, likewise; or NULL
    Str here;
    FileQuota quota;
    int64_t start_ns, now_ns;
    uint64_t last_number;
    VEC(OpenFile *) open; // owned
};

struct OpenFile {
    Files *files;
    FileNode *node; // NULL: a real file
    int fd;         // of a real file, or of what the node shows of the machine; -1
    int how;
    int number;
};

// ---- nodes

static void *allocate(size_t bytes) {
    void *memory = calloc(1, bytes);
    if (!memory) check_no_memory("the program's files");
    return memory;
}

static char *copy(const char *text) {
    char *kept = strdup(text);
    if (!kept) check_no_memory("the program's files");
    return kept;
}

// Where in a folder [name] is or would be: a program may make a great many files.
static size_t index_of(const FileNode *folder, const char *name) {
    size_t from = 0, to = folder->children.n;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (strcmp(folder->children.at[middle]->name, name) < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

static void node_add(FileNode *folder, FileNode *node) {
    size_t i = index_of(folder, node->name), n_after = folder->children.n - i;
    vec_push(&folder->children, node);
    memmove(folder->children.at + i + 1, folder->children.at + i,
            n_after * sizeof *folder->children.at);
    folder->children.at[i] = node;
}

static FileNode *node_new(Files *files, FileNode *parent, const char *name, bool is_folder) {
    FileNode *node = allocate(sizeof *node);
    node->name = copy(name);
    node->parent = parent;
    node->is_folder = is_folder;
    node->is_listed = true;
    node->mode = is_folder ? 0755 : 0644;
    node->modified_ns = files->now_ns;
    node->number = ++files->last_number;
    if (parent) node_add(parent, node);
    return node;
}

static void forget_bytes(Files *files, FileNode *node) {
    files->quota.grow(files->quota.data, -(int64_t)node->capacity);
    files->quota.release(files->quota.data, node->bytes, node->capacity);
    node->bytes = NULL;
    node->n = node->capacity = 0;
}

static void node_free(Files *files, FileNode *node) {
    for (size_t i = 0; i < node->children.n; i++)
        node_free(files, node->children.at[i]);
    vec_deinit(&node->children);
    forget_bytes(files, node);
    free(node->name);
    free(node->real);
    free(node);
}

// Takes it out of its folder; it lives on while it is open.
static void node_remove(Files *files, FileNode *node) {
    FileNode *parent = node->parent;
    size_t i = index_of(parent, node->name);
    parent->children.n--;
    memmove(parent->children.at + i, parent->children.at + i + 1,
            (parent->children.n - i) * sizeof *parent->children.at);
    parent->modified_ns = files->now_ns;
    node->parent = NULL;
    if (!node->n_open) node_free(files, node);
}

static bool is_inside(const char *path, const char *folder) {
    size_t n = strlen(folder);
    return strncmp(path, folder, n) == 0 && (path[n] == '/' || path[n] == '\0' || n == 1);
}

// A node for an entry of a real folder, unless it leads out of the program's folder or is no file.
static void add_real(Files *files, FileNode *folder, const char *name) {
    char joined[PATH_MAX], real[PATH_MAX];
    struct stat found;
    if (snprintf(joined, sizeof joined, "%s/%s", folder->real, name) >= (int)sizeof joined) return;
    if (!realpath(joined, real) || !is_inside(real, files->folder) || stat(real, &found) != 0)
        return;
    if (!S_ISREG(found.st_mode) && !S_ISDIR(found.st_mode)) return;
    FileNode *node = node_new(files, folder, name, S_ISDIR(found.st_mode));
    node->real = copy(real);
    node->is_listed = !node->is_folder;
    node->modified_ns = files->start_ns;
}

static void list_real(Files *files, FileNode *folder) {
    folder->is_listed = true;
    DIR *entries = opendir(folder->real);
    if (!entries) return;
    for (const struct dirent *entry; (entry = readdir(entries));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            add_real(files, folder, entry->d_name);
    closedir(entries);
}

static FileNode *child(Files *files, FileNode *folder, const char *name) {
    if (!folder->is_listed) list_real(files, folder);
    size_t i = index_of(folder, name);
    FileNode *found = i < folder->children.n ? folder->children.at[i] : NULL;
    return found && strcmp(found->name, name) == 0 ? found : NULL;
}

// ---- paths

// Where a path leads: to a node or, if that is NULL, to a place [name] in [folder] where nothing is
// yet; below the allowed folder, to the real path [real].
typedef struct Place {
    FileNode *node, *folder;
    char name[NAME_MAX + 1];
    char real[PATH_MAX]; // "": none
    bool wants_folder;   // the path ends in "/"
} Place;

// Adds the parts of [path] to the absolute [out], in which there is no "." or ".." afterwards.
static int append_parts(const char *path, Str *out) {
    while (*path) {
        size_t n = strcspn(path, "/");
        if (n > NAME_MAX) return ENAMETOOLONG;
        if (n == 2 && path[0] == '.' && path[1] == '.') {
            char *slash = out->n ? strrchr(out->text, '/') : NULL;
            out->n = slash ? (size_t)(slash - out->text) : 0;
            if (out->text) out->text[out->n] = '\0';
        } else if (n && !(n == 1 && *path == '.')) {
            str_add(out, "/");
            str_add_bytes(out, path, n);
        }
        path += n + (path[n] == '/');
    }
    return 0;
}

// The machine's own name for a place that is allowed; EACCES if a link leads out of it.
static int resolve_real(const Files *files, const char *path, Place *place) {
    char parent[PATH_MAX];
    const char *slash = strrchr(path, '/');
    if (!slash) return ENOENT; // the root itself
    if (realpath(path, place->real)) {
        if (is_inside(place->real, files->allowed)) return 0;
    } else if (snprintf(parent, sizeof parent, "%.*s", (int)(slash - path), path) <
                   (int)sizeof parent &&
               realpath(*parent ? parent : "/", place->real)) {
        size_t n = strlen(place->real);
        if (snprintf(place->real + n, sizeof place->real - n, "%s", slash) >=
            (int)(sizeof place->real - n))
            return ENAMETOOLONG;
        if (is_inside(place->real, files->allowed)) return 0;
    } else {
        return errno;
    }
    *place->real = '\0';
    return EACCES;
}

static int find_node(Files *files, const char *path, Place *place) {
    FileNode *at = files->root;
    for (const char *part = path; *part;) {
        part += *part == '/';
        size_t n = strcspn(part, "/");
        if (!at) return ENOENT;
        if (!at->is_folder) return ENOTDIR;
        memcpy(place->name, part, n);
        place->name[n] = '\0';
        place->folder = at;
        at = child(files, at, place->name);
        part += n;
    }
    place->node = at;
    return 0;
}

static int find(Files *files, const char *path, Place *place) {
    *place = (Place){0};
    if (!*path) return ENOENT;
    if (strnlen(path, PATH_MAX) == PATH_MAX) return ENAMETOOLONG;
    Str absolute = {0};
    int failed = *path == '/' ? 0 : append_parts(str_text(&files->here), &absolute);
    if (!failed) failed = append_parts(path, &absolute);
    if (!failed && absolute.n >= PATH_MAX) failed = ENAMETOOLONG;
    place->wants_folder = path[strlen(path) - 1] == '/';
    if (!failed && files->allowed && is_inside(str_text(&absolute), files->allowed))
        failed = resolve_real(files, str_text(&absolute), place);
    else if (!failed)
        failed = find_node(files, str_text(&absolute), place);
    str_deinit(&absolute);
    return failed;
}

// The same, of something that must be there.
static int find_existing(Files *files, const char *path, Place *place) {
    int failed = find(files, path, place);
    if (failed || *place->real) return failed;
    if (!place->node) return ENOENT;
    return place->wants_folder && !place->node->is_folder ? ENOTDIR : 0;
}

static int or_errno(int result) {
    return result < 0 ? errno : 0;
}

// ---- life

// The folders from the root down to [path], which are there though nothing else in them is.
static FileNode *make_way(Files *files, const char *path) {
    FileNode *at = files->root;
    char name[NAME_MAX + 1];
    for (const char *part = path; *part;) {
        part += *part == '/';
        size_t n = strcspn(part, "/");
        if (n && n <= NAME_MAX) {
            memcpy(name, part, n);
            name[n] = '\0';
            FileNode *next = child(files, at, name);
            at = next ? next : node_new(files, at, name, true);
        }
        part += n;
    }
    return at;
}

Files *files_new(const char *folder, const char *allowed, int64_t start_ns, FileQuota quota) {
    char real[PATH_MAX];
    Files *files = allocate(sizeof *files);
    files->quota = quota;
    files->start_ns = files->now_ns = start_ns;
    files->root = node_new(files, NULL, "", true);
    make_way(files, "/tmp");
    FileNode *own = make_way(files, *folder ? folder : "/home");
    files->folder = copy(*folder && realpath(folder, real) ? real : "");
    if (*files->folder) {
        own->real = copy(files->folder);
        own->is_listed = false;
    }
    str_add(&files->here, *folder ? folder : "/home");
    if (allowed) {
        files->allowed = copy(realpath(allowed, real) ? real : allowed);
        make_way(files, files->allowed);
    }
    return files;
}

void files_free(Files *files) {
    if (!files) return;
    while (files->open.n)
        open_file_close(files->open.at[0]);
    vec_deinit(&files->open);
    node_free(files, files->root);
    free(files->folder);
    free(files->allowed);
    str_deinit(&files->here);
    free(files);
}

void files_set_time(Files *files, int64_t now_ns) {
    files->now_ns = now_ns;
}

// ---- open files

enum { FIRST_NUMBER = 3, MAX_OPEN = 1000 };

static int reserve(Files *files, FileNode *node, size_t n) {
    if (n <= node->capacity) return 0;
    size_t capacity = node->capacity ? node->capacity * 2 : 256;
    if (capacity < n) capacity = n;
    if (!files->quota.grow(files->quota.data, (int64_t)(capacity - node->capacity))) return ENOMEM;
    char *moved = large_realloc(node->bytes, node->capacity, capacity);
    if (!moved) check_no_memory("the program's files");
    node->bytes = moved;
    node->capacity = capacity;
    return 0;
}

// What the machine has of the node is read into memory: from now on it is the program's own.
static int take_over(Files *files, FileNode *node, bool with_content) {
    if (!node->real) return 0;
    int fd = open(node->real, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0) return errno;
    int failed = 0;
    for (ssize_t got = 1; with_content && !failed && got > 0;) {
        failed = reserve(files, node, node->n + 65536);
        if (failed) break;
        got = read(fd, node->bytes + node->n, 65536);
        if (got < 0) failed = errno;
        if (got > 0) node->n += (size_t)got;
    }
    close(fd);
    if (failed) {
        forget_bytes(files, node);
        return failed;
    }
    free(node->real);
    node->real = NULL;
    return 0;
}

static OpenFile *open_file_new(Files *files, FileNode *node, int fd, int how) {
    OpenFile *file = allocate(sizeof *file);
    *file = (OpenFile){files, node, fd, how, FIRST_NUMBER};
    if (node) node->n_open++;
    for (size_t i = 0; i < files->open.n;) { // the smallest number that is free
        bool is_used = files->open.at[i++]->number == file->number;
        if (is_used) file->number++, i = 0;
    }
    vec_push(&files->open, file);
    return file;
}

static int open_real(Files *files, const Place *place, int how, OpenFile **out) {
    struct stat found;
    int flags = how & FILE_WRITE ? (how & FILE_READ ? O_RDWR : O_WRONLY) : O_RDONLY;
    if (how & FILE_APPEND) flags |= O_APPEND;
    if (how & FILE_CREATE) flags |= O_CREAT;
    if (how & FILE_EXCLUSIVE) flags |= O_EXCL;
    if (how & FILE_TRUNCATE) flags |= O_TRUNC;
    int fd = open(place->real, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
    if (fd < 0) return errno;
    int failed = fstat(fd, &found) != 0 ? errno : S_ISDIR(found.st_mode) ? EISDIR : 0;
    if (!failed && !S_ISREG(found.st_mode)) failed = EACCES;
    if (failed) close(fd);
    if (!failed) *out = open_file_new(files, NULL, fd, how);
    return failed;
}

static bool may(const FileNode *node, int how) {
    return (!(how & FILE_READ) || node->mode & 0400) && (!(how & FILE_WRITE) || node->mode & 0200);
}

int files_open(Files *files, const char *path, int how, OpenFile **out) {
    Place place;
    int failed = files->open.n >= MAX_OPEN ? EMFILE : find(files, path, &place);
    if (failed) return failed;
    if (*place.real) return open_real(files, &place, how, out);
    FileNode *node = place.node;
    if (!node && (!(how & FILE_CREATE) || place.wants_folder))
        return place.wants_folder && how & FILE_CREATE ? EISDIR : ENOENT;
    if (node && how & FILE_EXCLUSIVE) return EEXIST;
    if (node && node->is_folder) return EISDIR;
    if (node && place.wants_folder) return ENOTDIR;
    if (node && !may(node, how)) return EACCES;
    if (!node) {
        node = node_new(files, place.folder, place.name, false);
        place.folder->modified_ns = files->now_ns;
    }
    if (how & FILE_WRITE) failed = take_over(files, node, !(how & FILE_TRUNCATE));
    if (failed) return failed;
    if (how & FILE_TRUNCATE) node->n = 0;
    int fd = node->real ? open(node->real, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) : -1;
    if (node->real && fd < 0) return errno;
    *out = open_file_new(files, node, fd, how);
    return 0;
}

OpenFile *files_open_nameless(Files *files) {
    FileNode *node = node_new(files, NULL, "", false);
    OpenFile *file = open_file_new(files, node, -1, FILE_READ | FILE_WRITE);
    file->number = -1;
    return file;
}

int open_file_number(const OpenFile *file) {
    return file->number;
}

void open_file_close(OpenFile *file) {
    FileNode *node = file->node;
    Files *files = file->files;
    size_t i = 0;
    while (files->open.at[i] != file)
        i++;
    files->open.at[i] = vec_pop(&files->open);
    if (file->fd >= 0) close(file->fd);
    if (node && --node->n_open == 0 && !node->parent) node_free(file->files, node);
    free(file);
}

int open_file_read(OpenFile *file, int64_t at, void *bytes, size_t *n) {
    const FileNode *node = file->node;
    if (!node || node->real) {
        ssize_t got = pread(file->fd, bytes, *n, at);
        *n = got > 0 ? (size_t)got : 0;
        return got < 0 ? errno : 0;
    }
    size_t left = (size_t)at < node->n ? node->n - (size_t)at : 0;
    if (*n > left) *n = left;
    file->files->quota.copy(file->files->quota.data, bytes, *n ? node->bytes + at : "", *n);
    return 0;
}

static int write_real(int fd, int64_t at, bool appends, const char *bytes, size_t n) {
    while (n) {
        ssize_t put = appends ? write(fd, bytes, n) : pwrite(fd, bytes, n, at);
        if (put < 0 && errno != EINTR) return errno;
        if (put < 0) continue;
        bytes += put;
        at += put;
        n -= (size_t)put;
    }
    return 0;
}

static int resize(OpenFile *file, size_t n) {
    FileNode *node = file->node;
    int failed = reserve(file->files, node, n);
    if (failed) return failed;
    if (n > node->n)
        file->files->quota.copy(file->files->quota.data, node->bytes + node->n, NULL, n - node->n);
    node->n = n;
    node->modified_ns = file->files->now_ns;
    return 0;
}

int open_file_write(OpenFile *file, int64_t at, const void *bytes, size_t n) {
    FileNode *node = file->node;
    if (!node) return write_real(file->fd, at, file->how & FILE_APPEND, bytes, n);
    if (file->how & FILE_APPEND) at = (int64_t)node->n;
    if (!n) return 0;
    int failed = (size_t)at + n > node->n ? resize(file, (size_t)at + n) : 0;
    if (failed) return failed;
    file->files->quota.copy(file->files->quota.data, node->bytes + at, bytes, n);
    node->modified_ns = file->files->now_ns;
    return 0;
}

int open_file_truncate(OpenFile *file, int64_t size) {
    if (!file->node) return or_errno(ftruncate(file->fd, size));
    return resize(file, (size_t)size);
}

static int64_t node_size(const FileNode *node) {
    struct stat found;
    if (node->is_folder) return 4096;
    if (!node->real) return (int64_t)node->n;
    return stat(node->real, &found) == 0 ? found.st_size : 0;
}

int64_t open_file_size(const OpenFile *file) {
    struct stat found;
    if (file->node) return node_size(file->node);
    return fstat(file->fd, &found) == 0 ? found.st_size : 0;
}

// ---- asking and changing

int files_stat(Files *files, const char *path, FileStat *out) {
    Place place;
    struct stat found;
    int failed = find_existing(files, path, &place);
    if (failed) return failed;
    const FileNode *node = place.node;
    if (node) {
        *out = (FileStat){.is_folder = node->is_folder,
                          .mode = node->mode,
                          .n_links = node->is_folder ? 2 : 1,
                          .size = node_size(node),
                          .modified_ns = node->modified_ns,
                          .number = node->number};
        return 0;
    }
    if (stat(place.real, &found) != 0) return errno;
    *out = (FileStat){.is_folder = S_ISDIR(found.st_mode),
                      .mode = found.st_mode & 07777,
                      .n_links = (uint32_t)found.st_nlink,
                      .size = found.st_size,
                      .modified_ns =
                          found.st_mtim.tv_sec * INT64_C(1000000000) + found.st_mtim.tv_nsec,
                      .number = found.st_ino};
    return 0;
}

typedef struct Entry {
    char *name; // owned
    bool is_folder;
} Entry;
typedef VEC(Entry) Entries;

static int by_name(const void *a, const void *b) {
    return strcmp(((const Entry *)a)->name, ((const Entry *)b)->name);
}

static int list_place(Files *files, const Place *place, Entries *out) {
    if (place->node) {
        if (!place->node->is_folder) return ENOTDIR;
        if (!place->node->is_listed) list_real(files, place->node);
        for (size_t i = 0; i < place->node->children.n; i++) {
            const FileNode *node = place->node->children.at[i];
            vec_push(out, (Entry){copy(node->name), node->is_folder});
        }
        return 0;
    }
    DIR *entries = opendir(place->real);
    if (!entries) return errno;
    for (const struct dirent *entry; (entry = readdir(entries));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            vec_push(out, (Entry){copy(entry->d_name), entry->d_type == DT_DIR});
    closedir(entries);
    if (out->n) qsort(out->at, out->n, sizeof *out->at, by_name);
    return 0;
}

int files_list(Files *files, const char *path,
               void (*each)(void *data, const char *name, bool is_folder), void *data) {
    Place place;
    Entries entries = {0};
    int failed = find_existing(files, path, &place);
    if (!failed) failed = list_place(files, &place, &entries);
    for (size_t i = 0; i < entries.n; i++) {
        if (!failed) each(data, entries.at[i].name, entries.at[i].is_folder);
        free(entries.at[i].name);
    }
    vec_deinit(&entries);
    return failed;
}

int files_mkdir(Files *files, const char *path) {
    Place place;
    int failed = find(files, path, &place);
    if (failed) return failed;
    if (*place.real) return or_errno(mkdir(place.real, 0777));
    if (place.node) return EEXIST;
    node_new(files, place.folder, place.name, true);
    place.folder->modified_ns = files->now_ns;
    return 0;
}

int files_remove(Files *files, const char *path) {
    Place place;
    int failed = find_existing(files, path, &place);
    if (failed) return failed;
    if (*place.real) return or_errno(unlink(place.real));
    if (place.node->is_folder) return EISDIR;
    node_remove(files, place.node);
    return 0;
}

static bool is_within(const FileNode *node, const FileNode *folder) {
    for (; node; node = node->parent)
        if (node == folder) return true;
    return false;
}

// Whether the allowed folder is below [node].
static bool is_on_the_way(Files *files, const FileNode *node) {
    Place place;
    return files->allowed && find_node(files, files->allowed, &place) == 0 &&
           is_within(place.node, node);
}

int files_remove_folder(Files *files, const char *path) {
    Place place;
    int failed = find_existing(files, path, &place);
    if (failed) return failed;
    if (*place.real) return or_errno(rmdir(place.real));
    if (!place.node->is_folder) return ENOTDIR;
    if (!place.node->is_listed) list_real(files, place.node);
    if (place.node->children.n) return ENOTEMPTY;
    if (!place.node->parent || is_on_the_way(files, place.node)) return EBUSY;
    node_remove(files, place.node);
    return 0;
}

// Where something is already, it makes room, as rename() has it.
static int make_room(Files *files, const FileNode *from, FileNode *to) {
    if (from->is_folder && !to->is_folder) return ENOTDIR;
    if (!from->is_folder && to->is_folder) return EISDIR;
    if (to->is_folder && !to->is_listed) list_real(files, to);
    if (to->children.n) return ENOTEMPTY;
    node_remove(files, to);
    return 0;
}

int files_rename(Files *files, const char *from, const char *to) {
    Place old, new;
    int failed = find_existing(files, from, &old);
    if (!failed) failed = find(files, to, &new);
    if (failed) return failed;
    if (*old.real && *new.real) return or_errno(rename(old.real, new.real));
    if (*old.real || *new.real) return EXDEV;
    FileNode *node = old.node;
    if (new.node == node) return 0;
    if (!new.node &&new.wants_folder && !node->is_folder) return ENOTDIR;
    if (!node->parent || is_within(new.folder, node)) return EINVAL;
    if (is_on_the_way(files, node)) return EBUSY;
    if (new.node) failed = make_room(files, node, new.node);
    if (failed) return failed;
    node->n_open++; // so that taking it out does not free it
    node_remove(files, node);
    node->n_open--;
    free(node->name);
    node->name = copy(new.name);
    node->parent = new.folder;
    node_add(new.folder, node);
    new.folder->modified_ns = files->now_ns;
    return 0;
}

int files_set_mode(Files *files, const char *path, uint32_t mode) {
    Place place;
    int failed = find_existing(files, path, &place);
    if (failed) return failed;
    if (*place.real) return or_errno(chmod(place.real, mode & 0777));
    place.node->mode = mode & 07777;
    return 0;
}

int files_set_date(Files *files, const char *path, int64_t modified_ns) {
    Place place;
    int failed = find_existing(files, path, &place);
    if (failed) return failed;
    if (!*place.real) {
        place.node->modified_ns = modified_ns;
        return 0;
    }
    struct timespec when = {modified_ns / INT64_C(1000000000), modified_ns % INT64_C(1000000000)};
    return or_errno(utimensat(AT_FDCWD, place.real, (struct timespec[2]){when, when}, 0));
}

int files_enter(Files *files, const char *path) {
    FileStat found;
    int failed = files_stat(files, path, &found);
    if (failed) return failed;
    if (!found.is_folder) return ENOTDIR;
    Str absolute = {0};
    if (*path != '/') append_parts(str_text(&files->here), &absolute);
    append_parts(path, &absolute);
    if (!absolute.n) str_add(&absolute, "/");
    str_deinit(&files->here);
    files->here = absolute;
    return 0;
}

const char *files_here(const Files *files) {
    return str_text(&files->here);
}
