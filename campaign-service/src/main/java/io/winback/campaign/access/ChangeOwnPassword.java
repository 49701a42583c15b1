package io.winback.campaign.access;

import jakarta.enterprise.context.ApplicationScoped;

/** Changes the password of a person, which ends all sessions, and begins a new session for the browser of the request. */
@ApplicationScoped
class ChangeOwnPassword {

    private final ChangePassword changePassword;
    private final SignIn signIn;

    ChangeOwnPassword(ChangePassword changePassword, SignIn signIn) {
        this.changePassword = changePassword;
        this.signIn = signIn;
    }

    /**
     * @return the token of the new session
     * @throws SignInRefused if the present password is wrong
     * @throws WeakPassword if the new one is not accepted
     */
    String change(String personId, String old, String wanted) {
        changePassword.change(personId, old, wanted);
        return signIn.signIn(personId, wanted);
    }
}
