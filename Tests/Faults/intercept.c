// Counts the system calls that a program makes in a folder, and lets the n-th of them fail or be its last.
//
// Loaded with LD_PRELOAD. The environment says what to do:
//
//   FAULT_PROGRAM  the program that is meant; others that it starts run as ever
//   FAULT_ROOT     the folder: calls that concern nothing below it are not counted
//   FAULT_MODE     count, error, broken, kill-before, kill-after, short, record
//   FAULT_ERRNO    the number of the error; with that of a full disk (ENOSPC) only calls that take room are counted
//   FAULT_AT       which call it is, from 1; `broken` lets all calls from there on fail
//   FAULT_LOG      a file outside of the folder, which gets a line for each call
//
// With `error` and `broken` reading calls are counted too; else a call that changes nothing is like the one before it.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum kind { READS, CHANGES, TAKES_ROOM };
enum { DESCRIPTORS = 1024 };

static struct {
  int is_active, is_reading_counted, is_recording, number, log;
  long at, count;
  char mode[16], root[PATH_MAX];
  size_t root_length;
} fault;

/// The path of each open file below the root.
static char *paths[DESCRIPTORS];
static char is_written[DESCRIPTORS];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(type, name, ...) \
  static type (*real)(__VA_ARGS__); \
  if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static const char *setting(const char *name) {
  const char *value = getenv(name);
  return value ? value : "";
}

