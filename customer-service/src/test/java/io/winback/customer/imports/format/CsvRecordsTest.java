package io.winback.customer.imports.format;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

class CsvRecordsTest {

    private static final String STRAY = "text follows the quote that closes a field; double the quotes within a field";

    @Test
    void fieldsMayHoldSeparatorsQuotesAndLineBreaks() throws IOException {
        var records = read("a,\"b,\"\"c\"\"\",\"d\r\ne\",\r\n\r\nf\rg");

        assertThat(records)
                .extracting(CsvRecord::fields)
                .containsExactly(List.of("a", "b,\"c\"", "d\ne", ""), List.of("f"), List.of("g"));
        assertThat(records).extracting(CsvRecord::line).containsExactly(1L, 4L, 5L);
    }

    @Test
    void openQuoteMakesOneLineUnreadable() throws IOException {
        var records = read("a,\"b\nc,d\n\"e\",f\n\"g,h\ni");

        assertThat(records).extracting(CsvRecord::line).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(records)
                .extracting(CsvRecord::problem)
                .containsExactly("the quote is not closed", null, null, "the quote is not closed", null);
    }

    @Test
    void textAfterAClosingQuoteMakesItsLineUnreadable() throws IOException {
        var records = read("\"IOq3\"x,1\n\"a\" ,2\n\"b\"\"\"c,3\n4,\"5\"y,\"6\n7,8");

        assertThat(records).extracting(CsvRecord::line).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(records).extracting(CsvRecord::problem).containsExactly(STRAY, null, STRAY, STRAY, null);
        assertThat(records.get(1).fields()).containsExactly("a", "2");
    }

    @Test
    void openQuoteIsNotFollowedThroughAWholeFile() throws IOException {
        var records = read("\"a\n" + "b\n".repeat(2 * CsvRecords.MAX_LINES));

        assertThat(records).hasSize(1 + 2 * CsvRecords.MAX_LINES);
        assertThat(records.get(0).problem()).isEqualTo("the quote is not closed");
        assertThat(records.get(1).fields()).containsExactly("b");
    }

    @Test
    void lineThatIsTooLongIsSkipped() throws IOException {
        var records = read("a\n" + "x".repeat(TextLines.MAX_CHARACTERS + 1) + "\nb");

        assertThat(records).extracting(CsvRecord::line).containsExactly(1L, 2L, 3L);
        assertThat(records.get(1).problem()).contains("longer than");
        assertThat(records.get(2).fields()).containsExactly("b");
    }

    @Property(tries = 300)
    void writtenFieldsAreReadBack(@ForAll("tables") List<List<String>> table) throws IOException {
        var csv = table.stream()
                .map(fields -> fields.stream()
                        .map(field -> "\"" + field.replace("\"", "\"\"") + "\"")
                        .collect(joining(";")))
                .collect(joining("\n"));

        var records = new ArrayList<List<String>>();
        try (var in = new CsvRecords(new StringReader(csv), ';')) {
            for (var record = in.next(); record != null; record = in.next()) {
                records.add(record.fields());
            }
        }

        assertThat(records).isEqualTo(table);
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        return Arbitraries.strings()
                .withChars("ab;\"\n ")
                .ofMaxLength(6)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    private static List<CsvRecord> read(String text) throws IOException {
        var read = new ArrayList<CsvRecord>();
        try (var records = new CsvRecords(new StringReader(text), ',')) {
            for (var record = records.next(); record != null; record = records.next()) {
                read.add(record);
            }
        }
        return read;
    }
}
