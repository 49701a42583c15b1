package io.winback.campaign.access;

/** A new password is not accepted. */
class WeakPassword extends RuntimeException {

    private final PasswordRule.Fault fault;

    WeakPassword(PasswordRule.Fault fault) {
        super("the password " + fault.message());
        this.fault = fault;
    }

    PasswordRule.Fault fault() {
        return fault;
    }
}
