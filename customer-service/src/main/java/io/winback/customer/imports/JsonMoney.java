package io.winback.customer.imports;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.winback.customer.imports.format.CurrencyAmounts;
import io.winback.events.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Currency;

/** Reads the money of a JSON file by the rule of all files: 12.000 may mean twelve thousand. */
final class JsonMoney extends JsonDeserializer<Money> {

    private static final String AMOUNT = "amount";

    private JsonMoney() {}

    /** Money as it stands, with all of its decimals. */
    record Given(BigDecimal amount, Currency currency) {}

    /** A copy of the mapper that applies the rule. */
    static ObjectMapper readBy(ObjectMapper json) {
        return json.copy()
                .registerModule(new SimpleModule("money of imports").addDeserializer(Money.class, new JsonMoney()));
    }

    @Override
    public Money deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            return (Money) context.handleUnexpectedToken(Money.class, parser);
        }
        var given = context.readValue(parser, Given.class);
        try {
            return given.amount() == null || given.currency() == null
                    ? new Money(given.amount(), given.currency())
                    : CurrencyAmounts.money(AMOUNT, given.amount(), given.currency());
        } catch (Rejected e) {
            throw refusal(parser, context, new IllegalArgumentException(AMOUNT + " " + e.getMessage(), e));
        } catch (IllegalArgumentException | NullPointerException e) {
            throw refusal(parser, context, e);
        }
    }

    /** As the reader of JSON reports a value that refuses its components. */
    private static IOException refusal(JsonParser parser, DeserializationContext context, RuntimeException cause) {
        return ValueInstantiationException.from(parser, cause.getMessage(), context.constructType(Money.class), cause);
    }
}
