package io.winback.customer.imports;

import io.winback.events.EventJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Splits the orders of a file into partitions by customer, on disk. The order of lines is kept, and the same file always
 * has the same partitions.
 */
final class CustomerPartitions implements LineSink<ImportedOrder>, AutoCloseable {

    /** A partition is loaded from memory. */
    private static final long BYTES_PER_PARTITION = 4L << 20;

    private static final int MAX_PARTITIONS = 512;
    private static final int MAX_WITH_POINT_ZERO = 1_000;

    private final ImportReport report;
    private final List<Path> files = new ArrayList<>();
    private final List<OutputStream> writers = new ArrayList<>();
    private final Set<String> withPointZero = new TreeSet<>();
    private Path returns;
    private OutputStream returnWriter;
    private Path cancelled;
    private OutputStream cancelledWriter;
    private long lines;

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
            partitions.returns = UploadedFiles.createTemporary();
            partitions.returnWriter = new BufferedOutputStream(Files.newOutputStream(partitions.returns));
            partitions.cancelled = UploadedFiles.createTemporary();
            partitions.cancelledWriter = new BufferedOutputStream(Files.newOutputStream(partitions.cancelled));
            return partitions;
        } catch (IOException e) {
            partitions.close();
            throw e;
        }
    }

    @Override
    public void take(long line, ImportedOrder order) {
        try {
            if (order instanceof ImportedOrder.Purchase purchase) {
                var customerId = purchase.row().customerId();
                var partition = writers.get(Math.floorMod(customerId.hashCode(), writers.size()));
                write(partition, PartitionLine.text(purchase));
                lines += purchase.lines();
                warnOfPointZero(customerId);
            } else if (order instanceof ImportedOrder.Return returned) {
                write(returnWriter, EventJson.write(returned));
                lines += returned.lines();
            } else if (order instanceof ImportedOrder.Cancelled one) {
                write(cancelledWriter, EventJson.write(one));
                lines += one.lines();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(OutputStream out, String line) throws IOException {
        out.write(line.getBytes(UTF_8));
        out.write('\n');
    }

    private void warnOfPointZero(String customerId) {
        if (customerId.endsWith(".0") && withPointZero.size() < MAX_WITH_POINT_ZERO) {
            withPointZero.add(customerId);
        }
    }

    @Override
    public void leaveOut(Rejection reason) {
        report.leaveOut(reason);
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
        returnWriter.close();
        cancelledWriter.close();
        return files;
    }

    /** The file of the returns, after {@link #files()}. */
    Path returns() {
        return returns;
    }

    /** The file of the cancelled orders, after {@link #files()}. */
    Path cancelled() {
        return cancelled;
    }

    /** The number of lines that were taken. */
    long lines() {
        return lines;
    }

    /** Customer ids that a spreadsheet may have changed, such as 17850.0; not all if there are many. */
    Set<String> withPointZero() {
        return withPointZero;
    }

    /** Deletes the files of the partitions. */
    @Override
    public void close() throws IOException {
        IOException failure = null;
        var open = new ArrayList<>(writers);
        if (returnWriter != null) {
            open.add(returnWriter);
        }
        if (cancelledWriter != null) {
            open.add(cancelledWriter);
        }
        for (var writer : open) {
            try {
                writer.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        for (var file : files) {
            Files.deleteIfExists(file);
        }
        if (returns != null) {
            Files.deleteIfExists(returns);
        }
        if (cancelled != null) {
            Files.deleteIfExists(cancelled);
        }
        if (failure != null) {
            throw failure;
        }
    }
}
