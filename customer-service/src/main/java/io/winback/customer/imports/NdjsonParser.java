package io.winback.customer.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.InvalidJson;
import io.winback.customer.jobs.JobAborted;
import io.winback.customer.jobs.JobPipelines;
import jakarta.validation.Validator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Parses files with one JSON object in each line, as the REST API accepts it.
 *
 * @param <V> the value of the JSON object
 */
final class NdjsonParser<V, T> implements LineParser<T> {

    private static final int MAX_LINE_CHARACTERS = 1 << 20;

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
    public void checkBeginning(Path file) throws IOException {
        if (Files.size(file) == 0) {
            throw new InvalidInput("", "body", "the file is empty");
        }
    }

    @Override
    public void parse(Path file, LineSink<T> sink) throws IOException, JobAborted {
        try (var in = new BufferedReader(new InputStreamReader(Files.newInputStream(file), UTF_8));
                var lines = new ParallelLineReader<>(pipelines, this::read, sink)) {
            try {
                var line = new StringBuilder();
                for (long number = 1; readLine(in, line, number); number++) {
                    if (!line.toString().isBlank()) {
                        lines.add(number, line.toString(), line.length());
                    }
                }
            } finally {
                lines.finish();
            }
        }
    }

    /** Bounded, so that a line without end does not fill the memory. */
    private static boolean readLine(BufferedReader in, StringBuilder line, long number) throws IOException, JobAborted {
        line.setLength(0);
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return true;
            }
            line.append((char) c);
            if (line.length() > MAX_LINE_CHARACTERS) {
                throw new JobAborted(
                        "line %d is longer than %d characters".formatted(number, MAX_LINE_CHARACTERS), null);
            }
        }
        return !line.isEmpty();
    }

    private T read(long number, String line) throws Rejected {
        if (line.indexOf('\uFFFD') >= 0) {
            throw new Rejected("", "is not UTF-8");
        }
        try {
            V value = reader.readValue(line);
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
            throw new Rejected(e.field(), e.getMessage());
        } catch (JsonMappingException e) {
            var problem = InvalidJson.of(e);
            throw new Rejected(problem.field(), problem.message());
        } catch (JsonProcessingException e) {
            throw new Rejected("", "is not JSON: " + e.getOriginalMessage());
        }
    }
}
