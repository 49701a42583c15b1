package io.winback.campaign.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.winback.chassis.audit.ActorKind;

/** The texts of the page of the audit log, in {@code messages/audit_*.properties}: one file for each language. */
@MessageBundle(value = "audit", locale = "en")
interface AuditMessages {

    @Message
    String title();

    @Message
    String introduction();

    @Message
    String actor();

    @Message
    String actorHelp();

    @Message
    String kind();

    @Message
    String id();

    @Message
    String idHelp();

    @Message
    String operation();

    @Message
    String from();

    @Message
    String to();

    @Message
    String dayHelp();

    @Message
    String all();

    @Message
    String search();

    @Message
    String reset();

    @Message
    String faultOfSubject();

    @Message
    String faultOfDay();

    @Message
    String faultOfOrder();

    @Message
    String notSearched();

    @Message
    String kindHelp();

    @Message
    String silent(String service);

    @Message
    String none();

    @Message
    String entries();

    @Message
    String time();

    @Message
    String who();

    @Message
    String what();

    @Message
    String about();

    @Message
    String result();

    @Message
    String through(String service);

    @Message
    String address(String address);

    @Message
    String times(String times);

    @Message
    String changes();

    @Message
    String field();

    @Message
    String before();

    @Message
    String after();

    @Message
    String hidden();

    @Message
    String older();

    @Message
    String newest();

    /** The link to a file with the entries of the search. */
    @Message
    String export();

    @Message
    String actorKind(ActorKind kind);

    @Message
    String outcome(AuditLogRow.Result result);
}
