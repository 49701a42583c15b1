package io.winback.customer.imports;

import io.winback.customer.jobs.Futures;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Reads the lines of a file, several at once, and passes on what stood on them in their order.
 *
 * @param <L> a line
 * @param <T> what stands on it
 */
final class ParallelLineReader<L, T> implements AutoCloseable {

    private static final int PARALLELISM = 2;
    private static final int LINES = 500;
    /** A batch of long lines has fewer. */
    private static final int CHARACTERS = 1 << 20;

    private final Reading<L, T> reading;
    private final LineSink<T> sink;
    private final ExecutorService readers = Executors.newFixedThreadPool(PARALLELISM, run -> new Thread(run, "import"));
    private final Queue<Future<List<Consumer<LineSink<T>>>>> underWay = new ArrayDeque<>();
    private List<NumberedLine<L>> batch = new ArrayList<>(LINES);
    private int characters;

    ParallelLineReader(Reading<L, T> reading, LineSink<T> sink) {
        this.reading = reading;
        this.sink = sink;
    }

    /** Reads a line; by several threads at once. */
    @FunctionalInterface
    interface Reading<L, T> {
        T read(long number, L line) throws Rejected;
    }

    /** @param length of the line in characters */
    void add(long number, L line, int length) {
        batch.add(new NumberedLine<>(number, line));
        characters += length;
        if (batch.size() == LINES || characters >= CHARACTERS) {
            handOver();
        }
    }

    /** All that was added is read and passed on. */
    void finish() {
        handOver();
        while (!underWay.isEmpty()) {
            passOn();
        }
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }

    private void handOver() {
        if (underWay.size() > PARALLELISM) {
            passOn();
        }
        var lines = batch;
        underWay.add(readers.submit(() -> lines.stream().map(this::read).toList()));
        batch = new ArrayList<>(LINES);
        characters = 0;
    }

    private void passOn() {
        Futures.await(underWay.remove()).forEach(line -> line.accept(sink));
    }

    private Consumer<LineSink<T>> read(NumberedLine<L> line) {
        try {
            var value = reading.read(line.line(), line.value());
            return to -> to.take(line.line(), value);
        } catch (Rejected e) {
            return to -> to.reject(e.at(line.line()));
        }
    }
}
