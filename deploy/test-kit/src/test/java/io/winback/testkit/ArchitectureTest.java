package io.winback.testkit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void secretsAreComparedInConstantTime() {
        assertThat(sources.comparisonsOfSecrets()).isEmpty();
    }

    @Test
    void plansOfQueriesOfOneColumnAreFoundAgain() {
        assertThat(sources.forgottenPlans()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "database.createNativeQuery(\"select 1\", Integer.class)",
                "createNativeQuery(sql(COLUMNS),\n    String.class).setParameter(\"id\", id)"
            })
    void aForgottenPlanIsFound(String code) {
        assertThat(SourceRules.hasForgottenPlan(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "createNativeQuery(sql, Tuple.class).map(row -> row.get(0, String.class))",
                "createNativeQuery(sql, Customer.class)",
                "createNativeQuery(sql).executeUpdate(); scalar(database, sql, Long.class)"
            })
    void otherNativeQueriesAreAllowed(String code) {
        assertThat(SourceRules.hasForgottenPlan(code)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token.equals(sent)",
                "sent.equals(formToken)",
                "if (Arrays.equals(sent, signature)) {",
                "Objects.equals(sent, session.token)",
                "clientSecret().equals(x)",
                ".filter(password::equals)",
                "expected.equals(sent)",
                "return sent.equals(expected);",
                "hash.equals(sent)",
                "Objects.equals(sent, person.passwordHash())",
                "Arrays.equals(computedMac, sent)",
                "Arrays.equals(sent, mac)",
                "digest.equals(sent)",
                "apiKey.equals(sent)",
                "sent.equals(configuration.serviceKey)",
                ".anyMatch(key::equals)"
            })
    void aComparisonOfASecretWithEqualsIsFound(String code) {
        assertThat(SourceRules.compareSecrets(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MessageDigest.isEqual(token, sent)",
                "field.equals(\"password\")",
                "key.equals(\"traceparent\")",
                "entry.getKey().equals(id)",
                "keys.equals(others)",
                "machine.equals(other)",
                "AccessToken.areEqual(token, sent)"
            })
    void otherComparisonsAreAllowed(String code) {
        assertThat(SourceRules.compareSecrets(code)).isFalse();
    }
}
