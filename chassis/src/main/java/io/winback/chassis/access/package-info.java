/** Access: who the caller of a request is, and which requests the roles of the caller allow. */
package io.winback.chassis.access;
