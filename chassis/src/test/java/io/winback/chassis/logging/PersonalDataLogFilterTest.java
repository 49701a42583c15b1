package io.winback.chassis.logging;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** What a log shows of messages and failures. */
class PersonalDataLogFilterTest {

    private final PersonalDataLogFilter filter = new PersonalDataLogFilter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Cannot deserialize value from String \"佐藤 陽菜\"|Cannot deserialize value from String ***",
                "from String \"x\" (reference chain: Order[\"placedAt\"])|from String *** (reference chain:"
                        + " Order[\"placedAt\"])",
                "Unrecognized token '佐藤'|Unrecognized token ***",
                "invalid input syntax for type date: \"1990-13-01\"|invalid input syntax for type date: ***",
                "violates unique constraint \"coupon_decision\"|violates unique constraint \"coupon_decision\"",
                "can't read 'Hina Sato' as a date|can't read *** as a date",
                "Text 'O'Brien, Tokyo' could not be parsed|Text *** could not be parsed",
                "invalid: \"12\"34 Hina\" here|invalid: *** here",
                "name: \"hina_sato\"|name: ***",
                "the quote 'is not closed, Hina|the quote ***",
                "550 5.1.1 <hina@customers.example> unknown|550 5.1.1 <***> unknown"
            })
    void aFailureIsShownWithoutTheValuesThatItQuotes(String message, String shown) {
        var record = record("dead letter", new IllegalStateException("outer", new IllegalArgumentException(message)));

        assertThat(filter.isLoggable(record)).isTrue();

        assertThat(record.getMessage()).isNotEmpty().doesNotContain("Exception");
        assertThat(printed(record.getThrown()))
                .contains("java.lang.IllegalStateException: outer")
                .contains("Caused by: java.lang.IllegalArgumentException: " + shown)
                .contains("at " + getClass().getName());
    }

    @Test
    void aMessageHasOneLineAndNoAddress() {
        var record = record("job failed: a\nINFO forged, of hina@customers.example", null);

        filter.isLoggable(record);

        assertThat(text(record)).isEqualTo("job failed: a\\nINFO forged, of ***");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP Request to /s/AaIm4l5RdqeTzPSKUIEc5wTPXKmQKHeCyydLRE6B_bA failed, HTTP Request to /s/*** failed",
        "POST /sign-in/link/AaIm4l5RdqeTzPSKUIEc5wTPXKmQKHeCyydLRE6B_bA, POST /sign-in/link/***",
        "https://shop.example/u/q83vEjRWeJCrze8SNFZ4.kKvN?lang=ja, https://shop.example/u/***?lang=ja",
        "HTTP Request to /v1/customers/hina-0190a000-0000-7000-8000-000000000001 failed,"
                + " HTTP Request to /v1/customers/hina-0190a000-0000-7000-8000-000000000001 failed"
    })
    void theTokenOfALinkIsMaskedAndIdsStay(String message, String shown) {
        var record = record(message, null);
        record.setLoggerName("io.quarkus.vertx.http.runtime.QuarkusErrorHandler");

        filter.isLoggable(record);

        assertThat(text(record)).isEqualTo(shown);
    }

    /** A search that goes back for each character takes minutes. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "a.", ".1", "「", "'", "\""})
    void aLongMessageTakesNoTime(String part) {
        var record = record("a@" + part.repeat(100_000), null);
        record.setLoggerName("io.winback.chassis.inbox.Inbox");

        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> filter.isLoggable(record));

        assertThat(text(record)).hasSizeLessThan(20_000);
    }

    @Test
    void aMessageOfThisSystemQuotesNoValueAndThoseOfLibrariesStay() {
        var own = record("retried: invalid text: \"佐藤\"", null);
        own.setLoggerName("io.winback.chassis.inbox.Inbox");
        var ofLibrary = record("Migrating schema \"public\"", null);
        ofLibrary.setLoggerName("org.flywaydb.core");

        filter.isLoggable(own);
        filter.isLoggable(ofLibrary);

        assertThat(text(own)).isEqualTo("retried: invalid text: ***");
        assertThat(text(ofLibrary)).isEqualTo("Migrating schema \"public\"");
    }

    @Test
    void otherMessagesStayAsTheyAre() {
        var record = new ExtLogRecord(
                Level.INFO,
                "record %s-%d@%d",
                ExtLogRecord.FormatStyle.PRINTF,
                PersonalDataLogFilterTest.class.getName());
        record.setParameters(new Object[] {"customer-events", 3, 1024});

        filter.isLoggable(record);

        assertThat(record.getMessage()).isEqualTo("record %s-%d@%d");
        assertThat(text(record)).isEqualTo("record customer-events-3@1024");
    }

    @Test
    void causesThatAreACircleEnd() {
        var one = new IllegalStateException("one");
        var other = new IllegalStateException("other", one);
        one.initCause(other);
        var record = record("failed", one);

        filter.isLoggable(record);

        assertThat(printed(record.getThrown())).containsOnlyOnce("Caused by:");
    }

    private static ExtLogRecord record(String message, Throwable thrown) {
        var record = new ExtLogRecord(
                Level.WARNING, message, ExtLogRecord.FormatStyle.NO_FORMAT, PersonalDataLogFilterTest.class.getName());
        record.setThrown(thrown);
        return record;
    }

    private static String text(ExtLogRecord record) {
        return new PatternFormatter("%s").format(record);
    }

    private static String printed(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
