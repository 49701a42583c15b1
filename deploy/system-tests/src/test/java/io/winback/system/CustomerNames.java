package io.winback.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * The names and the chat ids of the customers of a running stack. They are read as an administrator, because their columns are
 * sealed. Those of customers who were erased meanwhile stay known.
 */
final class CustomerNames {

    private static final String STORED = """
            select md5(string_agg(concat(name, ' ', chat), ' ' order by customer_id)) from customer
            where name is not null or chat is not null""";

    private final RunningStack system;
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> chats = new LinkedHashSet<>();

    /** What the database had when the customers were last read; null before. */
    private String read;

    CustomerNames(RunningStack system) {
        this.system = system;
    }

    /** Reads all customers if a name or a chat id has changed. Without customer-service nothing is read. */
    void refresh() {
        if (!system.stack().pids().keySet().containsAll(Set.of("customer", "postgres"))) {
            return;
        }
        var stored = system.column("customer", STORED).get(0);
        if (!Objects.equals(stored, read)) {
            readAll();
            read = stored;
        }
    }

    private void readAll() {
        String after = "";
        do {
            var page = system.api().get(system.customer("/v1/customers?limit=200" + after));
            page.path("items").forEach(this::add);
            after = page.hasNonNull("next") ? "&after=" + page.path("next").asText() : "";
        } while (!after.isEmpty());
    }

    private void add(JsonNode customer) {
        if (customer.hasNonNull("name")) {
            names.add(customer.path("name").asText());
        }
        var chat = customer.path("contacts").path("chat").asText("");
        // An id of a customer may be in a log.
        if (!chat.isEmpty() && !chat.equals(customer.path("customerId").asText())) {
            chats.add(chat);
        }
    }

    Collection<String> names() {
        return names;
    }

    Collection<String> chats() {
        return chats;
    }
}
