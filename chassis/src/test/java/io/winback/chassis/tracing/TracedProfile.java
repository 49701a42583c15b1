package io.winback.chassis.tracing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/** All traces are recorded and sent to a collector. */
public final class TracedProfile implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(TraceCollector.class));
    }
}
