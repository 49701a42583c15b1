package io.winback.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How one of our Java processes is started: the Java we run on, and a bounded heap. */
public final class JavaCommand {

    private JavaCommand() {}

    /** A main class of the class path we run on. */
    public static List<String> main(int heapMiB, List<String> options, String mainClass, String... arguments) {
        var command = java(heapMiB, options);
        // Surefire hides the real class path behind a jar of its own.
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(mainClass);
        command.addAll(List.of(arguments));
        return command;
    }

    /** A packaged service. */
    public static List<String> jar(int heapMiB, List<String> options, Path jar) {
        var command = java(heapMiB, options);
        command.add("-jar");
        command.add(jar.toString());
        return command;
    }

    private static List<String> java(int heapMiB, List<String> options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heapMiB + "m");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.addAll(options);
        return command;
    }
}
