package io.winback.offer.offer;

import io.winback.events.Money;
import java.math.BigDecimal;
import java.util.Optional;

/** What kind of thing a coupon gives, and what that takes off an order. */
public enum RewardKind {
    PERCENT {
        @Override
        Optional<Money> off(Money eligible, Reward reward) {
            return Optional.of(eligible.percent(reward.value().number()));
        }

        @Override
        String complaintAbout(Reward reward) {
            var percent = reward.value().number();
            return percent.signum() <= 0
                            || percent.compareTo(HUNDRED) > 0
                            || reward.value().currency() != null
                    ? "must be a percentage above 0 and up to 100"
                    : null;
        }
    },
    AMOUNT {
        @Override
        Optional<Money> off(Money eligible, Reward reward) {
            return reward.value().in(eligible.currency());
        }

        @Override
        String complaintAbout(Reward reward) {
            return reward.value().number().signum() <= 0 ? "must be above 0" : null;
        }
    };

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What it takes off, before the cap; empty if it says nothing about this currency. */
    abstract Optional<Money> off(Money eligible, Reward reward);

    /** What is wrong with the value of a reward of this kind, or null. */
    abstract String complaintAbout(Reward reward);
}
