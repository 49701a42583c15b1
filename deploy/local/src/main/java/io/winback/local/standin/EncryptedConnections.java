package io.winback.local.standin;

import java.io.IOException;
import javax.net.ssl.SSLContext;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;

/** The listener of a message centre for connections over TLS. That of jSMPP takes its certificate from system properties only. */
record EncryptedConnections(SSLContext tls) implements ServerConnectionFactory {

    private static final int BACKLOG = 50;

    @Override
    public ServerConnection listen(int port) throws IOException {
        return listen(port, 0, BACKLOG);
    }

    @Override
    public ServerConnection listen(int port, int timeout) throws IOException {
        return listen(port, timeout, BACKLOG);
    }

    @Override
    public ServerConnection listen(int port, int timeout, int backlog) throws IOException {
        var socket = tls.getServerSocketFactory().createServerSocket(port, backlog);
        if (timeout > 0) {
            socket.setSoTimeout(timeout);
        }
        return new ServerSocketConnection(socket);
    }
}
