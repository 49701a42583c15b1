package io.winback.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The script that starts the launcher. */
class LauncherScriptTest {

    @TempDir
    Path checkout;

    @ParameterizedTest
    @CsvSource({"C, C.UTF-8", "POSIX, C.UTF-8", "'', C.UTF-8", "ja_JP.SJIS, ''", "en_GB.UTF-8, ''"})
    void javaPrintsJapaneseWithoutALocale(String lang, String expected) throws Exception {
        assertThat(run(lang)).isEqualTo(expected);
    }

    /** @return the locale that the script gives to Java beside {@code LANG} */
    private String run(String lang) throws IOException, InterruptedException {
        var folder = Files.createDirectories(checkout.resolve("deploy/local/target/lib"))
                .getParent();
        Files.copy(Path.of("winback"), folder.getParent().resolve("winback"));
        executable(checkout.resolve("bin/java"), """
                #!/bin/sh
                [ "$1" = -version ] && echo 'openjdk version "17.0.1"' >&2 && exit
                printf %s "$LC_ALL"
                """);
        var process =
                new ProcessBuilder("bash", folder.getParent().resolve("winback").toString(), "status");
        process.environment().keySet().removeIf(name -> name.startsWith("LC_"));
        process.environment().putAll(Map.of("LANG", lang, "JAVA_HOME", checkout.toString()));
        var run = process.start();
        var output = new String(run.getInputStream().readAllBytes(), UTF_8);
        assertThat(run.waitFor()).isZero();
        return output;
    }

    private static void executable(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
