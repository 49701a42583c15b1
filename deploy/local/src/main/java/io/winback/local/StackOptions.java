package io.winback.local;

import io.winback.local.stack.Ports;
import io.winback.local.stack.Stack;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which stack a command speaks of. */
public class StackOptions {

    @Option(
            names = "--home",
            description = "Where its state lives (deploy/local/.run unless told).",
            paramLabel = "FOLDER")
    private Path home;

    @Option(
            names = "--port",
            description = "A port of its own for a part, such as kafka=9092; may be given several times.",
            paramLabel = "NAME=NUMBER")
    private Map<String, Integer> ports = new LinkedHashMap<>();

    /** The root of the checkout. */
    public static Path checkout() {
        return Path.of(System.getProperty("winback.checkout", "."))
                .toAbsolutePath()
                .normalize();
    }

    public Stack stack() {
        var folder = home == null ? checkout().resolve("deploy/local/.run") : home.toAbsolutePath();
        return new Stack(checkout(), folder, Ports.load(folder, ports));
    }
}
