/** Personal data of a service: reading and erasure. */
package io.winback.chassis.erasure;
