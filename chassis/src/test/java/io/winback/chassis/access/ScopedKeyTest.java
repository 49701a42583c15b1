package io.winback.chassis.access;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.winback.testkit.Callers;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.hamcrest.Matchers.equalTo;

/** A key with scopes reaches only what they include, although its roles allow more. */
@QuarkusTest
@TestProfile(ScopedKeyTest.WithScopedKey.class)
class ScopedKeyTest {

    private static final String KEY = ApiKeyText.of(new byte[ApiKeyText.SECRET_BYTES]);

    public static class WithScopedKey implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "winback.access.configured-keys",
                    "operator:OPERATOR+VIEWER:%s:dead-letters:read".formatted(ApiKeyText.hash(KEY)));
        }
    }

    @Test
    void theScopeIsReached() {
        Callers.withKey(KEY).get("/v1/dead-letters").then().statusCode(200);
    }

    @Test
    void everythingElseIsRefusedWithTheScopes() {
        for (var path : new String[] {"/v1/customers/c-1/held-data", "/sample/missing", "/q/metrics", "/q/openapi"}) {
            Callers.withKey(KEY)
                    .get(path)
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("detail", equalTo("the key is limited to the scopes dead-letters:read"));
        }
        Callers.withKey(KEY)
                .post("/v1/dead-letters/0190a000-0000-7000-8000-000000000001/replay")
                .then()
                .statusCode(403);
    }
}
