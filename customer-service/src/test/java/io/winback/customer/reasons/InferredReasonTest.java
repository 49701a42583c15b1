package io.winback.customer.reasons;

import io.winback.events.customer.ChurnReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InferredReasonTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    @Test
    void noSignalsGiveNoReason() {
        assertThat(InferredReason.from(List.of(), NOW)).isEqualTo(InferredReason.NONE);
        assertThat(InferredReason.from(List.of(signal(ChurnReason.UNKNOWN, 1, 0)), NOW))
                .isEqualTo(InferredReason.NONE);
    }

    @Test
    void threeLateDeliveriesGiveAReasonAndOneDoesNot() {
        var late = signal(ChurnReason.DELIVERY, 0.3, 0);

        assertThat(InferredReason.from(List.of(late), NOW).reason()).isEqualTo(ChurnReason.UNKNOWN);
        assertThat(InferredReason.from(List.of(late, late, late), NOW).reason()).isEqualTo(ChurnReason.DELIVERY);
    }

    @Test
    void recentStatementOutweighsAnOldOne() {
        var inferred = InferredReason.from(
                List.of(signal(ChurnReason.PRICE, 1, 365), signal(ChurnReason.QUALITY, 0.8, 1)), NOW);

        assertThat(inferred.reason()).isEqualTo(ChurnReason.QUALITY);
        assertThat(inferred.evidence()).containsExactly("QUALITY 1 days ago");
    }

    @Test
    void statedReasonComesBeforeInferredReasons() {
        var late = signal(ChurnReason.DELIVERY, 0.4, 0);
        var signals = List.of(late, late, late, late, signal(ChurnReason.PRICE, 1, 30));

        var ranked = RankedReason.of(signals, NOW);

        assertThat(ranked).extracting(RankedReason::reason).containsExactly(ChurnReason.PRICE, ChurnReason.DELIVERY);
        assertThat(ranked).extracting(RankedReason::theirWord).containsExactly(true, false);
        assertThat(ranked.get(1).evidence()).hasSize(4);
        assertThat(InferredReason.from(signals, NOW).reason()).isEqualTo(ChurnReason.PRICE);
    }

    @Test
    void oldStatementDoesNotOutweighRecentSignals() {
        var late = signal(ChurnReason.DELIVERY, 0.4, 0);

        var inferred = InferredReason.from(List.of(late, late, late, signal(ChurnReason.PRICE, 1, 365)), NOW);

        assertThat(inferred.reason()).isEqualTo(ChurnReason.DELIVERY);
    }

    @Test
    void weightOfADeathDoesNotDecay() {
        var ranked = RankedReason.of(List.of(signal(ChurnReason.DECEASED, 0.8, 2_000)), NOW);

        assertThat(ranked).singleElement().satisfies(reason -> assertThat(reason.confidence())
                .isGreaterThan(0.6));
    }

    @Test
    void deathIsNeverInferred() {
        var read = signal(ChurnReason.DECEASED, 0.9, 1);

        assertThat(InferredReason.from(List.of(read, read, read), NOW)).isEqualTo(InferredReason.NONE);
        assertThat(InferredReason.from(List.of(read, signal(ChurnReason.PRICE, 1, 1)), NOW)
                        .reason())
                .isEqualTo(ChurnReason.PRICE);
        assertThat(new InferredReason(ChurnReason.DECEASED, 0.9, List.of())
                        .withoutInferredDeath()
                        .reason())
                .isEqualTo(ChurnReason.UNKNOWN);
        assertThat(new InferredReason(ChurnReason.DECEASED, InferredReason.STATED, List.of())
                        .withoutInferredDeath()
                        .reason())
                .isEqualTo(ChurnReason.DECEASED);
    }

    @Property
    void confidenceIsAProbabilityAndFallsWithAge(
            @ForAll @DoubleRange(min = 0, max = 5) double weight, @ForAll @IntRange(max = 2_000) int age) {
        var inferred = InferredReason.from(List.of(signal(ChurnReason.PRICE, weight, age)), NOW);
        var older = InferredReason.from(List.of(signal(ChurnReason.PRICE, weight, age + 1)), NOW);

        assertThat(inferred.confidence()).isBetween(0.0, 1.0);
        assertThat(older.confidence()).isLessThanOrEqualTo(inferred.confidence());
    }

    private static Signal signal(ChurnReason reason, double weight, int daysAgo) {
        return new Signal(reason, weight, NOW.minus(Duration.ofDays(daysAgo)), reason + " " + daysAgo + " days ago");
    }
}
