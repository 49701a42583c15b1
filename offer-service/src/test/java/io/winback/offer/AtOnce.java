package io.winback.offer;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Calls from 32 concurrent callers. */
public final class AtOnce {

    private static final int CALLERS = 32;

    private AtOnce() {}

    /** @return the answers in the order of the calls */
    public static <T> List<T> atOnce(int calls, IntFunction<T> call) {
        var callers = Executors.newFixedThreadPool(CALLERS);
        try {
            var running = IntStream.range(0, calls)
                    .mapToObj(i -> callers.submit(() -> call.apply(i)))
                    .toList();
            return running.stream()
                    .map(future -> {
                        try {
                            return future.get();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
        } finally {
            callers.shutdown();
        }
    }
}
