package io.winback.customer;

import io.winback.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void houseRulesHold() {
        HouseRules.check("io.winback.customer");
    }
}
