package io.winback.notification.channel;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A handover that records the calls of a messenger. */
public final class HandoverRecord implements Handover {

    private final boolean allowed;
    private final List<String> steps = new CopyOnWriteArrayList<>();
    private volatile boolean isStillAllowed = true;
    private volatile Runnable interruption = () -> {};

    private HandoverRecord(boolean allowed) {
        this.allowed = allowed;
    }

    public static HandoverRecord allowing() {
        return new HandoverRecord(true);
    }

    public static HandoverRecord forbidding() {
        return new HandoverRecord(false);
    }

    @Override
    public boolean begin() {
        steps.add("begin");
        return allowed;
    }

    @Override
    public boolean isStillAllowed() {
        return isStillAllowed;
    }

    /** Like a process that continues after it was frozen. */
    public void forbidFromNowOn() {
        isStillAllowed = false;
    }

    @Override
    public void written() {
        steps.add("written");
    }

    @Override
    public void onCancel(Runnable action) {
        interruption = action;
    }

    public void cancel() {
        interruption.run();
    }

    public List<String> steps() {
        return List.copyOf(steps);
    }
}
