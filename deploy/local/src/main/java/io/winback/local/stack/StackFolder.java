package io.winback.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Predicate;

/** The folder with the data and the logs of a stack. */
record StackFolder(Path home) {

    Path logs() {
        return home.resolve("logs");
    }

    void delete() {
        delete(file -> true);
    }

    void deleteExceptLogs() {
        delete(file -> !file.equals(home) && !file.startsWith(logs()));
    }

    private void delete(Predicate<Path> which) {
        if (!Files.exists(home)) {
            return;
        }
        try (var files = Files.walk(home)) {
            files.filter(which).sorted(Comparator.reverseOrder()).forEach(file -> file.toFile()
                    .delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
