/** What a log shows: no personal data of messages of failures, and one line for each message. */
package io.winback.chassis.logging;
