/** The published language of the four services: their events, and the values that all of them use. */
package io.winback.events;
