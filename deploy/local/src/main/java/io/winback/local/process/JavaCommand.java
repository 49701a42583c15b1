package io.winback.local.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Command lines of Java child processes: the same Java as this process, and a bounded heap. */
public final class JavaCommand {

    /** The bytecode that the build generates comes first, because it replaces some classes of the libraries. */
    private static final List<String> CLASS_PATH = List.of("quarkus/*", "app/*", "lib/boot/*", "lib/main/*");

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

    /**
     * A packaged Quarkus application on the class path of Java, whose loader keeps all jars open. The loader of {@code
     * quarkus-run.jar} opens and closes jars. If it cannot open one, because too many files are open, all threads that need that
     * jar wait without end.
     *
     * @param folder such as {@code target/quarkus-app}
     */
    public static List<String> application(int heapMiB, List<String> options, Path folder, String mainClass) {
        var command = java(heapMiB, options);
        // The main class logs before Quarkus starts.
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.add("-cp");
        command.add(CLASS_PATH.stream()
                .map(part -> folder.resolve(part).toString())
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(mainClass);
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
