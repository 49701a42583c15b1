package io.winback.customer.imports.format;

import io.winback.chassis.http.InvalidInput;
import io.winback.customer.imports.Rejected;
import io.winback.testkit.HostileInput;
import io.winback.testkit.ParserCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Files and cells of other systems are read, or refused, whatever is in them. */
class ForeignInputTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final List<String> CHARSETS = List.of("UTF-8", "UTF-16", "windows-31j", "EUC-JP", "windows-1252");

    private static final String SHEET =
            "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c><is><t>b</t></is></c></row></sheetData></worksheet>";

    private static Path file;

    @BeforeContainer
    static void createFile() throws IOException {
        file = Files.createTempFile("foreign", ".csv");
    }

    @AfterContainer
    static void deleteFile() throws IOException {
        Files.delete(file);
    }

    @Property
    void theCharsetOfAnyFileIsDetected(@ForAll("files") byte[] content) {
        var charset = ParserCheck.read(() -> {
            var detector = new CharsetDetector();
            detector.add(content, content.length);
            return detector.detected();
        });

        assertThat(charset).isPresent();
    }

    @Property
    void anyFileIsReadOrRefused(@ForAll("files") byte[] content, @ForAll("charsets") Charset charset)
            throws IOException {
        var text = new FileText(Files.write(file, content), charset);

        ParserCheck.read(
                () -> {
                    ForeignFile.refuse(text);
                    return records(text, CsvHeader.read(text));
                },
                InvalidInput.class);
    }

    /** The search for the ends of elements does not grow with the square of the file. */
    @Property
    void elementsWithoutAnEndAreReadInTime(@ForAll("unclosed") byte[] content) throws IOException {
        var text = new FileText(Files.write(file, content), UTF_8);

        ParserCheck.read(
                () -> {
                    ForeignFile.refuse(text);
                    return true;
                },
                InvalidInput.class);
    }

    @Provide
    Arbitrary<byte[]> unclosed() {
        return Arbitraries.of(
                "<table><tr><td>%s</td></tr>".formatted("<".repeat(64_000)).getBytes(UTF_8),
                ("<table><tr " + "<td ".repeat(16_000) + "</tr>").getBytes(UTF_8),
                workbook("xl/sharedStrings.xml", "<si>" + "<t ".repeat(20_000) + "</si>"));
    }

    private static int records(FileText text, CsvHeader header) throws IOException {
        int count = 0;
        try (var records = new CsvRecords(text.open(), header.separator())) {
            for (var record = records.next(); record != null; record = records.next()) {
                count++;
            }
        }
        return count;
    }

    @Property
    void anyDatePatternIsAcceptedOrRefused(
            @ForAll("patterns") String pattern, @ForAll boolean mayHaveNoYear, @ForAll("times") String text) {
        var reads = ParserCheck.read(() -> DatePattern.reads(pattern, mayHaveNoYear), IllegalArgumentException.class);

        if (reads.orElse(false)) {
            var times = new TimeFormat(List.of(pattern), TOKYO);
            ParserCheck.read(() -> times.read("placedAt", text, TOKYO), Rejected.class);
            ParserCheck.read(() -> times.readDay("birthDate", text), Rejected.class);
        }
    }

    @Property
    void anyTimeIsReadOrRejected(@ForAll("times") String text) {
        ParserCheck.read(() -> LenientTime.read("placedAt", text, TOKYO, TOKYO), Rejected.class);
        ParserCheck.read(() -> LenientTime.readDay("birthDate", text), Rejected.class);
    }

    @Property
    void anyAmountIsReadOrRejected(@ForAll("amounts") String text, @ForAll("marks") String mark) {
        var amounts =
                new AmountFormat(mark, mark.equals(".") ? "," : null, Map.of("¥", "JPY", "$", "USD", "kr.", "DKK"));

        ParserCheck.read(() -> amounts.read("amount", text), Rejected.class)
                .ifPresent(amount -> assertThat(amount.number().precision()).isLessThanOrEqualTo(26));
    }

    @Property
    void anyZoneCharsetAndAddressIsKnownOrNot(@ForAll("names") String text) {
        ParserCheck.read(() -> ZoneNames.of("zone", text), Rejected.class);
        ParserCheck.read(() -> Charsets.find(text));
        ParserCheck.read(() -> EmailCustomerId.of("email", text), Rejected.class);
        ParserCheck.read(() -> PresentId.of("customerId", text), Rejected.class);
    }

    @Provide
    Arbitrary<Charset> charsets() {
        return Arbitraries.of(CHARSETS).map(Charset::forName);
    }

    @Provide
    Arbitrary<byte[]> files() {
        return Arbitraries.oneOf(
                HostileInput.bytes(),
                HostileInput.bytes("\ufefforder_id;\"customer id\";amount\r\n1;\"a;b\";\"1,5\"\r\n".getBytes(UTF_8)),
                HostileInput.bytes("注文番号,金額\n1,１００\n".getBytes(Charset.forName("windows-31j"))),
                HostileInput.bytes("a\tb\n1\t2\n".getBytes(UTF_16)),
                HostileInput.bytes("<table><tr><th>a</th><td>b</td></tr></table>".getBytes(UTF_8)),
                HostileInput.bytes(workbook("xl/sharedStrings.xml", "<sst><si><t>a</t></si></sst>")),
                HostileInput.bytes(workbook("xl/長.xml", "長".repeat(1_000))));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.oneOf(
                HostileInput.texts(
                        "yyyy-MM-dd HH:mm:ss Z", "d.M.yyyy", "MM/dd", "EEE, dd MMM yyyy h:mm a z", "yyyy-MM-dd[ VV]"),
                Arbitraries.strings()
                        .withChars("yuMdHhmsSaAnNkKeEcDGQqwWVzOXxZp'[]{}#/-. ")
                        .ofMaxLength(20));
    }

    @Provide
    Arbitrary<String> times() {
        return HostileInput.texts(
                "2026-11-22T03:04:05Z",
                "2026/1/2 3:04:05.123 +0900",
                "Sun, 22 Nov 2026 3:04 PM UTC",
                "22.11.2026",
                "02/29",
                "2026-11-22 Asia/Tokyo",
                "999999999-12-31",
                "2016-12-31T23:59:60Z");
    }

    @Provide
    Arbitrary<String> amounts() {
        return HostileInput.texts("¥1,234.50", "-1200", "1.234,50 kr.", "+$ 9", "０１２", "1e999999999");
    }

    @Provide
    Arbitrary<String> marks() {
        return Arbitraries.of(".", ",", "ANY");
    }

    @Provide
    Arbitrary<String> names() {
        return HostileInput.texts("Asia/Tokyo", "Eastern Time (US & Canada)", "UTF-8", "taro@日本語.example", "GMT+9");
    }

    private static byte[] workbook(String name, String content) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(SHEET.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
