package io.winback.customer.imports;

import io.winback.events.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits the orders of a file into partitions by customer, on disk. The order of lines is kept, and the same file always
 * has the same partitions.
 */
final class CustomerPartitions implements LineSink<ImportedOrder>, AutoCloseable {

    /** A partition is loaded from memory. */
    private static final long BYTES_PER_PARTITION = 4L << 20;

    private static final int MAX_PARTITIONS = 512;

    private final ImportReport report;
    private final List<LineFile> all = new ArrayList<>();
    private final List<LineFile> purchases = new ArrayList<>();
    private final SuspectIds suspectIds = new SuspectIds();
    private LineFile returns;
    private LineFile cancelled;
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
                partitions.purchases.add(partitions.create());
            }
            partitions.returns = partitions.create();
            partitions.cancelled = partitions.create();
            return partitions;
        } catch (IOException e) {
            partitions.close();
            throw e;
        }
    }

    private LineFile create() throws IOException {
        var file = LineFile.create();
        all.add(file);
        return file;
    }

    @Override
    public void take(long line, ImportedOrder order) {
        if (order instanceof ImportedOrder.Purchase purchase) {
            var customerId = purchase.row().customerId();
            purchases
                    .get(Math.floorMod(customerId.hashCode(), purchases.size()))
                    .add(PartitionLine.text(purchase));
            lines += purchase.lines().count();
            suspectIds.add(customerId);
        } else if (order instanceof ImportedOrder.Return returned) {
            returns.add(EventJson.write(returned));
            suspectIds.add(returned.customerId());
            lines += returned.lines().count();
        } else if (order instanceof ImportedOrder.Cancelled one) {
            cancelled.add(EventJson.write(one));
            lines += one.lines().count();
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

    @Override
    public void addFault(Rejection fault) {
        report.addFault(fault);
    }

    @Override
    public void warn(String field, String message) {
        report.warn(field, message, 1);
    }

    /** The files of the partitions. No more orders can be taken. */
    List<Path> files() throws IOException {
        var files = new ArrayList<Path>();
        for (var partition : purchases) {
            files.add(partition.complete());
        }
        return files;
    }

    /** The file of the returns. No more can be taken. */
    Path returns() throws IOException {
        return returns.complete();
    }

    /** The file of the cancelled orders. No more can be taken. */
    Path cancelled() throws IOException {
        return cancelled.complete();
    }

    /** The number of lines that were taken. */
    long lines() {
        return lines;
    }

    /** Customer ids that a spreadsheet may have changed, such as 17850.0. */
    SuspectIds suspectIds() {
        return suspectIds;
    }

    /** Deletes all files. */
    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (var file : all) {
            try {
                file.delete();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
