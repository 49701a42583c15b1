package io.winback.customer;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.WrongRequests;
import java.net.URI;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Wrong input of any kind is answered with a problem that helps, and never with a failure. */
@QuarkusTest
class WrongRequestsTest {

    /** It also works without a body, and then it does not read the one it gets. */
    private static final String WITHOUT_BODY = "POST /v1/erasures/replay";

    @TestHTTPResource("/")
    URI service;

    @Test
    void aWrongBodyIsRefusedWithTheFieldThatIsWrong() {
        assertThat(WrongRequests.to(service).wrongBodies(1, 3_000)).isEmpty();
    }

    @Test
    void aMalformedBodyIsRefused() {
        assertThat(WrongRequests.to(service).malformedBodies()).isEmpty();
    }

    @Test
    void aBodyOfAnotherMediaTypeIsRefused() {
        assertThat(WrongRequests.to(service, WITHOUT_BODY).wrongMediaTypes()).isEmpty();
    }

    @Test
    void aWrongQueryIsRefusedWithItsParameter() {
        assertThat(WrongRequests.to(service).wrongQueries()).isEmpty();
    }

    @Test
    void aWrongPathIsRefused() {
        assertThat(WrongRequests.to(service).wrongPaths()).isEmpty();
    }
}
