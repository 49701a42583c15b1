package io.winback.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.winback.system.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** customer-service is killed during a job. After its restart it continues the job where it stopped. */
@Tag("fault")
class KilledJobTest {

    private static final int ORDERS = 250_000;
    private static final int CUSTOMERS = 20_000;
    private static final int LOST = 12_000;

    private final RunningStack system = RunningStack.get();
    private final String shop = "killed-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aKilledImportIsCompletedAndEachOrderCountsOnce(@TempDir Path folder) throws IOException {
        var job = system.api().post(system.customer("/v1/imports?kind=orders"), "text/csv", write(folder));
        eventually().until(() -> job(job).path("done").asLong() > 0);
        assertThat(job(job).path("state").asText()).isEqualTo("RUNNING");

        system.kill("customer");
        system.start("customer");

        eventually().until(() -> !job(job).path("state").asText().equals("RUNNING"));
        assertThat(job(job).path("accepted").asInt()).as("%s", job(job)).isEqualTo(ORDERS);
        assertThat(system.count("customer", "select sum(orders) from customer where customer_id like '" + shop + "%'"))
                .isEqualTo(ORDERS);
        assertThat(system.count("customer", "select sum(revenue) from customer where customer_id like '" + shop + "%'"))
                .isEqualTo(100L * ORDERS);
    }

    @Test
    void aReplicaWithoutTheFileContinuesTheImport(@TempDir Path folder) throws IOException {
        var job = system.api().post(system.customer("/v1/imports?kind=orders"), "text/csv", write(folder));
        eventually().until(() -> job(job).path("done").asLong() > 0);
        assertThat(job(job).path("state").asText()).isEqualTo("RUNNING");

        var file = system.column(
                        "customer",
                        "select input::jsonb ->> 'file' from job where job_id = '%s'"
                                .formatted(job.path("jobId").asText()))
                .get(0);

        system.kill("customer");
        Files.delete(Path.of(file));
        system.start("customer");

        eventually().until(() -> !job(job).path("state").asText().equals("RUNNING"));
        assertThat(job(job).path("accepted").asInt()).as("%s", job(job)).isEqualTo(ORDERS);
        assertThat(system.count("customer", "select sum(orders) from customer where customer_id like '" + shop + "%'"))
                .isEqualTo(ORDERS);
        assertThat(system.count("customer", "select count(*) from upload_part")).isZero();
    }

    /** The service hangs during an import for longer than its heartbeat may pause, and another replica takes over. */
    @Test
    void aReplicaThatHangsChangesNothingAfterItsJobWasTakenOver(@TempDir Path folder) throws Exception {
        var replica = system.stack().startReplica("customer", System.out::println);
        var job = system.api().post(system.customer("/v1/imports?kind=orders"), "text/csv", write(folder));
        var jobId = job.path("jobId").asText();
        eventually().until(() -> job(job).path("done").asLong() > 0);

        system.signal("STOP", "customer");
        eventually().until(() -> system.count("customer", "select tries from job where job_id = '" + jobId + "'") == 1);
        system.signal("CONT", "customer");

        eventually().until(() -> !job(job).path("state").asText().equals("RUNNING"));
        system.kill(replica);
        assertThat(job(job).path("accepted").asInt()).as("%s", job(job)).isEqualTo(ORDERS);
        assertThat(system.count("customer", "select sum(orders) from customer where customer_id like '" + shop + "%'"))
                .isEqualTo(ORDERS);
        assertThat(system.count("customer", "select sum(revenue) from customer where customer_id like '" + shop + "%'"))
                .isEqualTo(100L * ORDERS);
    }

    /** The hanging service holds the lock of exclusive jobs, and may be in the middle of a statement. */
    @Test
    void aReplicaThatHangsDoesNotBlockTheJobsOfAnother(@TempDir Path folder) throws Exception {
        var name = system.stack().startReplica("customer", System.out::println);
        var replica = "http://localhost:" + name.substring("customer-".length());
        var large = system.api().post(system.customer("/v1/imports?kind=orders"), "text/csv", write(folder));
        eventually().until(() -> job(large).path("done").asLong() > 0);

        system.signal("STOP", "customer");
        try {
            var file = Files.writeString(
                    folder.resolve("small.csv"),
                    "order_id,customer_id,placed_at,amount,currency\n%1$s-one,%1$s-one,2025-03-10,100,JPY\n"
                            .formatted(shop));
            var small = system.api().post(replica + "/v1/imports?kind=orders", "text/csv", file);
            var scoring = system.api().post(replica + "/v1/scorings", Map.of("asOf", "2020-12-31"));

            for (var waiting : List.of(small, scoring, large)) {
                var url = replica + "/v1/jobs/" + waiting.path("jobId").asText();
                eventually()
                        .until(() ->
                                system.api().get(url).path("state").asText().equals("DONE"));
            }
        } finally {
            system.signal("CONT", "customer");
        }

        eventually()
                .until(() ->
                        system.api().tryGet(system.customer("/q/health/ready")).status() == 200);
        system.kill(name);
        assertThat(job(large).path("accepted").asInt()).as("%s", job(large)).isEqualTo(ORDERS);
        assertThat(system.count("customer", "select sum(orders) from customer where customer_id like '" + shop + "%'"))
                .isEqualTo(ORDERS + 1);
    }

    @Test
    void aKilledScoringIsCompletedAndEachChurnCountsOnce(@TempDir Path folder) throws IOException {
        var file = folder.resolve("orders.csv");
        try (var csv = Files.newBufferedWriter(file)) {
            csv.write("order_id,customer_id,placed_at,amount,currency\n");
            for (int i = 0; i < LOST; i++) {
                csv.write("%1$s-lost-%2$d,%1$s-lost-%2$d,2020-03-03,100,JPY\n".formatted(shop, i));
            }
        }
        var imported = system.api().post(system.customer("/v1/imports?kind=orders"), "text/csv", file);
        eventually().until(() -> job(imported).path("state").asText().equals("DONE"));
        long lostBefore = system.count("customer", "select count(*) from loss");

        var job = system.api().post(system.customer("/v1/scorings"), Map.of("asOf", "2020-12-31"));
        eventually().until(() -> job(job).path("done").asLong() > 0);
        assertThat(job(job).path("state").asText()).isEqualTo("RUNNING");
        system.kill("customer");
        assertThat(system.count("customer", "select count(*) from job_part")).isPositive();
        system.start("customer");

        eventually().until(() -> !job(job).path("state").asText().equals("RUNNING"));
        assertThat(job(job).path("newlyChurned").asLong()).as("%s", job(job)).isGreaterThanOrEqualTo(LOST);
        assertThat(system.count("customer", "select count(*) from loss") - lostBefore)
                .isEqualTo(job(job).path("newlyChurned").asLong());
        assertThat(system.count("customer", "select count(*) from job_part")).isZero();
    }

    private JsonNode job(JsonNode accepted) {
        return system.api()
                .get(system.customer("/v1/jobs/" + accepted.path("jobId").asText()));
    }

    private Path write(Path folder) throws IOException {
        var file = folder.resolve("orders.csv");
        try (var csv = Files.newBufferedWriter(file)) {
            csv.write("order_id,customer_id,placed_at,amount,currency\n");
            for (int i = 0; i < ORDERS; i++) {
                csv.write(
                        shop + "-" + i + "," + shop + "-" + i % CUSTOMERS + ",2025-03-" + (10 + i % 19) + ",100,JPY\n");
            }
        }
        return file;
    }
}
