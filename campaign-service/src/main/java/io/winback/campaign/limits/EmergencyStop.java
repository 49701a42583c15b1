package io.winback.campaign.limits;

import io.winback.events.campaign.SendingHoldChanged;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** Whether all sending is stopped, and why. The table has one row. */
@Entity
public class EmergencyStop {

    /** The id of the only row. */
    static final int ID = 1;

    @Id
    private int id;

    private boolean stopped;
    private String reason;
    private Instant since;
    private long version;

    protected EmergencyStop() {}

    /** Stops all sending, or changes the reason if it is stopped already. */
    SendingHoldChanged stop(String newReason, Instant now) {
        since = stopped ? since : now;
        stopped = true;
        reason = newReason;
        return changed(now);
    }

    /** Ends the stop. Without a stop, the event states again that sending is not stopped. */
    SendingHoldChanged resume(Instant now) {
        since = stopped ? now : since;
        stopped = false;
        reason = null;
        return changed(now);
    }

    /** The version follows the clock, so that it also grows after an older backup was restored. */
    private SendingHoldChanged changed(Instant now) {
        version = Math.max(version + 1, now.toEpochMilli());
        return state();
    }

    /** The latest change. */
    SendingHoldChanged state() {
        return SendingHoldChanged.ofAll(stopped, reason, since, version);
    }

    public boolean isStopped() {
        return stopped;
    }

    /** Null if sending is not stopped. */
    public String reason() {
        return reason;
    }

    /** When the stop began or ended. */
    public Instant since() {
        return since;
    }
}
