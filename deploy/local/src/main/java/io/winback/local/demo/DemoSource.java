package io.winback.local.demo;

import io.winback.local.stack.StackFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** Where the orders of a demo come from. A stack holds those of one source only, because figures of two shops would be mixed. */
record DemoSource(String description) {

    private static final String FILE = "demo-source";

    /** @param orders a CSV file, or null for the synthetic shop, whose orders depend on the day */
    static DemoSource of(Path orders, LocalDate asOf) {
        return new DemoSource(
                orders == null
                        ? "the synthetic shop as of " + asOf
                        : orders.toAbsolutePath().normalize().toString());
    }

    /**
     * Stores the source in the folder of the stack. The same source can be used again.
     *
     * @param reset the command that deletes the data of the stack
     * @throws StackFailure if the stack holds the orders of another source
     */
    void claim(Path home, String reset) {
        var file = home.resolve(FILE);
        try {
            if (Files.exists(file)) {
                var present = Files.readString(file).strip();
                if (!present.equals(description)) {
                    throw new StackFailure("""
                            this stack holds the orders of %s; its figures would be mixed with those of %s.
                            Delete its data first: %s. Or choose another folder: --home FOLDER""".formatted(present, description, reset));
                }
            }
            Files.createDirectories(home);
            Files.writeString(file, description);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
