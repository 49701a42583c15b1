package io.winback.chassis.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** A service without tables of its own. */
@ApplicationScoped
class NoPersonalData implements PersonalDataTables {

    @Override
    public Map<String, String> queries() {
        return Map.of();
    }
}
