package io.winback.chassis.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.lang.reflect.Method;

/**
 * Adds the key of this service to a request to another service of Winback. Only the clients of those services register it: a
 * provider of messages must never get the key.
 */
@ApplicationScoped
public class ServiceCredential implements ClientRequestFilter {

    private static final String INVOKED_METHOD = "org.eclipse.microprofile.rest.client.invokedMethod";

    /** Null if the installation has none: the other services refuse the calls then. */
    private final String key;

    private final Caller caller;

    ServiceCredential(AccessConfiguration configuration, Caller caller) {
        key = configuration.serviceKey().orElse(null);
        this.caller = caller;
        if (key != null && !ApiKeyText.isKey(key)) {
            throw new IllegalArgumentException(
                    "winback.access.service-key (WINBACK_ACCESS_SERVICE_KEY) must be " + ApiKeyText.FORM.description());
        }
    }

    @Override
    public void filter(ClientRequestContext request) {
        if (key != null) {
            request.getHeaders().putSingle(ApiKeyText.HEADER, key);
        }
        if (request.getProperty(INVOKED_METHOD) instanceof Method method
                && method.isAnnotationPresent(ForCaller.class)) {
            caller.asActor().ifPresent(actor -> request.getHeaders().putSingle(Actor.HEADER, actor.toString()));
        }
    }
}
