package io.winback.notification;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.winback.chassis.secrets.Secrets;

/** Starts the service, after checking that its secrets are set. */
@QuarkusMain
public class Main {

    public static void main(String... arguments) {
        Secrets.of("notification-service")
                .key("winback.notification.link-secret")
                .key("winback.notification.privacy-secret")
                .credential("winback.notification.sms.password")
                .credential("winback.notification.chat.token")
                .optionalCredential("winback.notification.email.password")
                .optionalCredential("quarkus.datasource.password")
                .checkOrExit();
        Quarkus.run(arguments);
    }
}
