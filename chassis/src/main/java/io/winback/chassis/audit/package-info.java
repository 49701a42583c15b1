/** The audit log: who did what, from where, before and after. It is append-only and hash-chained. */
package io.winback.chassis.audit;
