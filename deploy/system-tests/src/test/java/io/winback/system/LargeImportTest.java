package io.winback.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.winback.system.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** A file of 100 MB, for a service with a heap of 192 MB. */
@Tag("fault")
class LargeImportTest {

    private static final long BYTES = 100L * 1024 * 1024;

    private final RunningStack system = RunningStack.get();

    @Test
    void aFileOfAHundredMegabytesIsStreamed(@TempDir Path folder) throws IOException {
        var file = folder.resolve("orders.csv");
        long orders = write(file);

        var job = system.api().post(system.customer("/v1/imports?kind=orders"), "text/csv", file);

        var url = system.customer("/v1/jobs/" + job.path("jobId").asText());
        eventually().until(() -> system.api().get(url).path("state").asText().equals("DONE"));
        assertThat(system.count("customer", "select count(*) from customer_order where customer_id like 'big-%'"))
                .isEqualTo(orders);
    }

    private static long write(Path file) throws IOException {
        // Padding is allowed and stripped. It makes the file large without a million orders.
        var padding = " ".repeat(1_000);
        long orders = 0;
        try (var csv = Files.newBufferedWriter(file)) {
            csv.write("order_id,customer_id,placed_at,amount,currency,category\n");
            for (long written = 0; written < BYTES; orders++) {
                var line = "big-%d,big-%d,2025-03-%02dT10:00:00Z,1200,JPY,coffee%s\n"
                        .formatted(orders, orders % 5_000, 1 + orders % 28, padding);
                csv.write(line);
                written += line.length();
            }
        }
        return orders;
    }
}
