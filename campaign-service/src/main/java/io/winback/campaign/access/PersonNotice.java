package io.winback.campaign.access;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** What a page of people says about its last form. The messages have a text for each. */
enum PersonNotice {
    NONE(""),
    SAVED(""),
    ADDED(""),
    DELETED(""),
    SESSIONS_ENDED(""),
    CHANGED(""),
    LAST_ADMINISTRATOR(""),
    EXPIRED(""),
    TAKEN("personId"),
    WRONG_ID("personId"),
    WRONG_NAME("displayName"),
    NO_ROLES("roles");

    /** The parameter of an address that a form opens. */
    static final String PARAMETER = "done";

    private static final Set<PersonNotice> EFFECTS = EnumSet.of(SAVED, ADDED, DELETED, SESSIONS_ENDED);

    private final String field;

    PersonNotice(String field) {
        this.field = field;
    }

    /** The field that is wrong; empty if the notice is about the whole page. */
    public String field() {
        return field;
    }

    /** Whether it says what a form did, and not what is wrong. */
    public boolean isEffect() {
        return EFFECTS.contains(this);
    }

    /** The address of a page that says it. */
    String after(String address) {
        return "%s?%s=%s".formatted(address, PARAMETER, name());
    }

    /** The notice of an address; {@code NONE} for every other text. */
    static PersonNotice ofAddress(String text) {
        return Stream.concat(EFFECTS.stream(), Stream.of(EXPIRED))
                .filter(notice -> notice.name().equals(text))
                .findFirst()
                .orElse(NONE);
    }
}
