package io.winback.notification.sending;

import io.winback.events.Refusal;
import io.winback.notification.message.FailedChannel;
import io.winback.notification.message.TryNextChannel;
import io.winback.notification.recipient.SuppressAddresses;
import io.winback.notification.recipient.SuppressAddresses.Bounce;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Suppresses the addresses that bounced, and tries the next channel of each message that its channel did not send. */
@ApplicationScoped
class HandleFailures {

    private final SuppressAddresses suppressAddresses;
    private final TryNextChannel tryNextChannel;

    HandleFailures(SuppressAddresses suppressAddresses, TryNextChannel tryNextChannel) {
        this.suppressAddresses = suppressAddresses;
        this.tryNextChannel = tryNextChannel;
    }

    @Transactional(MANDATORY)
    void handle(List<SettledResult> settled, Instant now) {
        var effective = settled.stream().filter(SettledResult::effective).toList();
        suppressAddresses.suppress(effective.stream()
                .filter(one -> one.settlement().reason() == Refusal.HARD_BOUNCED)
                .map(one -> new Bounce(one.message().recipient(), one.message().channel()))
                .toList());
        tryNextChannel.tryNext(
                effective.stream()
                        .filter(one -> one.settlement().endsChannel())
                        .map(one -> new FailedChannel(
                                one.message(), one.settlement().reason(), one.notAfter()))
                        .toList(),
                now);
    }
}
