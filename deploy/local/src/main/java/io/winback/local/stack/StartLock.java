package io.winback.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets one command at a time start parts of a stack. The operating system ends the lock with its process. */
final class StartLock {

    private StartLock() {}

    /** @throws StackFailure if another command holds the lock; then nothing is started */
    static void holding(Path home, Runnable start) {
        try {
            Files.createDirectories(home);
            try (var file = FileChannel.open(
                    home.resolve("starting.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                if (!lock(file)) {
                    throw new StackFailure(
                            "another command is starting this stack (%s); wait until it has ended".formatted(home));
                }
                start.run();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean lock(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
