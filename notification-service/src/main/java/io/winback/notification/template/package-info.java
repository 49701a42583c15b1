/** Templates: what is said in each language on each channel, with placeholders checked when they are written. */
package io.winback.notification.template;
