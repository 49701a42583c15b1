package io.winback.testkit;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

/**
 * Requests of a caller: {@code Callers.as("VIEWER").get(…)} or {@code given().spec(Callers.anonymous())}. Without one of them a
 * request of a test has the key with all roles ({@link TestCredential}).
 */
public final class Callers {

    private Callers() {}

    /** A caller with one role, such as {@code VIEWER}. */
    public static RequestSpecification as(String role) {
        return withKey(TestKeys.of(role));
    }

    /** A caller that is known, and has no role. */
    public static RequestSpecification withoutRoles() {
        return withKey(TestKeys.withoutRoles());
    }

    /** A caller with this value in the header of the key. */
    public static RequestSpecification withKey(String key) {
        return RestAssured.given().header(TestKeys.HEADER, key);
    }

    /** A caller without a credential. */
    public static RequestSpecification anonymous() {
        return RestAssured.given().header(TestCredential.ANONYMOUS, "true");
    }
}
