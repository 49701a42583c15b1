package io.winback.chassis.http;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.validation.Violation;
import io.winback.chassis.database.DatabaseErrors;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Maps exceptions to problems (RFC 9457). A problem names the field where there is one, and holds no stack trace. */
final class Problems {

    private static final int UNPROCESSABLE = 422;
    private static final int SECONDS_TO_WAIT = 2;

    /** How the framework reports that it waited for the body longer than {@code quarkus.http.read-timeout}. */
    private static final String READ_TIMED_OUT = "Read timed out";

    private static final String CHARACTER_NOT_STORABLE = "22021";
    private static final String UNIQUE_VIOLATION = "23505";

    /** The field of a violation that concerns the whole body. */
    static final String WHOLE_BODY = "body";

    private Problems() {}

    @Provider
    static final class OfInvalidInput extends ExceptionMapperBase<InvalidInput> {

        @Override
        protected HttpProblem toProblem(InvalidInput e) {
            return invalid(e.field(), e.in(), e.getMessage());
        }
    }

    @Provider
    static final class OfInvalidInputs extends ExceptionMapperBase<InvalidInputs> {

        @Override
        protected HttpProblem toProblem(InvalidInputs e) {
            return HttpProblem.builder()
                    .withStatus(Response.Status.BAD_REQUEST)
                    .withTitle(Response.Status.BAD_REQUEST.getReasonPhrase())
                    .withDetail(e.getMessage())
                    .with(
                            "violations",
                            e.violations().stream()
                                    .map(one -> Violation.In.valueOf(one.in())
                                            .field(one.field())
                                            .message(one.getMessage()))
                                    .toList())
                    .build();
        }
    }

    /** A body of the wrong type. {@link JsonFieldProblem} adds the field. */
    @Provider
    static final class OfMismatchedInput extends ExceptionMapperBase<MismatchedInputException> {

        @Override
        protected HttpProblem toProblem(MismatchedInputException e) {
            return HttpProblem.valueOf(Response.Status.BAD_REQUEST);
        }
    }

    @Provider
    static final class OfRuleViolation extends ExceptionMapperBase<RuleViolation> {

        @Override
        protected HttpProblem toProblem(RuleViolation e) {
            var problem = HttpProblem.builder()
                    .withStatus(UNPROCESSABLE)
                    .withTitle("Unprocessable Entity")
                    .withDetail(e.getMessage())
                    .with("code", e.code());
            return e.fields().isEmpty()
                    ? problem.build()
                    : problem.with("violations", violations(e.fields())).build();
        }
    }

    @Provider
    static final class OfNotFound extends ExceptionMapperBase<NotFound> {

        @Override
        protected HttpProblem toProblem(NotFound e) {
            return HttpProblem.valueOf(Response.Status.NOT_FOUND, e.getMessage());
        }
    }

    @Provider
    static final class OfConflict extends ExceptionMapperBase<Conflict> {

        @Override
        protected HttpProblem toProblem(Conflict e) {
            return e.field() == null
                    ? HttpProblem.valueOf(Response.Status.CONFLICT, e.getMessage())
                    : naming(Response.Status.CONFLICT, e.field(), "body", e.getMessage());
        }
    }

    @Provider
    static final class OfChanged extends ExceptionMapperBase<Precondition.Changed> {

        @Override
        protected HttpProblem toProblem(Precondition.Changed e) {
            return HttpProblem.valueOf(Response.Status.PRECONDITION_FAILED, e.getMessage());
        }
    }

    @Provider
    static final class OfTooManyRequests extends ExceptionMapperBase<TooManyRequests> {

        @Override
        protected HttpProblem toProblem(TooManyRequests e) {
            return HttpProblem.builder()
                    .withStatus(Response.Status.TOO_MANY_REQUESTS)
                    .withTitle(Response.Status.TOO_MANY_REQUESTS.getReasonPhrase())
                    .withDetail(e.getMessage())
                    .withHeader(HttpHeaders.RETRY_AFTER, e.retryAfter())
                    .build();
        }
    }

    /**
     * A body that does not arrive is no failure of the service. The framework has closed the connection, so the caller sees no
     * answer. Other failures of input and output are failures of the service.
     */
    @Provider
    static final class OfUnreadBody extends ExceptionMapperBase<IOException> {

        @Override
        protected HttpProblem toProblem(IOException e) {
            return READ_TIMED_OUT.equals(e.getMessage())
                    ? HttpProblem.valueOf(Response.Status.REQUEST_TIMEOUT, "the body did not arrive in time")
                    : HttpProblem.valueOf(Response.Status.INTERNAL_SERVER_ERROR);
        }
    }

    /** Failures of the database, which the caller may retry, and unexpected failures. */
    @Provider
    static final class OfFailure extends ExceptionMapperBase<RuntimeException> {

        @Override
        protected HttpProblem toProblem(RuntimeException e) {
            if (e instanceof HttpProblem problem) {
                return problem;
            }
            if (InvalidJson.isUnreadableNumber(e)) {
                return invalid("", "body", InvalidJson.unreadableNumber(null).detail());
            }
            if (hasState(e, CHARACTER_NOT_STORABLE)) {
                return HttpProblem.valueOf(
                        Response.Status.BAD_REQUEST, "a value contains a character that cannot be stored, such as NUL");
            }
            if (hasState(e, UNIQUE_VIOLATION)) {
                return HttpProblem.valueOf(Response.Status.CONFLICT, "it was created concurrently; fetch it and retry");
            }
            if (isStale(e)) {
                return HttpProblem.valueOf(Response.Status.CONFLICT, "it was changed concurrently; fetch it and retry");
            }
            if (DatabaseErrors.caused(e)) {
                return unavailable("the database is unavailable or busy; retry later");
            }
            return NoRoom.caused(e)
                    ? unavailable("the service has no room for more files at present; retry later")
                    : HttpProblem.valueOf(Response.Status.INTERNAL_SERVER_ERROR);
        }
    }

    static HttpProblem unavailable(String detail) {
        return HttpProblem.builder()
                .withStatus(Response.Status.SERVICE_UNAVAILABLE)
                .withTitle(Response.Status.SERVICE_UNAVAILABLE.getReasonPhrase())
                .withDetail(detail)
                .withHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT)
                .build();
    }

    /** Whether another transaction created or changed the same row meanwhile: the same change may succeed now. */
    static boolean isOvertaken(Throwable failure) {
        return hasState(failure, UNIQUE_VIOLATION) || isStale(failure);
    }

    private static boolean isStale(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasState(Throwable failure, String state) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && state.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static List<Violation> violations(List<RuleViolation.Field> fields) {
        return fields.stream()
                .map(field -> Violation.In.body.field(field.path()).message(field.message()))
                .toList();
    }

    static HttpProblem invalid(String field, String in, String message) {
        return naming(Response.Status.BAD_REQUEST, field, in, message);
    }

    private static HttpProblem naming(Response.Status status, String field, String in, String message) {
        return HttpProblem.builder()
                .withStatus(status)
                .withTitle(status.getReasonPhrase())
                .withDetail(field.isEmpty() ? message : field + ": " + message)
                .with(
                        "violations",
                        List.of(Violation.In.valueOf(in)
                                .field(field.isEmpty() ? WHOLE_BODY : field)
                                .message(message)))
                .build();
    }
}
