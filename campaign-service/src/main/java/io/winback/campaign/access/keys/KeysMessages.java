package io.winback.campaign.access.keys;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.winback.chassis.access.Role;

/** The texts of the page of API keys, in {@code messages/keys_*.properties}: one file for each language. */
@MessageBundle(value = "keys", locale = "en")
interface KeysMessages {

    @Message
    String title();

    @Message
    String heading();

    @Message
    String introduction();

    @Message
    String issuedTo(String name);

    @Message
    String copyNow();

    @Message
    String previous();

    @Message
    String all();

    @Message
    String none();

    /** The keys that the page cannot change. */
    @Message
    String configured(String names);

    @Message
    String name();

    @Message
    String nameHelp();

    @Message
    String beginning();

    @Message
    String roles();

    @Message
    String scopes();

    @Message
    String scopesHelp();

    @Message
    String everything();

    @Message
    String stateOf();

    @Message
    String expires();

    @Message
    String never();

    @Message
    String lastUsed();

    @Message
    String notUsed();

    @Message
    String created();

    /** Who issued a key, by the kind of the caller. */
    @Message
    String by(String kind, String name);

    @Message
    String change();

    @Message
    String rotate();

    @Message
    String rotateHelp();

    @Message
    String overlapOf();

    @Message
    String revoke();

    @Message
    String revokeHelp(String name);

    @Message
    String confirmRevoke();

    @Message
    String revoked();

    @Message
    String older();

    @Message
    String newKey();

    @Message
    String validFor();

    @Message
    String issue();

    @Message
    String role(Role role);

    @Message
    String state(KeyState state);

    @Message
    String lifetime(KeyLifetime lifetime);

    @Message
    String overlap(KeyOverlap overlap);

    @Message
    String fault(KeyFault fault);
}
