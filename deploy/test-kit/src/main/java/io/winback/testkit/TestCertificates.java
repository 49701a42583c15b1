package io.winback.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** A server certificate that its own owner signed, made by {@code keytool} of the running Java, in a temporary folder. */
public final class TestCertificates {

    private static final char[] PASSWORD = "not-secret".toCharArray();
    private static final String ALIAS = "server";

    private final Path folder;
    private final KeyStore keys;

    private TestCertificates(Path folder, KeyStore keys) {
        this.folder = folder;
        this.keys = keys;
    }

    /** For a server on this machine. */
    public static TestCertificates ofThisMachine() {
        return of("dns:localhost,ip:127.0.0.1");
    }

    /** @param names of the server as {@code keytool} takes them, such as {@code dns:localhost} */
    public static TestCertificates of(String names) {
        try {
            var folder = Files.createTempDirectory("winback-certificates-");
            var store = folder.resolve("keys.p12");
            make(store, names);
            var keys = KeyStore.getInstance("PKCS12");
            try (var file = Files.newInputStream(store)) {
                keys.load(file, PASSWORD);
            }
            var certificates = new TestCertificates(folder, keys);
            Files.writeString(
                    certificates.certificate(),
                    pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()));
            Files.createFile(
                    certificates.key(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    certificates.key(),
                    pem("PRIVATE KEY", keys.getKey(ALIAS, PASSWORD).getEncoded()));
            return certificates;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The file with the certificate, which is also what its clients trust. */
    public Path certificate() {
        return folder.resolve("certificate.pem");
    }

    /** The file with the private key. Its owner alone can read it. */
    public Path key() {
        return folder.resolve("key.pem");
    }

    /** For servers in Java. */
    public SSLContext context() {
        try {
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void make(Path store, String names) throws IOException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=test",
                        "-ext",
                        "san=" + names,
                        "-ext",
                        "bc=ca:true",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        var words = new String(process.getInputStream().readAllBytes(), US_ASCII);
        if (!Files.exists(store)) {
            throw new IOException("keytool made no certificate: " + words);
        }
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content), kind);
    }
}
