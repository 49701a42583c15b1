/** Stand-ins for the outside world: a real SMTP server, a real SMPP message centre, a chat provider's API, and what reached them. */
package io.winback.local.standin;
