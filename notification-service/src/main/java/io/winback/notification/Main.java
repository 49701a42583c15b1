package io.winback.notification;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.winback.chassis.secrets.Secrets;

/** Starts the service, after checking that its secrets are set. */
@QuarkusMain
public class Main {

    public static void main(String... arguments) {
        var secrets = Secrets.of("notification-service")
                .key("winback.notification.link-secret")
                .key("winback.notification.privacy-secret");
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
