package io.winback.notification;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.winback.chassis.sealing.KeysetCommand;
import io.winback.chassis.sealing.SealingKeys;
import io.winback.chassis.secrets.Secrets;

/** Checks the secrets, then starts the service. */
@QuarkusMain
public class Main {

    public static void main(String... arguments) {
        var secrets = Secrets.of("notification-service")
                .key("winback.notification.link-secret")
                .key("winback.notification.privacy-secret")
                .file("winback.sealing.keyset-file", SealingKeys::problemWith, KeysetCommand.CREATE);
        ConfigUtils.configBuilder()
                .build()
                .getValues("winback.provider-credentials", String.class)
                .forEach(secrets::credential);
        secrets.optionalCredential("winback.notification.email.password")
                .optionalCredential("quarkus.datasource.password")
                .checkOrExit();
        Quarkus.run(arguments);
    }
}
