package io.winback.local.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What a broker demands of its clients: TLS, and a user with a password.
 *
 * @param certificate a file with the certificate of the broker, as PEM, which the clients trust
 * @param key a file with its private key, as PEM
 */
public record BrokerSecurity(Path certificate, Path key, String user, String password) {

    private static final String LISTENER = "SASL_SSL";
    private static final String MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule";

    /** The settings of a client, as Kafka names them. */
    public Map<String, String> ofClients() {
        return Map.of(
                "security.protocol",
                LISTENER,
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "%s required username=\"%s\" password=\"%s\";".formatted(MODULE, user, password),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                certificate.toString());
    }

    Map<String, String> ofBroker(int port, int controllerPort) {
        var settings = new HashMap<>(Map.of(
                "listeners",
                "%s://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(LISTENER, port, controllerPort),
                "listener.security.protocol.map",
                "%s:%s,CONTROLLER:PLAINTEXT".formatted(LISTENER, LISTENER),
                "inter.broker.listener.name",
                LISTENER,
                "sasl.enabled.mechanisms",
                "PLAIN",
                "sasl.mechanism.inter.broker.protocol",
                "PLAIN",
                "listener.name.sasl_ssl.plain.sasl.jaas.config",
                "%s required username=\"%s\" password=\"%s\" user_%s=\"%s\";"
                        .formatted(MODULE, user, password, user, password)));
        settings.putAll(Map.of(
                "ssl.keystore.type", "PEM",
                "ssl.keystore.certificate.chain", text(certificate),
                "ssl.keystore.key", text(key),
                "ssl.truststore.type", "PEM",
                "ssl.truststore.certificates", text(certificate)));
        return settings;
    }

    @Override
    public String toString() {
        return "BrokerSecurity[user=%s]".formatted(user);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
