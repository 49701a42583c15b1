package io.winback.testkit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The rules over all sources, and over the modules that the test kit itself needs. */
class ArchitectureTest {

    private final SourceRules sources = SourceRules.ofCheckout();

    @Test
    void theHouseRulesHoldForEvents() {
        HouseRules.check("io.winback.events");
    }

    @Test
    void theHouseRulesHoldForTheLauncher() {
        HouseRules.check("io.winback.local");
    }

    @Test
    void theHouseRulesHoldForTheTestKit() {
        HouseRules.check("io.winback.testkit");
    }

    @Test
    void everyPackageHasAPackageInfo() {
        assertThat(sources.packagesWithoutDescription()).isEmpty();
    }

    @Test
    void noTwoModulesShareAClassName() {
        assertThat(sources.namesInSeveralModules()).isEmpty();
    }

    @Test
    void onePackageWritesATable() {
        assertThat(sources.tablesWithSeveralWriters()).isEmpty();
    }
}
