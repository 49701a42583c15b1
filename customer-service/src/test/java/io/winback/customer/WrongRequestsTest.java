package io.winback.customer;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.WrongRequestsContract;
import java.net.URI;
import java.util.List;

/** Wrong input of any kind is answered with a problem that helps, and never with a failure. */
@QuarkusTest
class WrongRequestsTest extends WrongRequestsContract {

    /** It also works without a body, and then it does not read the one it gets. */
    private static final String WITHOUT_BODY = "POST /v1/erasures/replay";

    @TestHTTPResource("/")
    URI service;

    @Override
    protected URI service() {
        return service;
    }

    @Override
    protected List<String> bodyless() {
        return List.of(WITHOUT_BODY);
    }
}
