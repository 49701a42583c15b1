package io.winback.customer.imports;

import io.winback.customer.jobs.JobPipelines;
import io.winback.customer.jobs.OrderedPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Parses the lines of a file on several threads, and passes the values on in the order of the lines.
 *
 * @param <L> a line
 * @param <T> the value of a line
 */
final class ParallelLineReader<L, T> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ParallelLineReader.class);

    private static final int BATCH_SIZE = 500;

    /** Limits the memory of a batch of long lines. */
    private static final int BATCH_CHARACTERS = 1 << 20;

    private final LineFunction<L, T> function;
    private final OrderedPipeline<List<Consumer<LineSink<T>>>> pipeline;
    private List<NumberedLine<L>> batch = new ArrayList<>(BATCH_SIZE);
    private int characters;

    ParallelLineReader(JobPipelines pipelines, LineFunction<L, T> function, LineSink<T> sink) {
        this.function = function;
        this.pipeline = pipelines.parallel("import", lines -> lines.forEach(line -> line.accept(sink)));
    }

    /** Parses a line. Several threads call it at once. */
    @FunctionalInterface
    interface LineFunction<L, T> {
        T read(long number, L line) throws Rejected;
    }

    /** @param length of the line in characters */
    void add(long number, L line, int length) {
        batch.add(new NumberedLine<>(number, line));
        characters += length;
        if (batch.size() == BATCH_SIZE || characters >= BATCH_CHARACTERS) {
            submitBatch();
        }
    }

    /** Waits until all lines are parsed and passed on. */
    void finish() {
        submitBatch();
        pipeline.finish();
    }

    @Override
    public void close() {
        pipeline.close();
    }

    private void submitBatch() {
        var lines = batch;
        batch = new ArrayList<>(BATCH_SIZE);
        characters = 0;
        pipeline.submit(() -> lines.stream().map(this::read).toList());
    }

    private Consumer<LineSink<T>> read(NumberedLine<L> line) {
        try {
            var value = function.read(line.line(), line.value());
            return sink -> sink.take(line.line(), value);
        } catch (Rejected e) {
            return sink -> {
                sink.reject(e.at(line.line()));
                e.others().forEach(other -> sink.addFault(other.at(line.line())));
            };
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            // One line must not end the import of the other lines.
            LOG.errorf(e, "line %d of an import cannot be read", line.line());
            return sink -> sink.reject(new Rejection(line.line(), "", Rejected.UNREADABLE));
        }
    }
}
