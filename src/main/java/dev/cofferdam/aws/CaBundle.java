package dev.cofferdam.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * The certificate authorities to trust instead of Java's own, from a PEM file: {@code AWS_CA_BUNDLE}, else the
 * profile's {@code ca_bundle}. The SDK for Java reads neither. Source: AWS SDKs and Tools Reference Guide, "General
 * configuration settings".
 */
final class CaBundle {
    private final Path file;

    private CaBundle(Path file) {
        this.file = file;
    }

    static Optional<CaBundle> of(ClientFactory.Access access) {
        var bundle = Optional.ofNullable(access.environment().get("AWS_CA_BUNDLE"))
                .filter(text -> !text.isBlank())
                .or(() -> Optional.ofNullable(access.profileName())
                        .flatMap(access.profiles()::profile)
                        .flatMap(profile -> profile.property("ca_bundle")))
                .map(text -> new CaBundle(Path.of(text)));
        // a wrong one is told when the session is opened, not as a failed handshake
        bundle.ifPresent(CaBundle::trustManagers);
        return bundle;
    }

    /** @throws AwsSessionException when the file cannot be read, or holds no certificate */
    TrustManager[] trustManagers() {
        try (var in = Files.newInputStream(file)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            var count = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in))
                store.setCertificateEntry("ca-" + count++, certificate);
            if (count == 0) throw unusable("it holds no certificate", null);
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(e.toString(), e);
        }
    }

    private AwsSessionException unusable(String why, @org.jspecify.annotations.Nullable Exception cause) {
        var message = "The CA bundle %s cannot be used: %s. Mend AWS_CA_BUNDLE or ca_bundle in ~/.aws/config."
                .formatted(file, why);
        return cause == null ? new AwsSessionException(message) : new AwsSessionException(message, cause);
    }
}
