package io.winback.customer.imports;

import java.util.Collection;

/**
 * The customers of the accepted lines of one file, so that each customer counts once. It keeps 64 bits of each id, because a file may
 * have millions of customers. It is thread-safe.
 */
final class CountedCustomers {

    private static final int INITIAL_SLOTS = 1 << 10;
    private static final long FREE = 0;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** Open addressing with linear probing. At most half of the slots are taken. */
    private long[] slots = new long[INITIAL_SLOTS];

    private int size;

    /** How many of these distinct customers are not counted yet. */
    synchronized long uncounted(Collection<String> customerIds) {
        return customerIds.stream().filter(id -> !contains(id)).count();
    }

    synchronized boolean contains(String customerId) {
        long hash = hash(customerId);
        return slots[slot(hash)] == hash;
    }

    synchronized void add(Collection<String> customerIds) {
        customerIds.forEach(id -> add(hash(id)));
    }

    private void add(long hash) {
        int slot = slot(hash);
        if (slots[slot] == FREE) {
            slots[slot] = hash;
            size++;
            if (size > slots.length / 2) {
                grow();
            }
        }
    }

    private void grow() {
        var before = slots;
        slots = new long[before.length * 2];
        for (var hash : before) {
            if (hash != FREE) {
                slots[slot(hash)] = hash;
            }
        }
    }

    /** The slot of a hash, or the free slot where it belongs. */
    private int slot(long hash) {
        int slot = (int) hash & (slots.length - 1);
        while (slots[slot] != FREE && slots[slot] != hash) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    /** FNV-1a with the last step of MurmurHash3, so that all bits depend on all characters. */
    private static long hash(String customerId) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < customerId.length(); i++) {
            hash = (hash ^ customerId.charAt(i)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == FREE ? 1 : hash;
    }
}
