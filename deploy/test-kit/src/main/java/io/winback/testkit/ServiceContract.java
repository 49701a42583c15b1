package io.winback.testkit;

import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;

/** A test of the running service of a module. */
abstract class ServiceContract {

    @TestHTTPResource("/")
    URI service;

    /** The base URL of the running service. */
    URI service() {
        return service;
    }
}
