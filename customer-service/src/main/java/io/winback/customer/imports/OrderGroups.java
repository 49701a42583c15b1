package io.winback.customer.imports;

import io.winback.events.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;

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
    private final List<LineFile> files = new ArrayList<>();

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
                groups.files.add(LineFile.create());
            }
            return groups;
        } catch (IOException e) {
            groups.close();
            throw e;
        }
    }

    void add(OrderPart part) {
        files.get(Math.floorMod((part.orderId() + depth).hashCode(), files.size()))
                .add(EventJson.write(part));
    }

    /**
     * Deletes each file after its lines, so that they are not on disk together with what the action writes.
     *
     * @param sink receives the lines of orders with too many lines
     */
    void forEach(Consumer<List<OrderPart>> action, LineSink<?> sink) throws IOException {
        for (var file : files) {
            var lines = file.complete();
            if (Files.size(lines) > MAX_BYTES && depth < MAX_DEPTH) {
                try (var smaller = of(Files.size(lines), depth + 1)) {
                    forEachPart(lines, smaller::add);
                    file.delete();
                    smaller.forEach(action, sink);
                }
            } else {
                group(lines, sink).forEach(action);
                file.delete();
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
                sink.reject(tooMany(part).problems().get(0));
            }
        });
        return groups.values();
    }

    private static OrderPart tooMany(OrderPart part) {
        return OrderPart.rejected(
                part.line(),
                part.orderId(),
                List.of(new Rejection(part.line(), "", "the order has more than %d lines".formatted(MAX_LINES))));
    }

    private static void forEachPart(Path file, Consumer<OrderPart> action) throws IOException {
        try (var lines = Files.lines(file)) {
            lines.map(line -> EventJson.readBack(line, OrderPart.class)).forEach(action);
        }
    }

    /** Deletes the files. */
    @Override
    public void close() throws IOException {
        for (var file : files) {
            file.delete();
        }
    }
}
