package io.winback.campaign.access;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the pages of people and of the own account, in {@code messages/people_*.properties}. */
@MessageBundle(value = "people", locale = "en")
interface PeopleMessages {

    @Message
    String account();

    @Message
    String noAccount();

    @Message
    String signedInAs();

    @Message
    String changePassword();

    @Message
    String oldPassword();

    @Message
    String newPassword();

    @Message
    String repeatPassword();

    @Message
    String passwordRule();

    @Message
    String passwordEnds();

    @Message
    String sessions();

    @Message
    String beganAt();

    @Message
    String usedAt();

    @Message
    String action();

    @Message
    String thisBrowser();

    @Message
    String endSession();

    /** What a page says after a form, by the name of the notice. */
    @Message
    String notice(String name, long minutes);

    @Message
    String people();

    @Message
    String peopleIntroduction();

    @Message
    String list();

    @Message
    String noPeople();

    @Message
    String displayName();

    @Message
    String personId();

    @Message
    String personIdHelp();

    @Message
    String roles();

    @Message
    String signIn();

    @Message
    String withPassword();

    @Message
    String withLinks();

    @Message
    String signedInAt();

    @Message
    String never();

    @Message
    String next();

    @Message
    String add();

    @Message
    String change();

    @Message
    String save();

    @Message
    String present();

    @Message
    String rolesEnd();

    @Message
    String link();

    @Message
    String linkHelp();

    @Message
    String makeLink();

    @Message
    String linkMade();

    @Message
    String linkUntil();

    @Message
    String endHelp();

    @Message
    String endSessions();

    @Message
    String accounts();

    @Message
    String accountsHelp();

    @Message
    String accountName();

    @Message
    String accountSessions();

    @Message
    String delete();

    @Message
    String deleteHelp();

    @Message
    String deleteNow(String name);

    /** By the name of the role. */
    @Message
    String role(String name);

    /** By the name of the role. */
    @Message
    String roleHelp(String name);

    /** What a page says after a form, by the name of the notice. */
    @Message
    String personNotice(String name, int ended);
}
