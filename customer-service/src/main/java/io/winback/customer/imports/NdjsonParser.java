package io.winback.customer.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
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

    private final JobPipelines pipelines;
    private final ObjectReader reader;
    private final Validator validator;
    private final Check<V, T> check;

    /** @param reader of the type of the value */
    NdjsonParser(JobPipelines pipelines, ObjectReader reader, Validator validator, Check<V, T> check) {
        this.pipelines = pipelines;
        this.reader = reader;
        this.validator = validator;
        this.check = check;
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
        try {
            V value = oneValue(line.text());
            if (value == null) {
                throw new Rejected("", "is not an object");
            }
            var violation = validator.validate(value).stream().findFirst();
            if (violation.isPresent()) {
                throw new Rejected(
                        violation.get().getPropertyPath().toString(),
                        violation.get().getMessage());
            }
            return check.checked(number, value);
        } catch (InvalidInput e) {
            throw Rejected.of(e);
        } catch (JsonProcessingException e) {
            var problem = InvalidJson.of(e);
            // The rejection has the line of the file.
            throw new Rejected(problem.field(), problem.message().replace("line 1, ", ""));
        }
    }

    private V oneValue(String line) throws JsonProcessingException, Rejected {
        try (MappingIterator<V> values = reader.readValues(line)) {
            V value = values.hasNextValue() ? values.nextValue() : null;
            if (hasMore(values)) {
                throw new Rejected("", "holds more than one value; each line must hold one object");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
