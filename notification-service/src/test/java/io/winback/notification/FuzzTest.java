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
    protected int fewestRequests() {
        return 2_900;
    }

    @Override
    protected Map<String, String> withoutSuccess() {
        return Map.of(
                "POST /v1/dead-letters/{id}/replay", "the records of the test cannot be read a second time, either",
                "GET /v1/messages/{messageId}", "a message begins with an event of campaign-service");
    }

    @Override
    protected Map<String, String> bodies() {
        return Map.of(
                "PUT /v1/templates/{templateId}",
                """
                {"messages": [{"locale": "en", "channel": "EMAIL", "subject": "Hello", "html": "<p>{customer.name}</p>",
                 "text": "Hello {customer.name ?: 'there'}"}]}
                """,
                "POST /v1/templates/{templateId}/copy",
                """
                {"templateId": "copy"}
                """,
                "POST /v1/templates/{templateId}/preview",
                """
                {"locale": "en", "channel": "EMAIL"}
                """,
                "PUT /v1/sending-holds",
                """
                {"held": false, "reason": "fuzz", "since": "2026-11-22T03:04:05Z", "version": 1}
                """);
    }
}
