package io.winback.campaign.decision;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static io.winback.campaign.decision.ChurnFixture.aChurn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

class BucketingTest {

    private static final int CUSTOMERS = 20_000;

    private final Bucketing bucketing = new Bucketing("salt");

    @Test
    void theSameEpisodeAlwaysGetsTheSamePosition() {
        var churn = aChurn().build();

        assertThat(bucketing.position("holdout", "winter", churn))
                .isEqualTo(new Bucketing("salt").position("holdout", "winter", churn));
    }

    @Test
    void thePositionDependsOnTheSaltThePurposeAndTheCampaign() {
        var churn = aChurn().build();

        assertThat(bucketing.position("holdout", "winter", churn))
                .isNotEqualTo(new Bucketing("other").position("holdout", "winter", churn))
                .isNotEqualTo(bucketing.position("variant", "winter", churn))
                .isNotEqualTo(bucketing.position("holdout", "spring", churn));
    }

    @Test
    void aHoldoutOfATenthHoldsATenthAndIsIndependentOfTheVariant() {
        var heldOut = IntStream.range(0, CUSTOMERS)
                .mapToObj(number -> aChurn().ofCustomer("c-" + number).build())
                .filter(churn -> bucketing.position("holdout", "winter", churn) < 0.1)
                .toList();

        assertThat(heldOut.size() / (double) CUSTOMERS).isEqualTo(0.1, offset(0.01));
        assertThat(heldOut.stream()
                                .filter(churn -> bucketing.position("variant", "winter", churn) < 0.5)
                                .count()
                        / (double) heldOut.size())
                .isEqualTo(0.5, offset(0.05));
    }
}
