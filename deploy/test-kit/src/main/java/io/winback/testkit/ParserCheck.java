package io.winback.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** A parser of outside input answers a value or a refusal of its own, soon, and never fails otherwise. */
public final class ParserCheck {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private ParserCheck() {}

    /**
     * Runs a parser on one input.
     *
     * @param refusals the exceptions that the parser documents
     * @return the value; empty if the parser refused the input
     * @throws AssertionError if the parser failed, or took more than five seconds
     */
    public static <T> Optional<T> read(Callable<T> parser, Class<?>... refusals) {
        long started = System.nanoTime();
        var value = valueOf(parser, refusals);
        var took = Duration.ofNanos(System.nanoTime() - started);
        if (took.compareTo(LONGEST) > 0) {
            throw new AssertionError("the parser took " + took);
        }
        return value;
    }

    private static <T> Optional<T> valueOf(Callable<T> parser, Class<?>[] refusals) {
        try {
            return Optional.ofNullable(parser.call());
        } catch (Exception | StackOverflowError e) {
            if (Stream.of(refusals).noneMatch(refusal -> refusal.isInstance(e))) {
                throw new AssertionError("the parser failed: " + e, e);
            }
            return Optional.empty();
        }
    }
}
