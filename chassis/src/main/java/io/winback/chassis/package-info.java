/** The technical base of every service. It depends on events and on no domain. */
package io.winback.chassis;
