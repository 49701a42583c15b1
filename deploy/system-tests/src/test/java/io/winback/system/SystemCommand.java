package io.winback.system;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Runs commands of the operating system. */
final class SystemCommand {

    private SystemCommand() {}

    /** @return the exit code; -1 if this machine does not have the command */
    static int run(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
