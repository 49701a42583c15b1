package io.winback.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The Node.js that is installed on this machine. Test classes that use it have {@link RequiresNode}. */
public final class Node {

    private static final int MINUTES = 5;

    private Node() {}

    /** The exit code and the output of a program. */
    public record Result(int exitCode, String output) {}

    /** Runs a script with arguments. */
    public static Result run(Path script, String... arguments) {
        var node = InstalledTool.node().find().orElseThrow();
        var command = Stream.concat(Stream.of(node.toString(), script.toString()), Stream.of(arguments))
                .toList();
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " has not ended after " + MINUTES + " minutes");
            }
            return new Result(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
