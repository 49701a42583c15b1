package io.winback.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of Java child processes: the same Java as this process, and a bounded heap. */
public final class JavaCommand {

    private JavaCommand() {}

    /** A main class on the class path of this process. */
    public static List<String> main(int heapMiB, List<String> options, String mainClass, String... arguments) {
        var command = java(heapMiB, options);
        // Surefire replaces the class path by a manifest jar.
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
