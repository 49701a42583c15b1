package io.winback.chassis.http;

import io.winback.events.Channel;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FailureInWordsTest {

    private static final String OTHERWISE = "an error";

    @Test
    void aMessageOfOurOwnIsRepeated() {
        assertThat(words(new IllegalStateException("the budget is used up", new RuntimeException("other"))))
                .isEqualTo("the budget is used up");
    }

    @Test
    void aFailureAroundTheCauseIsPassedOver() {
        assertThat(words(new CompletionException(new ConnectException("Connection refused"))))
                .isEqualTo("Connection refused");
        assertThat(words(new CompletionException(new UnknownHostException("smtp.shop.example"))))
                .isEqualTo("the host is unknown: smtp.shop.example");
    }

    @Test
    void theDatabaseIsQuotedWithoutTheStatement() {
        var refused =
                new SQLException("ERROR: value too long for type character varying(64)\n  Where: a trigger", "22001");
        var batch =
                new BatchUpdateException("Batch entry 0 insert into a was aborted", "22001", 0, new int[0], refused);

        assertThat(words(new IllegalStateException("it cannot be kept", batch)))
                .isEqualTo("the database refuses it: value too long for type character varying(64)");
    }

    @Test
    void noWordOfTheImplementationIsRepeated() {
        assertThat(List.of(
                        failureOf(() -> Integer.class.cast("a")),
                        failureOf(() -> String.valueOf((char[]) null)),
                        failureOf(() -> List.of().get(3)),
                        failureOf(() -> Channel.valueOf("PIGEON")),
                        new StackOverflowError(),
                        new IllegalStateException("jackson: com.fasterxml.jackson.databind.JsonNode"),
                        new IllegalStateException("caught an IOException")))
                .extracting(FailureInWordsTest::words)
                .containsOnly(OTHERWISE);
    }

    private interface Action {
        void run() throws Exception;
    }

    private static Throwable failureOf(Action action) {
        try {
            action.run();
            throw new AssertionError("it must fail");
        } catch (Exception e) {
            return e;
        }
    }

    private static String words(Throwable failure) {
        return FailureInWords.of(failure, OTHERWISE);
    }
}
