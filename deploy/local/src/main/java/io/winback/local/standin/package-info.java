/** Stand-ins for the providers: an SMTP server, an SMPP message centre and a chat API, and the messages they received. */
package io.winback.local.standin;
