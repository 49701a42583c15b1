package io.winback.customer.complaint;

/** A complaint as the audit log compares it. */
record AuditedComplaint(ComplaintState state, String themeId, String resolution, int reopenings, Integer satisfaction) {

    static AuditedComplaint of(Complaint complaint) {
        return new AuditedComplaint(
                complaint.state(),
                complaint.themeId(),
                complaint.resolution(),
                complaint.reopenings(),
                complaint.satisfaction());
    }
}
