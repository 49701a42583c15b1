package io.winback.local.standin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpHandler;

/**
 * The stand-in of a provider with an HTTP API.
 *
 * @param path where it receives messages
 * @param urlSetting the setting of its base URL in notification-service
 * @param credentialSetting the setting of its credential in notification-service; it accepts any
 */
record HttpStandIn(String path, String urlSetting, String credentialSetting, Factory factory) {

    /** Creates what receives the messages. */
    @FunctionalInterface
    interface Factory {
        HttpHandler create(ObjectMapper json, ReceivedMessages mailbox, FaultSettings faults);
    }
}
