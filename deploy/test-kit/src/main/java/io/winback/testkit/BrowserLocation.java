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
 * Finds the Chromium or Chrome that page tests use: the path in {@code WINBACK_TEST_BROWSER}, else a browser on the PATH,
 * else one in the usual places of Linux and macOS. With {@code WINBACK_TEST_BROWSER=required} a missing browser is a
 * failure.
 */
record BrowserLocation(Map<String, String> environment, List<Path> usualPlaces) {

    static final String VARIABLE = "WINBACK_TEST_BROWSER";
    private static final String REQUIRED = "required";
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final List<Path> USUAL_PLACES = List.of(
            Path.of("/usr/bin/chromium"),
            Path.of("/usr/bin/chromium-browser"),
            Path.of("/usr/bin/google-chrome"),
            Path.of("/opt/google/chrome/chrome"),
            Path.of("/snap/bin/chromium"),
            Path.of("/opt/homebrew/bin/chromium"),
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
            Path.of(System.getProperty("user.home"), "Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));

    static BrowserLocation ofThisMachine() {
        return new BrowserLocation(System.getenv(), USUAL_PLACES);
    }

    /**
     * The executable of the browser; empty if this machine has none.
     *
     * @throws IllegalStateException if a browser is required and there is none, or the given path is not executable
     */
    Optional<Path> find() {
        var setting = environment.getOrDefault(VARIABLE, "");
        if (!setting.isBlank() && !setting.equals(REQUIRED)) {
            var chosen = Path.of(setting);
            if (!isExecutable(chosen)) {
                throw new IllegalStateException(
                        "%s is %s, which is not an executable file; expected the path of a Chromium"
                                        .formatted(VARIABLE, setting)
                                + " or Chrome, or \"required\"");
            }
            return Optional.of(chosen);
        }
        var found = Stream.concat(onPath(), usualPlaces.stream())
                .filter(BrowserLocation::isExecutable)
                .findFirst();
        if (found.isEmpty() && setting.equals(REQUIRED)) {
            throw new IllegalStateException(
                    "%s=required, but no Chromium or Chrome was found; looked on the PATH and at %s"
                            .formatted(VARIABLE, usualPlaces));
        }
        return found;
    }

    private Stream<Path> onPath() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
    }

    private static boolean isExecutable(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
