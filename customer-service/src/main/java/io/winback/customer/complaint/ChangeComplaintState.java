package io.winback.customer.complaint;

import io.winback.chassis.http.InvalidInput;
import io.winback.customer.profile.Customer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Answers, resolves or reopens a complaint. */
@ApplicationScoped
class ChangeComplaintState {

    private final UpdateComplaint updateComplaint;
    private final ReopenComplaint reopenComplaint;
    private final Themes themes;
    private final Clock clock;

    ChangeComplaintState(UpdateComplaint updateComplaint, ReopenComplaint reopenComplaint, Themes themes, Clock clock) {
        this.updateComplaint = updateComplaint;
        this.reopenComplaint = reopenComplaint;
        this.themes = themes;
        this.clock = clock;
    }

    /**
     * @param state null to keep the state
     * @param resolution required to resolve the complaint
     * @param themeId the root cause; null to keep the present one
     * @return empty if there is no such complaint
     * @throws io.winback.chassis.http.Conflict if its state does not allow it
     * @throws io.winback.chassis.http.RuleViolation {@code UNKNOWN_THEME}
     */
    @Transactional
    Optional<Complaint> change(ComplaintState state, String resolution, String themeId, UUID complaintId) {
        return updateComplaint.update(complaintId, (complaint, customer) -> {
            if (themeId != null) {
                themes.check(themeId);
                complaint.assignTheme(themeId);
            }
            if (state != null) {
                move(complaint, customer, state, resolution);
            }
        });
    }

    /**
     * Records the satisfaction of the customer with the resolution. A low score reopens the complaint.
     *
     * @return empty if there is no such complaint
     * @throws io.winback.chassis.http.Conflict while it is not resolved
     */
    @Transactional
    Optional<Complaint> rate(int score, UUID complaintId) {
        return updateComplaint.update(complaintId, (complaint, customer) -> {
            if (complaint.rate(score)) {
                reopenComplaint.reopen(complaint, customer);
            }
        });
    }

    private void move(Complaint complaint, Customer customer, ComplaintState state, String resolution) {
        switch (state) {
            case ANSWERED -> complaint.answer(clock.instant());
            case RESOLVED -> {
                if (resolution == null || resolution.isBlank()) {
                    throw InvalidInput.inBody("resolution", "is required to resolve a complaint");
                }
                complaint.resolve(resolution, clock.instant());
            }
            case REOPENED -> reopenComplaint.reopen(complaint, customer);
            case OPEN -> throw InvalidInput.inBody("state", "must be ANSWERED, RESOLVED or REOPENED, but is OPEN");
        }
    }
}
