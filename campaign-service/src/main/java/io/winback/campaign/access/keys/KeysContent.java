package io.winback.campaign.access.keys;

import io.winback.chassis.access.Role;
import io.winback.chassis.http.Page;
import java.util.List;

/**
 * What the page of keys shows.
 *
 * @param keys of one page, newest first
 * @param issued the key that was just issued; null if there is none
 * @param form of a new key
 * @param fault why the last form had no effect; null if there is none
 */
record KeysContent(Page<ApiKeyView> keys, ShownKey issued, KeyForm form, KeyFault fault) {

    /** The roles that the form offers. */
    public List<Role> roles() {
        return Role.grantable().stream().sorted().toList();
    }

    public List<KeyLifetime> lifetimes() {
        return List.of(KeyLifetime.values());
    }

    public List<KeyOverlap> overlaps() {
        return List.of(KeyOverlap.values());
    }

    public boolean has(Role role) {
        return form.roles().contains(role);
    }

    public boolean chose(KeyLifetime lifetime) {
        return form.lifetime() == lifetime;
    }

    public boolean failed(String name) {
        return fault != null && fault.name().equals(name);
    }
}
