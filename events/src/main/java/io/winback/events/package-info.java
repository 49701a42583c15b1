/** What the four services tell each other: the facts, and the few values they all speak of. */
package io.winback.events;
