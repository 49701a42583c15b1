package io.winback.customer.survey;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.winback.events.customer.ChurnReason;

/** The texts of survey pages, in {@code messages/survey_*.properties}: one file for each language. */
@MessageBundle(value = "survey", locale = "en")
interface SurveyMessages {

    @Message
    String title();

    @Message
    String question(SurveyKind kind);

    @Message
    String lowest(SurveyKind kind);

    @Message
    String highest(SurveyKind kind);

    @Message
    String aspects();

    @Message
    String aspect(SatisfactionAspect aspect);

    @Message
    String reason(ChurnReason reason);

    @Message
    String comment();

    @Message
    String optional();

    @Message
    String send();

    @Message
    String incomplete();

    @Message
    String tooLong();

    @Message
    String thanks();

    @Message
    String thanksMore();

    @Message
    String answered();

    @Message
    String expired();
}
