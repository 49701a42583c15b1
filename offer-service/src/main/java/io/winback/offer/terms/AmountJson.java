package io.winback.offer.terms;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;

/** Reads a number, or money as {@link MoneyJson} does. */
class AmountJson extends JsonDeserializer<Amount> {

    private static final MoneyJson MONEY = new MoneyJson(
            "must be a number such as 10, or money such as {\"amount\": 500, \"currency\": \"JPY\"}, not ");

    @Override
    public Amount deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (json.hasToken(JsonToken.VALUE_NUMBER_INT) || json.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
            return new Amount(json.getDecimalValue(), null);
        }
        var money = MONEY.deserialize(json, context);
        return new Amount(money.amount(), money.currency());
    }
}
