/** Messages: asked for, queued, taken up in batches, handed to a provider, and what came of it. */
package io.winback.notification.message;
