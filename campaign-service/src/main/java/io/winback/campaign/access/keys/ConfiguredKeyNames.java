package io.winback.campaign.access.keys;

import io.winback.chassis.access.KeyRing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** The names of the keys that the settings have, for the page of keys. The page cannot change them. */
@Named
@ApplicationScoped
class ConfiguredKeyNames {

    private final KeyRing keyRing;

    ConfiguredKeyNames(KeyRing keyRing) {
        this.keyRing = keyRing;
    }

    /** With commas between them; empty if there are none. */
    public String present() {
        return String.join(", ", keyRing.configuredNames());
    }
}
