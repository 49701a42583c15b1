package io.winback.campaign.decision;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
class DecisionsTest {

    @Inject
    Decisions decisions;

    @Test
    void decisionsAreSavedInTheTransactionOfTheCallerAlone() {
        assertThatThrownBy(() -> decisions.saveUndecided(List.of())).isInstanceOf(TransactionalException.class);
    }
}
