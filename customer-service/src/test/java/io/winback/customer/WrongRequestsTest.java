package io.winback.customer;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.WrongRequestsContract;

/** Wrong input of any kind is answered with a problem that helps, and never with a failure. */
@QuarkusTest
class WrongRequestsTest extends WrongRequestsContract {}
