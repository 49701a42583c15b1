/** What every service runs on. It knows events, and no domain. */
package io.winback.chassis;
