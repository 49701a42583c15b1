package io.winback.offer;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.winback.chassis.secrets.Secrets;

/** Starts the service after its secrets are checked. */
@QuarkusMain
public class Main {

    public static void main(String... arguments) {
        Secrets.of("offer-service")
                .optionalCredential("quarkus.datasource.password")
                .checkOrExit();
        Quarkus.run(arguments);
    }
}
