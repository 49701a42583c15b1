package io.winback.offer.terms;

import io.winback.chassis.http.InvalidInput;
import io.winback.events.Money;
import java.math.BigDecimal;
import java.util.Optional;

/** The kind of a reward, with its discount. */
public enum RewardKind {
    PERCENT {
        @Override
        Optional<Money> discount(Money eligible, Reward reward) {
            return Optional.of(eligible.percent(reward.value().number()));
        }

        @Override
        void check(Reward reward) {
            var percent = numberOf(reward).number();
            if (percent.signum() <= 0
                    || percent.compareTo(HUNDRED) > 0
                    || reward.value().currency() != null) {
                throw InvalidInput.inBody(
                        "reward.value", "must be a percentage above 0 and at most 100, without a currency");
            }
        }
    },
    AMOUNT {
        @Override
        Optional<Money> discount(Money eligible, Reward reward) {
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

    /** The discount before the cap. Empty if the value is in another currency. */
    abstract Optional<Money> discount(Money eligible, Reward reward);

    /** @throws InvalidInput if the value is missing or wrong for this kind */
    abstract void check(Reward reward);

    static Amount numberOf(Reward reward) {
        if (reward.value() == null) {
            throw InvalidInput.inBody("reward.value", "is missing; a reward needs a value");
        }
        if (reward.value().isBeyondLimits()) {
            throw InvalidInput.inBody("reward.value", "must be below 10^15, with at most 8 decimals");
        }
        return reward.value();
    }
}
