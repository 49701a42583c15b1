package io.winback.customer.imports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A temporary file of lines. It is written, then read, then deleted. */
final class LineFile {

    private final Path path;
    private final OutputStream writer;

    private LineFile(Path path, OutputStream writer) {
        this.path = path;
        this.writer = writer;
    }

    static LineFile create() throws IOException {
        var path = UploadedFiles.createTemporary();
        try {
            return new LineFile(path, new BufferedOutputStream(Files.newOutputStream(path)));
        } catch (IOException e) {
            Files.delete(path);
            throw e;
        }
    }

    void add(String line) {
        try {
            writer.write(line.getBytes(UTF_8));
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file with all lines. No more can be added. */
    Path complete() throws IOException {
        writer.close();
        return path;
    }

    void delete() throws IOException {
        try {
            writer.close();
        } finally {
            Files.deleteIfExists(path);
        }
    }
}
