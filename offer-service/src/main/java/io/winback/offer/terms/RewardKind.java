package io.winback.offer.terms;

import io.winback.chassis.http.InvalidInput;
import io.winback.events.Money;
import java.math.BigDecimal;
import java.util.Optional;

/** The kind of a reward, with its discount. */
public enum RewardKind {
    PERCENT {
        @Override
        Optional<Money> discount(Money eligible, Amount value) {
            return Optional.of(eligible.percent(value.number()));
        }

        @Override
        Optional<Amount> most(Amount value) {
            return Optional.empty();
        }

        @Override
        void check(Amount value) {
            var percent = checked(value).number();
            if (percent.signum() <= 0 || percent.compareTo(HUNDRED) > 0 || value.currency() != null) {
                throw InvalidInput.inBody(
                        "reward.value",
                        "must be a percentage above 0 and at most 100, without a currency, not " + value);
            }
        }
    },
    AMOUNT {
        @Override
        Optional<Money> discount(Money eligible, Amount value) {
            return value.in(eligible.currency());
        }

        @Override
        Optional<Amount> most(Amount value) {
            return Optional.of(value);
        }

        @Override
        void check(Amount value) {
            if (checked(value).currency() == null) {
                throw InvalidInput.inBody("reward.value", Amount.noMoney(value));
            }
            if (value.number().signum() <= 0) {
                throw InvalidInput.inBody("reward.value.amount", "must be above 0, not " + value);
            }
        }
    };

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The discount before the cap. Empty if the value is in another currency. */
    abstract Optional<Money> discount(Money eligible, Amount value);

    /** The most discount before the cap; empty if the order alone limits it. */
    abstract Optional<Amount> most(Amount value);

    /** @throws InvalidInput if the value is missing or wrong for this kind */
    abstract void check(Amount value);

    private static Amount checked(Amount value) {
        if (value == null) {
            throw InvalidInput.inBody("reward.value", "is missing; a reward needs a value");
        }
        if (value.isBeyondLimits()) {
            var field = value.currency() == null ? "reward.value" : "reward.value.amount";
            throw InvalidInput.inBody(field, "must be below 10^15, with at most 8 decimals, not " + value);
        }
        return value;
    }
}
