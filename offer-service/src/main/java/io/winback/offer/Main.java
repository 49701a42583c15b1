package io.winback.offer;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.winback.chassis.secrets.Secrets;

/** Checks the secrets, then starts the service. */
@QuarkusMain
public class Main {

    public static void main(String... arguments) {
        Secrets.of("offer-service")
                .optionalCredential("quarkus.datasource.password")
                .checkOrExit();
        Quarkus.run(arguments);
    }
}
