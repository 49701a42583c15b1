package io.winback.notification.channel.sms;

/** How a submission ended. */
sealed interface SubmissionAnswer {

    SubmissionAnswer LOST = new None("the session was lost before the message centre answered");

    /** @param status of the response; 0 if the submission was accepted */
    record Status(int status) implements SubmissionAnswer {}

    /** The message centre may have the submission, but did not answer. */
    record None(String detail) implements SubmissionAnswer {}
}
