package io.winback.customer;

import io.winback.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theHouseRulesHold() {
        HouseRules.check("io.winback.customer");
    }
}
