package io.winback.campaign.access;

import java.util.EnumSet;
import java.util.Set;

/** What the page of the own account says about its last form. The messages have a text for each. */
enum AccountNotice {
    NONE(""),
    PASSWORD_CHANGED(""),
    SESSION_ENDED(""),
    EXPIRED(""),
    BLOCKED(""),
    SESSION_KEPT(""),
    WRONG_PASSWORD("old"),
    TOO_SHORT("new"),
    TOO_LONG("new"),
    CONTAINS_NAME("new"),
    COMMON("new"),
    UNCHANGED("new"),
    NOT_REPEATED("repeated");

    /** The parameter of an address that a form opens after its effect. */
    static final String PARAMETER = "done";

    private static final Set<AccountNotice> EFFECTS = EnumSet.of(PASSWORD_CHANGED, SESSION_ENDED);

    private final String field;

    AccountNotice(String field) {
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

    static AccountNotice of(PasswordRule.Fault fault) {
        return valueOf(fault.name());
    }

    /** The address of a page that says it. */
    String after(String address) {
        return "%s?%s=%s".formatted(address, PARAMETER, name());
    }

    /** The effect that an address names; {@code NONE} for every other text. */
    static AccountNotice effect(String text) {
        return EFFECTS.stream()
                .filter(effect -> effect.name().equals(text))
                .findFirst()
                .orElse(NONE);
    }
}
