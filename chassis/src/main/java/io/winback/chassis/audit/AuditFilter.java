package io.winback.chassis.audit;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.BlockingOperationControl;
import io.winback.chassis.access.PersonalDataAccess;
import io.winback.chassis.access.Role;
import io.winback.chassis.http.RequestedOperation;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Gives an audit entry to every request that may change something, to every refusal, and to every answer with personal data that
 * is not masked. A change with an entry of its own gets no second one. Personal data is not answered without an entry.
 */
@Provider
@Priority(1)
class AuditFilter implements ContainerResponseFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final int UNAUTHORIZED = 401;
    private static final int UNAVAILABLE = 503;
    private static final int FIRST_ERROR = 400;

    /** Resolved at the first request, because filters are created before the configuration. */
    private final Instance<AuditBuffer> buffer;

    private final Instance<AuditConfiguration> configuration;
    private final AuditRequest request;
    private final AuditSubject noted;
    private final RequestedOperation operation;
    private final PersonalDataAccess access;

    AuditFilter(
            Instance<AuditBuffer> buffer,
            Instance<AuditConfiguration> configuration,
            AuditRequest request,
            AuditSubject noted,
            RequestedOperation operation,
            PersonalDataAccess access) {
        this.buffer = buffer;
        this.configuration = configuration;
        this.request = request;
        this.noted = noted;
        this.operation = operation;
        this.access = access;
    }

    @Override
    public void filter(ContainerRequestContext received, ContainerResponseContext answer) {
        int status = answer.getStatus();
        if (AuditRequest.REFUSED.contains(status)) {
            request.noteCounted();
            buffer.get().refused(status == UNAUTHORIZED ? request.withoutCaller() : request.origin(), status);
        } else if (operation.isKnown() && !request.isRecorded()) {
            if (!READING.contains(received.getMethod())) {
                recordWrite(received, answer);
            } else if (operation.isAnnotatedWith(ReadsPersonalData.class)
                    && status < FIRST_ERROR
                    && showsPersonalData()) {
                recordRead(received, answer);
            }
        }
    }

    private boolean showsPersonalData() {
        return access.showsAddresses()
                || access.showsWords()
                || request.origin().actorKind() == ActorKind.SERVICE;
    }

    private void recordWrite(ContainerRequestContext received, ContainerResponseContext answer) {
        var origin = request.origin();
        if (configuration.get().facts() || origin.actorKind() != ActorKind.KEY || !operation.allows(Role.INTEGRATOR)) {
            add(origin, received, answer);
        }
    }

    private void recordRead(ContainerRequestContext received, ContainerResponseContext answer) {
        if (!add(request.origin(), received, answer)) {
            answer.setStatus(UNAVAILABLE);
            answer.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, 2);
            answer.setEntity(
                    HttpProblem.builder()
                            .withStatus(UNAVAILABLE)
                            .withTitle("Service Unavailable")
                            .withDetail(
                                    "the audit log takes no entries at present, so personal data is not shown; retry later")
                            .build(),
                    null,
                    HttpProblem.MEDIA_TYPE);
        }
    }

    private boolean add(AuditOrigin origin, ContainerRequestContext received, ContainerResponseContext answer) {
        var subject = noted.get()
                .or(() -> RequestedOperation.subject(received, answer))
                .or(noted::ofBody)
                .orElse(null);
        return buffer.get().answered(origin, subject, answer.getStatus(), BlockingOperationControl.isBlockingAllowed());
    }
}
