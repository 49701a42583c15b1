package io.winback.offer;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.AccessMatrixContract;
import java.net.URI;

/** Every route of the service asks for the roles of the matrix. */
@QuarkusTest
class AccessMatrixTest extends AccessMatrixContract {

    @TestHTTPResource("/")
    URI service;

    @Override
    protected URI service() {
        return service;
    }

    @Override
    protected String name() {
        return "offer";
    }
}
