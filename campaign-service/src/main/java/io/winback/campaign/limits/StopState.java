package io.winback.campaign.limits;

/**
 * The emergency stop as the audit log compares it.
 *
 * @param reason null if sending is not stopped
 */
record StopState(boolean stopped, String reason) {

    static StopState of(EmergencyStop stop) {
        return new StopState(stop.isStopped(), stop.reason());
    }
}
