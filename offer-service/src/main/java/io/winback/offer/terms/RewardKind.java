package io.winback.offer.offer;

import io.winback.chassis.http.InvalidInput;
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
        void check(Reward reward) {
            var percent = numberOf(reward).number();
            if (percent.signum() <= 0
                    || percent.compareTo(HUNDRED) > 0
                    || reward.value().currency() != null) {
                throw InvalidInput.inBody("reward.value", "must be a percentage above 0 and up to 100");
            }
        }
    },
    AMOUNT {
        @Override
        Optional<Money> off(Money eligible, Reward reward) {
            return reward.value().in(eligible.currency());
        }

        @Override
        void check(Reward reward) {
            if (numberOf(reward).number().signum() <= 0) {
                throw InvalidInput.inBody("reward.value", "must be above 0");
            }
        }
    };

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What it takes off, before the cap; empty if it says nothing about this currency. */
    abstract Optional<Money> off(Money eligible, Reward reward);

    /** @throws InvalidInput naming the field that a reward of this kind cannot have, or lacks */
    abstract void check(Reward reward);

    static Amount numberOf(Reward reward) {
        if (reward.value() == null) {
            throw InvalidInput.inBody("reward.value", "must not be null");
        }
        if (reward.value().isBeyondReason()) {
            throw InvalidInput.inBody("reward.value", "is too large");
        }
        return reward.value();
    }
}
