package io.winback.customer.imports.format;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The formats that are always there, each a document in {@code imports/formats}. */
@ApplicationScoped
class FormatPresets {

    private static final List<String> IDS = List.of(
            "winback",
            "shopify",
            "woocommerce",
            "square",
            "stripe",
            "ec-cube",
            "makeshop",
            "base",
            "mailchimp",
            "brevo");

    private final TreeMap<String, NamedFormat> presets = new TreeMap<>();

    FormatPresets(ObjectMapper json) {
        for (var id : IDS) {
            try (var in = FormatPresets.class.getResourceAsStream("/imports/formats/" + id + ".json")) {
                var document = json.readValue(in, FormatDocument.class);
                FormatRules.check(document);
                presets.put(id, new NamedFormat(id, document));
            } catch (IOException e) {
                throw new UncheckedIOException("the format " + id + " cannot be read", e);
            }
        }
    }

    Optional<NamedFormat> withId(String formatId) {
        return Optional.ofNullable(presets.get(formatId));
    }

    /** By id. */
    Collection<NamedFormat> all() {
        return presets.values();
    }
}
