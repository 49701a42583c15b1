package io.winback.local.database;

import io.winback.local.process.FreePort;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatCode;

class PostgresServerTest {

    private static final int COMMANDS = 4;

    @TempDir
    Path home;

    private PostgresServer server;

    @BeforeEach
    void start() {
        server = new PostgresServer(home, FreePort.any());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aDatabaseThatAnotherCommandCreatesMeanwhileIsUsed() {
        var all = new CyclicBarrier(COMMANDS);

        var commands = IntStream.range(0, COMMANDS)
                .mapToObj(command -> CompletableFuture.runAsync(() -> create(all), work -> new Thread(work).start()))
                .toArray(CompletableFuture[]::new);

        assertThatCode(() -> CompletableFuture.allOf(commands).join()).doesNotThrowAnyException();
        assertThatCode(() -> server.connect("customer").close()).doesNotThrowAnyException();
    }

    private void create(CyclicBarrier all) {
        try {
            all.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        server.createDatabase("customer");
    }
}
