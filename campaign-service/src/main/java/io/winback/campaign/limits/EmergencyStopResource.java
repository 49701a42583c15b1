package io.winback.campaign.limits;

import io.winback.chassis.audit.AuditSubject;
import io.winback.chassis.http.PrintableLine;
import jakarta.annotation.Nullable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/** {@code /v1/emergency-stop}: stops all sending within ten seconds, and resumes it. Messages wait meanwhile. */
@Path("/v1/emergency-stop")
class EmergencyStopResource {

    /** Of audit entries of requests that change nothing: the path has no id. */
    private static final String SUBJECT = "emergency-stop";

    private final EmergencyStops stops;
    private final StopSending stopSending;
    private final ResumeSending resumeSending;
    private final AnnounceStop announceStop;
    private final AuditSubject auditSubject;

    EmergencyStopResource(
            EmergencyStops stops,
            StopSending stopSending,
            ResumeSending resumeSending,
            AnnounceStop announceStop,
            AuditSubject auditSubject) {
        this.auditSubject = auditSubject;
        this.stops = stops;
        this.stopSending = stopSending;
        this.resumeSending = resumeSending;
        this.announceStop = announceStop;
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN})
    @Operation(operationId = "getEmergencyStop")
    public EmergencyStopView get() {
        var stop = stops.present();
        return EmergencyStopView.of(stop, stop.isStopped() ? announceStop.announce(stop.state()) : null);
    }

    @PUT
    @RolesAllowed({MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN})
    @Operation(operationId = "putEmergencyStop")
    public EmergencyStopView put(@NotNull @Valid StopRequest request) {
        auditSubject.set(SUBJECT);
        boolean confirmed = announceStop.announce(stopSending.stop(request.reason()));
        return EmergencyStopView.of(stops.present(), confirmed);
    }

    @DELETE
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(operationId = "deleteEmergencyStop")
    public void delete() {
        auditSubject.set(SUBJECT);
        announceStop.announce(resumeSending.resume());
    }

    /** @param reason shown in the console while sending is stopped */
    record StopRequest(
            @NotBlank @Size(max = 500) @PrintableLine String reason) {}

    enum SendingState {
        RUNNING,
        STOPPED
    }

    /**
     * @param reason absent while sending is not stopped
     * @param since when the stop began or ended
     * @param confirmed whether notification-service has confirmed the stop; if not, the event follows. Absent while sending is not
     *     stopped
     */
    record EmergencyStopView(
            SendingState state,
            @Nullable String reason,
            @Nullable Instant since,
            @Nullable Boolean confirmed) {

        static EmergencyStopView of(EmergencyStop stop, Boolean confirmed) {
            return new EmergencyStopView(
                    stop.isStopped() ? SendingState.STOPPED : SendingState.RUNNING,
                    stop.reason(),
                    stop.since(),
                    confirmed);
        }
    }
}
