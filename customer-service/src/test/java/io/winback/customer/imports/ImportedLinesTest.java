package io.winback.customer.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.InvalidInputs;
import io.winback.customer.imports.format.FileText;
import io.winback.customer.jobs.JobAborted;
import io.winback.customer.jobs.JobPipelines;
import io.winback.customer.orders.PlacedOrder;
import io.winback.testkit.HostileInput;
import io.winback.testkit.ParserCheck;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Each line of an import is taken, or rejected with a reason of its own, whatever is in the file. */
class ImportedLinesTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Instant NOW = Instant.parse("2026-11-22T03:04:05Z");
    private static final JobPipelines PIPELINES = new JobPipelines(1);
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();
    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    private static Path file;

    @BeforeContainer
    static void createFile() throws IOException {
        file = Files.createTempFile("import", ".csv");
    }

    @AfterContainer
    static void deleteFile() throws IOException {
        Files.delete(file);
    }

    @Property(tries = 500)
    void linesOfOrdersAreTakenOrRejected(@ForAll("orders") byte[] content, @ForAll("charsets") Charset charset)
            throws IOException {
        check(
                new CsvParser<>(PIPELINES, OrderLine.REQUIRED, OrderLine.OPTIONAL, (number, line) -> new OrderLine(
                                line, TOKYO, TOKYO)
                        .order(VALIDATOR, NOW)),
                content,
                charset);
    }

    @Property(tries = 500)
    void linesOfItemsAreTakenOrRejected(@ForAll("orders") byte[] content, @ForAll("charsets") Charset charset)
            throws IOException {
        check(
                new CsvParser<>(PIPELINES, OrderLine.REQUIRED, OrderLine.OPTIONAL, (number, line) -> new OrderLine(
                                line, TOKYO, TOKYO)
                        .part(VALIDATOR, NOW)),
                content,
                charset);
    }

    @Property(tries = 500)
    void linesOfCustomersAreTakenOrRejected(
            @ForAll("customers") byte[] content, @ForAll("charsets") Charset charset, @ForAll BlankCells blankCells)
            throws IOException {
        check(
                new CsvParser<>(
                        PIPELINES, CustomerLine.REQUIRED, CustomerLine.OPTIONAL, (number, line) -> new CustomerLine(
                                        line, blankCells)
                                .person(VALIDATOR)),
                content,
                charset);
    }

    @Property(tries = 500)
    void objectsOfOrdersAreTakenOrRejected(@ForAll("objects") byte[] content) throws IOException {
        check(
                new NdjsonParser<PlacedOrder, PlacedOrder>(
                        PIPELINES, JsonMoney.readBy(JSON).readerFor(PlacedOrder.class), VALIDATOR, (number, order) -> {
                            Rejected.check(order.problems(NOW));
                            return order;
                        }),
                content,
                UTF_8);
    }

    private static <T> void check(LineParser<T> parser, byte[] content, Charset charset) throws IOException {
        var text = new FileText(Files.write(file, content), charset);
        var rejections = new ArrayList<Rejection>();

        ParserCheck.read(
                () -> {
                    parser.checkBeginning(text);
                    parser.parse(text, collecting(rejections));
                    return true;
                },
                InvalidInput.class,
                InvalidInputs.class,
                JobAborted.class);

        assertThat(rejections).extracting(Rejection::message).doesNotContain(Rejected.UNREADABLE);
    }

    private static <T> LineSink<T> collecting(List<Rejection> rejections) {
        return new LineSink<>() {
            @Override
            public void take(long line, T value) {
                assertThat(value).isNotNull();
            }

            @Override
            public void reject(Rejection rejection) {
                rejections.add(rejection);
            }
        };
    }

    @Provide
    Arbitrary<Charset> charsets() {
        return Arbitraries.of("UTF-8", "windows-31j", "EUC-JP", "UTF-16").map(Charset::forName);
    }

    @Provide
    Arbitrary<byte[]> orders() {
        return lines("""
                customer_id,order_id,placed_at,amount,currency,sku,quantity,promised_by,coupon_code
                hina,o-1,2026-11-01T10:00:00+09:00,1200,JPY,tea,2,2026-11-03,7K4D-9Q2M
                "aoi",o-2,2026/11/1 9:05,-11.77,USD,,,,
                hina,o-3,2026-02-30,1e999999999,XXX,"a""b",99999999999,x,\u0000
                """);
    }

    @Provide
    Arbitrary<byte[]> customers() {
        return lines("""
                customer_id,name,locale,time_zone,birth_date,email,phone,chat,preferred_channel,consent_email
                hina,佐藤 陽菜,ja-JP,Asia/Tokyo,1990-11-22,hina@customers.example,+819012345678,u1,EMAIL,true
                aoi,,,,--02-29,a@b@c,+,,fax,maybe
                """);
    }

    @Provide
    Arbitrary<byte[]> objects() {
        return Arbitraries.oneOf(
                lines(
                        "{\"orderId\":\"o-1\",\"customerId\":\"hina\",\"placedAt\":\"2026-11-01T10:00:00Z\","
                                + "\"total\":{\"amount\":1200,\"currency\":\"JPY\"},\"items\":[{\"sku\":\"tea\",\"quantity\":2}]}\n"),
                lines(
                        "{\"orderId\":\"o-1\",\"total\":{\"amount\":1e999999999,\"currency\":\"JPY\"}}\n[1]\n1e999999999\n"),
                lines(
                        "{\"placedAt\":\"+999999999-12-31T23:59:59Z\",\"promisedBy\":\"2026-11-03\",\"status\":\"x\"}\n"));
    }

    private static Arbitrary<byte[]> lines(String valid) {
        return Arbitraries.oneOf(
                HostileInput.bytes(valid.getBytes(UTF_8)),
                HostileInput.texts(valid).map(text -> text.getBytes(UTF_8)),
                HostileInput.bytes(valid.getBytes(Charset.forName("windows-31j"))));
    }
}
