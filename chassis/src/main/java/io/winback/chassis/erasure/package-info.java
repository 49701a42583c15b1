/** What a service can do about all that its database holds on one person, whatever the tables are. */
package io.winback.chassis.erasure;
