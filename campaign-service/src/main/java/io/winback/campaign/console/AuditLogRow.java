package io.winback.campaign.console;

import io.winback.chassis.audit.AuditEntryView;
import io.winback.chassis.audit.FieldChange;
import java.util.Map;

/**
 * An audit entry, and the service that wrote it.
 *
 * @param keyName the name of the API key that the entry is about; null if it is about something else
 */
record AuditLogRow(Service service, AuditEntryView entry, String keyName) {

    /** The kind of API keys, whose ids say nothing to people. */
    static final String API_KEY = "api-key";

    AuditLogRow(Service service, AuditEntryView entry) {
        this(service, entry, null);
    }

    /** @param keyNames of API keys, by id */
    AuditLogRow named(Map<String, String> keyNames) {
        return subjectKind().equals(API_KEY) ? new AuditLogRow(service, entry, keyNames.get(subjectId())) : this;
    }

    /** What a person calls the subject: the name of an API key, else the id. */
    public String subjectName() {
        return keyName == null ? subjectId() : keyName;
    }

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
}
