package io.winback.local.standin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** The process of the stand-ins. Its arguments are its three ports: HTTP, SMTP, SMPP. */
public final class StandIns {

    private static final List<HttpStandIn> HTTP = List.of(new HttpStandIn(
            "/v2/bot/message/push", "WINBACK_CHAT_URL", "winback.notification.chat.token", ChatProvider::new));

    private static final String HOST = "127.0.0.1";
    private static final int TOKEN_CHARACTERS = 43;
    /** An SMPP password has at most eight characters. */
    private static final int MOST_SMPP_CHARACTERS = 8;

    private static final String SMS_PASSWORD = "winback.notification.sms.password";

    private StandIns() {}

    /** @param ports HTTP, SMTP, SMPP */
    public static void main(String... ports) throws IOException {
        // Send small answers without delay.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        start(Integer.parseInt(ports[0]), Integer.parseInt(ports[1]), Integer.parseInt(ports[2]));
    }

    /** Starts them in this process. They end with it. */
    public static void start(int httpPort, int smtpPort, int smppPort) throws IOException {
        start(httpPort, smtpPort, smppPort, null);
    }

    /** @param tls for connections over TLS only: HTTPS, SMTP with STARTTLS, and SMPP over TLS; null for connections without it */
    public static void start(int httpPort, int smtpPort, int smppPort, SSLContext tls) throws IOException {
        var json = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .build();
        var mailbox = new ReceivedMessages(json);
        var faults = new FaultSettings();
        new MailServer(smtpPort, mailbox, faults, tls).start();
        new SmsCentre(smppPort, mailbox, faults, tls).start();
        var reading = new ControlEndpoint(json, mailbox, faults);
        var http = http(httpPort, tls);
        HTTP.forEach(one -> http.createContext(one.path(), one.factory().create(json, mailbox, faults)));
        http.createContext("/received", reading::received);
        http.createContext("/faults", reading::faults);
        // Enough threads to change the faults while requests hang.
        http.setExecutor(Executors.newCachedThreadPool());
        http.start();
    }

    private static HttpServer http(int port, SSLContext tls) throws IOException {
        var address = new InetSocketAddress(HOST, port);
        if (tls == null) {
            return HttpServer.create(address, 256);
        }
        var https = HttpsServer.create(address, 256);
        https.setHttpsConfigurator(new HttpsConfigurator(tls));
        return https;
    }

    /** The settings with which notification-service reaches the stand-ins at these ports. */
    public static Map<String, String> settings(int httpPort, int smtpPort, int smppPort) {
        var settings = new HashMap<String, String>();
        settings.put("winback.notification.email.host", HOST);
        settings.put("winback.notification.email.port", Integer.toString(smtpPort));
        settings.put("winback.notification.sms.host", HOST);
        settings.put("winback.notification.sms.port", Integer.toString(smppPort));
        HTTP.forEach(one -> settings.put(one.urlSetting(), "http://%s:%d".formatted(HOST, httpPort)));
        return settings;
    }

    /** The settings of the credentials that notification-service needs, each with the length that its provider accepts. */
    public static Map<String, Integer> credentials() {
        var lengths = new HashMap<String, Integer>();
        lengths.put(SMS_PASSWORD, MOST_SMPP_CHARACTERS);
        HTTP.forEach(one -> lengths.put(one.credentialSetting(), TOKEN_CHARACTERS));
        return lengths;
    }
}
