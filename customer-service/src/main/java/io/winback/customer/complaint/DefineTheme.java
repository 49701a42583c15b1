package io.winback.customer.complaint;

import io.winback.chassis.audit.AuditTrail;
import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Creates or renames a theme. */
@ApplicationScoped
class DefineTheme {

    private final Themes themes;
    private final AuditTrail auditTrail;

    DefineTheme(Themes themes, AuditTrail auditTrail) {
        this.auditTrail = auditTrail;
        this.themes = themes;
    }

    @Transactional
    Defined define(String themeId, String name, ChurnReason reason) {
        var present = themes.lock(themeId);
        var before = present.map(ThemeState::of).orElse(null);
        var theme = present.orElseGet(() -> new Theme(themeId, name, reason));
        theme.describe(name, reason);
        themes.persistAndFlush(theme);
        auditTrail.changed("theme/" + themeId, before, ThemeState.of(theme));
        return new Defined(theme, present.isEmpty());
    }

    record Defined(Theme theme, boolean created) {}
}