__attribute__((constructor)) static void start(void) {
  char program[PATH_MAX];
  ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
  program[length < 0 ? 0 : length] = 0;
  if (strcmp(program, setting("FAULT_PROGRAM"))) return;
  snprintf(fault.root, sizeof fault.root, "%s", setting("FAULT_ROOT"));
  fault.root_length = strlen(fault.root);
  snprintf(fault.mode, sizeof fault.mode, "%s", setting("FAULT_MODE"));
  fault.number = atoi(setting("FAULT_ERRNO"));
  fault.at = atol(setting("FAULT_AT"));
  fault.is_reading_counted = !strcmp(fault.mode, "error") || !strcmp(fault.mode, "broken") || !strcmp(fault.mode, "count");
  fault.is_recording = !strcmp(fault.mode, "record");
  fault.log = syscall(SYS_openat, AT_FDCWD, setting("FAULT_LOG"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  // Where no program's own descriptors are, so that its numbers stay as they are.
  int high = fcntl(fault.log, F_DUPFD_CLOEXEC, DESCRIPTORS - 1);
  if (high >= 0) {
    syscall(SYS_close, fault.log);
    fault.log = high;
  }
  fault.is_active = fault.root_length > 0;
}

/// The absolute path of a name, or nothing where it is not below the root.
static const char *below(int directory, const char *name, char *buffer) {
  if (!fault.is_active || !name) return NULL;
  if (name[0] == '/') {
    snprintf(buffer, PATH_MAX, "%s", name);
  } else if (directory == AT_FDCWD) {
    char here[PATH_MAX / 2];
    if (!getcwd(here, sizeof here)) return NULL;
    snprintf(buffer, PATH_MAX, "%s/%s", here, name);
  } else {
    if (directory < 0 || directory >= DESCRIPTORS || !paths[directory]) return NULL;
    snprintf(buffer, PATH_MAX, "%s/%s", paths[directory], name);
  }
  if (strncmp(buffer, fault.root, fault.root_length)) return NULL;
  return buffer[fault.root_length] == '/' || !buffer[fault.root_length] ? buffer : NULL;
}

static const char *of(int file) {
  return fault.is_active && file >= 0 && file < DESCRIPTORS ? paths[file] : NULL;
}

static void tell(const char *name, const char *path, const char *other) {
  char line[2 * PATH_MAX + 64];
  int length = snprintf(line, sizeof line, "%ld\t%s\t%s\t%s\n", fault.count, name, path, other ? other : "");
  if (fault.log >= 0 && syscall(SYS_write, fault.log, line, length) != length) _exit(99);
}

static void die(void) {
  syscall(SYS_kill, getpid(), SIGKILL);
  for (;;) pause();
}

enum verdict { GO_ON, FAIL, DIE_AFTER, HALF };

/// Counts a call. Where it is the one that is meant, says what becomes of it.
static enum verdict judge(const char *name, const char *path, const char *other, enum kind kind) {
  if (!path) return GO_ON;
  if (kind == READS && !fault.is_reading_counted) return GO_ON;
  if (fault.number == ENOSPC && kind != TAKES_ROOM) return GO_ON;
  if (!strcmp(fault.mode, "short") && strcmp(name, "write")) return GO_ON;
  pthread_mutex_lock(&lock);
  fault.count++;
  int is_meant = fault.count == fault.at;
  if (!fault.is_recording) tell(name, path, other);
  int is_past = fault.at > 0 && fault.count > fault.at;
  pthread_mutex_unlock(&lock);
  if (is_past && !strcmp(fault.mode, "broken")) return FAIL;
  if (!is_meant) return GO_ON;
  if (!strcmp(fault.mode, "error") || !strcmp(fault.mode, "broken")) return FAIL;
  if (!strcmp(fault.mode, "kill-before")) die();
  if (!strcmp(fault.mode, "kill-after")) return DIE_AFTER;
  if (!strcmp(fault.mode, "short")) return HALF;
  return GO_ON;
}

static void opened(int file, const char *path, int flags) {
  if (file < 0 || file >= DESCRIPTORS || !path) return;
  free(paths[file]);
  paths[file] = strdup(path);
  is_written[file] = (flags & O_ACCMODE) != O_RDONLY;
}

/// Runs a call that concerns a path, and does what the verdict says. `record` tells of it once it has succeeded.
#define RUN(name, path, other, kind, failure, call) \
  ({ \
    enum verdict verdict_ = judge(name, path, other, kind); \
    __typeof__(call) result_; \
    if (verdict_ == FAIL) { \
      errno = fault.number; \
      result_ = failure; \
    } else { \
      result_ = call; \
      if (verdict_ == DIE_AFTER) die(); \
      if ((path) && fault.is_recording && (kind) != READS && result_ != failure) { \
        int number_ = errno; \
        fault.count++; \
        tell(name, path, other); \
        errno = number_; \
      } \
    } \
    result_; \
  })

static int open_at(int directory, const char *name, int flags, mode_t mode) {
  char buffer[PATH_MAX];
  const char *path = below(directory, name, buffer);
  int creates = flags & O_CREAT, changes = flags & (O_CREAT | O_TRUNC);
  // A file that is there already takes no room.
  int is_there = path && syscall(SYS_faccessat, AT_FDCWD, path, F_OK) == 0;
  const char *call = changes ? (is_there ? (flags & O_TRUNC ? "truncate" : "open") : "create") : "open";
  enum kind kind = !changes || (is_there && !(flags & O_TRUNC)) ? READS : creates && !is_there ? TAKES_ROOM : CHANGES;
  int file = RUN(call, path, NULL, kind, -1, (int)syscall(SYS_openat, directory, name, flags, mode));
  opened(file, path, flags);
  return file;
}

static mode_t mode_of(int flags, va_list arguments) { return flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0; }

#define OPEN(function) \
  int function(const char *name, int flags, ...) { \
    va_list arguments; \
    va_start(arguments, flags); \
    mode_t mode = mode_of(flags, arguments); \
    va_end(arguments); \
    return open_at(AT_FDCWD, name, flags, mode); \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(function) \
  int function(int directory, const char *name, int flags, ...) { \
    va_list arguments; \
    va_start(arguments, flags); \
    mode_t mode = mode_of(flags, arguments); \
    va_end(arguments); \
    return open_at(directory, name, flags, mode); \
  }
OPENAT(openat)
OPENAT(openat64)

int __open_2(const char *name, int flags) { return open_at(AT_FDCWD, name, flags, 0); }
int __open64_2(const char *name, int flags) { return open_at(AT_FDCWD, name, flags, 0); }
int __openat_2(int directory, const char *name, int flags) { return open_at(directory, name, flags, 0); }
int __openat64_2(int directory, const char *name, int flags) { return open_at(directory, name, flags, 0); }
int creat(const char *name, mode_t mode) { return open_at(AT_FDCWD, name, O_WRONLY | O_CREAT | O_TRUNC, mode); }
int creat64(const char *name, mode_t mode) { return creat(name, mode); }

int close(int file) {
  const char *path = of(file);
  if (!path) return syscall(SYS_close, file);
  enum verdict verdict = judge("close", path, NULL, is_written[file] ? CHANGES : READS);
  free(paths[file]);
  paths[file] = NULL;
  int result = syscall(SYS_close, file);
  if (verdict == DIE_AFTER) die();
  if (verdict != FAIL) return result;
  errno = fault.number;
  return -1;
}

/// What is written, for whoever plays it back: where, and in hexadecimal what.
static void record_write(const char *path, off_t offset, const void *bytes, size_t size) {
  char *text = malloc(2 * size + 40);
  int length = snprintf(text, 40, "%lld ", (long long)offset);
  for (size_t i = 0; i < size; i++) length += sprintf(text + length, "%02x", ((const unsigned char *)bytes)[i]);
  size_t room = length + strlen(path) + 64;
  char *line = malloc(room);
  length = snprintf(line, room, "%ld\twrite\t%s\t%s\n", ++fault.count, path, text);
  if (syscall(SYS_write, fault.log, line, length) != length) _exit(99);
  free(line);
  free(text);
}

static ssize_t written(int file, const void *bytes, size_t size, off_t offset) {
  const char *path = of(file);
  enum verdict verdict = judge("write", path, NULL, TAKES_ROOM);
  if (verdict == FAIL) {
    errno = fault.number;
    return -1;
  }
  if (verdict == HALF) size /= 2;
  ssize_t result = offset < 0 ? syscall(SYS_write, file, bytes, size) : syscall(SYS_pwrite64, file, bytes, size, offset);
  if (verdict == DIE_AFTER || verdict == HALF) die();
  if (path && fault.is_recording && result > 0) {
    off_t end = offset < 0 ? lseek(file, 0, SEEK_CUR) : offset + result;
    record_write(path, end - result, bytes, result);
  }
  return result;
}

ssize_t write(int file, const void *bytes, size_t size) { return written(file, bytes, size, -1); }
ssize_t pwrite(int file, const void *bytes, size_t size, off_t offset) { return written(file, bytes, size, offset); }
ssize_t pwrite64(int file, const void *bytes, size_t size, off_t offset) { return written(file, bytes, size, offset); }

ssize_t read(int file, void *bytes, size_t size) {
  return RUN("read", of(file), NULL, READS, -1, syscall(SYS_read, file, bytes, size));
}
ssize_t pread(int file, void *bytes, size_t size, off_t offset) {
  return RUN("read", of(file), NULL, READS, -1, syscall(SYS_pread64, file, bytes, size, offset));
}
ssize_t pread64(int file, void *bytes, size_t size, off_t offset) { return pread(file, bytes, size, offset); }

void *mmap(void *address, size_t size, int protection, int flags, int file, off_t offset) {
  return RUN(
    "mmap", of(file), NULL, READS, MAP_FAILED,
    (void *)syscall(SYS_mmap, address, size, protection, flags, file, offset));
}
void *mmap64(void *address, size_t size, int protection, int flags, int file, off_t offset) {
  return mmap(address, size, protection, flags, file, offset);
}

int fsync(int file) { return RUN("fsync", of(file), NULL, CHANGES, -1, (int)syscall(SYS_fsync, file)); }
int fdatasync(int file) { return RUN("fsync", of(file), NULL, CHANGES, -1, (int)syscall(SYS_fdatasync, file)); }
int fchmod(int file, mode_t mode) { return RUN("chmod", of(file), NULL, CHANGES, -1, (int)syscall(SYS_fchmod, file, mode)); }
int chmod(const char *name, mode_t mode) {
  char buffer[PATH_MAX];
  return RUN("chmod", below(AT_FDCWD, name, buffer), NULL, CHANGES, -1, (int)syscall(SYS_fchmodat, AT_FDCWD, name, mode));
}

int ftruncate(int file, off_t size) {
  char text[32];
  snprintf(text, sizeof text, "%lld", (long long)size);
  return RUN("ftruncate", of(file), text, CHANGES, -1, (int)syscall(SYS_ftruncate, file, size));
}
int ftruncate64(int file, off_t size) { return ftruncate(file, size); }

int renameat2(int from, const char *name, int to, const char *target, unsigned flags) {
  char first[PATH_MAX], second[PATH_MAX];
  const char *path = below(from, name, first);
  return RUN(
    "rename", path, below(to, target, second), TAKES_ROOM, -1,
    (int)syscall(SYS_renameat2, from, name, to, target, flags));
}
int renameat(int from, const char *name, int to, const char *target) { return renameat2(from, name, to, target, 0); }
int rename(const char *name, const char *target) { return renameat2(AT_FDCWD, name, AT_FDCWD, target, 0); }

int linkat(int from, const char *name, int to, const char *target, int flags) {
  char first[PATH_MAX], second[PATH_MAX];
  const char *path = below(from, name, first);
  return RUN(
    "link", path, below(to, target, second), TAKES_ROOM, -1, (int)syscall(SYS_linkat, from, name, to, target, flags));
}
int link(const char *name, const char *target) { return linkat(AT_FDCWD, name, AT_FDCWD, target, 0); }

int symlinkat(const char *target, int directory, const char *name) {
  char buffer[PATH_MAX];
  return RUN(
    "symlink", below(directory, name, buffer), target, TAKES_ROOM, -1,
    (int)syscall(SYS_symlinkat, target, directory, name));
}
int symlink(const char *target, const char *name) { return symlinkat(target, AT_FDCWD, name); }

int unlinkat(int directory, const char *name, int flags) {
  char buffer[PATH_MAX];
  return RUN(
    flags & AT_REMOVEDIR ? "rmdir" : "unlink", below(directory, name, buffer), NULL, CHANGES, -1,
    (int)syscall(SYS_unlinkat, directory, name, flags));
}
int unlink(const char *name) { return unlinkat(AT_FDCWD, name, 0); }
int rmdir(const char *name) { return unlinkat(AT_FDCWD, name, AT_REMOVEDIR); }

int mkdirat(int directory, const char *name, mode_t mode) {
  char buffer[PATH_MAX];
  return RUN(
    "mkdir", below(directory, name, buffer), NULL, TAKES_ROOM, -1, (int)syscall(SYS_mkdirat, directory, name, mode));
}
int mkdir(const char *name, mode_t mode) { return mkdirat(AT_FDCWD, name, mode); }

int access(const char *name, int mode) {
  char buffer[PATH_MAX];
  return RUN("access", below(AT_FDCWD, name, buffer), NULL, READS, -1, (int)syscall(SYS_faccessat, AT_FDCWD, name, mode));
}

#define STATUS(function, arguments, directory, name, call, ...) \
  int function arguments { \
    REAL(int, #function, __VA_ARGS__); \
    char buffer[PATH_MAX]; \
    return RUN("stat", below(directory, name, buffer), NULL, READS, -1, call); \
  }
STATUS(stat, (const char *name, struct stat *status), AT_FDCWD, name, real(name, status), const char *, struct stat *)
STATUS(lstat, (const char *name, struct stat *status), AT_FDCWD, name, real(name, status), const char *, struct stat *)
STATUS(
  fstatat, (int directory, const char *name, struct stat *status, int flags), directory, name,
  real(directory, name, status, flags), int, const char *, struct stat *, int)

int fstat(int file, struct stat *status) {
  REAL(int, "fstat", int, struct stat *);
  return RUN("stat", of(file), NULL, READS, -1, real(file, status));
}

DIR *opendir(const char *name) {
  REAL(DIR *, "opendir", const char *);
  char buffer[PATH_MAX];
  return RUN("opendir", below(AT_FDCWD, name, buffer), NULL, READS, NULL, real(name));
}
DIR *fdopendir(int file) {
  REAL(DIR *, "fdopendir", int);
  return RUN("opendir", of(file), NULL, READS, NULL, real(file));
}
#define ENTRY(function, entry) \
  struct entry *function(DIR *directory) { \
    REAL(struct entry *, #function, DIR *); \
    return RUN("readdir", of(dirfd(directory)), NULL, READS, NULL, real(directory)); \
  }
ENTRY(readdir, dirent)
ENTRY(readdir64, dirent64)

int closedir(DIR *directory) {
  REAL(int, "closedir", DIR *);
  int file = dirfd(directory);
  if (of(file)) {
    free(paths[file]);
    paths[file] = NULL;
  }
  return real(directory);
}
