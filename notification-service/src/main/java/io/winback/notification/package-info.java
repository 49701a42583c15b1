/** Says it where the person listens, and never where they asked us not to. */
package io.winback.notification;
