package io.winback.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Customers with orders and without a profile. */
final class AnonymousBuyers {

    private static final int BATCH = 5_000;
    /** One customer in this many consents to no channel. */
    private static final int UNWILLING = 25;

    private final ApiClient api;
    private final String customerService;

    AnonymousBuyers(ApiClient api, String customerService) {
        this.api = api;
        this.customerService = customerService;
    }

    /** Passes profiles for them to the given action, in batches. */
    void inBatches(Consumer<List<Map<String, Object>>> action) {
        var batch = new ArrayList<Map<String, Object>>();
        int number = 0;
        String next = "";
        do {
            var page = api.get(customerService + "/v1/customers?limit=200" + (next.isEmpty() ? "" : "&after=" + next));
            for (var customer : page.path("items")) {
                number++;
                if (customer.path("name").isMissingNode()) {
                    batch.add(person(customer, number));
                }
            }
            if (batch.size() >= BATCH) {
                action.accept(batch);
                batch.clear();
            }
            next = page.path("next").asText();
        } while (!next.isEmpty());
        if (!batch.isEmpty()) {
            action.accept(batch);
        }
    }

    private static Map<String, Object> person(JsonNode customer, int number) {
        return SyntheticContacts.person(
                customer.path("customerId").asText(),
                number,
                number % 2 == 0 ? "ja-JP" : "en-US",
                number % UNWILLING != 0);
    }
}
