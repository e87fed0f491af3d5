"""folding-disk.py FOLDER MOUNTPOINT: shows a folder as a disk of macOS shows it, until it is unmounted.

Names that differ in case, or in how letters with marks are put together, are one name, which is kept as it was given.
"""

import errno
import os
import sys
import unicodedata

try:
    import fusepy as fuse
except ImportError:
    import fuse


def fold(name):
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())


class FoldingDisk(fuse.Operations):
    def __init__(self, root):
        self.root = root

    def real(self, path):
        """Where a path is kept, or would be."""
        found = self.root
        for part in path.split("/"):
            if not part:
                continue
            names = os.listdir(found) if os.path.isdir(found) else []
            same = [name for name in names if fold(name) == fold(part)]
            found = os.path.join(found, same[0] if same else part)
        return found

    def getattr(self, path, handle=None):
        status = os.lstat(self.real(path))
        keys = ("atime", "ctime", "mtime", "gid", "mode", "nlink", "size", "uid", "ino")
        return {f"st_{key}": getattr(status, f"st_{key}") for key in keys}

    def readdir(self, path, handle):
        return [".", ".."] + os.listdir(self.real(path))

    def access(self, path, mode):
        if not os.access(self.real(path), mode):
            raise fuse.FuseOSError(errno.EACCES)

    def open(self, path, flags):
        return os.open(self.real(path), flags)

    def create(self, path, mode, info=None):
        return os.open(self.real(path), os.O_RDWR | os.O_CREAT, mode)

    def read(self, path, size, offset, handle):
        return os.pread(handle, size, offset)

    def write(self, path, data, offset, handle):
        return os.pwrite(handle, data, offset)

    def truncate(self, path, length, handle=None):
        os.truncate(self.real(path), length)

    def release(self, path, handle):
        os.close(handle)

    def fsync(self, path, only_data, handle):
        os.fsync(handle)

    def unlink(self, path):
        os.unlink(self.real(path))

    def mkdir(self, path, mode):
        os.mkdir(self.real(path), mode)

    def rmdir(self, path):
        os.rmdir(self.real(path))

    def rename(self, old, new):
        source, target = self.real(old), self.real(new)
        if source == target:
            target = os.path.join(os.path.dirname(target), os.path.basename(new))
        os.rename(source, target)

    def link(self, target, source):
        os.link(self.real(source), self.real(target))

    def symlink(self, target, source):
        os.symlink(source, self.real(target))

    def readlink(self, path):
        return os.readlink(self.real(path))

    def chmod(self, path, mode):
        os.chmod(self.real(path), mode)

    def chown(self, path, uid, gid):
        os.chown(self.real(path), uid, gid)

    def utimens(self, path, times=None):
        os.utime(self.real(path), times)

    def statfs(self, path):
        status = os.statvfs(self.root)
        return {key: getattr(status, key) for key in ("f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_namemax")}


fuse.FUSE(
    FoldingDisk(os.path.realpath(sys.argv[1])), sys.argv[2], foreground=True, nothreads=True, entry_timeout=0,
    attr_timeout=0, negative_timeout=0, use_ino=True, default_permissions=True)
