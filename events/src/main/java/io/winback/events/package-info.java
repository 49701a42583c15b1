/** The published language of the four services: their events and shared values. */
package io.winback.events;
