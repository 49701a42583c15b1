package io.winback.customer;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.winback.chassis.access.ApiKeyText;
import io.winback.chassis.sealing.KeysetCommand;
import io.winback.chassis.sealing.SealingKeys;
import io.winback.chassis.secrets.Secrets;

/** Checks the secrets, then starts the service. */
@QuarkusMain
public class Main {

    public static void main(String... arguments) {
        Secrets.of("customer-service")
                .key("winback.customer.surveys.link-secret")
                .key("winback.access.service-key", ApiKeyText.FORM)
                .file("winback.sealing.keyset-file", SealingKeys::problemWith, KeysetCommand.CREATE)
                .optionalCredential("quarkus.datasource.password")
                .checkOrExit();
        Quarkus.run(arguments);
    }
}
