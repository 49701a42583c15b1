package io.winback.campaign.decision;

import io.winback.events.customer.ChurnReason;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

class DrawTest {

    @Test
    void theSameLossDrawsTheSameLot() {
        var loss = aLoss(1);

        assertThat(new Draw("salt").of("holdout", "winter", loss))
                .isEqualTo(new Draw("salt").of("holdout", "winter", loss));
        assertThat(new Draw("salt").of("holdout", "winter", loss))
                .isNotEqualTo(new Draw("other").of("holdout", "winter", loss));
    }

    @Test
    void aTenthIsATenthAndTellsNothingOfTheVariant() {
        var draw = new Draw("salt");
        var losses = IntStream.range(0, 20_000).mapToObj(DrawTest::aLoss).toList();

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

    private static Loss aLoss(int number) {
        return new Loss(new UUID(7, number), "c-" + number, ChurnReason.UNKNOWN, false, false, Map.of());
    }
}
