package io.winback.chassis.audit;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Equal refusals of a period are one entry, so that a caller cannot fill the log with them. */
class RefusalCountsTest {

    private static final Instant NOW = Instant.parse("2026-11-29T03:00:00Z");

    private final RefusalCounts counts = new RefusalCounts(Duration.ofMinutes(1));

    @Test
    void equalRefusalsAreOneEntryWithTheirNumber() {
        for (int i = 0; i < 1_000_000; i++) {
            counts.count(of("shop", "trace" + i), 403, NOW);
        }
        counts.count(of("shop", null), 401, NOW);

        assertThat(counts.take(NOW.plusSeconds(59))).isEmpty();
        assertThat(counts.take(NOW.plusSeconds(60)))
                .extracting(entry -> entry.origin().actor() + " " + entry.outcome() + " " + entry.times())
                .containsExactly("shop 403 1000000", "shop 401 1");
        assertThat(counts.take(NOW.plusSeconds(120))).isEmpty();
    }

    @Test
    void aboveAThousandDifferentRefusalsTheRestIsCountedTogether() {
        for (int i = 0; i < 1_500; i++) {
            counts.count(of("caller-" + i, null), 401, NOW);
        }

        var entries = counts.takeAll();

        assertThat(entries).hasSize(1_001);
        assertThat(entries.get(1_000).origin().actor()).isEqualTo("others");
        assertThat(entries.get(1_000).times()).isEqualTo(500);
    }

    private static AuditOrigin of(String actor, String trace) {
        return new AuditOrigin(ActorKind.KEY, actor, null, "", "10.0.0.1", trace, "getCustomer");
    }
}
