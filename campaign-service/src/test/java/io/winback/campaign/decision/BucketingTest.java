package io.winback.campaign.decision;

import io.winback.events.customer.ChurnReason;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

class BucketingTest {

    @Test
    void theSameLossDrawsTheSameLot() {
        var loss = aLoss(1);

        assertThat(new Bucketing("salt").of("holdout", "winter", loss))
                .isEqualTo(new Bucketing("salt").of("holdout", "winter", loss));
        assertThat(new Bucketing("salt").of("holdout", "winter", loss))
                .isNotEqualTo(new Bucketing("other").of("holdout", "winter", loss));
    }

    @Test
    void aTenthIsATenthAndTellsNothingOfTheVariant() {
        var draw = new Bucketing("salt");
        var losses = IntStream.range(0, 20_000).mapToObj(BucketingTest::aLoss).toList();

        var heldOut = losses.stream()
                .filter(loss -> draw.of("holdout", "winter", loss) < 0.1)
                .toList();

        assertThat(heldOut.size() / 20_000.0).isEqualTo(0.1, offset(0.01));
        assertThat(heldOut.stream()
                                .filter(loss -> draw.of("variant", "winter", loss) < 0.5)
                                .count()
                        / (double) heldOut.size())
                .isEqualTo(0.5, offset(0.05));
    }

    private static ChurnContext aLoss(int number) {
        return new ChurnContext(new UUID(7, number), "c-" + number, ChurnReason.UNKNOWN, false, false, Map.of());
    }
}
