package io.winback.testkit;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service of such a test has a database of its own, where no fuzzed request has used the names of the walk. */
public final class AuditDatabase implements QuarkusTestProfile {

    /** {@link TestInfrastructure} creates it: the class loader of a profile has no driver. */
    static final String NAME = "winback-audit";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.datasource.jdbc.url", TestInfrastructure.database().jdbcUrl(NAME));
    }
}
