package io.winback.campaign.console;

import io.winback.campaign.access.FormTokens;
import io.winback.chassis.access.Caller;
import io.winback.chassis.access.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The navigation of all pages of the console. Each page shows it by the tag {@code consoleBar}. */
@Named
@ApplicationScoped
class ConsoleNavigation {

    private final Caller caller;
    private final FormTokens formTokens;

    ConsoleNavigation(Caller caller, FormTokens formTokens) {
        this.caller = caller;
        this.formTokens = formTokens;
    }

    /** A page, and the roles that open it, as in the matrix of {@code docs/security.md}. */
    enum Destination {
        OVERVIEW("/", reading()),
        BACKTEST("/console/backtest", reading()),
        PEOPLE("/console/people", Set.of(Role.ADMIN)),
        KEYS("/console/keys", Set.of(Role.ADMIN)),
        AUDIT("/console/audit", Set.of(Role.ADMIN)),
        ACCOUNT("/console/account", Role.grantable());

        private final String path;
        private final Set<Role> roles;

        Destination(String path, Set<Role> roles) {
            this.path = path;
            this.roles = Set.copyOf(roles);
        }

        public String path() {
            return path;
        }

        private static Set<Role> reading() {
            return Set.of(Role.VIEWER, Role.MARKETER, Role.APPROVER, Role.SUPPORT, Role.OPERATOR, Role.ADMIN);
        }

        private boolean isOpenTo(Set<Role> callerRoles) {
            return callerRoles.stream().anyMatch(roles::contains);
        }
    }

    /**
     * What the navigation offers a caller.
     *
     * @param formToken of the form that signs out; null without a session
     */
    record Links(List<Destination> destinations, String formToken) {}

    /** The links that the roles of the caller open. The own account is that of a session. */
    public Links present() {
        var roles = caller.roles();
        var formToken = formTokens.present();
        var open = Arrays.stream(Destination.values())
                .filter(destination -> destination.isOpenTo(roles))
                .filter(destination -> destination != Destination.ACCOUNT || formToken != null)
                .toList();
        return new Links(open, formToken);
    }
}
