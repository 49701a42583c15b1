package io.winback.chassis.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExpectedInputTest {

    /** A value with the name that JSON has for it, and one without. */
    enum Kind {
        @JsonProperty("orders")
        ORDERS,
        CUSTOMERS
    }

    @Test
    void aValueHasTheNameThatJsonHas() {
        assertThat(ExpectedInput.of(Kind.class).message()).isEqualTo("must be one of orders, CUSTOMERS");
    }
}
