package io.winback.notification.template;

import io.winback.notification.NotificationConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Sample values for the preview of a template. */
@ApplicationScoped
class SampleData {

    private static final String CUSTOMER = "customer";
    private static final String CUSTOMER_ID = "customerId";

    /** As long as a valid token, but not valid. */
    private static final String UNSUBSCRIBE_PATH = "/u/U01TIEMtMTA0ODI.c2FtcGxlLXNpZ25hdHVyZQ";

    private final NotificationConfiguration configuration;
    private final Clock clock;

    SampleData(NotificationConfiguration configuration, Clock clock) {
        this.configuration = configuration;
        this.clock = clock;
    }

    /** All values: a customer with a name, and a coupon of an offer. */
    Map<String, Object> all(Locale locale) {
        boolean isJapanese = locale.getLanguage().equals("ja");
        var end = clock.instant().plus(Duration.ofDays(30));
        var expiresOn = LastDay.before(end, ZoneId.of(configuration.timeZone()), locale);
        var url = configuration.publicUrl() + UNSUBSCRIBE_PATH;
        return Map.of(
                CUSTOMER,
                Map.of(CUSTOMER_ID, "C-10482", "name", isJapanese ? "田中 太郎" : "Alex Morgan"),
                "coupon",
                Map.of("code", "7K4D-9Q2M-XH3T", "expiresOn", expiresOn),
                "offer",
                Map.of("name", isJapanese ? "おかえりなさい 10%OFF クーポン" : "10% off your next order"),
                "campaign",
                Map.of("name", isJapanese ? "冬の再会" : "Winter reunion"),
                "unsubscribeUrl",
                url,
                "preferencesUrl",
                url);
    }

    /** The given values, and samples of the values that every message has. A name, a coupon and an offer may be absent. */
    Map<String, Object> completed(Map<String, Object> given, Locale locale) {
        var samples = all(locale);
        var values = new HashMap<>(samples);
        values.remove("coupon");
        values.remove("offer");
        values.putAll(given);
        var customer = new HashMap<String, Object>();
        customer.put(CUSTOMER_ID, ((Map<?, ?>) samples.get(CUSTOMER)).get(CUSTOMER_ID));
        if (given.get(CUSTOMER) instanceof Map<?, ?> named) {
            named.forEach((name, value) -> customer.put(name.toString(), value));
        }
        values.put(CUSTOMER, customer);
        return values;
    }
}
