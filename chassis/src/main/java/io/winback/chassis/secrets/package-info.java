/** The secrets that a service needs, and their check before it starts. */
package io.winback.chassis.secrets;
