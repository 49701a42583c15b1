package io.winback.customer.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.InvalidJson;
import io.winback.customer.imports.format.FileText;
import io.winback.customer.imports.format.TextLines;
import io.winback.customer.imports.format.TextLines.Line;
import io.winback.customer.jobs.JobPipelines;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/**
 * Parses files with one JSON object in each line, as the REST API accepts it.
 *
 * @param <V> the value of the JSON object
 */
final class NdjsonParser<V, T> implements LineParser<T> {

    static final int MAX_LEVELS = 100;

    private static final String ONE_OBJECT = "each line must hold one object, without brackets or commas around it";

    private final JobPipelines pipelines;
    private final ObjectReader reader;
    private final Validator validator;
    private final Check<V, T> check;

    /** @param reader of the type of the value */
    NdjsonParser(JobPipelines pipelines, ObjectReader reader, Validator validator, Check<V, T> check) {
        this.pipelines = pipelines;
        this.reader = reader.with(limited(reader.getFactory()));
        this.validator = validator;
        this.check = check;
    }

    /** The depth of a line is limited, so that no later step runs out of stack. */
    private static JsonFactory limited(JsonFactory factory) {
        return factory.copy()
                .setStreamReadConstraints(factory.streamReadConstraints()
                        .rebuild()
                        .maxNestingDepth(MAX_LEVELS)
                        .build());
    }

    /** Checks the constraints between fields, and converts the value. */
    @FunctionalInterface
    interface Check<V, T> {

        /**
         * @throws InvalidInput naming the field
         * @throws Rejected naming the field
         */
        T checked(long number, V value) throws Rejected;
    }

    @Override
    public void checkBeginning(FileText file) throws IOException {
        if (Files.size(file.path()) == 0) {
            throw new InvalidInput("", "body", "the file is empty");
        }
    }

    @Override
    public void parse(FileText file, LineSink<T> sink) throws IOException {
        try (var text = new TextLines(file.open());
                var lines = new ParallelLineReader<>(pipelines, this::read, sink)) {
            for (var line = text.next(); line != null; line = text.next()) {
                if (!line.text().isBlank()) {
                    lines.add(line.number(), line, line.text().length());
                }
            }
            lines.finish();
        }
    }

    private T read(long number, Line line) throws Rejected {
        if (line.isTooLong()) {
            throw new Rejected("", "is longer than %d characters".formatted(TextLines.MAX_CHARACTERS));
        }
        if (line.text().indexOf('\uFFFD') >= 0) {
            throw new Rejected("", "contains bytes that are no characters");
        }
        if (line.text().stripLeading().startsWith("[")) {
            throw new Rejected("", "must be an object, not a list; " + ONE_OBJECT);
        }
        try {
            V value = oneValue(line.text());
            if (value == null) {
                throw new Rejected("", "must be an object, not null");
            }
            LineViolations.check(validator, value, path -> path);
            return check.checked(number, value);
        } catch (InvalidInput e) {
            throw Rejected.of(e);
        } catch (JsonProcessingException e) {
            throw rejected(e);
        }
    }

    private static Rejected rejected(JsonProcessingException e) {
        var cause = e instanceof JsonMappingException && e.getCause() != null ? e.getCause() : e;
        if (cause instanceof StreamConstraintsException limit
                && limit.getOriginalMessage().contains("nesting depth")) {
            return new Rejected("", "is nested too deep; at most %d levels are allowed".formatted(MAX_LEVELS));
        }
        var problem = InvalidJson.of(e);
        // The rejection has the line of the file.
        return new Rejected(problem.field(), problem.message().replace("line 1, ", ""));
    }

    private V oneValue(String line) throws JsonProcessingException, Rejected {
        try (MappingIterator<V> values = reader.readValues(line)) {
            V value = values.hasNextValue() ? nextValue(values) : null;
            if (hasMore(values)) {
                throw new Rejected("", "holds more than one value; " + ONE_OBJECT);
            }
            return value;
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private V nextValue(MappingIterator<V> values) throws IOException, Rejected {
        try {
            return values.nextValue();
        } catch (NumberFormatException e) {
            // The exponent of a number is too large.
            var problem = InvalidJson.unreadableNumber(values.getParser());
            throw new Rejected(problem.field(), problem.message());
        }
    }

    /** Whatever follows a value, even if it is no JSON. */
    private static boolean hasMore(MappingIterator<?> values) throws IOException {
        try {
            return values.getParser().nextToken() != null;
        } catch (JsonProcessingException e) {
            return true;
        }
    }
}
