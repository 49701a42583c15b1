package io.winback.campaign.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.winback.chassis.audit.AuditEntryView;
import io.winback.chassis.audit.FieldChange;

/** An audit entry, and the service that wrote it. */
record AuditLogRow(Service service, AuditEntryView entry) {

    /** What happened, in the words of the page. */
    enum Result {
        CHANGED,
        DONE,
        NO_CREDENTIAL,
        NOT_ALLOWED,
        TOO_MANY,
        REFUSED,
        FAILED
    }

    public Result result() {
        if (entry.outcome() == null) {
            return Result.CHANGED;
        }
        int status = entry.outcome();
        return switch (status) {
            case 401 -> Result.NO_CREDENTIAL;
            case 403 -> Result.NOT_ALLOWED;
            case 429 -> Result.TOO_MANY;
            default -> status < 400 ? Result.DONE : status < 500 ? Result.REFUSED : Result.FAILED;
        };
    }

    /** The kind of the subject; empty without one. */
    public String subjectKind() {
        return entry.subject() == null ? "" : entry.subject().split("/", 2)[0];
    }

    /** The id of the subject; empty without one. */
    public String subjectId() {
        var subject = entry.subject();
        return subject == null || subject.indexOf('/') < 0 ? "" : subject.substring(subject.indexOf('/') + 1);
    }

    public String timesGrouped() {
        return NumberFormatting.grouped(entry.times());
    }

    /** Whether the log holds no value of the field, because it is personal data. */
    public boolean isHidden(FieldChange change) {
        return change.before() == null && change.after() == null;
    }

    /** The value before a change; empty if there was none. */
    public String before(FieldChange change) {
        return text(change.before());
    }

    /** The value after a change; empty if there is none. */
    public String after(FieldChange change) {
        return text(change.after());
    }

    private static String text(JsonNode value) {
        return value == null || value.isNull() ? "" : value.isTextual() ? value.textValue() : value.toString();
    }
}
