package io.winback.customer.exchange;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Exchange rates from the configuration. No other test has these two currencies. */
@QuarkusTest
class ConfiguredRatesTest {

    private static final Currency RAND = Currency.getInstance("ZAR");
    private static final Currency KWACHA = Currency.getInstance("ZMW");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");

    @Inject
    Session database;

    @Inject
    ExchangeRates stored;

    @Test
    void configuredRateAppliesFromItsFirstDay() {
        assertThat(rateOn(DAY.minusDays(1))).isNull();
        assertThat(rateOn(DAY)).isEqualByComparingTo("1.3");
        assertThat(rateOn(DAY.plusYears(1))).isEqualByComparingTo("1.3");
    }

    @Test
    void storedRateOfTheSameDayReplacesTheConfiguredOne() {
        QuarkusTransaction.begin();
        try {
            stored.store(new ExchangeRate(RAND, DAY, KWACHA, new BigDecimal("1.5")));

            assertThat(rateOn(DAY)).isEqualByComparingTo("1.5");
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private BigDecimal rateOn(LocalDate day) {
        var settings = Map.of(
                "winback.customer.exchange.rates.ZAR.to", "ZMW",
                "winback.customer.exchange.rates.ZAR.rate", "1.3",
                "winback.customer.exchange.rates.ZAR.date", DAY.toString());
        var configuration = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withMapping(ExchangeConfiguration.class)
                .build()
                .getConfigMapping(ExchangeConfiguration.class);
        return QuarkusTransaction.joiningExisting()
                .call(() -> new ExchangeRates(database, configuration).ratesOn(day))
                .stream()
                .filter(rate -> rate.currency().equals(RAND))
                .map(ExchangeRate::rate)
                .findFirst()
                .orElse(null);
    }
}
