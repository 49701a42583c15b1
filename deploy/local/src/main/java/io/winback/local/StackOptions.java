package io.winback.local;

import io.winback.local.stack.Ports;
import io.winback.local.stack.Stack;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that select the stack of a command. */
public class StackOptions {

    @Option(names = "--home", description = "Folder of its data (default: deploy/local/.run).", paramLabel = "FOLDER")
    private Path home;

    @Option(
            names = "--port",
            description = "Port of a part, such as kafka=9092. Can be repeated.",
            paramLabel = "NAME=NUMBER")
    private Map<String, Integer> ports = new LinkedHashMap<>();

    /** The root of the checkout. */
    public static Path checkout() {
        return Path.of(System.getProperty("winback.checkout", "."))
                .toAbsolutePath()
                .normalize();
    }

    /** A command for the same stack, such as {@code winback down --home FOLDER}. */
    public String command(String name) {
        return "winback " + name + (home == null ? "" : " --home " + home);
    }

    public Stack stack() {
        var folder = home == null ? checkout().resolve("deploy/local/.run") : home.toAbsolutePath();
        return new Stack(checkout(), folder, Ports.load(folder, ports));
    }
}
