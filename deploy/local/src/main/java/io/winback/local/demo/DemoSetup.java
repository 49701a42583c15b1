package io.winback.local.demo;

import io.winback.local.stack.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A campaign with its offer and templates, in Japanese and English. */
public final class DemoSetup {

    private final ApiClient api;
    private final Ports ports;

    public DemoSetup(ApiClient api, Ports ports) {
        this.api = api;
        this.ports = ports;
    }

    /** Creates it. An existing campaign stays as it is. */
    public void create(String campaignResource) {
        api.put(ports.url("offer") + "/v1/offers/comeback-10", resource("offer.json"));
        api.put(ports.url("notification") + "/v1/templates/we-miss-you", resource("template.json"));
        var campaign = ports.url("campaign") + "/v1/campaigns/welcome-back";
        if (api.tryGet(campaign).status() == 404) {
            api.put(campaign, resource(campaignResource));
            api.post(campaign + "/activation");
        }
    }

    private static String resource(String name) {
        try (var in = DemoSetup.class.getResourceAsStream("/demo/" + name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
