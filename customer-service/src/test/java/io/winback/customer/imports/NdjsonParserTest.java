package io.winback.customer.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winback.customer.imports.format.FileText;
import io.winback.customer.jobs.JobPipelines;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class NdjsonParserTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private final List<Long> taken = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();

    @TempDir
    private Path folder;

    /** Two required fields. */
    record Pair(@NotNull String first, @NotNull String second) {}

    @ParameterizedTest
    @ValueSource(ints = {101, 500, 999, 1_001, 100_000})
    void deeplyNestedLineIsRejectedAlone(int levels) throws IOException {
        var deep = "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);

        parse(JsonNode.class, "{}", deep, "{\"a\":" + "[".repeat(levels) + "]".repeat(levels) + "}", "{}");

        assertThat(taken).containsExactly(1L, 4L);
        assertThat(rejections)
                .containsExactly(
                        new Rejection(2, "", "is nested too deep; at most 100 levels are allowed"),
                        new Rejection(3, "", "is nested too deep; at most 100 levels are allowed"));
    }

    @Test
    void nestingThatIsAllowedIsRead() throws IOException {
        parse(JsonNode.class, "{\"a\":".repeat(100) + "1" + "}".repeat(100));

        assertThat(taken).containsExactly(1L);
    }

    @Test
    void allMissingFieldsOfALineAreReported() throws IOException {
        parse(Pair.class, "{}");

        assertThat(rejections).extracting(Rejection::field).containsExactly("first", "second");
    }

    @Test
    void lineWithoutAnObjectIsNamed() throws IOException {
        parse(Pair.class, "null");

        assertThat(rejections).containsExactly(new Rejection(1, "", "must be an object, not null"));
    }

    @Test
    void listIsNamedAsAList() throws IOException {
        parse(Pair.class, "[]", " [{\"first\": \"a\", \"second\": \"b\"}]", "[1, 2]");
        parse(JsonNode.class, "[{}]");

        assertThat(taken).isEmpty();
        assertThat(rejections)
                .extracting(Rejection::message)
                .containsOnly(
                        "must be an object, not a list; each line must hold one object, without brackets or commas around it")
                .hasSize(4);
    }

    private void parse(Class<?> type, String... lines) throws IOException {
        var file = Files.writeString(folder.resolve("lines"), String.join("\n", lines));
        new NdjsonParser<Object, Object>(
                        new JobPipelines(2), new ObjectMapper().readerFor(type), VALIDATOR, (number, value) -> value)
                .parse(new FileText(file, UTF_8), new LineSink<>() {
                    @Override
                    public void take(long line, Object value) {
                        taken.add(line);
                    }

                    @Override
                    public void reject(Rejection rejection) {
                        rejections.add(rejection);
                    }

                    @Override
                    public void addFault(Rejection fault) {
                        rejections.add(fault);
                    }
                });
    }
}
