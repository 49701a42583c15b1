package io.winback.chassis.sealing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class KeysetCommandTest {

    @TempDir
    Path folder;

    @Test
    void rotationAddsAKeyThenUsesItThenRemovesTheOldOne() throws Exception {
        run(0, "create");
        var first = inUse();

        run(0, "add");
        assertThat(inUse()).isEqualTo(first);
        run(0, "use");
        assertThat(inUse()).isNotEqualTo(first);
        assertThat(run(0, "show").lines()).hasSize(4);
        run(0, "remove");
        assertThat(run(0, "show").lines()).hasSize(2);
    }

    @Test
    void onlyTheOwnerCanReadTheFileAndNoKeyIsPrinted() throws Exception {
        var output = run(0, "create");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        var key = Files.readString(file()).split("\"value\" : \"")[1].substring(0, 40);
        assertThat(output).doesNotContain(key);
        assertThat(keys().toString() + keys().values()).doesNotContain(key);
    }

    @Test
    void existingKeysStay() throws Exception {
        run(0, "create");
        var before = Files.readString(file());

        assertThat(run(1, "create")).contains("the file exists");
        assertThat(Files.readString(file())).isEqualTo(before);
    }

    @Test
    void fileWithoutKeysIsNamedWithoutItsContent() throws Exception {
        assertThat(SealingKeys.problemWith(file().toString()))
                .hasValue("is no usable file: %s cannot be read: NoSuchFileException".formatted(file()));
        for (var text : new String[] {"", "{}", "replace-me", "{\"values\": \"secret-of-mine\"}"}) {
            Files.writeString(file(), text);
            assertThat(SealingKeys.problemWith(file().toString()).orElseThrow())
                    .startsWith("is no usable file: " + file())
                    .endsWith("is no keyset file, which has the fields values and indexes")
                    .doesNotContain("secret-of-mine");
        }
        assertThat(SealingKeys.problemWith("classpath:developers-only-keyset.json"))
                .hasValue("has the keys for development");
    }

    /** What deploy/kubernetes/new-secrets makes without Java can be read. */
    @Test
    void keysetOfTheScriptForKubernetesCanBeUsed() throws Exception {
        var process = new ProcessBuilder("bash", "../deploy/kubernetes/new-keyset", file().toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(SealingKeys.problemWith(file().toString())).isEmpty();
        var column = new SealedColumn("customer", "name");
        var cipher = keys().withNewKeys().cipher();
        assertThat(cipher.open(column, "1", keys().cipher().seal(column, "1", "Hina")))
                .isEqualTo("Hina");
    }

    private SealingKeys keys() {
        return SealingKeys.read(file());
    }

    private Path file() {
        return folder.resolve("keyset.json");
    }

    private String inUse() throws Exception {
        return keys().cipher().keysInUse();
    }

    private String run(int exitCode, String command) {
        var output = new ByteArrayOutputStream();
        var stream = new PrintStream(output, true, UTF_8);
        assertThat(KeysetCommand.run(stream, stream, command, file().toString()))
                .as(output.toString(UTF_8))
                .isEqualTo(exitCode);
        return output.toString(UTF_8);
    }
}
