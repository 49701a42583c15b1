package io.winback.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LocalKeysetTest {

    @TempDir
    Path home;

    @Test
    void lostKeysetIsNotReplaced() throws IOException {
        var keyset = new LocalKeyset(home, home);
        var file = Files.writeString(home.resolve("keyset.json"), "{}");
        assertThat(keyset.prepare()).isEqualTo(file);
        Files.delete(file);

        assertThatThrownBy(keyset::prepare)
                .isInstanceOf(StackFailure.class)
                .hasMessageStartingWith(file + " is missing.");
        assertThat(file).doesNotExist();
    }
}
