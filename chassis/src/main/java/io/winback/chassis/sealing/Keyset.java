package io.winback.chassis.sealing;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A Tink keyset. The oldest key is the first, and one key is primary. New values use the primary key. */
record Keyset(KeysetHandle handle) {

    static Keyset create(Parameters parameters) throws GeneralSecurityException {
        return new Keyset(KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.generateEntryFromParameters(parameters)
                        .withRandomId()
                        .makePrimary())
                .build());
    }

    static Keyset parse(String json) throws GeneralSecurityException {
        return new Keyset(TinkJsonProtoKeysetFormat.parseKeyset(
                json, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
    }

    String json() throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(
                handle, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    }

    /** With one more key, which is not primary. */
    Keyset withNewKey() throws GeneralSecurityException {
        return new Keyset(KeysetHandle.newBuilder(handle)
                .addEntry(KeysetHandle.generateEntryFromParameters(
                                handle.getPrimary().getKey().getParameters())
                        .withRandomId())
                .build());
    }

    /** With the newest key as the primary one. */
    Keyset withNewestAsPrimary() throws GeneralSecurityException {
        var builder = KeysetHandle.newBuilder(handle);
        builder.getAt(builder.size() - 1).makePrimary();
        return new Keyset(builder.build());
    }

    /** Without the keys that are older than the primary one. */
    Keyset withoutOldKeys() throws GeneralSecurityException {
        var builder = KeysetHandle.newBuilder(handle);
        while (!builder.getAt(0).isPrimary()) {
            builder.deleteAt(0);
        }
        return new Keyset(builder.build());
    }

    <T> T primitive(Class<T> type) throws GeneralSecurityException {
        return handle.getPrimitive(RegistryConfiguration.get(), type);
    }

    /** The ids of all keys, the oldest first. */
    List<String> ids() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < handle.size(); i++) {
            ids.add(id(handle.getAt(i).getId()));
        }
        return ids;
    }

    String primaryId() {
        return id(handle.getPrimary().getId());
    }

    static String id(int id) {
        return HexFormat.of().toHexDigits(id);
    }
}
