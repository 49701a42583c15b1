/** What must not be sent now: everything during an emergency stop, or the messages of paused campaigns. */
package io.winback.notification.hold;
