package io.winback.campaign.console;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.TestInfrastructure;
import io.winback.testkit.TestKeys;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** Viewers get the dashboard while the database does not answer, also if new viewers come all the time. */
@QuarkusTest
class SlowDashboardTest {

    private static final Duration BETWEEN_VIEWERS = Duration.ofMillis(300);
    private static final int VIEWERS = 40;

    @TestHTTPResource("/console/dashboard")
    URI dashboard;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void theFirstViewerIsAnsweredWhileOthersCome() throws SQLException {
        var answers = new CopyOnWriteArrayList<CompletableFuture<HttpResponse<String>>>();
        try (var other = TestInfrastructure.database().connect("winback");
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table row_count in access exclusive mode");

            eventually().pollInterval(BETWEEN_VIEWERS).until(() -> {
                answers.add(client.sendAsync(
                        TestKeys.on(HttpRequest.newBuilder(dashboard)).build(), BodyHandlers.ofString()));
                return answers.get(0).isDone() || answers.size() == VIEWERS;
            });
            other.rollback();
        }

        assertThat(answers).as("viewers until the first answer").hasSizeLessThan(VIEWERS);
        assertThat(answers.get(0).join().statusCode()).isEqualTo(200);
    }
}
