package io.winback.chassis.http;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.chassis.access.CallerKind;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A request that is sent again takes effect once. */
@QuarkusTest
class IdempotencyKeysTest {

    private static final String OPERATION = "POST /v1/samples";

    @Inject
    IdempotencyKeys keys;

    @Inject
    CurrentIdentityAssociation identity;

    private final String key = UUID.randomUUID().toString();
    private final AtomicInteger effects = new AtomicInteger();

    @Test
    void aBearerTokenGetsTheAnswerOfTheReleaseThatCalledItsAccountAPerson() {
        var first = answerTo(CallerKind.PERSON, "alice");

        assertThat(answerTo(CallerKind.PROVIDER_ACCOUNT, "alice")).isEqualTo(first);
        assertThat(answerTo(CallerKind.PROVIDER_ACCOUNT, "bob")).isNotEqualTo(first);
        assertThat(answerTo(CallerKind.KEY, "alice")).isNotEqualTo(first);
        assertThat(effects).hasValue(3);
    }

    @Test
    void aPersonDoesNotGetTheAnswerOfAnAccountWithTheSameName() {
        var first = answerTo(CallerKind.PROVIDER_ACCOUNT, "alice");

        assertThat(answerTo(CallerKind.PERSON, "alice")).isNotEqualTo(first);
    }

    private String answerTo(CallerKind kind, String name) {
        identity.setIdentity(QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addAttribute("winback-kind", kind)
                .build());
        return keys.once(key, OPERATION, Map.of("a", 1), () -> Response.ok("" + effects.incrementAndGet())
                        .build())
                .getEntity()
                .toString()
                .replace("\"", "");
    }
}
