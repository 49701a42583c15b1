package io.winback.local.stack;

import io.winback.local.process.JavaCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The file with the keys of the personal columns. The command of a packaged service creates it before the first service starts. It
 * stays, because without its keys the personal data is lost.
 */
final class LocalKeyset {

    static final String VARIABLE = "WINBACK_SEALING_KEYSET_FILE";

    /** The services that seal columns. */
    private static final List<String> SERVICES = List.of("customer", "notification");

    private static final String COMMAND = "io.winback.chassis.sealing.KeysetCommand";
    private static final int HEAP_MIB = 64;

    private final Path file;

    /** It stays when the keyset file is lost. */
    private final Path created;

    private final Path checkout;

    LocalKeyset(Path home, Path checkout) {
        this.file = home.resolve("keyset.json");
        this.created = home.resolve("keyset-was-created");
        this.checkout = checkout;
    }

    boolean isFor(String service) {
        return SERVICES.contains(service);
    }

    /**
     * The file, which is created if there never was one.
     *
     * @throws StackFailure if the file is gone
     */
    synchronized Path prepare() {
        if (!Files.exists(file)) {
            if (Files.exists(created)) {
                throw new StackFailure("""
                        %s is missing. The personal data in the databases of this folder is sealed with its keys, so new keys \
                        cannot read it. Put back a copy of the file, or delete all data with the command reset""".formatted(file));
            }
            create();
        }
        markAsCreated();
        return file;
    }

    private void markAsCreated() {
        try {
            if (!Files.exists(created)) {
                Files.createFile(created);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void create() {
        var application = checkout.resolve("customer-service/target/quarkus-app");
        var command = JavaCommand.application(HEAP_MIB, List.of(), application, COMMAND);
        command.addAll(List.of("create", file.toString()));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the keyset file cannot be created: " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the keyset file was created", e);
        }
    }
}
