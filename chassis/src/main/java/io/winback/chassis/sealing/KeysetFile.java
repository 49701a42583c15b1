package io.winback.chassis.sealing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The keyset file. Only its owner can read it, if the file system supports that. */
final class KeysetFile {

    private final Path path;

    KeysetFile(Path path) {
        this.path = path;
    }

    boolean exists() {
        return Files.exists(path);
    }

    SealingKeys read() {
        return SealingKeys.read(path);
    }

    /** Writes the file in one step: a reader sees the former keys or the new ones. */
    void write(SealingKeys keys) throws IOException {
        var fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try {
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException e) {
            Files.createFile(fresh);
        }
        Files.writeString(fresh, keys.json());
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
