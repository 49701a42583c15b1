package io.winback.local.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

/** A temporary file of message bytes, so that a million messages need no heap. The system deletes it with the process. */
final class MessageSpool {

    private final FileChannel file;
    private long size;

    MessageSpool() {
        try {
            file = FileChannel.open(
                    Files.createTempFile("winback-received-", null),
                    READ,
                    WRITE,
                    CREATE,
                    TRUNCATE_EXISTING,
                    DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException("received messages cannot be stored in a temporary file", e);
        }
    }

    /** Appends the bytes. Returns their position. */
    synchronized long append(byte[] bytes) {
        try {
            long position = size;
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                size += file.write(buffer, size);
            }
            return position;
        } catch (IOException e) {
            throw new UncheckedIOException("a received message cannot be stored", e);
        }
    }

    byte[] read(long position, int length) {
        try {
            var buffer = ByteBuffer.allocate(length);
            while (buffer.hasRemaining()) {
                if (file.read(buffer, position + buffer.position()) < 0) {
                    throw new IllegalStateException("the file of received messages ends at " + size);
                }
            }
            return buffer.array();
        } catch (IOException e) {
            throw new UncheckedIOException("a received message cannot be read", e);
        }
    }
}
