package io.winback.campaign;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.winback.testkit.OwnDatabase;
import io.winback.testkit.SessionMatrixContract;

/** Every page and form of the console asks the session for the roles of the matrix. It leaves people behind. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class SessionMatrixTest extends SessionMatrixContract {

    @Override
    protected String name() {
        return "campaign";
    }
}
