/** Personal data of a service: reading, erasure and retention. */
package io.winback.chassis.erasure;
