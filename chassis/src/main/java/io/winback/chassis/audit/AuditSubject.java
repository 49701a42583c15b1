package io.winback.chassis.audit;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import io.winback.chassis.http.RequestedOperation;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/** What the current request is about, if neither its path nor the created resource says so. Its audit entry names the subject. */
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

    /**
     * Names the customer.
     *
     * @param customerId an id that is no address; another value is left out
     */
    public void setCustomer(String customerId) {
        if (RequestedOperation.isId(customerId)) {
            set("customer/" + customerId);
        }
    }

    Optional<String> get() {
        return current().map(context -> context.get(NAME));
    }

    /** The customer whom the body names as {@code customerId}; empty without a body, or if it was not read. */
    Optional<String> ofBody() {
        return request.getOtherHttpContextObject() instanceof ResteasyReactiveRequestContext context
                ? Arrays.stream(context.getParameters())
                        .flatMap(AuditSubject::customerIds)
                        .filter(RequestedOperation::isId)
                        .findFirst()
                        .map(id -> "customer/" + id)
                : Optional.empty();
    }

    private static Stream<String> customerIds(Object parameter) {
        if (!(parameter instanceof Record body)) {
            return Stream.empty();
        }
        return Arrays.stream(body.getClass().getRecordComponents())
                .filter(component -> component.getName().equals("customerId") && component.getType() == String.class)
                .map(component -> valueOf(component.getAccessor(), body));
    }

    private static String valueOf(Method accessor, Record body) {
        try {
            accessor.setAccessible(true);
            return (String) accessor.invoke(body);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<RoutingContext> current() {
        return Optional.ofNullable(request.getCurrent());
    }
}
