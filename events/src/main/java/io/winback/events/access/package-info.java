/** The events of access: the API keys that the services accept. */
package io.winback.events.access;
