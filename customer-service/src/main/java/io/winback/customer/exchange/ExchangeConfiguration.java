package io.winback.customer.exchange;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/** The comparison of amounts in several currencies. */
@ConfigMapping(prefix = "winback.customer.exchange")
// Public, because the check of settings reads its rates by reflection.
public interface ExchangeConfiguration {

    /**
     * The currency in which comparable amounts are ranked, such as {@code JPY}. If absent, the currency to which most exchange
     * rates lead.
     */
    Optional<Currency> referenceCurrency();

    /** The exchange rates by currency, such as {@code rates.USD.to=JPY} with {@code rates.USD.rate=156.2}. */
    Map<String, Rate> rates();

    /** One exchange rate. A rate of the same day from {@code PUT /v1/exchange-rates} takes its place. */
    interface Rate {
        /** The currency of the rate. */
        Currency to();

        /** The value of one unit in that currency. Rates of one date must agree to within 1 %, else the service does not start. */
        BigDecimal rate();

        /** The first day of the rate. */
        @WithDefault("1900-01-01")
        LocalDate date();
    }
}
