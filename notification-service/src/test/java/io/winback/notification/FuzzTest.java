package io.winback.notification;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.winback.testkit.FuzzContract;
import io.winback.testkit.OwnDatabase;
import java.util.Map;

/** Malformed, oversized and hostile input never makes the service fail. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class FuzzTest extends FuzzContract {

    @Override
    protected String name() {
        return "notification";
    }

    @Override
    protected Map<String, String> bodies() {
        return Map.of("PUT /v1/templates/{templateId}", """
                {"messages": [{"locale": "en", "channel": "EMAIL", "subject": "Hello", "html": "<p>{customer.name}</p>",
                 "text": "Hello {customer.name ?: 'there'}"}]}
                """);
    }
}
