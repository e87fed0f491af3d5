"""What a disk holds of a folder when the power goes: what was synced, and by chance some of the rest."""
import os


class File:
    def __init__(self, content=b""):
        self.content = self.kept = bytes(content)


class Folder:
    """Names as programs see them, those that are kept, and what was done to them since the last sync."""

    def __init__(self):
        self.names, self.kept, self.pending = {}, {}, []

    def do(self, *steps):
        """Names set, or removed with None, all in one step."""
        for name, node in steps:
            if node is None:
                self.names.pop(name, None)
            else:
                self.names[name] = node
        self.pending.append(steps)

    def keep(self):
        self.kept, self.pending = dict(self.names), []

    def survivors(self, dice):
        """The names that are there after the power has gone. Steps reach the disk in their order."""
        names = dict(self.kept)
        for steps in self.pending[:dice.randint(0, len(self.pending))] if dice else []:
            for name, node in steps:
                if node is None:
                    names.pop(name, None)
                else:
                    names[name] = node
        return names


class Disk:
    def __init__(self, root):
        """All that is in a folder now is kept."""
        self.root, self.top = root, self.load(root)

    def load(self, path):
        folder = Folder()
        for entry in os.scandir(path):
            if entry.is_dir(follow_symlinks=False):
                folder.names[entry.name] = self.load(entry.path)
            else:
                with open(entry.path, "rb") as file:
                    folder.names[entry.name] = File(file.read())
        folder.keep()
        return folder

    def find(self, path):
        node = self.top
        for name in os.path.relpath(os.path.normpath(path), self.root).split("/"):
            if name != ".":
                node = node.names[name]
        return node

    def place(self, path):
        """The folder of a path, and its name there."""
        path = os.path.normpath(path)
        return self.find(os.path.dirname(path)), os.path.basename(path)

    def play(self, line):
        """Does what a line of intercept.c's record tells."""
        _, call, path, other = line.split("\t")
        if call in ("create", "mkdir"):
            folder, name = self.place(path)
            folder.do((name, File() if call == "create" else Folder()))
        elif call in ("unlink", "rmdir"):
            folder, name = self.place(path)
            folder.do((name, None))
        elif call == "link":
            folder, name = self.place(other)
            folder.do((name, self.find(path)))
        elif call == "rename":
            (folder, name), (target, new) = self.place(path), self.place(other)
            node = folder.names[name]
            if folder is target:
                folder.do((new, node), (name, None))
            else:
                target.do((new, node))
                folder.do((name, None))
        elif call == "write":
            offset, _, text = other.partition(" ")
            self.overwrite(self.find(path), int(offset), bytes.fromhex(text))
        elif call in ("truncate", "ftruncate"):
            node = self.find(path)
            node.content = node.content[:int(other or 0)].ljust(int(other or 0), b"\0")
        elif call == "fsync":
            node = self.find(path)
            if isinstance(node, Folder):
                node.keep()
            else:
                node.kept = node.content

    @staticmethod
    def overwrite(file, offset, data):
        content = bytearray(file.content.ljust(offset, b"\0"))
        content[offset:offset + len(data)] = data
        file.content = bytes(content)

    def restore(self, path, dice):
        """Writes what is there after the power has gone: what was synced, and with dice some of the rest."""
        self.write(self.top, path, dice, {})

    def write(self, folder, path, dice, written):
        os.mkdir(path)
        for name, node in folder.survivors(dice).items():
            place = f"{path}/{name}"
            if isinstance(node, Folder):
                self.write(node, place, dice, written)
            elif id(node) in written:
                os.link(written[id(node)], place)
            else:
                written[id(node)] = place
                with open(place, "wb") as file:
                    file.write(node.content if dice and dice.random() < 0.5 else node.kept)
