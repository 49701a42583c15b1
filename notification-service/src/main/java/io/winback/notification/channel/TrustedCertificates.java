package io.winback.notification.channel;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** The certificates that a provider must prove to have, for connections over TLS. */
public final class TrustedCertificates {

    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    private final SSLSocketFactory sockets;

    private TrustedCertificates(SSLSocketFactory sockets) {
        this.sockets = sockets;
    }

    /** The public certificate authorities that the Java runtime trusts. */
    public static TrustedCertificates ofRuntime() {
        return new TrustedCertificates((SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /**
     * The certificates of a file, and no others.
     *
     * @param pem one or more certificates
     */
    public static TrustedCertificates of(Path pem) {
        try (var file = Files.newInputStream(pem)) {
            var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                trusted.setCertificateEntry(Integer.toString(trusted.size()), certificate);
            }
            if (trusted.size() == 0) {
                throw new IllegalArgumentException("the file %s has no certificate".formatted(pem));
            }
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return new TrustedCertificates(context.getSocketFactory());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("the certificates in %s cannot be read".formatted(pem), e);
        }
    }

    /** The versions of TLS that are spoken, the preferred one first. */
    public static List<String> protocols() {
        return PROTOCOLS;
    }

    public SSLSocketFactory sockets() {
        return sockets;
    }

    /**
     * Encrypts a connection. The certificate must be for the host.
     *
     * @throws IOException with words that name the host; the connection is unusable
     */
    public Socket encrypt(Socket connection, String host, int port) throws IOException {
        var encrypted = (SSLSocket) sockets.createSocket(connection, host, port, true);
        var parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(PROTOCOLS.toArray(String[]::new));
        encrypted.setSSLParameters(parameters);
        try {
            encrypted.startHandshake();
            return encrypted;
        } catch (SSLException e) {
            throw new IOException(refused(host), e);
        }
    }

    /** Why a connection over TLS is refused, in words of an operator. */
    public static String refused(String host) {
        return ("no TLS connection to %s: the certificate is not trusted, is for another host or has expired, or the"
                        + " server does not use TLS")
                .formatted(host);
    }
}
