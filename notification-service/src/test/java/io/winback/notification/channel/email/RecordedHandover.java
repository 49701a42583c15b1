package io.winback.notification.channel.email;

import io.winback.notification.channel.Handover;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A handover that records its calls. */
class RecordedHandover implements Handover {

    final List<String> calls = new CopyOnWriteArrayList<>();
    volatile Runnable interruption;

    @Override
    public boolean begin() {
        calls.add("begin");
        return true;
    }

    @Override
    public boolean isStillAllowed() {
        return true;
    }

    @Override
    public void written() {
        calls.add("written");
    }

    @Override
    public void onCancel(Runnable interruption) {
        this.interruption = interruption;
    }
}
