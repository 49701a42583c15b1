/** The links in messages, signed so that they name one person and nobody can make them up. */
package io.winback.notification.links;
