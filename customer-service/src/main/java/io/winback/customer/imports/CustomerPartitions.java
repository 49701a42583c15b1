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
 * Splits the orders of a file into partitions by customer, on disk. The order of lines is kept, and the same file always
 * has the same partitions.
 */
final class CustomerPartitions implements LineSink<CopyRow>, AutoCloseable {

    /** About as many orders as one transaction loads. */
    private static final long BYTES_PER_PARTITION = 4L << 20;

    private static final int MAX_PARTITIONS = 256;

    private final ImportReport report;
    private final List<Path> files = new ArrayList<>();
    private final List<OutputStream> writers = new ArrayList<>();
    private long orders;

    private CustomerPartitions(ImportReport report) {
        this.report = report;
    }

    /** @param report receives the rejected lines */
    static CustomerPartitions of(Path file, ImportReport report) throws IOException {
        var partitions = new CustomerPartitions(report);
        long wanted = Math.max(1, Math.min(MAX_PARTITIONS, Files.size(file) / BYTES_PER_PARTITION));
        try {
            for (long i = 0; i < wanted; i++) {
                var partition = UploadedFiles.createTemporary();
                partitions.files.add(partition);
                partitions.writers.add(new BufferedOutputStream(Files.newOutputStream(partition)));
            }
            return partitions;
        } catch (IOException e) {
            partitions.close();
            throw e;
        }
    }

    @Override
    public void take(long line, CopyRow order) {
        try {
            var partition = writers.get(Math.floorMod(order.customerId().hashCode(), writers.size()));
            partition.write(order.text().getBytes(UTF_8));
            partition.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        orders++;
    }

    @Override
    public void reject(Rejection rejection) {
        report.reject(rejection);
    }

    /** The files of the partitions, closed for writing. */
    List<Path> files() throws IOException {
        for (var writer : writers) {
            writer.close();
        }
        return files;
    }

    long orders() {
        return orders;
    }

    /** Deletes the files of the partitions. */
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
