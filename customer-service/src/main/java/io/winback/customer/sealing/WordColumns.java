package io.winback.customer.sealing;

import io.winback.chassis.sealing.SealedColumn;
import io.winback.chassis.sealing.SealedTable;
import java.util.List;

/** The sealed columns with words of customers, and of persons who write about a customer. Nothing searches them. */
public final class WordColumns {

    private static final String UUID = "uuid";

    /** The name of a customer, which is left out of quotes. */
    public static final SealedColumn CUSTOMER_NAME = new SealedColumn("customer", "name");

    public static final SealedColumn COMPLAINT_TEXT = new SealedColumn("complaint", "text");
    public static final SealedColumn COMPLAINT_EVIDENCE = new SealedColumn("complaint", "evidence");
    public static final SealedColumn COMPLAINT_RESOLUTION = new SealedColumn("complaint", "resolution");
    public static final SealedColumn CANCELLATION_COMMENT = new SealedColumn("cancellation", "comment");
    public static final SealedColumn SURVEY_COMMENT = new SealedColumn("survey_response", "comment");
    public static final SealedColumn SURVEY_ANSWERS = new SealedColumn("survey_response", "answers");
    public static final SealedColumn INTERVIEW_NOTES = new SealedColumn("interview", "notes");
    public static final SealedColumn ISSUE_COMMENT = new SealedColumn("mishap", "comment");
    public static final SealedColumn HINT_EVIDENCE = new SealedColumn("death_hint", "evidence");
    public static final SealedColumn HINT_REASON = new SealedColumn("death_hint", "reason");
    public static final SealedColumn REVOCATION_REASON = new SealedColumn("death_revocation", "reason");
    public static final SealedColumn CORRECTION_TEXT = new SealedColumn("reason_correction", "text");
    public static final SealedColumn FILE_CONTENT = new SealedColumn("personal_file", "content");

    public static final SealedTable COMPLAINT = SealedTable.of("complaint", "complaint_id", UUID)
            .value(COMPLAINT_TEXT)
            .value(COMPLAINT_EVIDENCE)
            .value(COMPLAINT_RESOLUTION);
    public static final SealedTable CANCELLATION =
            SealedTable.of("cancellation", "cancellation_id", UUID).value(CANCELLATION_COMMENT);
    public static final SealedTable SURVEY_RESPONSE = SealedTable.of("survey_response", "response_id", UUID)
            .value(SURVEY_COMMENT)
            .value(SURVEY_ANSWERS);
    public static final SealedTable INTERVIEW =
            SealedTable.of("interview", "interview_id", UUID).value(INTERVIEW_NOTES);
    public static final SealedTable ORDER_ISSUE =
            SealedTable.of("mishap", "mishap_id", UUID).value(ISSUE_COMMENT);
    public static final SealedTable DEATH_HINT =
            SealedTable.of("death_hint", "hint_id", UUID).value(HINT_EVIDENCE).value(HINT_REASON);
    public static final SealedTable DEATH_REVOCATION =
            SealedTable.of("death_revocation", "revocation_id", UUID).value(REVOCATION_REASON);
    public static final SealedTable REASON_CORRECTION =
            SealedTable.of("reason_correction", "correction_id", UUID).value(CORRECTION_TEXT);

    /** All of these tables that are kept for longer than a day. */
    public static final List<SealedTable> ALL = List.of(
            COMPLAINT,
            CANCELLATION,
            SURVEY_RESPONSE,
            INTERVIEW,
            ORDER_ISSUE,
            DEATH_HINT,
            DEATH_REVOCATION,
            REASON_CORRECTION);

    private WordColumns() {}
}
