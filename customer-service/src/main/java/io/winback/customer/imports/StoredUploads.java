package io.winback.customer.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import static io.quarkus.narayana.jta.QuarkusTransaction.requiringNew;

/**
 * Compressed copies of uploaded files in the database, from which every replica can restore a file. Each part is one short
 * transaction.
 */
@ApplicationScoped
class StoredUploads {

    private static final int PART_BYTES = 1 << 20;
    /** Longer than any job waits. */
    private static final Duration MAX_AGE = Duration.ofDays(7);

    private final UploadParts parts;

    StoredUploads(UploadParts parts) {
        this.parts = parts;
    }

    /** Stores a copy under the name of the file. */
    void save(Path file) throws IOException {
        try (var compressed = new FastGzip(new PartsOutput(name(file)))) {
            Files.copy(file, compressed);
        }
    }

    /** Writes the content of a file to another one. Returns false if there is no copy. */
    boolean restore(Path file, Path to) throws IOException {
        if (parts.content(name(file), 0) == null) {
            return false;
        }
        try (var content = new GZIPInputStream(new PartsInput(name(file)))) {
            Files.copy(content, to, StandardCopyOption.REPLACE_EXISTING);
            return true;
        }
    }

    void delete(Path file) {
        requiringNew().run(() -> parts.delete(name(file)));
    }

    /** Deletes copies that no job has deleted, because their process was killed before it submitted the job. */
    void deleteAbandoned() {
        parts.deleteOlder(MAX_AGE);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static final class FastGzip extends GZIPOutputStream {
        private FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /** Collects bytes into parts. */
    private final class PartsOutput extends OutputStream {

        private final String file;
        private final byte[] buffer = new byte[PART_BYTES];
        private int length;
        private int part;

        private PartsOutput(String file) {
            this.file = file;
        }

        @Override
        public void write(int b) {
            buffer[length++] = (byte) b;
            if (length == buffer.length) {
                store();
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int count) {
            int written = 0;
            while (written < count) {
                int step = Math.min(count - written, buffer.length - length);
                System.arraycopy(bytes, offset + written, buffer, length, step);
                length += step;
                written += step;
                if (length == buffer.length) {
                    store();
                }
            }
        }

        @Override
        public void close() {
            if (length > 0) {
                store();
            }
        }

        private void store() {
            var content = Arrays.copyOf(buffer, length);
            int number = part++;
            requiringNew().run(() -> parts.add(file, number, content));
            length = 0;
        }
    }

    /** Reads part after part. */
    private final class PartsInput extends InputStream {

        private final String file;
        private byte[] content = {};
        private int position;
        private int part;

        private PartsInput(String file) {
            this.file = file;
        }

        @Override
        public int read() {
            return fill() ? content[position++] & 0xff : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) {
            if (!fill()) {
                return -1;
            }
            int step = Math.min(count, content.length - position);
            System.arraycopy(content, position, bytes, offset, step);
            position += step;
            return step;
        }

        @Override
        public int available() {
            // More than zero while there are bytes, or GZIPInputStream would take the end of a member for the end of
            // the file.
            return fill() ? content.length - position : 0;
        }

        private boolean fill() {
            while (content != null && position == content.length) {
                content = parts.content(file, part++);
                position = 0;
            }
            return content != null;
        }
    }
}
