package io.winback.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What stays of a stack that has stopped. */
class StackTest {

    @TempDir
    Path home;

    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void writeFiles() throws IOException {
        Files.createDirectories(home.resolve("postgres/base"));
        Files.writeString(home.resolve("postgres/base/1"), "rows");
        Files.createDirectories(home.resolve("logs"));
        Files.writeString(home.resolve("logs/customer.log"), "why it failed");
    }

    @Test
    void afterAFailureTheLogsStayAndTheDataIsDeleted() {
        stack().resetExceptLogs(said::add);

        assertThat(home.resolve("logs/customer.log")).hasContent("why it failed");
        assertThat(home.resolve("postgres")).doesNotExist();
        assertThat(said).containsExactly("all data is deleted; the logs stay in " + home.resolve("logs"));
    }

    @Test
    void aResetDeletesTheLogsAsWell() {
        stack().reset(said::add);

        assertThat(home).doesNotExist();
    }

    private Stack stack() {
        return new Stack(home, home, Ports.free());
    }
}
