/** The templates of messages for each language and channel. Their placeholders are checked when they are stored. */
package io.winback.notification.template;
