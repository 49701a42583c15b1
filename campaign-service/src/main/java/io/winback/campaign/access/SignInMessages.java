package io.winback.campaign.access;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the sign-in pages, in {@code messages/signin_*.properties}: one file for each language. */
@MessageBundle(value = "signin", locale = "en")
interface SignInMessages {

    @Message
    String title();

    @Message
    String name();

    @Message
    String password();

    @Message
    String wrongPassword();

    @Message
    String withProvider();

    @Message
    String providerUnavailable();

    @Message
    String providerRefused();

    @Message
    String goOn();

    @Message
    String blocked(long minutes);

    @Message
    String withKey();

    @Message
    String signInWithKey();

    @Message
    String key();

    @Message
    String note();

    @Message
    String signIn();

    @Message
    String refused();

    @Message
    String again();

    @Message
    String linkNotUsable();

    @Message
    String as(String person);

    @Message
    String once();

    @Message
    String signOutTitle();

    @Message
    String signOut();

    @Message
    String console();
}
