package io.winback.customer.imports;

import io.winback.customer.orders.bulk.CopyRow;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Deals the orders of a file out to parts by their customers, on disk: all of a person's are in one part, in their order. The
 * same file has the same parts whenever it is dealt out.
 */
final class CustomerPartitions implements LineSink<CopyRow>, AutoCloseable {

    /** Of the file: about as many orders as go into the database at once. */
    private static final long BYTES_A_PART = 4L << 20;

    private static final int MOST = 256;

    private final ImportReport report;
    private final List<Path> files = new ArrayList<>();
    private final List<OutputStream> writers = new ArrayList<>();
    private long orders;

    private CustomerPartitions(ImportReport report) {
        this.report = report;
    }

    /** @param report hears of lines that are no orders */
    static CustomerPartitions of(Path file, ImportReport report) throws IOException {
        var parts = new CustomerPartitions(report);
        long wanted = Math.max(1, Math.min(MOST, Files.size(file) / BYTES_A_PART));
        try {
            for (long i = 0; i < wanted; i++) {
                var part = UploadedFiles.temporaryFile();
                parts.files.add(part);
                parts.writers.add(new BufferedOutputStream(Files.newOutputStream(part)));
            }
            return parts;
        } catch (IOException e) {
            parts.close();
            throw e;
        }
    }

    @Override
    public void take(long line, CopyRow order) {
        try {
            var part = writers.get(Math.floorMod(order.customerId().hashCode(), writers.size()));
            part.write(order.text().getBytes(UTF_8));
            part.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        orders++;
    }

    @Override
    public void reject(Rejection rejection) {
        report.reject(rejection);
    }

    /** The parts, now that nothing more comes. */
    List<Path> files() throws IOException {
        for (var writer : writers) {
            writer.close();
        }
        return files;
    }

    long orders() {
        return orders;
    }

    /** Whatever fails: nothing of the file stays behind. */
    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (var writer : writers) {
            try {
                writer.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        for (var file : files) {
            Files.deleteIfExists(file);
        }
        if (failure != null) {
            throw failure;
        }
    }
}
