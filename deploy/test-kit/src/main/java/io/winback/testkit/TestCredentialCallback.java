package io.winback.testkit;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;

/**
 * Installs {@link TestCredential} before each test of a service. REST Assured prints the requests of failed tests as they were sent: to
 * indent each body, also those of passing tests, takes longer than to send it.
 */
public final class TestCredentialCallback implements QuarkusTestBeforeEachCallback {

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        RestAssured.replaceFiltersWith(new TestCredential());
        var config = RestAssured.config();
        RestAssured.config = config.logConfig(
                config.getLogConfig().enablePrettyPrinting(false).enableLoggingOfRequestAndResponseIfValidationFails());
    }
}
