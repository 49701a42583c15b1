package io.winback.chassis.audit;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What the current request is about, if only its body says so. Its audit entry names the subject. */
@ApplicationScoped
public class AuditSubject {

    private static final String NAME = AuditSubject.class.getName();

    private final CurrentVertxRequest request;

    AuditSubject(CurrentVertxRequest request) {
        this.request = request;
    }

    /** @param subject the kind and the id, such as {@code person/hina}; it is stored, so that it must be no input */
    public void set(String subject) {
        current().ifPresent(context -> context.put(NAME, subject));
    }

    Optional<String> get() {
        return current().map(context -> context.get(NAME));
    }

    private Optional<RoutingContext> current() {
        return Optional.ofNullable(request.getCurrent());
    }
}
