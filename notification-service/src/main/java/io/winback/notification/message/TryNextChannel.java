package io.winback.notification.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Queues a message on its next channel when a channel has failed. Without a next channel the outreach has failed. */
@ApplicationScoped
public class TryNextChannel {

    private final SelectNextChannel selectNextChannel;
    private final StoreMessages storeMessages;
    private final PublishRouting publishRouting;
    private final MessageEventPublisher publisher;

    TryNextChannel(
            SelectNextChannel selectNextChannel,
            StoreMessages storeMessages,
            PublishRouting publishRouting,
            MessageEventPublisher publisher) {
        this.selectNextChannel = selectNextChannel;
        this.storeMessages = storeMessages;
        this.publishRouting = publishRouting;
        this.publisher = publisher;
    }

    @Transactional(MANDATORY)
    public void tryNext(List<FailedChannel> failures, Instant now) {
        if (failures.isEmpty()) {
            return;
        }
        var queued = new ArrayList<Message>();
        for (var next : selectNextChannel.select(failures, now)) {
            if (next.message() == null) {
                publisher.outreachFailed(next.failed().message(), next.failed().reason());
            } else {
                queued.add(next.message());
            }
        }
        if (!queued.isEmpty()) {
            publishRouting.publish(storeMessages.store(queued));
        }
    }
}
