package io.winback.system;

import io.winback.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theHouseRulesHoldForTheBenchmarks() {
        HouseRules.check("io.winback.benchmarks");
    }
}
