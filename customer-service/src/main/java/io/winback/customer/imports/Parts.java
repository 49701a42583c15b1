package io.winback.customer.imports;

import io.winback.customer.orders.OrderText;
import io.winback.customer.orders.PlacedOrder;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Deals the orders of a file out to parts by their customers, on disk: all of a person's are in one part, in their order. The
 * same file has the same parts whenever it is dealt out.
 */
final class Parts implements LineSink<PlacedOrder>, AutoCloseable {

    /** Of the file: about as many orders as go into the database at once. */
    private static final long BYTES_A_PART = 4L << 20;

    private static final int MOST = 256;

    private final OrderText text;
    private final ImportReport report;
    private final List<Path> files = new ArrayList<>();
    private final List<BufferedWriter> writers = new ArrayList<>();
    private final Handover<Numbered<PlacedOrder>> batches = new Handover<>(this::deal);
    private long orders;

    private Parts(OrderText text, ImportReport report) {
        this.text = text;
        this.report = report;
    }

    /** @param report hears of lines that are no orders */
    static Parts of(Path file, OrderText text, ImportReport report) throws IOException {
        var parts = new Parts(text, report);
        long wanted = Math.max(1, Math.min(MOST, Files.size(file) / BYTES_A_PART));
        try {
            for (long i = 0; i < wanted; i++) {
                var part = Upload.temporaryFile();
                parts.files.add(part);
                parts.writers.add(Files.newBufferedWriter(part));
            }
            return parts;
        } catch (IOException e) {
            parts.close();
            throw e;
        }
    }

    @Override
    public void take(long line, PlacedOrder order) {
        batches.add(new Numbered<>(line, order));
        orders++;
    }

    @Override
    public void reject(Rejection rejection) {
        report.reject(rejection);
    }

    private void deal(List<Numbered<PlacedOrder>> lines) {
        try {
            for (var line : lines) {
                writers.get(Math.floorMod(line.value().customerId().hashCode(), writers.size()))
                        .write(text.of(line.line(), line.value()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The parts, now that nothing more comes. */
    List<Path> files() throws IOException {
        batches.finish();
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
        batches.close();
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
