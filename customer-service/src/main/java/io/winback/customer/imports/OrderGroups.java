package io.winback.customer.imports;

import io.winback.events.EventJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Groups the lines of orders, however far apart they are in the file. Lines are first split on disk by order id, until the
 * lines of one file fit into the memory. An order has at most {@link #MAX_LINES} lines.
 */
final class OrderGroups implements AutoCloseable {

    static final int MAX_LINES = 2_000;

    /** Of a file that is grouped in memory. */
    private static final long MAX_BYTES = 16L << 20;

    private static final int MAX_FILES = 64;
    private static final int MAX_DEPTH = 4;

    private final int depth;
    private final List<Path> files = new ArrayList<>();
    private final List<OutputStream> writers = new ArrayList<>();

    private OrderGroups(int depth) {
        this.depth = depth;
    }

    /** @param bytes about the size of all lines */
    static OrderGroups of(long bytes) throws IOException {
        return of(bytes, 0);
    }

    private static OrderGroups of(long bytes, int depth) throws IOException {
        var groups = new OrderGroups(depth);
        try {
            for (long i = 0; i < Math.min(MAX_FILES, 1 + 2 * bytes / MAX_BYTES); i++) {
                var file = UploadedFiles.createTemporary();
                groups.files.add(file);
                groups.writers.add(new BufferedOutputStream(Files.newOutputStream(file)));
            }
            return groups;
        } catch (IOException e) {
            groups.close();
            throw e;
        }
    }

    void add(OrderPart part) {
        try {
            var writer = writers.get(Math.floorMod((part.orderId() + depth).hashCode(), writers.size()));
            writer.write(EventJson.write(part).getBytes(UTF_8));
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param sink receives the lines of orders with too many lines */
    void forEach(Consumer<List<OrderPart>> action, LineSink<?> sink) throws IOException {
        for (var writer : writers) {
            writer.close();
        }
        for (var file : files) {
            if (Files.size(file) > MAX_BYTES && depth < MAX_DEPTH) {
                try (var smaller = of(Files.size(file), depth + 1)) {
                    forEachPart(file, smaller::add);
                    Files.delete(file);
                    smaller.forEach(action, sink);
                }
            } else {
                group(file, sink).forEach(action);
            }
        }
    }

    private static Iterable<List<OrderPart>> group(Path file, LineSink<?> sink) throws IOException {
        var groups = new LinkedHashMap<String, List<OrderPart>>();
        forEachPart(file, part -> {
            var parts = groups.computeIfAbsent(part.orderId(), id -> new ArrayList<>());
            if (parts.size() < MAX_LINES) {
                parts.add(part);
            } else {
                parts.set(0, tooMany(parts.get(0)));
                sink.reject(tooMany(part).problem());
            }
        });
        return groups.values();
    }

    private static OrderPart tooMany(OrderPart part) {
        return OrderPart.rejected(
                part.line(),
                part.orderId(),
                new Rejection(part.line(), "", "the order has more than %d lines".formatted(MAX_LINES)));
    }

    private static void forEachPart(Path file, Consumer<OrderPart> action) throws IOException {
        try (var lines = Files.lines(file)) {
            lines.map(line -> EventJson.readBack(line, OrderPart.class)).forEach(action);
        }
    }

    /** Deletes the files. */
    @Override
    public void close() throws IOException {
        for (var writer : writers) {
            writer.close();
        }
        for (var file : files) {
            Files.deleteIfExists(file);
        }
    }
}
