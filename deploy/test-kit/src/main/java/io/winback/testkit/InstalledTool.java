package io.winback.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program that some tests need and that is installed apart from this project. It is the path in an environment variable,
 * else an executable on the PATH, else one in the usual places. With the value {@code required} a missing program is a
 * failure.
 *
 * @param name for people
 * @param variable the environment variable
 * @param executables the names of its executable
 */
record InstalledTool(
        String name,
        String variable,
        List<String> executables,
        List<Path> usualPlaces,
        Map<String, String> environment) {

    private static final String REQUIRED = "required";
    private static final List<Path> PLACES_OF_BROWSERS = List.of(
            Path.of("/usr/bin/chromium"),
            Path.of("/usr/bin/chromium-browser"),
            Path.of("/usr/bin/google-chrome"),
            Path.of("/opt/google/chrome/chrome"),
            Path.of("/snap/bin/chromium"),
            Path.of("/opt/homebrew/bin/chromium"),
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
            Path.of(System.getProperty("user.home"), "Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));
    private static final List<Path> PLACES_OF_NODE =
            List.of(Path.of("/usr/bin/node"), Path.of("/usr/local/bin/node"), Path.of("/opt/homebrew/bin/node"));

    static InstalledTool browser() {
        return browser(PLACES_OF_BROWSERS, System.getenv());
    }

    static InstalledTool browser(List<Path> usualPlaces, Map<String, String> environment) {
        return new InstalledTool(
                "Chromium or Chrome",
                "WINBACK_TEST_BROWSER",
                List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
                usualPlaces,
                environment);
    }

    static InstalledTool node() {
        return new InstalledTool(
                "Node.js", "WINBACK_TEST_NODE", List.of("node", "nodejs"), PLACES_OF_NODE, System.getenv());
    }

    /**
     * The executable; empty if this machine has none.
     *
     * @throws IllegalStateException if it is required and there is none, or the given path is not executable
     */
    Optional<Path> find() {
        var setting = environment.getOrDefault(variable, "");
        if (!setting.isBlank() && !setting.equals(REQUIRED)) {
            var chosen = Path.of(setting);
            if (!isExecutable(chosen)) {
                throw new IllegalStateException(
                        "%s is %s, which is not an executable file; expected the path of %s, or \"required\""
                                .formatted(variable, setting, name));
            }
            return Optional.of(chosen);
        }
        var found = Stream.concat(onPath(), usualPlaces.stream())
                .filter(InstalledTool::isExecutable)
                .findFirst();
        if (found.isEmpty() && setting.equals(REQUIRED)) {
            throw new IllegalStateException("%s=required, but no %s was found; looked on the PATH and at %s"
                    .formatted(variable, name, usualPlaces));
        }
        return found;
    }

    private Stream<Path> onPath() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> executables.stream().map(executable -> Path.of(folder, executable)));
    }

    private static boolean isExecutable(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
