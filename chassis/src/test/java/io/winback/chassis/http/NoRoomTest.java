package io.winback.chassis.http;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NoRoomTest {

    @Test
    void aFullDiskIsNoRoom() {
        var failure = new FileSystemException("/tmp/a.upload", null, "No space left on device");

        assertThat(NoRoom.caused(new UncheckedIOException(failure))).isTrue();
    }

    @Test
    void tooFewFileHandlesAreNoRoom() {
        assertThat(NoRoom.caused(
                        new UncheckedIOException(new FileNotFoundException("/tmp/a.upload (Too many open files)"))))
                .isTrue();
    }

    @Test
    void anotherFailureIsNot() {
        assertThat(NoRoom.caused(new UncheckedIOException(new IOException("broken pipe"))))
                .isFalse();
        assertThat(NoRoom.caused(new IllegalStateException("No space left on device")))
                .isFalse();
    }
}
